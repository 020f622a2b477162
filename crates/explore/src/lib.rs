//! The explorer's engines: every schedule of a program that matters, for any program that is a [`System`].
//!
//! Two engines that know nothing of each other: [`dpor`] runs one execution for each class of equivalent schedules,
//! [`states`] visits each state once. Each can prove; which is faster depends on the program, so [`both`] runs them side by
//! side. What neither can finish is bounded by preemptions or sampled ([`sample`]), and then it is no proof.

pub mod both;
pub mod dpor;
pub mod exploration;
pub mod findings;
mod footprint;
mod looks;
#[cfg(feature = "parallel")]
pub mod parallel;
pub mod program;
pub mod report;
pub mod sample;
mod sampling;
pub mod states;
pub mod system;
pub mod telling;
pub mod tree;
pub mod verdict;

pub use findings::{Bound, Cost, End, Findings, Found, Progress, Race, Rest};
pub use system::System;
