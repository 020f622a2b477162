//! A toy model of concurrent programs: strands are closures that do visible operations on integers, locks, queues and so on.
//!
//! A strand's closure is run again from its beginning for each step, with the results that its operations had so far, so
//! it may be any Rust code without effects; `again` forgets them and begins anew with other parameters.

#![allow(dead_code)]

pub mod op;
pub mod programs;
pub mod random;
pub mod system;

pub use op::Program;
pub use system::Toy;
