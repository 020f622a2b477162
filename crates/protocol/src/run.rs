//! What a run says while it goes on and when it ends.

use serde::{Deserialize, Serialize};

/// The page's number for a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RunId(pub u32);

/// Where a text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// A piece of output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunk {
    /// Where it was written.
    pub stream: Stream,
    /// What was written.
    pub text: String,
    /// The strand that wrote it.
    pub strand: u32,
    /// When, in virtual nanoseconds since the program's start.
    pub time: u64,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// The program ended with this exit status; 0 is success.
    Finished {
        /// The exit status.
        status: i32,
    },
    /// Nobody can run and somebody is alive.
    Deadlock {
        /// Who waits for what held by whom, in sentences, one a line.
        explanation: String,
    },
    /// The page asked for it.
    Stopped,
    /// A limit of the machine was reached.
    Limit {
        /// Which, and what it was, in a sentence.
        explanation: String,
    },
    /// The engine could not start the program (a schedule that does not parse, for example).
    Refused {
        /// Why, in a sentence.
        explanation: String,
    },
}
