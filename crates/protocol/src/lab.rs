//! Labs: real work on real cores and real timers, measured.

use serde::{Deserialize, Serialize};

/// What to measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LabJob {
    /// Count the primes below `limit`, once for each thread count from 1 to the pool's.
    Primes {
        /// Numbers below this are tried.
        limit: u32,
    },
    /// Draw the Mandelbrot set, once on one thread and once on all; rows come as they are done.
    Mandelbrot {
        /// Width of the picture in pixels.
        width: u32,
        /// Height of the picture in pixels.
        height: u32,
        /// Iterations after which a point counts as inside.
        iterations: u32,
    },
    /// Up to four threads add to one counter: without a lock, with a mutex, with an atomic.
    Counter {
        /// Additions by each thread.
        additions: u32,
    },
    /// Timers on the event loop: awaited one after another, then all at once, then with a blocking call between.
    EventLoop {
        /// How many timers.
        timers: u32,
        /// Length of each in milliseconds.
        milliseconds: u32,
    },
}

/// What a lab job reports, in this order: `Started`, any of the middle ones, then `Done` or `Failed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LabReport {
    /// The job runs; these many threads are in the pool.
    Started {
        /// Threads in the pool; 1 in the unthreaded build.
        threads: u32,
    },
    /// One measured way of doing the work.
    Measured {
        /// What was measured, such as `2 threads`, `mutex`, `all at once`.
        label: String,
        /// Wall time in milliseconds.
        milliseconds: f64,
        /// The result: primes found, points inside, value of the counter, timers fired.
        value: u64,
        /// What a right result would be, where it can differ: the additions made in all.
        expected: Option<u64>,
    },
    /// Rows of a picture, as palette numbers, `width` to a row: 0 inside the set, 1 to 255 in a cycle by the
    /// number of iterations outside. Rows may come in any order.
    Rows {
        /// Number of the pass, from 0; a new pass draws from the top again.
        pass: u32,
        /// First row.
        row: u32,
        /// The pixels of one or more rows.
        pixels: Vec<u8>,
    },
    /// A tick of the clock came; it should come every 20 milliseconds.
    Tick {
        /// Milliseconds since the job's start.
        at: f64,
        /// Milliseconds since the tick before.
        gap: f64,
    },
    /// The job is over.
    Done,
    /// The job could not be done or was stopped.
    Failed {
        /// Why, in a sentence.
        reason: String,
    },
}
