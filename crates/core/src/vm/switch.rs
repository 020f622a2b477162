//! Switch points: where a thread may lose the interpreter. With the model `gil` they are CPython 3.12's.
//!
//! | CPython | here |
//! |---|---|
//! | `RESUME` of a function | [`Vm::entered`], `enter_at_once` |
//! | `RESUME` of a generator after `yield`, not after `yield from` and `await` | [`Vm::entered`], `resume_at_once` |
//! | `JUMP_BACKWARD` | [`Op::Loop`] |
//! | after a `CALL` of anything but a function in Python | [`Vm::after_call`] |
//!
//! With the models `any` and `free` every instruction is one. Code that stands for C of CPython has none in any model.

use super::{Exit, Next, Slow, Vm};
use crate::{
    bytecode::Op,
    heap::{Body, CodeId},
    strand::{Cont, Frame},
    value::Value,
};

impl Vm<'_> {
    /// A frame of this code begins or goes on.
    pub(super) fn entered(&mut self, code: CodeId) -> Slow {
        if self.world.fuel > 0 && (self.any || self.lease > 0) {
            if !self.any {
                self.lease -= 1;
            }
            return Ok(Next::Reload);
        }
        Ok(self.stop_at(code, false).map_or(Next::Reload, Next::Exit))
    }

    /// A call that was not one of a function in Python is done; else the strand would go on with `next`.
    #[inline]
    pub(super) fn after_call(&mut self, next: Next) -> Slow {
        if self.world.fuel > 0 && (self.any || self.lease > 0) {
            if !self.any {
                self.lease -= 1;
            }
            return Ok(next);
        }
        self.stop_after_call(next)
    }

    #[cold]
    fn stop_after_call(&mut self, next: Next) -> Slow {
        let (Next::Go | Next::Reload) = next else {
            self.lease = self.lease.saturating_sub(u64::from(!self.any));
            return Ok(next);
        };
        let frame = self.frame();
        let (code, pc) = (frame.code, frame.pc as usize);
        let call = pc.checked_sub(1).and_then(|at| self.codes.code(code).instrs.get(at));
        let closed = !self.any && call.is_some_and(|call| call.op == Op::CallMethod && call.imm == 2);
        Ok(self.stop_at(code, closed).map_or(next, Next::Exit))
    }

    /// Fuel or lease is used up at the back-edge of a loop.
    #[cold]
    pub(super) fn stop_in_loop(&mut self, code: CodeId) -> Slow {
        Ok(self.stop_at(code, false).map_or(Next::Go, Next::Exit))
    }

    /// Fuel or lease is used up at what is a switch point unless it is `closed` or the code has none.
    ///
    /// A point where only the fuel ends counts as passed, as it does with fuel left: a run must not depend on where a budget ends.
    #[cold]
    fn stop_at(&mut self, code: CodeId, closed: bool) -> Option<Exit> {
        let expired = !self.any && self.lease == 0;
        self.lease = self.lease.saturating_sub(u64::from(!self.any));
        if closed || self.codes.is_atomic(code) {
            return (self.world.fuel <= 0).then_some(Exit::Pinned);
        }
        Some(if expired { Exit::Lease } else { Exit::Fuel })
    }

    /// Whether with the end of `callee` a call ends in the frame on top that was not one of a function in Python.
    #[cold]
    pub(super) fn ends_call(&self, callee: &Frame) -> bool {
        if self.any {
            return false;
        }
        let frame = self.frame();
        let Some(call) = (frame.pc as usize).checked_sub(1).and_then(|at| self.codes.code(frame.code).instrs.get(at)) else {
            return false;
        };
        match call.op {
            Op::CallEx => !self.is_python(self.reg(call.b)),
            // The frame of a function that the instruction itself called begins at the latest behind the caller's registers.
            Op::Call | Op::CallKw | Op::CallMethod | Op::CallMethodKw => {
                matches!(callee.cont, Cont::Init(_)) || self.codes.is_atomic(callee.code) || callee.base as usize > self.top()
            }
            _ => false,
        }
    }

    /// Whether calling this enters a frame of Python at once, also in CPython.
    fn is_python(&self, callee: Value) -> bool {
        match self.heap.body(callee) {
            Some(Body::Function(function)) => !self.codes.is_atomic(function.code),
            Some(Body::Method(method)) => match self.heap.body(method.function) {
                Some(Body::Function(function)) => !self.codes.is_atomic(function.code),
                _ => false,
            },
            _ => false,
        }
    }
}
