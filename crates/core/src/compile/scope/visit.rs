//! Walks the statements of a tree and notes every name that a scope binds or uses.

use ruff_python_ast::{ExceptHandler, Identifier, Pattern, Stmt, StmtTry};
use ruff_text_size::{Ranged, TextRange};
use rustc_hash::FxHashMap;

use super::definitions::is_future;
use super::resolve::Declared;
use super::{Place, Scope, ScopeKind, Scopes, Symbol, address, mangle};
use crate::source::SyntaxProblem;

/// How a name appears.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Load,
    Bind,
    Delete,
    Parameter,
    Iteration,
}

/// The walk's state.
pub(super) struct Visitor<'a> {
    pub(super) text: &'a str,
    pub(super) scopes: Scopes,
    pub(super) current: usize,
    /// What CPython's symbol table refuses, then what its compiler refuses.
    pub(super) problems: Vec<SyntaxProblem>,
    pub(super) late: Vec<SyntaxProblem>,
    pub(super) declared: Vec<Declared>,
    /// Whether a loop of the current function encloses the statement.
    pub(super) in_loop: bool,
    /// Whether an `except*` clause encloses the statement, inside any loop of it.
    pub(super) in_except_star: bool,
    /// Statements with cleanup that enclose the current one, in its function.
    pub(super) blocks: u32,
    /// Statements that return a value from the asynchronous functions being visited, by scope.
    pub(super) returns: Vec<(usize, TextRange)>,
    /// The innermost comprehension.
    pub(super) comprehension_range: TextRange,
    /// Whether the expression is what a comprehension goes through.
    pub(super) in_iterable: bool,
    /// Whether a statement before may not be followed by `from __future__`.
    pub(super) past_future: bool,
}

