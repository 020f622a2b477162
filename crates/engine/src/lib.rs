//! The engine: the machine, the explorer and the labs behind the protocol, in a Worker of the page.
//!
//! [`session`] decides what is done with a message and when something is sent; it is plain Rust and tested
//! natively. `worker` is the only part that knows JavaScript.

pub mod explore;
pub mod hand;
pub mod interpreter;
pub mod judge;
mod moment;
mod outlook;
mod position;
pub mod python;
pub mod session;
mod timeline;
pub mod walk;

#[cfg(target_family = "wasm")]
mod worker;

#[cfg(target_family = "wasm")]
pub use worker::start;

// The loader awaits this before `start`; it fills rayon's global pool with Web Workers.
#[cfg(all(target_family = "wasm", feature = "threads"))]
pub use wasm_bindgen_rayon::init_thread_pool;
