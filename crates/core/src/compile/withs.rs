//! `with` and `async with`: the exit method is called on every way out.

use ruff_python_ast::StmtWith;

use super::blocks::Exit;
use super::{Compiler, Reg, Span, span};
use crate::bytecode::Op;

impl<'a> Compiler<'a> {
    /// Writes the statement from its item number `from` on.
    pub(super) fn with_statement(&mut self, it: &'a StmtWith, from: usize) {
        let Some(item) = it.items.get(from) else {
            self.body(&it.body);
            return;
        };
        let at = span(it);
        let mark = self.frame.top();
        let protocol = if it.is_async { 2 } else { 1 };
        let (enter_name, exit_name) = if it.is_async { ("__aenter__", "__aexit__") } else { ("__enter__", "__exit__") };
        // The exception stands below the exit method: a call's frame covers all registers above its callee.
        let exception = self.temporaries(at, 1);
        let exit = self.temporaries(at, 2);
        let enter = self.temporaries(at, 2);
        let manager = self.operand(&item.context_expr);
        let (enter_name, exit_name) = (self.name_number(enter_name), self.name_number(exit_name));
        self.emit(at, Op::LoadSpecial, enter, manager, protocol, enter_name);
        self.emit(at, Op::LoadSpecial, exit, manager, protocol, exit_name);
        self.release(enter + 2);
        self.emit(at, Op::CallMethod, enter, enter, 0, 2);
        if it.is_async {
            self.await_register(enter, at);
        }

        let (handler, done) = (self.label(), self.label());
        let before = self.frame.assigned;
        self.open(Exit::With { exit, asynchronous: it.is_async, at }, Some((handler, exception)), None);
        if let Some(target) = &item.optional_vars {
            self.release(enter + 1);
            self.store(target, enter);
        }
        self.release(enter);
        self.with_statement(it, from + 1);
        self.close();
        let after = self.frame.assigned;
        if !after.dead {
            self.leave_with(exit, it.is_async, at);
            self.jump(at, done);
        }

        self.bind(handler);
        self.release(exit + 2);
        let arguments = self.temporaries(at, 4);
        self.open(Exit::Nothing, None, Some(exception));
        self.emit(at, Op::ExcInfo, arguments, exception, 0, 0);
        self.emit(at, Op::CallMethod, arguments, exit, 3, 2);
        if it.is_async {
            self.await_register(arguments, at);
        }
        self.close();
        self.emit_jump(at, Op::JumpIfTrue, arguments, 0, 0, done);
        self.emit(at, Op::Reraise, exception, 0, 0, 0);
        self.bind(done);
        self.frame.assigned = after.meet(before);
        self.release(mark);
    }

    /// Calls the exit method with no exception.
    pub(super) fn leave_with(&mut self, exit: Reg, asynchronous: bool, at: Span) {
        let mark = self.frame.top();
        let callee = if mark == exit + 2 {
            exit
        } else {
            let copy = self.temporaries(at, 2);
            self.emit_move(at, copy, exit);
            self.emit_move(at, copy + 1, exit + 1);
            copy
        };
        let arguments = self.temporaries(at, 3);
        for argument in arguments..arguments + 3 {
            self.emit_none(at, argument);
        }
        self.emit(at, Op::CallMethod, arguments, callee, 3, 0);
        if asynchronous {
            self.await_register(arguments, at);
        }
        self.release(mark);
    }
}
