//! A diary of a run: what the program's own code does, operation by operation, so that one can stand at any of them.
//!
//! A place is the number of an operation: the machine that stands there is about to do it. Keeping a diary, and stopping for it, makes
//! no difference to the run.

use crate::{
    bytecode::{Code, Op},
    heap::CodeId,
    strand::StrandId,
};

/// An operation of the program that is about to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who does it: a thread, or the task that it works for.
    pub strand: StrandId,
    /// The code that it stands in.
    pub code: CodeId,
    /// The instruction in it.
    pub pc: u32,
    /// When, in virtual nanoseconds.
    pub time: u64,
    /// Whether a statement begins here.
    pub statement: bool,
}

/// What a machine notes while it runs.
#[derive(Clone, Debug, Default)]
pub struct Diary {
    /// How many operations were begun.
    pub count: u64,
    /// The operation before which the machine stops.
    pub stop: Option<u64>,
    /// Operations since somebody last took them.
    pub deeds: Vec<Deed>,
    /// Whether the machine stands before the operation `stop`.
    pub(crate) paused: bool,
    /// Who is about to do the newest operation: it is not noted again when the machine goes on.
    pub(crate) halted: Option<StrandId>,
}

impl Diary {
    /// Notes that something is about to be done. Whether the machine stops before it.
    pub(crate) fn note(&mut self, thread: StrandId, deed: Deed) -> bool {
        if self.halted.take() == Some(thread) {
            return false;
        }
        if self.stop == Some(self.count) {
            self.paused = true;
            self.halted = Some(thread);
        }
        self.count += 1;
        self.deeds.push(deed);
        self.paused
    }
}

/// Whether an instruction is an operation: it does something with what has a name, calls, computes or decides.
pub(crate) fn is_operation(code: &Code, pc: u32) -> bool {
    does(code.instrs[pc as usize].op).is_some()
}

/// Whether a statement begins at an instruction.
pub(crate) fn is_statement(code: &Code, pc: u32) -> bool {
    code.statements.binary_search(&pc).is_ok()
}

/// What kind of operation an instruction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Looks at a variable, an attribute or an item.
    Read,
    /// Changes one.
    Write,
    /// Takes one away.
    Delete,
    /// Computes a value, or compares two.
    Compute,
    /// Calls something.
    Call,
    /// Returns to the caller.
    Return,
    /// Hands over a value, or waits for an awaitable.
    Yield,
    /// Takes the next item of a loop.
    Next,
    /// Raises an exception.
    Raise,
    /// Imports a module.
    Import,
}

/// The act of an operation; `None` for what only moves values.
pub(crate) fn does(op: Op) -> Option<Act> {
    Some(match op {
        Op::LoadCell | Op::LoadGlobal | Op::LoadName | Op::LoadNameOrCell | Op::LoadAttr | Op::GetItem => Act::Read,
        Op::StoreCell | Op::StoreGlobal | Op::StoreName | Op::StoreAttr | Op::SetItem => Act::Write,
        Op::DelCell | Op::DelGlobal | Op::DelName | Op::DelAttr | Op::DelItem => Act::Delete,
        Op::Add
        | Op::Sub
        | Op::Mul
        | Op::TrueDiv
        | Op::FloorDiv
        | Op::Mod
        | Op::Pow
        | Op::LShift
        | Op::RShift
        | Op::BitAnd
        | Op::BitOr
        | Op::BitXor
        | Op::MatMul
        | Op::AddInt
        | Op::SubInt
        | Op::Neg
        | Op::Pos
        | Op::Invert
        | Op::Not
        | Op::Lt
        | Op::Le
        | Op::Eq
        | Op::Ne
        | Op::Gt
        | Op::Ge
        | Op::Is
        | Op::IsNot
        | Op::In
        | Op::NotIn
        | Op::JumpLt
        | Op::JumpLe
        | Op::JumpEq
        | Op::JumpNe
        | Op::JumpGt
        | Op::JumpGe => Act::Compute,
        Op::Call | Op::CallKw | Op::CallMethod | Op::CallMethodKw | Op::CallEx => Act::Call,
        Op::Return => Act::Return,
        Op::Yield | Op::YieldFrom => Act::Yield,
        Op::ForIter => Act::Next,
        Op::Raise => Act::Raise,
        Op::ImportName => Act::Import,
        _ => return None,
    })
}
