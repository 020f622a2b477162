//! What "The same work, every way" says.

use crate::figures;
use crate::ways::{Way, Workload};
use interleave_protocol::SwitchModel;

/// Name of the view.
pub const TITLE: &str = "The same work, every way";
/// The way to it.
pub const OPEN: &str = "Compare";
/// What the view is.
pub const INTRODUCTION: &str = "The same jobs are done one after another, on threads, by processes, by tasks of one event loop, and by a \
                                mixture. Each is a real Python program. Their times are those of a simulated computer, so they are the \
                                same everywhere; compare how the bars lie.";
/// Label of the choice of work.
pub const WORK: &str = "The work";
/// Label of the number of jobs.
pub const JOBS: &str = "Jobs";
/// Label of the number of cores.
pub const CORES: &str = "Cores";
/// Starts it.
pub const START: &str = "Run every way";
/// Ends it.
pub const STOP: &str = "Stop comparing";
/// Name of the choice between the two interpreters.
pub const MODEL: &str = "Show the runs";
/// Those with the interpreter lock.
pub const WITH: &str = "with the interpreter lock";
/// Those without.
pub const WITHOUT: &str = "without it";
/// Caption of the table.
pub const TOTALS: &str = "How long each way took, in virtual time";
/// Heads of its columns.
pub const COLUMNS: [&str; 5] =
    ["Way", "With the lock", "Against one after another", "Without the lock", "Against one after another"];
/// Opens a program in the editor.
pub const OPEN_PROGRAM: &str = "Open the program";
/// No time yet.
pub const NOT_YET: &str = "–";
/// The work on real cores.
pub const REAL: &str = "On your own computer";
/// What that is.
pub const REAL_ABOUT: &str =
    "The times above are simulated. Here the same kind of work is done by the cores and timers that you have, and measured.";
/// It could not begin.
pub const TOO_EARLY: &str = "The engine is still loading; start it again in a moment.";

/// A kind of work, as a choice.
pub fn workload(workload: Workload) -> &'static str {
    match workload {
        Workload::Compute => "only computes (CPU-bound)",
        Workload::Wait => "only waits (I/O-bound)",
        Workload::Mixed => "waits, then computes",
    }
}

/// A way.
pub fn way(way: Way) -> &'static str {
    match way {
        Way::Sequential => "One after another",
        Way::Threads => "Threads",
        Way::Processes => "Processes",
        Way::Asyncio => "asyncio",
        Way::Hybrid => "A mixture",
    }
}

/// What a way is in this work.
pub fn about(work: Workload, way: Way) -> &'static str {
    match (way, work) {
        (Way::Sequential, _) => "No concurrency at all: the sum of everything.",
        (Way::Threads, Workload::Compute) => {
            "A thread for each job. With the interpreter lock only one computes at a time; without it they use all cores."
        }
        (Way::Threads, Workload::Wait) => "A thread for each job. Who waits lets go of the interpreter, so all wait together.",
        (Way::Threads, Workload::Mixed) => "A thread for each job. They wait together; with the lock they compute in turns.",
        (Way::Processes, Workload::Wait) => "Four processes share out the jobs: each waits for one job at a time.",
        (Way::Processes, _) => {
            "Four processes share out the jobs, each with an interpreter of its own. Starting them has its price."
        }
        (Way::Asyncio, Workload::Compute) => "A task for each job, on one thread. Nobody awaits, so nobody else gets a turn.",
        (Way::Asyncio, Workload::Wait) => "A task for each job, on one thread: one event loop waits for all of them.",
        (Way::Asyncio, Workload::Mixed) => {
            "A task for each job, on one thread: they wait together, and compute one after another."
        }
        (Way::Hybrid, Workload::Compute) => "An event loop hands the computing to four processes.",
        (Way::Hybrid, Workload::Wait) => "An event loop hands calls that would block it to threads.",
        (Way::Hybrid, Workload::Mixed) => "An event loop waits for all, and four processes compute.",
    }
}

/// What to look for, and when that is the way to choose.
pub fn lesson(work: Workload) -> &'static str {
    match work {
        Workload::Compute => {
            "Work that only computes gets faster by cores alone: take processes, or threads without the interpreter lock. Tasks of an \
             event loop do not help."
        }
        Workload::Wait => {
            "Work that only waits needs no cores: threads do, and tasks of an event loop do with less for each. Processes cost more \
             than they bring."
        }
        Workload::Mixed => {
            "Waiting and computing overlap best when each is done where it costs least: an event loop or threads wait, processes \
             compute."
        }
    }
}

/// Which way was quickest.
pub fn quickest(with: Way, without: Way) -> String {
    let (with, without) = (way(with), way(without));
    if with == without {
        format!("Quickest with and without the interpreter lock: {with}.")
    } else {
        format!("Quickest with the interpreter lock: {with}; without it: {without}.")
    }
}

/// What is under way.
pub fn progress(of: Way, model: SwitchModel, over: usize) -> String {
    let model = if model == SwitchModel::Free { WITHOUT } else { WITH };
    format!("Running: {}, {model} ({} of 10 are done).", way(of), figures::count(over as u64))
}

/// How many times faster than one after another.
pub fn against(base: u64, time: u64) -> String {
    match time {
        0 => NOT_YET.to_owned(),
        time => figures::ratio(base as f64, time as f64),
    }
}

/// Name of a picture.
pub fn picture(of: Way, time: &str) -> String {
    format!("{}: {time}", way(of))
}
