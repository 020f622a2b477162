//! `try` with `except`, `else` and `finally`.

use ruff_python_ast::{ExceptHandler, Expr, Identifier, Stmt, StmtTry};

use super::assigned::Assigned;
use super::blocks::Exit;
use super::{Compiler, Reg, Span, span};
use crate::bytecode::Op;

impl<'a> Compiler<'a> {
    pub(super) fn try_statement(&mut self, it: &'a StmtTry) {
        if it.finalbody.is_empty() {
            self.try_except(it);
        } else {
            self.finally(&it.finalbody, span(it), |compiler| {
                if it.handlers.is_empty() {
                    compiler.body(&it.body);
                    compiler.body(&it.orelse);
                } else if it.is_star {
                    compiler.try_star_clauses(it);
                } else {
                    compiler.try_except(it);
                }
            });
        }
    }

    /// Writes a body and what is to run after it however it ends: once for each way out.
    pub(super) fn finally(&mut self, last: &'a [Stmt], at: Span, body: impl FnOnce(&mut Self)) {
        let mark = self.frame.top();
        let exception = self.temporary(at);
        let (handler, done) = (self.label(), self.label());
        let before = self.frame.assigned;
        self.open(Exit::Finally(last), Some((handler, exception)), None);
        body(self);
        self.close();
        // The register only matters once an exception is in it.
        self.release(exception);
        self.body(last);
        let after = self.frame.assigned;
        if !after.dead {
            self.jump(at, done);
        }
        self.bind(handler);
        self.frame.assigned = before;
        let exception = self.temporary(at);
        self.open(Exit::Nothing, None, Some(exception));
        self.body(last);
        self.close();
        if !self.frame.assigned.dead {
            self.emit(at, Op::Reraise, exception, 0, 0, 0);
        }
        self.bind(done);
        self.frame.assigned = after;
        self.release(mark);
    }

    fn try_except(&mut self, it: &'a StmtTry) {
        let at = span(it);
        let mark = self.frame.top();
        let exception = self.temporary(at);
        let (handler, done) = (self.label(), self.label());
        let before = self.frame.assigned;
        self.open(Exit::Nothing, Some((handler, exception)), None);
        self.body(&it.body);
        self.close();
        self.release(exception);
        self.body(&it.orelse);
        let mut at_end = self.frame.assigned;
        if !at_end.dead {
            self.jump(at, done);
        }
        self.bind(handler);
        self.frame.assigned = before;
        let exception = self.temporary(at);
        self.open(Exit::Nothing, None, Some(exception));
        let mut catches_all = false;
        for ExceptHandler::ExceptHandler(clause) in &it.handlers {
            let next = self.label();
            if let Some(Expr::Tuple(types)) = clause.type_.as_deref()
                && !types.parenthesized
            {
                self.fail(span(types), "multiple exception types must be parenthesized");
            }
            let before_clause = match &clause.type_ {
                Some(kind) => {
                    self.match_exception(exception, kind, span(clause), next);
                    self.frame.assigned
                }
                None => {
                    catches_all = true;
                    self.frame.assigned
                }
            };
            match &clause.name {
                Some(name) => self.named_clause(name, exception, &clause.body, span(clause)),
                None => self.body(&clause.body),
            }
            if !self.frame.assigned.dead {
                self.jump(span(clause), done);
            }
            at_end = at_end.meet(self.frame.assigned);
            self.bind(next);
            self.frame.assigned = before_clause;
        }
        self.close();
        if !catches_all {
            self.emit(at, Op::Reraise, exception, 0, 0, 0);
        }
        self.bind(done);
        self.frame.assigned = at_end;
        self.release(mark);
    }

    fn match_exception(&mut self, exception: Reg, kind: &'a Expr, at: Span, next: super::frame::Label) {
        let mark = self.frame.top();
        let matches = self.temporary(at);
        let kind = self.operand(kind);
        self.emit(at, Op::MatchExc, matches, exception, kind, 0);
        self.emit_jump(at, Op::JumpIfFalse, matches, 0, 0, next);
        self.release(mark);
    }

    /// The body of `except … as name`: the name is unbound however it ends.
    pub(super) fn named_clause(&mut self, name: &'a Identifier, exception: Reg, body: &'a [Stmt], at: Span) {
        self.store_name(name.id.as_str(), at, exception);
        let mark = self.frame.top();
        let inner = self.temporary(at);
        let (cleanup, done) = (self.label(), self.label());
        self.open(Exit::Unbind(name), Some((cleanup, inner)), None);
        self.body(body);
        self.close();
        let after: Assigned = self.frame.assigned;
        if !after.dead {
            self.unbind_handler_name(name, at);
            self.jump(at, done);
        }
        self.bind(cleanup);
        self.unbind_handler_name(name, at);
        self.emit(at, Op::Reraise, inner, 0, 0, 0);
        self.bind(done);
        self.frame.assigned = after;
        self.release(mark);
    }
}
