//! Statements of the syntax tree.

use ruff_python_ast::{Alias, Decorator, ElifElseClause, ExceptHandler, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::Writer;

impl Writer<'_, '_> {
    pub(super) fn body(&mut self, body: &[Stmt]) {
        for one in body {
            self.statement(one);
        }
        self.count(body.len());
    }

    fn statement(&mut self, statement: &Stmt) {
        let range = statement.range();
        match statement {
            Stmt::FunctionDef(it) => {
                self.word(it.name.as_str());
                self.parameters(Some(&it.parameters));
                self.body(&it.body);
                self.decorators(&it.decorator_list);
                self.optional(it.returns.as_deref());
                self.none();
                let start = self.after_decorators(&it.decorator_list, range);
                self.node_at(if it.is_async { "AsyncFunctionDef" } else { "FunctionDef" }, start, range.end().to_usize());
            }
            Stmt::ClassDef(it) => {
                self.word(it.name.as_str());
                match &it.arguments {
                    Some(arguments) => self.arguments(arguments),
                    None => {
                        self.count(0);
                        self.count(0);
                    }
                }
                self.body(&it.body);
                self.decorators(&it.decorator_list);
                let start = self.after_decorators(&it.decorator_list, range);
                self.node_at("ClassDef", start, range.end().to_usize());
            }
            Stmt::Return(it) => {
                self.optional(it.value.as_deref());
                self.node("Return", range);
            }
            Stmt::Delete(it) => {
                self.expressions(&it.targets);
                self.node("Delete", range);
            }
            Stmt::TypeAlias(it) => {
                self.expression(&it.name);
                self.count(0);
                self.expression(&it.value);
                self.node("TypeAlias", range);
            }
            Stmt::Assign(it) => {
                self.expressions(&it.targets);
                self.expression(&it.value);
                self.none();
                self.node("Assign", range);
            }
            Stmt::AugAssign(it) => {
                self.expression(&it.target);
                self.operator(it.op);
                self.expression(&it.value);
                self.node("AugAssign", range);
            }
            Stmt::AnnAssign(it) => {
                self.expression(&it.target);
                self.expression(&it.annotation);
                self.optional(it.value.as_deref());
                self.number(usize::from(it.simple));
                self.node("AnnAssign", range);
            }
            Stmt::For(it) => {
                self.expression(&it.target);
                self.expression(&it.iter);
                self.body(&it.body);
                self.body(&it.orelse);
                self.none();
                self.node(if it.is_async { "AsyncFor" } else { "For" }, range);
            }
            Stmt::While(it) => {
                self.expression(&it.test);
                self.body(&it.body);
                self.body(&it.orelse);
                self.node("While", range);
            }
            Stmt::If(it) => {
                self.expression(&it.test);
                self.body(&it.body);
                self.clauses(&it.elif_else_clauses, range);
                self.node("If", range);
            }
            Stmt::With(it) => {
                for item in &it.items {
                    self.expression(&item.context_expr);
                    self.optional(item.optional_vars.as_deref());
                    self.bare("withitem");
                }
                self.count(it.items.len());
                self.body(&it.body);
                self.none();
                self.node(if it.is_async { "AsyncWith" } else { "With" }, range);
            }
            Stmt::Match(it) => {
                self.expression(&it.subject);
                for case in &it.cases {
                    self.pattern(&case.pattern);
                    self.optional(case.guard.as_deref());
                    self.body(&case.body);
                    self.bare("match_case");
                }
                self.count(it.cases.len());
                self.node("Match", range);
            }
            Stmt::Raise(it) => {
                self.optional(it.exc.as_deref());
                self.optional(it.cause.as_deref());
                self.node("Raise", range);
            }
            Stmt::Try(it) => {
                self.body(&it.body);
                for ExceptHandler::ExceptHandler(handler) in &it.handlers {
                    self.optional(handler.type_.as_deref());
                    self.name(handler.name.as_ref());
                    self.body(&handler.body);
                    self.node("ExceptHandler", handler.range);
                }
                self.count(it.handlers.len());
                self.body(&it.orelse);
                self.body(&it.finalbody);
                self.node(if it.is_star { "TryStar" } else { "Try" }, range);
            }
            Stmt::Assert(it) => {
                self.expression(&it.test);
                self.optional(it.msg.as_deref());
                self.node("Assert", range);
            }
            Stmt::Import(it) => {
                self.aliases(&it.names);
                self.node("Import", range);
            }
            Stmt::ImportFrom(it) => {
                self.name(it.module.as_ref());
                self.aliases(&it.names);
                self.number(it.level as usize);
                self.node("ImportFrom", range);
            }
            Stmt::Global(it) => {
                it.names.iter().for_each(|name| self.word(name.as_str()));
                self.count(it.names.len());
                self.node("Global", range);
            }
            Stmt::Nonlocal(it) => {
                it.names.iter().for_each(|name| self.word(name.as_str()));
                self.count(it.names.len());
                self.node("Nonlocal", range);
            }
            Stmt::Expr(it) => {
                self.expression(&it.value);
                self.node("Expr", range);
            }
            Stmt::Pass(_) => self.node("Pass", range),
            Stmt::Break(_) => self.node("Break", range),
            Stmt::Continue(_) => self.node("Continue", range),
            // Not Python: the parser's mode does not give it.
            Stmt::IpyEscapeCommand(_) => self.node("Pass", range),
        }
    }

    /// `elif` and `else`: what follows is inside of the one before, as CPython has it.
    fn clauses(&mut self, clauses: &[ElifElseClause], whole: TextRange) {
        let mut open = Vec::new();
        let mut closed = false;
        for clause in clauses {
            match &clause.test {
                Some(test) => {
                    self.expression(test);
                    self.body(&clause.body);
                    open.push(clause.range.start());
                }
                None => {
                    self.body(&clause.body);
                    closed = true;
                }
            }
        }
        if !closed {
            self.count(0);
        }
        for start in open.into_iter().rev() {
            self.node("If", TextRange::new(start, whole.end()));
            self.count(1);
        }
    }

    fn decorators(&mut self, all: &[Decorator]) {
        self.expressions(all.iter().map(|one| &one.expression));
    }

    /// Where `def`, `async` or `class` stands.
    fn after_decorators(&self, all: &[Decorator], range: TextRange) -> usize {
        let Some(last) = all.last() else { return range.start().to_usize() };
        let mut at = last.range().end().to_usize();
        let bytes = self.text.as_bytes();
        while at < bytes.len() {
            match bytes[at] {
                b'#' => at += memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at),
                b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'\\' => at += 1,
                _ => break,
            }
        }
        at
    }

    fn aliases(&mut self, all: &[Alias]) {
        for one in all {
            self.word(one.name.as_str());
            self.name(one.asname.as_ref());
            self.node("alias", one.range);
        }
        self.count(all.len());
    }
}
