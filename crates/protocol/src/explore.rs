//! An exploration of a program: how it is asked for, and what it says when it is over.

use crate::SwitchModel;
use serde::{Deserialize, Serialize};

/// How a program is explored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExploreSettings {
    /// Where a thread may be interrupted.
    pub switch: SwitchModel,
    /// Leave out schedules in which threads are interrupted more often; `None` looks at all.
    pub preemptions: Option<u32>,
    /// When sleeps and waits with a timeout end.
    pub clock: Clock,
    /// In which order an event loop runs what is ready.
    pub ready: Ready,
    /// Seconds after which the search ends with what it knows.
    pub seconds: u32,
}

impl Default for ExploreSettings {
    fn default() -> Self {
        Self { switch: SwitchModel::Any, preemptions: None, clock: Clock::default(), ready: Ready::default(), seconds: 60 }
    }
}

/// When sleeps and waits with a timeout end while schedules are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clock {
    /// At any point: what is proven does not rest on durations.
    #[default]
    Any,
    /// When their time has come; nothing else takes time.
    Virtual,
}

/// In which order an event loop runs what is ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ready {
    /// In the order in which it became ready, as CPython's loop does.
    #[default]
    Fifo,
    /// In any order.
    Any,
}

/// How far a search is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// Complete executions: one for each class of schedules that do the same.
    pub executions: u64,
    /// Different states of the program.
    pub states: u64,
    /// How often the search began anew because strands turned out to share more than was known.
    pub restarts: u32,
}

/// What an exploration found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explored {
    /// What kind of answer it is.
    pub kind: VerdictKind,
    /// The answer in one sentence.
    pub sentence: String,
    /// Whether all schedules that matter were covered.
    pub exhaustive: bool,
    /// What was not covered, in a sentence; `None` if there is nothing.
    pub bound: Option<String>,
    /// How far the search came.
    pub extent: Extent,
    /// In how many of the executions something goes wrong, if all were counted.
    pub failing: Option<u64>,
    /// What can come of the program, the usual first, then by how often a strand has to be interrupted.
    pub outcomes: Vec<Outcome>,
    /// So many more outcomes were found.
    pub left_out: u64,
    /// The schedule that shows what the verdict says.
    pub counterexample: Option<Counterexample>,
    /// The classes of schedules as a tree, where they are few: its nodes, the root first, each before its children.
    pub tree: Vec<TreeNode>,
    /// Seconds that it took.
    pub seconds: f64,
}

/// What kind of answer an exploration gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VerdictKind {
    /// A strand wrote over what another had written since it read.
    LostUpdate,
    /// A strand went on with what it had read although another had changed it since.
    CheckThenAct,
    /// An outcome that no order of whole strands gives.
    WrongResult,
    /// Somebody waits for ever for a notification that came before.
    LostWakeUp,
    /// Somebody waits for ever.
    Deadlock,
    /// Strands go on for ever without getting anywhere.
    Livelock,
    /// An exception that nobody catches, or an exit status that is not 0.
    Exception,
    /// All schedules end well.
    Proven,
    /// All schedules within a bound end well.
    Bounded,
    /// Nothing was found, and not everything was looked at.
    Inconclusive,
}

/// Something that can come of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What it writes to standard output, cut when that is very long.
    pub stdout: String,
    /// Its exit status; 75 if it does not end.
    pub exit: i32,
    /// Exceptions that nobody catches, `Type: message`.
    pub exceptions: Vec<String>,
    /// How it comes to rest.
    pub rest: Rest,
    /// Whether it is a failure: also a result that threads which run one after another never give.
    pub fails: bool,
    /// In how many of the executions; 0 if they were not counted.
    pub count: u64,
    /// The schedule for [`Settings::schedule`](crate::Settings::schedule), with the same switch model; `None` if a run cannot follow it.
    pub schedule: Option<String>,
}

/// How an execution comes to rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rest {
    /// Every strand is over.
    Finished,
    /// Somebody waits for ever, and nobody can go on.
    Deadlock,
    /// Strands go on for ever without getting anywhere.
    Livelock,
}

/// A schedule told step by step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counterexample {
    /// Which of [`Explored::outcomes`] it leads to.
    pub outcome: u32,
    /// The names of the strands in it, in the order in which they were met.
    pub strands: Vec<String>,
    /// What they do, in order.
    pub rows: Vec<Row>,
    /// Whether later rows were left out because there were too many.
    pub truncated: bool,
    /// For what each strand waits in the end; empty but for a deadlock.
    pub waiting: Vec<Waiting>,
}

/// One thing that a strand does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Which of [`Counterexample::strands`].
    pub strand: u32,
    /// The line of the program, counted from 1; 0 when there is none.
    pub line: u32,
    /// What it does there, such as `reads x = 0`.
    pub text: String,
    /// Why another strand goes on after this, in a sentence; empty if there is nothing to say.
    pub note: String,
    /// Whether it goes on although this one could have.
    pub interrupted: bool,
    /// If so, the schedule of a run without this switch, and with no later one that need not be; `None` if a run cannot follow it.
    pub otherwise: Option<String>,
}

/// A point at which executions part, or end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeNode {
    /// The node that it hangs at, by its place; `None` for the root.
    pub parent: Option<u32>,
    /// What was done on the way from there: names of strands, and what each did.
    pub way: Vec<(String, Vec<String>)>,
    /// Where the execution ends here, which of [`Explored::outcomes`] it comes to.
    pub outcome: Option<u32>,
}

/// A strand that waits for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Its name.
    pub strand: String,
    /// The line at which it waits, counted from 1; 0 when there is none.
    pub line: u32,
    /// For what, such as `a lock held by b, taken at line 3`.
    pub what: String,
}
