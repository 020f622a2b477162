//! `yield`, `yield from` and `await`.

use ruff_python_ast::Expr;

use super::{Compiler, Reg, Span};
use crate::bytecode::Op;

impl<'a> Compiler<'a> {
    pub(super) fn yield_expression(&mut self, value: Option<&'a Expr>, at: Span, to: Reg) {
        let mark = self.frame.top();
        let value = match value {
            Some(value) => self.operand(value),
            None => {
                let none = self.temporary(at);
                self.emit_none(at, none);
                none
            }
        };
        self.emit(at, Op::Yield, to, value, 0, 0);
        self.release(mark);
    }

    pub(super) fn yield_from(&mut self, iterable: &'a Expr, at: Span, to: Reg) {
        let mark = self.frame.top();
        let iterator = self.temporary(at);
        let value = self.operand(iterable);
        self.emit(at, Op::GetYieldFromIter, iterator, value, 0, 0);
        self.drive(iterator, at, to);
        self.release(mark);
    }

    pub(super) fn await_expression(&mut self, awaited: &'a Expr, at: Span, to: Reg) {
        let mark = self.frame.top();
        let iterator = self.temporary(at);
        let value = self.operand(awaited);
        self.emit(at, Op::GetAwaitable, iterator, value, 0, 0);
        self.drive(iterator, at, to);
        self.release(mark);
    }

    /// Awaits what is in `value`, in place.
    pub(super) fn await_register(&mut self, value: Reg, at: Span) {
        let iterator = self.temporary(at);
        self.emit(at, Op::GetAwaitable, iterator, value, 0, 0);
        self.drive(iterator, at, value);
        self.release(iterator);
    }

    /// Runs an iterator to its end; `to` is its result.
    pub(super) fn drive(&mut self, iterator: Reg, at: Span, to: Reg) {
        self.emit_none(at, to);
        self.emit(at, Op::YieldFrom, to, iterator, 0, 0);
    }
}
