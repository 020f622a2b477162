//! What a lab needs from the place it runs in.

use crate::Pool;
use interleave_protocol::LabReport;
use std::future::Future;

/// A clock that every thread of the pool can read.
pub trait Clock: Clone + Send + 'static {
    /// Milliseconds since some moment that is the same for all threads. Never goes backwards on one thread.
    fn now(&self) -> f64;
}

/// The place a lab runs in: a browser's Worker, a test.
pub trait Host {
    /// The clock that times the work.
    type Clock: Clock;

    /// The clock.
    fn clock(&self) -> Self::Clock;

    /// The threads that do parallel work.
    fn pool(&self) -> &Pool;

    /// Takes a report. Called only on the thread that awaits the job.
    fn report(&self, report: LabReport);

    /// Ready when at least this many milliseconds have passed; the event loop runs meanwhile.
    fn wait(&self, milliseconds: u32) -> impl Future<Output = ()>;

    /// Ready as soon as the event loop has handled what was waiting, with no least time.
    fn turn(&self) -> impl Future<Output = ()>;
}
