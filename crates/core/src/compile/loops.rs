//! Loops: `while`, `for`, `async for`, `break` and `continue`.

use ruff_python_ast::{Expr, Stmt, StmtFor, StmtWhile};

use super::assigned::Assigned;
use super::blocks::Exit;
use super::frame::Label;
use super::{Compiler, Reg, Span, span};
use crate::bytecode::Op;

impl<'a> Compiler<'a> {
    pub(super) fn while_statement(&mut self, it: &'a StmtWhile) {
        let (next, otherwise, end) = (self.label(), self.label(), self.label());
        let known = self.known_truth(&it.test);
        if known == Some(false) {
            self.body(&it.orelse);
            return;
        }
        self.bind(next);
        if known.is_none() {
            self.jump_unless(&it.test, otherwise);
        }
        let after_test = self.frame.assigned;
        let again = self.label();
        self.bind(again);
        self.open(Exit::Loop { next, end }, None, None);
        self.body(&it.body);
        if known.is_none() && !self.frame.assigned.dead {
            // As in CPython the test stands here a second time: a thread may be switched between it and the body.
            self.jump_unless(&it.test, otherwise);
        }
        self.back_edge(span(&*it.test), again);
        let at_break = self.close();
        self.bind(otherwise);
        self.frame.assigned = if known.is_none() { after_test } else { Assigned::unreached() };
        self.after_loop(&it.orelse, end, at_break);
    }

    pub(super) fn for_statement(&mut self, it: &'a StmtFor) {
        let at = span(it);
        let mark = self.frame.top();
        let iterator = self.temporary(at);
        let iterable = self.operand(&it.iter);
        self.emit(at, Op::GetIter, iterator, iterable, 0, 0);
        self.release(iterator + 1);
        let (next, otherwise, end) = (self.label(), self.label(), self.label());
        self.bind(next);
        let before = self.frame.assigned;
        self.open(Exit::Loop { next, end }, None, None);
        self.next_item(&it.target, iterator, at, otherwise);
        self.body(&it.body);
        self.back_edge(at, next);
        let at_break = self.close();
        self.bind(otherwise);
        self.frame.assigned = before;
        self.after_loop(&it.orelse, end, at_break);
        if !at_break.dead {
            // After a `break` the iterator goes, not before.
            self.emit(at, Op::Nop, 0, iterator, 1, 0);
        }
        self.release(mark);
    }

    /// Takes the next item of an iterator into a target, or goes to `exhausted`.
    pub(super) fn next_item(&mut self, target: &'a Expr, iterator: Reg, at: Span, exhausted: Label) {
        let local = match target {
            Expr::Name(name) => self.local_target(name.id.as_str()).map(|register| (register, name)),
            _ => None,
        };
        if let Some((register, name)) = local {
            self.emit_jump(at, Op::ForIter, register, iterator, 0, exhausted);
            self.mark_assigned(name.id.as_str());
        } else {
            let item = self.temporary(at);
            self.emit_jump(at, Op::ForIter, item, iterator, 0, exhausted);
            self.store(target, item);
            self.release(item);
        }
    }

    pub(super) fn async_for(&mut self, it: &'a StmtFor) {
        let at = span(it);
        let mark = self.frame.top();
        let iterator = self.temporary(at);
        let iterable = self.operand(&it.iter);
        self.emit(at, Op::GetAIter, iterator, iterable, 0, 0);
        self.release(iterator + 1);
        let (next, otherwise, end) = (self.label(), self.label(), self.label());
        self.bind(next);
        let before = self.frame.assigned;
        self.open(Exit::Loop { next, end }, None, None);
        let handler = self.next_item_async(&it.target, iterator, at);
        self.body(&it.body);
        self.back_edge(at, next);
        let at_break = self.close();
        self.end_of_async_items(handler, at, otherwise);
        self.bind(otherwise);
        self.frame.assigned = before;
        self.after_loop(&it.orelse, end, at_break);
        self.release(mark);
    }

    /// Awaits the next item of an asynchronous iterator into a target. The answer is where its end is noticed.
    pub(super) fn next_item_async(&mut self, target: &'a Expr, iterator: Reg, at: Span) -> (Label, Reg) {
        let handler = self.label();
        let item = self.temporaries(at, 2);
        self.open(Exit::Nothing, Some((handler, item)), None);
        self.emit(at, Op::GetANext, item + 1, iterator, 0, 0);
        self.drive(item + 1, at, item);
        self.close();
        self.store(target, item);
        self.release(item);
        (handler, item)
    }

    /// Where an asynchronous iterator's exception arrives: its end goes to `exhausted`, any other goes on.
    pub(super) fn end_of_async_items(&mut self, (handler, exception): (Label, Reg), at: Span, exhausted: Label) {
        self.bind(handler);
        // The exception's register was free between two items and may be beyond the temporaries in use.
        let mark = self.frame.top();
        while self.frame.top() <= exception + 1 && self.failure.is_none() {
            self.temporary(at);
        }
        let wanted = self.temporary(at);
        self.open(Exit::Nothing, None, Some(exception));
        let name = self.name_number("StopAsyncIteration");
        self.emit(at, Op::LoadGlobal, wanted, 0, 0, name);
        self.emit(at, Op::MatchExc, wanted, exception, wanted, 0);
        self.close();
        self.emit_jump(at, Op::JumpIfTrue, wanted, 0, 0, exhausted);
        self.emit(at, Op::Reraise, exception, 0, 0, 0);
        self.release(mark);
    }

    /// Goes back to the head of a loop, when its body can end at all.
    pub(super) fn back_edge(&mut self, at: Span, head: Label) {
        if !self.frame.assigned.dead {
            let target = self.position(head);
            self.emit(at, Op::Loop, 0, 0, 0, target as i32);
        }
    }

    fn after_loop(&mut self, otherwise: &'a [Stmt], end: Label, at_break: Assigned) {
        self.body(otherwise);
        self.bind(end);
        self.frame.assigned = self.frame.assigned.meet(at_break);
    }

    /// `break` or `continue`
    pub(super) fn leave_loop(&mut self, at: Span, is_break: bool) {
        let Some((depth, next, end)) = self.innermost_loop() else { return };
        self.unwind(depth + 1, at);
        if self.frame.assigned.dead {
            return;
        }
        if is_break {
            let assigned = self.frame.assigned;
            let block = &mut self.frame.blocks[depth];
            block.at_end = block.at_end.meet(assigned);
            self.jump(at, end);
        } else {
            self.back_edge(at, next);
        }
        self.frame.assigned = Assigned::unreached();
    }
}
