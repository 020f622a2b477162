//! What the page looks like: thin components that draw the model and say what the learner did.

mod app;
mod canvas;
mod controls;
mod counterexample;
mod editor;
mod header;
mod labs;
mod labs_charts;
mod output;
mod paint;
mod schedules;
mod table;
mod timeline;

pub use app::App;
