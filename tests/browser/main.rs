//! The served page in Chromium, with the isolation headers and without: what a learner does, and what axe says. The main ways in Firefox
//! and WebKitGTK too.
//!
//! Each test serves `dist/` itself and drives a browser of its own; `cargo xtask test` builds `dist/` before.

mod browser;
mod drivers;
mod page;
mod server;

mod accessibility;
mod comfort;
mod course;
mod editing;
mod embed;
mod engines;
mod explorer;
mod files;
mod hosting;
mod labs;
mod playing;
mod responsive;
mod running;
mod schedules;
mod stepping;
mod timeline;
mod ways;
