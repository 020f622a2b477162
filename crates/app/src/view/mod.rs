//! What the page looks like: thin components that draw the model and say what the learner did.

mod app;
mod arrange;
mod canvas;
mod controls;
mod counterexample;
mod course;
mod dialog;
mod editor;
mod files;
mod header;
mod input;
mod keys;
mod labs;
mod labs_charts;
mod lesson;
mod moment;
mod output;
mod paint;
mod schedules;
mod stepper;
mod table;
mod timeline;
mod tree;
mod waits;
mod ways;
mod what_if;

pub use app::App;

/// The class that gives a strand its colour in the style sheet, by its number.
fn strand_class(strand: u32) -> String {
    format!("strand-{}", strand as usize % crate::palette::STRANDS.len())
}
