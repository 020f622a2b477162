//! Statements that are neither loops, `try`, `with`, definitions nor imports.

use ruff_python_ast::{ElifElseClause, Expr, Stmt, StmtAssert, StmtIf, StmtRaise, StmtReturn};

use ruff_text_size::Ranged;

use super::assigned::Assigned;
use super::{Compiler, Mode, Reg, Span, span};
use crate::bytecode::{Intrinsic, Op};
use crate::source::SyntaxProblem;

/// Refuses what is more than one statement (or one line of simple ones).
pub(super) fn one_only(text: &str, body: &[Stmt]) -> Result<(), SyntaxProblem> {
    for pair in body.windows(2) {
        let (end, start) = (pair[0].end().to_usize(), pair[1].start().to_usize());
        if text[end..start].contains('\n') {
            let message = "multiple statements found while compiling a single statement";
            return Err(SyntaxProblem::at(text, body[0].start().to_usize(), end, message));
        }
    }
    Ok(())
}

impl<'a> Compiler<'a> {
    /// Statements one after the other. What follows a `return` or the like is not written.
    pub(super) fn body(&mut self, body: &'a [Stmt]) {
        for statement in body {
            if self.frame.assigned.dead || self.failure.is_some() {
                return;
            }
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'a Stmt) {
        let here = self.frame.here();
        if self.frame.statements.last() != Some(&here) {
            self.frame.statements.push(here);
        }
        match statement {
            Stmt::Expr(it) if self.mode == Mode::Single && self.frame.scope == 0 => {
                let mark = self.frame.top();
                let value = self.operand(&it.value);
                self.intrinsic(Intrinsic::Display, &[value], span(it));
                self.release(mark);
            }
            Stmt::Expr(it) => self.effect(&it.value),
            Stmt::Assign(it) => self.assign(it),
            Stmt::AugAssign(it) => self.augmented_assign(it),
            Stmt::AnnAssign(it) => self.annotated_assign(it),
            Stmt::Return(it) => self.return_statement(it),
            Stmt::If(it) => self.if_statement(it),
            Stmt::For(it) if it.is_async => self.async_for(it),
            Stmt::For(it) => self.for_statement(it),
            Stmt::While(it) => self.while_statement(it),
            Stmt::Break(it) => self.leave_loop(span(it), true),
            Stmt::Continue(it) => self.leave_loop(span(it), false),
            Stmt::Try(it) if it.is_star => self.try_star(it),
            Stmt::Try(it) => self.try_statement(it),
            Stmt::With(it) => self.with_statement(it, 0),
            Stmt::Match(it) => self.match_statement(it),
            Stmt::Raise(it) => self.raise(it),
            Stmt::Assert(it) => self.assert(it),
            Stmt::Delete(it) => it.targets.iter().for_each(|target| self.delete(target)),
            Stmt::FunctionDef(it) => self.function_definition(it),
            Stmt::ClassDef(it) => self.class_definition(it),
            Stmt::TypeAlias(it) => self.type_alias(it),
            Stmt::Import(it) => self.import(it),
            Stmt::ImportFrom(it) => self.import_from(it),
            Stmt::Global(_) | Stmt::Nonlocal(_) => {}
            // An instruction of its own, so that there is something to step to.
            Stmt::Pass(it) => self.emit(span(it), Op::Nop, 0, 0, 0, 0),
            Stmt::IpyEscapeCommand(it) => self.fail(span(it), "invalid syntax"),
        }
    }

    fn return_statement(&mut self, it: &'a StmtReturn) {
        let at = span(it);
        let mark = self.frame.top();
        let value = match &it.value {
            None => {
                let none = self.temporary(at);
                self.emit_none(at, none);
                none
            }
            // What runs on the way out may rebind a variable, but not change what is returned.
            Some(value) if self.has_exits() => {
                let register = self.temporary(at);
                self.value(value, register);
                register
            }
            Some(value) => self.operand(value),
        };
        self.unwind(0, at);
        self.return_register(at, value);
        self.release(mark);
    }

    pub(super) fn return_register(&mut self, at: Span, value: Reg) {
        self.emit(at, Op::Return, value, 0, 0, 0);
        self.frame.assigned = Assigned::unreached();
    }

    /// The end of a body: returns `None` unless it cannot be reached.
    pub(super) fn return_none(&mut self, at: Span) {
        if !self.frame.assigned.dead {
            let none = self.temporary(at);
            self.emit_none(at, none);
            self.return_register(at, none);
            self.release(none);
        }
    }

    fn if_statement(&mut self, it: &'a StmtIf) {
        let end = self.label();
        let mut at_end = Assigned::unreached();
        let mut clauses: &'a [ElifElseClause] = &it.elif_else_clauses;
        let (mut test, mut body, mut at): (Option<&'a Expr>, &'a [Stmt], Span) = (Some(&*it.test), &it.body, span(it));
        loop {
            let known = test.map_or(Some(true), |test| self.known_truth(test));
            let next = self.label();
            if let (Some(test), None) = (test, known) {
                self.jump_unless(test, next);
            }
            let before = self.frame.assigned;
            if known != Some(false) {
                self.body(body);
                at_end = at_end.meet(self.frame.assigned);
                if !clauses.is_empty() && known.is_none() && !self.frame.assigned.dead {
                    self.jump(at, end);
                }
            }
            self.bind(next);
            if known == Some(true) {
                break;
            }
            self.frame.assigned = before;
            let Some((first, rest)) = clauses.split_first() else {
                at_end = at_end.meet(before);
                break;
            };
            (test, body, at, clauses) = (first.test.as_ref(), &first.body, span(first), rest);
        }
        self.bind(end);
        self.frame.assigned = at_end;
    }

    fn raise(&mut self, it: &'a StmtRaise) {
        let at = span(it);
        let mark = self.frame.top();
        match (&it.exc, &it.cause) {
            (None, _) => self.emit(at, Op::Raise, 0, 0, 0, 0),
            (Some(exception), None) => {
                let exception = self.operand(exception);
                self.emit(at, Op::Raise, exception, 0, 1, 0);
            }
            (Some(exception), Some(cause)) => {
                let exception = self.operand(exception);
                let cause = self.operand(cause);
                self.emit(at, Op::Raise, exception, cause, 2, 0);
            }
        }
        self.release(mark);
        self.frame.assigned = Assigned::unreached();
    }

    fn assert(&mut self, it: &'a StmtAssert) {
        let at = span(&*it.test);
        let holds = self.label();
        self.branch(&it.test, holds, true);
        let before = self.frame.assigned;
        let error = self.temporary(at);
        self.emit(at, Op::CallIntrinsic, error, error, 0, Intrinsic::AssertionError as i32);
        if let Some(message) = &it.msg {
            let text = self.temporary(at);
            self.value(message, text);
            self.emit(at, Op::Call, error, error, 1, 0);
        }
        self.emit(at, Op::Raise, error, 0, 1, 0);
        self.release(error);
        self.bind(holds);
        self.frame.assigned = before;
    }
}
