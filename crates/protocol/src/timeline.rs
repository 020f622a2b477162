//! What every strand did and when: the data that the timeline and its table draw.

use serde::{Deserialize, Serialize};

/// What happened in a run, strand by strand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// All strands, in the order of their creation; a strand's number is its place here.
    pub strands: Vec<Strand>,
    /// What they did, in the order of `start`. Spans of one strand do not overlap. States that last at the end of the run
    /// end there, but those of a deadlock.
    pub spans: Vec<Span>,
    /// Who made whom go on, in the order of `until`.
    pub arrows: Vec<Arrow>,
    /// Virtual time at the end of the run, in nanoseconds.
    pub end: u64,
    /// Whether later spans were left out because there were too many.
    pub truncated: bool,
}

/// What a strand waited for came, by what another one did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrow {
    /// Whose doing it was.
    pub from: u32,
    /// When that one did it, in virtual nanoseconds.
    pub at: u64,
    /// Who had waited.
    pub to: u32,
    /// When that one went on.
    pub until: u64,
    /// What was done, such as `released`; empty for the start of a strand.
    pub deed: String,
}

/// The end of a span that never ends.
pub const FOREVER: u64 = u64::MAX;

/// A thread, process, task or greenlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strand {
    /// As the program calls it: `MainThread`, `Thread-1 (worker)`, `Task-2`, `Process-1`.
    pub name: String,
    /// What it is.
    pub kind: StrandKind,
    /// Number of the process it runs in, counted from 0.
    pub process: u32,
    /// The strand that started it; `None` for the first.
    pub parent: Option<u32>,
}

/// What a strand is to Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StrandKind {
    /// The main thread of a process.
    Process,
    /// Another thread.
    Thread,
    /// An asyncio task.
    Task,
    /// A gevent greenlet.
    Greenlet,
}

/// A stretch of time in which a strand was in one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Which strand.
    pub strand: u32,
    /// In which state.
    pub state: State,
    /// From when, in virtual nanoseconds since the program's start.
    pub start: u64,
    /// Until when; [`FOREVER`] for a strand in a deadlock.
    pub end: u64,
    /// The source line it stood at when the state began, counted from 1; 0 when there is none.
    pub line: u32,
    /// In words what it waited for, such as `lock held by Thread-1 (worker)`; empty while it runs.
    pub detail: String,
}

/// What a strand was doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Executing.
    Running,
    /// Could run, but another strand has the core or the event loop.
    Ready,
    /// Could run, but another strand holds the interpreter lock.
    Wanting,
    /// Waiting for another strand.
    Blocked,
    /// Waiting for time to pass.
    Sleeping,
    /// Ended by an uncaught exception; zero length.
    Failed,
}
