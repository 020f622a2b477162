//! What the labs say.

use crate::labs::Kind;

/// Name of the view.
pub const TITLE: &str = "Labs: your own cores, measured";
/// What the view is.
pub const INTRODUCTION: &str = "These are no simulations. Each lab does real work in this browser, on the cores and timers of your own computer, and measures it with the clock on the wall.";
/// Ends the lab under way.
pub const STOP: &str = "Stop the lab";
/// The lab does not go on.
pub const INTERRUPTED: &str = "The lab was interrupted.";
/// Under way.
pub const BUSY: &str = "Measuring…";
/// Over.
pub const DONE: &str = "Measured.";
/// A bar or row that did not lose anything.
pub const NOTHING_LOST: &str = "none lost";
/// Name of the picture.
pub const PICTURE: &str = "The Mandelbrot set, row by row as it is computed";
/// Name of the clock's strip.
pub const TICKS: &str = "The clock's ticks: each line is one, a wide band is time without any";
/// Heads of the tables' columns.
pub const WAY: &str = "How";
/// Wall time.
pub const TIME: &str = "Time";
/// How many times faster than the first row.
pub const RATIO: &str = "Speed-up";
/// What came out.
pub const RESULT: &str = "Result";
/// What should have come out.
pub const EXPECTED: &str = "Expected";
/// How many additions are missing.
pub const LOST: &str = "Lost";

/// Name of a lab.
pub fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Primes => "Counting primes",
        Kind::Mandelbrot => "A picture in rows",
        Kind::Counter => "One counter, many threads",
        Kind::EventLoop => "One event loop",
    }
}

/// What a lab shows.
pub fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::Primes => {
            "The same primes below three million, counted by one thread, then by two, up to all that your computer offers. The work is cut into pieces that need nothing from each other."
        }
        Kind::Mandelbrot => {
            "Every row of the picture can be computed alone. It is drawn by one thread first, then by all of them: watch the rows arrive."
        }
        Kind::Counter => {
            "Several threads add to the same number in shared memory: without a lock, with a mutex, with an atomic instruction. Without a lock, two read the same value and one addition is lost."
        }
        Kind::EventLoop => {
            "Five timers of 200 ms beside a clock that ticks every 20 ms: awaited one after another, then all at once, then with a call that does not give the loop back for half a second."
        }
    }
}

/// Starts a lab.
pub fn start(kind: Kind) -> &'static str {
    match kind {
        Kind::Primes => "Count primes",
        Kind::Mandelbrot => "Draw the picture",
        Kind::Counter => "Add up",
        Kind::EventLoop => "Start the timers",
    }
}

/// What the result's column is called.
pub fn result(kind: Kind) -> &'static str {
    match kind {
        Kind::Primes => "Primes",
        Kind::Mandelbrot => "Points inside",
        Kind::Counter => "Counter",
        Kind::EventLoop => "Timers fired",
    }
}

/// How many threads do the work.
pub fn threads(threads: u32) -> String {
    match threads {
        1 => "One thread.".to_owned(),
        many => format!("{many} threads."),
    }
}

/// Why there is one core only, and what to do.
pub const NOT_ISOLATED: &str = "One core only: browsers share memory between threads only on a page served with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp. Serve the page with both to use all cores.";
/// How many threads there are.
pub fn pool(threads: u32) -> String {
    format!("{threads} threads share memory on this page.")
}

/// What the longest pause of the clock was.
pub fn longest_gap(gap: &str) -> String {
    format!("The longest time without a tick was {gap}.")
}

/// Additions lost by a counter.
pub fn lost(count: &str) -> String {
    format!("{count} lost")
}
