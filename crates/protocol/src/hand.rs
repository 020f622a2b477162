//! A run in which the learner is the scheduler.

use crate::{Chunk, End, Moment, Timeline};
use serde::{Deserialize, Serialize};

/// How far one choice goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach {
    /// To the strand's next statement.
    #[default]
    Line,
    /// To its next operation.
    Operation,
}

/// How the run stands, and who can go on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HandState {
    /// How it stands; its `place` is the number of choices so far.
    pub moment: Moment,
    /// Who can go on; empty at the end.
    pub enabled: Vec<u32>,
    /// How it ended, if it did.
    pub end: Option<End>,
    /// All that the program wrote so far.
    pub output: Vec<Chunk>,
    /// What the strands did so far.
    pub timeline: Timeline,
    /// The schedule that makes the same run.
    pub schedule: String,
}

/// What can go wrong from where a run by hand stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// How many choices lead to what goes wrong, at least; without one, how many were looked at in every order.
    pub choices: u32,
    /// What goes wrong then, and who has to be chosen for it, in order; `None` if nothing was found.
    pub danger: Option<(Danger, Vec<u32>)>,
    /// Whether every way was followed to its end.
    pub complete: bool,
}

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Danger {
    /// Nobody can go on.
    Deadlock,
    /// An exception that nobody catches, or another exit status than 0.
    Failure,
}
