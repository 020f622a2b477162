//! The engines against counts from the literature, and against brute force on random programs.

#[path = "explore/counts.rs"]
mod counts;
#[path = "toy/mod.rs"]
mod toy;
