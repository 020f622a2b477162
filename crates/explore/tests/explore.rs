//! The engines against counts from the literature, and against brute force on random programs.

#[path = "explore/agreement.rs"]
mod agreement;
#[path = "explore/brute.rs"]
mod brute;
#[path = "explore/counts.rs"]
mod counts;
#[path = "explore/loops.rs"]
mod loops;
#[cfg(feature = "parallel")]
#[path = "explore/parts.rs"]
mod parts;
#[path = "explore/samples.rs"]
mod samples;
#[path = "toy/mod.rs"]
mod toy;
