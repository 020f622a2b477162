//! The served page in Chromium, with the isolation headers and without: what a learner does, and what axe says.
//!
//! Each test serves `dist/` itself and drives a browser of its own; `cargo xtask test` builds `dist/` before.

mod browser;
mod page;
mod server;

mod accessibility;
mod course;
mod editing;
mod labs;
mod running;
mod schedules;
mod stepping;