impl<'a> Visitor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut visitor = Self {
            text,
            scopes: Scopes { all: Vec::new(), nodes: FxHashMap::default(), future_annotations: false },
            current: 0,
            problems: Vec::new(),
            late: Vec::new(),
            declared: Vec::new(),
            in_loop: false,
            in_except_star: false,
            blocks: 0,
            returns: Vec::new(),
            comprehension_range: TextRange::default(),
            in_iterable: false,
            past_future: false,
        };
        visitor.scopes.all.push(new_scope(ScopeKind::Module, None, None));
        visitor
    }

    pub(super) fn finish(mut self) -> (Scopes, Vec<SyntaxProblem>, Vec<Declared>) {
        self.problems.append(&mut self.late);
        (self.scopes, self.problems, self.declared)
    }

    pub(super) fn module(&mut self, body: &[Stmt]) {
        for (at, statement) in body.iter().enumerate() {
            let docstring = at == 0 && matches!(statement, Stmt::Expr(it) if it.value.is_string_literal_expr());
            let future = matches!(statement, Stmt::ImportFrom(it) if is_future(it));
            if !docstring && !future {
                self.past_future = true;
            }
            self.statement(statement);
        }
    }

    pub(super) fn body(&mut self, body: &[Stmt]) {
        for statement in body {
            self.statement(statement);
        }
    }

    pub(super) fn scope(&mut self) -> &mut Scope {
        &mut self.scopes.all[self.current]
    }

    /// Opens the scope of a node; the answer is the one to go back to with `leave`.
    pub(super) fn enter<T>(&mut self, kind: ScopeKind, node: &T, private: Option<Box<str>>) -> usize {
        let number = self.scopes.all.len();
        self.scopes.nodes.insert(address(node), number);
        let private = private.or_else(|| self.scopes.all[self.current].private.clone());
        self.scopes.all.push(new_scope(kind, Some(self.current), private));
        std::mem::replace(&mut self.current, number)
    }

    pub(super) fn leave(&mut self, outer: usize) {
        self.current = outer;
    }

    /// Notes that a name appears in the current scope.
    pub(super) fn name(&mut self, name: &str, how: Use, range: TextRange) {
        let name = mangle(self.scope().private.as_deref(), name);
        if &*name == "__debug__" && how != Use::Load {
            let verb = if how == Use::Delete { "delete" } else { "assign to" };
            self.late_problem(range, format!("cannot {verb} __debug__"));
        }
        let parameter_twice = {
            let symbol = symbol_in(self.scope(), &name);
            let twice = how == Use::Parameter && symbol.parameter;
            match how {
                Use::Load => symbol.used = true,
                Use::Bind => symbol.bound = true,
                Use::Delete => (symbol.bound, symbol.deleted) = (true, true),
                Use::Parameter => (symbol.bound, symbol.parameter) = (true, true),
                Use::Iteration => (symbol.bound, symbol.iteration) = (true, true),
            }
            twice
        };
        if parameter_twice {
            self.problem(range, format!("duplicate argument '{name}' in function definition"));
        }
        // `super()` and `__class__` in a method use the class's cell.
        if how == Use::Load && &*name == "super" && self.frame_is_function() {
            symbol_in(self.scope(), "__class__").used = true;
        }
    }

    fn frame_is_function(&self) -> bool {
        self.scopes.all[self.scopes.frame_of(self.current)].kind.is_function()
    }

    pub(super) fn bind(&mut self, name: &Identifier) {
        self.name(name.id.as_str(), Use::Bind, name.range);
    }

    pub(super) fn problem(&mut self, range: TextRange, message: impl Into<String>) {
        let problem = SyntaxProblem::at(self.text, range.start().to_usize(), range.end().to_usize(), message);
        self.problems.push(problem);
    }

    pub(super) fn late_problem(&mut self, range: TextRange, message: impl Into<String>) {
        let problem = SyntaxProblem::at(self.text, range.start().to_usize(), range.end().to_usize(), message);
        self.late.push(problem);
    }

    fn statement(&mut self, statement: &Stmt) {
        match statement {
            Stmt::FunctionDef(it) => self.function(it),
            Stmt::ClassDef(it) => self.class(it),
            Stmt::Return(it) => self.return_statement(it),
            Stmt::Delete(it) => it.targets.iter().for_each(|target| self.expression(target)),
            Stmt::TypeAlias(it) => self.type_alias(it),
            Stmt::Assign(it) => {
                self.check_bare_star(&it.value);
                self.expression(&it.value);
                it.targets.iter().for_each(|target| self.target(target));
            }
            Stmt::AugAssign(it) => {
                self.expression(&it.value);
                self.target(&it.target);
            }
            Stmt::AnnAssign(it) => self.annotated(it),
            Stmt::For(it) => {
                self.expression(&it.iter);
                if it.is_async {
                    self.check_async(it.range, "async for");
                }
                self.target(&it.target);
                self.looped(&it.body);
                self.body(&it.orelse);
            }
            Stmt::While(it) => {
                self.expression(&it.test);
                self.looped(&it.body);
                self.body(&it.orelse);
            }
            Stmt::If(it) => {
                self.expression(&it.test);
                self.body(&it.body);
                for clause in &it.elif_else_clauses {
                    if let Some(test) = &clause.test {
                        self.expression(test);
                    }
                    self.body(&clause.body);
                }
            }
            Stmt::With(it) => {
                if it.is_async {
                    self.check_async(it.range, "async with");
                }
                for item in &it.items {
                    self.expression(&item.context_expr);
                    if let Some(target) = &item.optional_vars {
                        self.target(target);
                    }
                }
                let more = it.items.len().saturating_sub(1) as u32;
                self.blocks += more;
                self.nested(it.range, |visitor| visitor.body(&it.body));
                self.blocks -= more;
            }
            Stmt::Match(it) => {
                self.expression(&it.subject);
                self.check_cases(&it.cases);
                for case in &it.cases {
                    self.check_pattern(&case.pattern);
                    self.pattern(&case.pattern);
                    if let Some(guard) = &case.guard {
                        self.expression(guard);
                    }
                    self.body(&case.body);
                }
            }
            Stmt::Raise(it) => {
                self.optional(it.exc.as_deref());
                self.optional(it.cause.as_deref());
            }
            Stmt::Try(it) => self.nested(it.range, |visitor| visitor.try_statement(it)),
            Stmt::Assert(it) => {
                self.expression(&it.test);
                self.optional(it.msg.as_deref());
            }
            Stmt::Import(it) => {
                for alias in &it.names {
                    match &alias.asname {
                        Some(name) => self.bind(name),
                        None => {
                            let first = alias.name.id.as_str().split('.').next().unwrap_or_default();
                            self.name(first, Use::Bind, alias.name.range);
                        }
                    }
                }
            }
            Stmt::ImportFrom(it) => {
                self.check_import_from(it);
                for alias in &it.names {
                    if alias.name.id.as_str() != "*" {
                        self.bind(alias.asname.as_ref().unwrap_or(&alias.name));
                    }
                }
            }
            Stmt::Global(it) => self.declare(&it.names, it.range, true),
            Stmt::Nonlocal(it) => self.declare(&it.names, it.range, false),
            Stmt::Expr(it) => {
                self.check_bare_star(&it.value);
                self.expression(&it.value);
            }
            Stmt::Pass(_) => {}
            Stmt::Break(it) => self.check_loop_exit(it.range, "'break' outside loop"),
            Stmt::Continue(it) => self.check_loop_exit(it.range, "'continue' not properly in loop"),
            Stmt::IpyEscapeCommand(it) => self.problem(it.range, "invalid syntax"),
        }
    }

    fn looped(&mut self, body: &[Stmt]) {
        let outer = (self.in_loop, self.in_except_star);
        (self.in_loop, self.in_except_star) = (true, false);
        self.blocks += 1;
        self.check_blocks(body.first().map_or_else(TextRange::default, Ranged::range));
        self.body(body);
        self.blocks -= 1;
        (self.in_loop, self.in_except_star) = outer;
    }

    fn nested(&mut self, range: TextRange, visit: impl FnOnce(&mut Self)) {
        self.blocks += 1;
        self.check_blocks(range);
        visit(self);
        self.blocks -= 1;
    }

    fn try_statement(&mut self, it: &StmtTry) {
        self.body(&it.body);
        self.body(&it.orelse);
        for (at, ExceptHandler::ExceptHandler(handler)) in it.handlers.iter().enumerate() {
            match &handler.type_ {
                Some(kind) => self.expression(kind),
                None if at + 1 < it.handlers.len() => {
                    self.late_problem(handler.range, "default 'except:' must be last");
                }
                None => {}
            }
            if let Some(name) = &handler.name {
                self.bind(name);
                self.name(name.id.as_str(), Use::Delete, name.range);
            }
            let outer = self.in_except_star;
            self.in_except_star |= it.is_star;
            self.body(&handler.body);
            self.in_except_star = outer;
        }
        self.body(&it.finalbody);
    }

    /// Visits the inside of a function or class, where the loops outside do not count.
    pub(super) fn isolated(&mut self, visit: impl FnOnce(&mut Self)) {
        let outer = (self.in_loop, self.in_except_star, self.blocks, self.in_iterable);
        (self.in_loop, self.in_except_star, self.blocks, self.in_iterable) = (false, false, 0, false);
        visit(self);
        (self.in_loop, self.in_except_star, self.blocks, self.in_iterable) = outer;
    }

    fn pattern(&mut self, pattern: &Pattern) {
        match pattern {
            Pattern::MatchValue(it) => self.expression(&it.value),
            Pattern::MatchSingleton(_) => {}
            Pattern::MatchSequence(it) => it.patterns.iter().for_each(|inner| self.pattern(inner)),
            Pattern::MatchMapping(it) => {
                it.keys.iter().for_each(|key| self.expression(key));
                it.patterns.iter().for_each(|inner| self.pattern(inner));
                it.rest.iter().for_each(|name| self.bind(name));
            }
            Pattern::MatchClass(it) => {
                self.expression(&it.cls);
                it.arguments.patterns.iter().for_each(|inner| self.pattern(inner));
                it.arguments.keywords.iter().for_each(|keyword| self.pattern(&keyword.pattern));
            }
            Pattern::MatchStar(it) => it.name.iter().for_each(|name| self.bind(name)),
            Pattern::MatchAs(it) => {
                if let Some(inner) = &it.pattern {
                    self.pattern(inner);
                }
                it.name.iter().for_each(|name| self.bind(name));
            }
            Pattern::MatchOr(it) => it.patterns.iter().for_each(|inner| self.pattern(inner)),
        }
    }
}

/// The symbol for a name that is already mangled, made when it is new.
pub(super) fn symbol_in<'s>(scope: &'s mut Scope, name: &str) -> &'s mut Symbol {
    let at = match scope.index.get(name) {
        Some(at) => *at,
        None => {
            scope.symbols.push(Symbol {
                name: name.into(),
                used: false,
                bound: false,
                parameter: false,
                global: false,
                nonlocal: false,
                annotated: false,
                deleted: false,
                walrus: false,
                iteration: false,
                captured: false,
                place: Place::Global,
                register: 0,
                spilled: None,
            });
            scope.index.insert(name.into(), scope.symbols.len() - 1);
            scope.symbols.len() - 1
        }
    };
    &mut scope.symbols[at]
}

fn new_scope(kind: ScopeKind, parent: Option<usize>, private: Option<Box<str>>) -> Scope {
    Scope {
        kind,
        parent,
        symbols: Vec::new(),
        index: FxHashMap::default(),
        free: Vec::new(),
        class_cell: false,
        private,
        generator: false,
        coroutine: false,
        annotations: false,
    }
}
