//! Strands: threads and main threads of processes, with their frames and registers; and tasks, which run on one.

use crate::{
    builtins::CompareOp,
    heap::CodeId,
    kernel::Operation,
    process::ProcessId,
    value::{ObjId, Value},
    vm::WINDOW,
};

/// A strand's number, in the order of creation. Tasks are numbered among the threads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StrandId(pub u32);

/// What a strand is to Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrandKind {
    /// The main thread of a process.
    Process,
    /// Another thread.
    Thread,
    /// An asyncio task: it has no frames of its own, a thread's event loop runs it.
    Task,
}

/// A function's activation.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Its code.
    pub code: CodeId,
    /// The next instruction. While a call is under way: the one after the call.
    pub pc: u32,
    /// Where its registers begin in the strand's stack.
    pub base: u32,
    /// The caller's register that takes the result.
    pub ret: u8,
    /// What becomes of the result.
    pub cont: Cont,
    /// The module's names.
    pub globals: ObjId,
    /// The dict in which a class body's or `exec`'s names live, or unbound.
    pub namespace: Value,
    /// The generator whose frame this is, or 0.
    pub generator: ObjId,
}

/// What becomes of a frame's result in its caller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cont {
    /// It is stored.
    Store,
    /// It is thrown away.
    Discard,
    /// It is thrown away, and the caller, whom it came between two instructions, stands one behind the next: goes back to that.
    Between,
    /// It must be `None`; this instance is stored instead (`__init__`).
    Init(Value),
    /// Its truth decides: when it equals `on`, the caller goes on at `target`.
    Jump {
        /// The truth that jumps.
        on: bool,
        /// Where to.
        target: u32,
    },
    /// It is what `len()` answers, if that is a length.
    Len,
    /// It is `NotImplemented` or the result of the binary operator at which the caller stands.
    Operator,
    /// It is `NotImplemented` or the result of the comparison at which the caller stands.
    Comparison(CompareOp),
    /// It is the next item of a `for` loop; exhaustion goes on at the target.
    ForNext {
        /// Where to.
        exit: u32,
    },
    /// `next(generator)` or `send`: exhaustion raises `StopIteration`.
    Next,
    /// `next(iterator, default)`: exhaustion stores the default.
    NextOr(Value),
    /// The caller's `YieldFrom` drives it: what it yields is handed on.
    Delegate,
    /// `close()`: the generator should end; its end stores `None`.
    Close,
    /// A step of an asynchronous generator, driven by the caller's `YieldFrom`.
    AsyncStep(ObjId),
    /// The same, driven by `send` called as a function.
    AsyncStepCall(ObjId),
    /// It is a tuple, unpacked as the caller's `Unpack` or `UnpackEx` says.
    Unpack,
    /// A module's body: this module is stored.
    Module(Value),
}

/// A call of a native that came too early, to be begun again.
#[derive(Clone, Debug)]
pub struct Again {
    /// What was called.
    pub callee: Value,
    /// With what; the last ones are named by `kwnames`, a tuple or unbound.
    pub args: Vec<Value>,
    /// Names of arguments.
    pub kwnames: Value,
    /// Register for the result.
    pub ret: u8,
    /// What becomes of the result.
    pub cont: Cont,
}

/// What a strand waits for.
#[derive(Clone, Debug)]
pub struct Pending {
    /// The operation that cannot be done yet.
    pub operation: Operation,
    /// Virtual time at which it gives up, in nanoseconds.
    pub deadline: Option<u64>,
    /// Register for its result.
    pub ret: u8,
}

/// Where a strand is in its life.
#[derive(Clone, Debug)]
pub enum Status {
    /// It can go on.
    Ready,
    /// It waits; `woken` when what it waits for may have come.
    Waiting {
        /// What for.
        pending: Box<Pending>,
        /// Whether to try again.
        woken: bool,
    },
    /// It is over.
    Done,
}

/// A thread, or a task's entry on the timeline.
#[derive(Debug)]
pub struct Strand {
    /// Its number.
    pub id: StrandId,
    /// The process it runs in.
    pub process: ProcessId,
    /// What it is.
    pub kind: StrandKind,
    /// A daemon thread does not keep its process alive.
    pub daemon: bool,
    /// Activations, the innermost last.
    pub frames: Vec<Frame>,
    /// Registers of all frames.
    pub stack: Vec<Value>,
    /// Where it is in its life.
    pub status: Status,
    /// Virtual time from which it can go on, in nanoseconds.
    pub ready_at: u64,
    /// Without an interpreter lock: virtual time that it has reached, in nanoseconds.
    pub clock: u64,
    /// Virtual nanoseconds that it has computed.
    pub cpu: u64,
    /// The task that it runs at the moment.
    pub task: Option<StrandId>,
    /// An exception to raise when it goes on.
    pub inject: Option<Value>,
    /// A call to begin again when it goes on.
    pub again: Option<Box<Again>>,
    /// What it waited for when a signal came whose handler has not begun.
    pub broken: Option<Box<Pending>>,
    /// What it waits for again when the handlers that run are done, the innermost last.
    pub interrupted: Vec<Box<Pending>>,
    /// Who woke it, and when, if it was woken and has not gone on yet.
    pub woken_by: Option<(StrandId, u64)>,
    /// The time between checkpoints in which it was last saved, see `machine::checkpoint`.
    pub(crate) saved: u64,
}

impl Clone for Strand {
    /// Registers above those of the last frame mean nothing and are left out; there is room for them, since a copy is made to be run.
    fn clone(&self) -> Self {
        let base = self.frames.last().map_or(0, |frame| frame.base as usize);
        self.copy(base + WINDOW, base + 2 * WINDOW)
    }
}

impl Strand {
    /// A copy with the first `top` places of the stack, and room for `room`.
    pub(crate) fn copy(&self, top: usize, room: usize) -> Self {
        let mut stack = Vec::with_capacity(room);
        stack.extend_from_slice(&self.stack[..top.min(self.stack.len())]);
        Self {
            id: self.id,
            process: self.process,
            kind: self.kind,
            daemon: self.daemon,
            frames: self.frames.clone(),
            stack,
            status: self.status.clone(),
            ready_at: self.ready_at,
            clock: self.clock,
            cpu: self.cpu,
            task: self.task,
            inject: self.inject,
            again: self.again.clone(),
            broken: self.broken.clone(),
            interrupted: self.interrupted.clone(),
            woken_by: self.woken_by,
            saved: self.saved,
        }
    }
}

impl Strand {
    /// Whether it is over.
    pub fn is_done(&self) -> bool {
        matches!(self.status, Status::Done)
    }
}
