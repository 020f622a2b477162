//! Where a run stands, as plain data: what each strand is doing, its variables and the shared ones, locks, queues, event loops, and who
//! waits for whom.

mod frames;
mod objects;
mod operations;
mod values;

pub(super) use values::in_short;

use super::{Machine, Status};
use crate::{
    diary::Deed,
    process::ProcessId,
    strand::{Status as StrandStatus, StrandId, StrandKind},
    trace::State,
};

/// A run as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// Virtual time, in nanoseconds since the program's start.
    pub time: u64,
    /// Bytes of output so far, of both streams.
    pub written: usize,
    /// All strands so far, in the order of their creation.
    pub strands: Vec<StrandMoment>,
    /// All processes so far, by number.
    pub processes: Vec<ProcessMoment>,
    /// Strands each of which waits for the next, and the last for the first; empty when there is no such circle.
    pub cycle: Vec<StrandId>,
}

/// A strand as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrandMoment {
    /// Which.
    pub id: StrandId,
    /// What the program calls it.
    pub name: String,
    /// What it is.
    pub kind: StrandKind,
    /// The process it runs in.
    pub process: ProcessId,
    /// What it is doing.
    pub doing: Doing,
    /// In words what it waits for; empty if it does not.
    pub waits_for: String,
    /// The strand that it waits for, if it is one.
    pub on: Option<StrandId>,
    /// Activations of the program's functions, the innermost first.
    pub frames: Vec<FrameMoment>,
    /// The operations of the statement at which it stands, in order; none if there is only one.
    pub operations: Vec<OperationMoment>,
}

/// What a strand is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// It goes on.
    Runs,
    /// It could go on if it had the interpreter, the core or the event loop.
    CouldRun,
    /// It waits for another strand.
    Waits,
    /// It waits for time to pass.
    Sleeps,
    /// It is over.
    Over,
}

/// An activation of one of the program's functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameMoment {
    /// The function's name, or `<module>`.
    pub function: String,
    /// The line at which it stands, counted from 1.
    pub line: u32,
    /// Its variables; none for the module, of which they are the global ones.
    pub variables: Vec<Variable>,
}

/// A variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value in short.
    pub value: String,
}

/// An operation of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationMoment {
    /// What it does: `read counter`.
    pub text: String,
    /// Whether it comes next.
    pub next: bool,
}

/// A process as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessMoment {
    /// Its number.
    pub id: ProcessId,
    /// What it is called.
    pub name: String,
    /// Its exit status, if it is over.
    pub exit: Option<i32>,
    /// The strand that has its interpreter; `None` if there is no interpreter lock.
    pub holder: Option<StrandId>,
    /// The program's global variables.
    pub variables: Vec<Variable>,
    /// What strands meet at, as far as the program has a name for it.
    pub objects: Vec<ObjectMoment>,
    /// Event loops.
    pub loops: Vec<LoopMoment>,
}

/// A lock, queue, event and the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectMoment {
    /// What the program calls it: `lock`, `forks[2]`.
    pub name: String,
    /// What it is: `lock`, `queue`.
    pub kind: String,
    /// How it stands, in words: `held by Thread-1, taken at line 5`, `2 items: 1, 2`.
    pub state: String,
    /// Who has it.
    pub holder: Option<StrandId>,
    /// Who waits at it.
    pub waiters: Vec<StrandId>,
}

/// An event loop as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopMoment {
    /// What it does next, in order.
    pub ready: Vec<String>,
    /// What it does later: when, in seconds of virtual time, and what.
    pub timers: Vec<(String, String)>,
}

