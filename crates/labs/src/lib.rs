//! Labs: real work on real cores and real timers, measured, not simulated.
//!
//! The same code runs natively and in a browser's Worker. What differs is behind [`Host`]: a clock, timers, a
//! place for reports and a [`Pool`] of threads. Nothing here blocks the caller's thread for long: parallel work
//! is done by the pool while the caller awaits, and without a pool it is done in slices with the event loop
//! getting its turn between them. So a request to stop always arrives.

mod counter;
mod event_loop;
mod fan;
mod host;
mod mandelbrot;
mod pool;
mod primes;

pub use host::{Clock, Host};
pub use pool::Pool;

use interleave_protocol::{LabJob, LabReport};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Why a job ended before its time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum LabError {
    #[error("the lab was stopped")]
    Stopped,
    #[error("the lab is too large: {what} is at most {most}; choose smaller numbers")]
    TooLarge { what: &'static str, most: u64 },
}

/// Does `job` and tells `host` of it: `Started`, what was measured, and at the end `Done` or `Failed`.
///
/// Returns soon after `stop` becomes true, when no thread of the pool works for the job any more. The one
/// exception is the blocking call of the event loop lab, which nothing can interrupt; it lasts half a second.
pub async fn run(job: LabJob, host: &impl Host, stop: &Arc<AtomicBool>) {
    host.report(LabReport::Started { threads: host.pool().threads() as u32 });
    let result = match job {
        LabJob::Primes { limit } => primes::run(host, stop, limit).await,
        LabJob::Mandelbrot { width, height, iterations } => mandelbrot::run(host, stop, width, height, iterations).await,
        LabJob::Counter { additions } => counter::run(host, stop, additions).await,
        LabJob::EventLoop { timers, milliseconds } => event_loop::run(host, stop, timers, milliseconds).await,
    };
    host.report(match result {
        Ok(()) => LabReport::Done,
        Err(error) => LabReport::Failed { reason: error.to_string() },
    });
}

/// `Ok` when `value` is at most `most`.
fn at_most(what: &'static str, value: u64, most: u64) -> Result<(), LabError> {
    if value <= most { Ok(()) } else { Err(LabError::TooLarge { what, most }) }
}

/// How a measurement on this many threads is called.
fn threads_label(threads: usize) -> String {
    if threads == 1 { "1 thread".to_owned() } else { format!("{threads} threads") }
}
