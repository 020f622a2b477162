//! Where one can stand in a run that is over, and how the run stands there.

use crate::StrandKind;
use serde::{Deserialize, Serialize};

/// The operations of a run, in order: one can stand before each of them, and at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walk {
    /// The operations. Of a long run the first and the last ones.
    pub places: Vec<Place>,
    /// So many operations between them are left out.
    pub left_out: u64,
    /// The number of the place behind the last operation.
    pub end: u64,
    /// Whether the run was followed to its end.
    pub complete: bool,
}

/// An operation of the program: one can stand right before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// How many operations come before it.
    pub number: u64,
    /// Whose it is.
    pub strand: u32,
    /// Its line in the program's first file, counted from 1; 0 in another one.
    pub line: u32,
    /// Whether a statement begins with it.
    pub statement: bool,
    /// What kind of operation it is.
    pub act: Act,
    /// When, in virtual nanoseconds since the program's start.
    pub time: u64,
}

/// What an operation does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// It looks at a variable, an attribute or an item.
    Read,
    /// It changes one.
    Write,
    /// Something else.
    #[default]
    Other,
}

/// How a run stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// How many operations came before.
    pub place: u64,
    /// Virtual nanoseconds since the program's start.
    pub time: u64,
    /// Bytes of output so far, of both streams.
    pub written: u64,
    /// The operation that has just been done.
    pub did: Option<Did>,
    /// The strands so far, in the order of their creation.
    pub strands: Vec<StrandMoment>,
    /// The processes so far, by number.
    pub processes: Vec<ProcessMoment>,
    /// Strands each of which waits for the next, and the last for the first.
    pub cycle: Vec<u32>,
}

/// An operation that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Did {
    /// By whom.
    pub strand: u32,
    /// In which line.
    pub line: u32,
    /// What, such as `read counter: 5`.
    pub text: String,
}

/// A strand as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrandMoment {
    /// Its number.
    pub id: u32,
    /// What the program calls it.
    pub name: String,
    /// What it is.
    pub kind: StrandKind,
    /// The number of its process.
    pub process: u32,
    /// What it is doing.
    pub doing: Doing,
    /// What it waits for, in words; empty if it does not.
    pub waits_for: String,
    /// The strand that it waits for, if it is one.
    pub on: Option<u32>,
    /// Activations of the program's functions, the innermost first.
    pub frames: Vec<FrameMoment>,
    /// The operations of the statement at which it stands; none if there is only one.
    pub operations: Vec<OperationMoment>,
}

/// What a strand is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doing {
    /// It goes on.
    Runs,
    /// It could go on if it had the interpreter, a core or the event loop.
    CouldRun,
    /// It waits for another strand.
    Waits,
    /// It waits for time to pass.
    Sleeps,
    /// It is over.
    Over,
}

/// An activation of a function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameMoment {
    /// The function's name.
    pub function: String,
    /// The line at which it stands.
    pub line: u32,
    /// Its variables.
    pub variables: Vec<Variable>,
}

/// A variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value in short.
    pub value: String,
    /// What it was before the last operation, if that changed it; empty if it was not there.
    pub before: Option<String>,
}

/// An operation of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperationMoment {
    /// What it does.
    pub text: String,
    /// Whether it comes next.
    pub next: bool,
}

/// A process as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessMoment {
    /// Its number.
    pub id: u32,
    /// What it is called.
    pub name: String,
    /// Its exit status, if it is over.
    pub exit: Option<i32>,
    /// Who has its interpreter lock, if there is one.
    pub holder: Option<u32>,
    /// The program's global variables in it.
    pub variables: Vec<Variable>,
    /// Locks, queues and the like.
    pub objects: Vec<ObjectMoment>,
    /// Event loops.
    pub loops: Vec<LoopMoment>,
}

/// A lock, a queue or something else that strands meet at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectMoment {
    /// What the program calls it.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// How it stands, in words.
    pub state: String,
    /// How it stood before the last operation, if that changed it.
    pub before: Option<String>,
    /// Who has it.
    pub holder: Option<u32>,
    /// Who waits at it.
    pub waiters: Vec<u32>,
}

/// An event loop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoopMoment {
    /// What it does next, in order.
    pub ready: Vec<String>,
    /// What it does later: at which second of virtual time, and what.
    pub timers: Vec<(String, String)>,
}