impl Machine {
    /// How the run stands.
    pub fn moment(&self) -> Moment {
        let deadlock = self.diagnose();
        let tasks = self.coroutines();
        let mut strands: Vec<StrandMoment> = (0..self.world.trace.strands.len() as u32)
            .map(StrandId)
            .map(|id| {
                let info = &self.world.trace.strands[id.0 as usize];
                let waiter = deadlock.waiters.iter().find(|waiter| waiter.strand == id);
                let frames = self.program_frames(id, &tasks);
                StrandMoment {
                    id,
                    name: info.name.to_string(),
                    kind: info.kind,
                    process: info.process,
                    doing: self.doing(id),
                    waits_for: waiter.map(|waiter| with_name(&waiter.what, waiter.object.as_deref())).unwrap_or_default(),
                    on: waiter.and_then(|waiter| waiter.on),
                    operations: frames.first().map(|frame| self.operations(frame)).unwrap_or_default(),
                    frames: frames.iter().map(|frame| self.frame_moment(frame)).collect(),
                }
            })
            .collect();
        for strand in &mut strands {
            if strand.doing == Doing::Over {
                strand.waits_for.clear();
                strand.frames.clear();
                strand.operations.clear();
            }
        }
        let over = self.status != Status::Running && !matches!(self.status, Status::Deadlock(_));
        Moment {
            time: self.now(),
            written: self.world.written,
            strands,
            processes: (0..self.processes.len() as u32).map(|number| self.process_moment(ProcessId(number))).collect(),
            cycle: if over { Vec::new() } else { deadlock.cycle },
        }
    }

    /// What an operation of the diary that is over did, in words, with the value if the strand still has it: `read counter: 5`.
    pub fn deed_in_words(&self, deed: &Deed) -> String {
        let text = self.operation_in_words(deed.code, deed.pc);
        match self.outcome_of(deed) {
            Some(value) => format!("{text}: {value}"),
            None => text,
        }
    }

    /// Whether a strand is about to do something in the program's own code; `Some(true)`: a statement begins, `Some(false)`: another
    /// operation comes next.
    pub fn next_of(&self, id: StrandId) -> Option<bool> {
        let strand = self.strands.get(id.0 as usize)?.as_ref()?;
        let frame = strand.frames.last().filter(|frame| !self.codes.unit_of(frame.code).hidden)?;
        let code = self.codes.code(frame.code);
        let statement = crate::diary::is_statement(code, frame.pc);
        (statement || crate::diary::is_operation(code, frame.pc)).then_some(statement)
    }

    /// What the machine notes of the program's operations, see [`Diary`](crate::diary::Diary).
    pub fn diary(&mut self) -> &mut crate::diary::Diary {
        self.world.diary.get_or_insert_default()
    }

    /// The source line of an operation, counted from 1.
    pub fn line_of_deed(&self, deed: &Deed) -> u32 {
        self.codes.line(deed.code, deed.pc)
    }

    /// What kind of operation it is; `None` if it only begins a statement.
    pub fn act_of_deed(&self, deed: &Deed) -> Option<crate::diary::Act> {
        crate::diary::does(self.codes.code(deed.code).instrs[deed.pc as usize].op)
    }

    /// The name of the file in which an operation stands.
    pub fn file_of_deed(&self, deed: &Deed) -> &str {
        &self.codes.unit_of(deed.code).unit.file
    }

    fn doing(&self, id: StrandId) -> Doing {
        let info = &self.world.trace.strands[id.0 as usize];
        if self.world.is_done(id) || self.process(info.process).exit.is_some() {
            return Doing::Over;
        }
        if info.kind == StrandKind::Task {
            return match self.world.trace.state(id) {
                Some(State::Running) => Doing::Runs,
                Some(State::Blocked) => Doing::Waits,
                Some(State::Sleeping) => Doing::Sleeps,
                Some(State::Ready | State::Wanting) => Doing::CouldRun,
                Some(State::Failed) | None => Doing::Over,
            };
        }
        let Some(Some(strand)) = self.strands.get(id.0 as usize) else { return Doing::CouldRun };
        match &strand.status {
            StrandStatus::Done => Doing::Over,
            StrandStatus::Waiting { pending, .. } => match pending.operation {
                crate::kernel::Operation::Sleep => Doing::Sleeps,
                crate::kernel::Operation::Yield => Doing::CouldRun,
                _ => Doing::Waits,
            },
            StrandStatus::Ready if self.world.trace.state(id) == Some(State::Running) => Doing::Runs,
            StrandStatus::Ready => Doing::CouldRun,
        }
    }
}

/// What is waited for, with the name of the object.
fn with_name(what: &str, object: Option<&str>) -> String {
    let Some(object) = object else { return what.to_owned() };
    match what.split_once(' ') {
        Some(("a" | "an" | "the", rest)) => {
            let (kind, rest) = rest.split_at(rest.find([' ', ',']).unwrap_or(rest.len()));
            format!("the {kind} {object}{rest}")
        }
        _ => format!("{what} ({object})"),
    }
}
