//! `try` with `except*`: the clauses share the exceptions of a group.

use ruff_python_ast::{ExceptHandler, StmtTry};

use super::blocks::Exit;
use super::{Compiler, span};
use crate::bytecode::{Intrinsic, Op};

impl<'a> Compiler<'a> {
    pub(super) fn try_star(&mut self, it: &'a StmtTry) {
        if it.finalbody.is_empty() {
            self.try_star_clauses(it);
        } else {
            self.finally(&it.finalbody, span(it), |compiler| compiler.try_star_clauses(it));
        }
    }

    pub(super) fn try_star_clauses(&mut self, it: &'a StmtTry) {
        let at = span(it);
        let mark = self.frame.top();
        // The exception, what no clause has taken yet, and the list of what the clauses raised: as the intrinsic
        // `group_finish` takes them, but for the order.
        let exception = self.temporaries(at, 3);
        let (raised, rest) = (exception + 1, exception + 2);
        let (handler, done) = (self.label(), self.label());
        let before = self.frame.assigned;
        self.open(Exit::Nothing, Some((handler, exception)), None);
        self.body(&it.body);
        self.close();
        self.body(&it.orelse);
        let at_end = self.frame.assigned;
        if !at_end.dead {
            self.jump(at, done);
        }
        self.bind(handler);
        self.frame.assigned = before;
        self.open(Exit::Nothing, None, Some(exception));
        self.emit_move(at, rest, exception);
        self.emit(at, Op::BuildList, raised, raised, 0, 0);
        for ExceptHandler::ExceptHandler(clause) in &it.handlers {
            let at = span(clause);
            let mark = self.frame.top();
            let (next, failed) = (self.label(), self.label());
            self.emit_jump(at, Op::JumpIfNone, rest, 0, 0, next);
            // The matching part and the rest, then the split's arguments, then the exception of the clause itself.
            let matching = self.temporaries(at, 2);
            let arguments = self.temporaries(at, 2);
            self.emit_move(at, arguments, rest);
            if let Some(kind) = &clause.type_ {
                self.value(kind, arguments + 1);
            }
            self.emit(at, Op::CallIntrinsic, arguments, arguments, 2, Intrinsic::GroupSplit as i32);
            self.emit(at, Op::Unpack, matching, arguments, 2, 0);
            self.emit_move(at, rest, matching + 1);
            self.emit_jump(at, Op::JumpIfNone, matching, 0, 0, next);
            let failure = arguments;
            self.release(arguments + 1);
            self.open(Exit::Nothing, Some((failed, failure)), Some(matching));
            match &clause.name {
                Some(name) => self.named_clause(name, matching, &clause.body, at),
                None => self.body(&clause.body),
            }
            self.close();
            if !self.frame.assigned.dead {
                self.jump(at, next);
            }
            self.bind(failed);
            self.emit(at, Op::ListAppend, raised, failure, 0, 0);
            self.bind(next);
            // Whether a clause ran is not known.
            self.frame.assigned = before;
            self.release(mark);
        }
        let arguments = self.temporaries(at, 3);
        self.emit_move(at, arguments, exception);
        self.emit_move(at, arguments + 1, raised);
        self.emit_move(at, arguments + 2, rest);
        self.emit(at, Op::CallIntrinsic, arguments, arguments, 3, Intrinsic::GroupFinish as i32);
        self.close();
        self.emit_jump(at, Op::JumpIfNone, arguments, 0, 0, done);
        self.emit(at, Op::Reraise, arguments, 0, 0, 0);
        self.bind(done);
        self.frame.assigned = at_end.meet(before);
        self.release(mark);
    }
}
