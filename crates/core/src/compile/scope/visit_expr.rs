//! Walks the expressions of a tree and notes every name that a scope binds or uses.

use ruff_python_ast::{Arguments, Comprehension, Expr, ExprNamed, InterpolatedStringElement, StmtAnnAssign, StmtTypeAlias};
use ruff_text_size::TextRange;

use super::visit::{Use, Visitor, symbol_in};
use super::{ScopeKind, mangle};

impl Visitor<'_> {
    pub(super) fn optional(&mut self, expression: Option<&Expr>) {
        if let Some(expression) = expression {
            self.expression(expression);
        }
    }

    fn all(&mut self, expressions: &[Expr]) {
        expressions.iter().for_each(|expression| self.expression(expression));
    }

    pub(super) fn expression(&mut self, expression: &Expr) {
        match expression {
            Expr::Name(it) => {
                let how = match it.ctx {
                    ruff_python_ast::ExprContext::Store => Use::Bind,
                    ruff_python_ast::ExprContext::Del => Use::Delete,
                    _ => Use::Load,
                };
                self.name(it.id.as_str(), how, it.range);
            }
            Expr::BoolOp(it) => self.all(&it.values),
            Expr::Named(it) => self.walrus(it),
            Expr::BinOp(_) => self.operators(expression),
            Expr::UnaryOp(it) => self.expression(&it.operand),
            Expr::Lambda(it) => {
                if let Some(parameters) = &it.parameters {
                    self.defaults(parameters);
                }
                let outer = self.enter(ScopeKind::Lambda, it, None);
                if let Some(parameters) = &it.parameters {
                    self.parameters(parameters);
                }
                self.isolated(|visitor| visitor.expression(&it.body));
                self.leave(outer);
            }
            Expr::If(it) => {
                self.expression(&it.test);
                self.expression(&it.body);
                self.expression(&it.orelse);
            }
            Expr::Dict(it) => {
                for item in &it.items {
                    self.optional(item.key.as_ref());
                    self.expression(&item.value);
                }
            }
            Expr::Set(it) => self.all(&it.elts),
            Expr::ListComp(it) => self.comprehension(it, it.range, &[&it.elt], &it.generators),
            Expr::SetComp(it) => self.comprehension(it, it.range, &[&it.elt], &it.generators),
            Expr::DictComp(it) => {
                let key = it.key.as_deref().unwrap_or(&it.value);
                self.comprehension(it, it.range, &[key, &it.value], &it.generators);
            }
            Expr::Generator(it) => self.comprehension(it, TextRange::default(), &[&it.elt], &it.generators),
            Expr::Await(it) => {
                self.check_await(it.range);
                self.expression(&it.value);
            }
            Expr::Yield(it) => {
                self.check_yield(it.range, "yield");
                self.optional(it.value.as_deref());
            }
            Expr::YieldFrom(it) => {
                self.check_yield(it.range, "yield from");
                self.expression(&it.value);
            }
            Expr::Compare(it) => {
                self.expression(&it.left);
                self.all(&it.comparators);
            }
            Expr::Call(it) => {
                self.expression(&it.func);
                self.arguments(&it.arguments);
            }
            Expr::FString(it) => {
                for part in it.value.f_strings() {
                    self.string_elements(&part.elements);
                }
            }
            Expr::TString(it) => {
                for part in &it.value {
                    self.string_elements(&part.elements);
                }
            }
            Expr::Attribute(it) => self.expression(&it.value),
            Expr::Subscript(it) => {
                self.expression(&it.value);
                self.expression(&it.slice);
            }
            Expr::Starred(it) => self.expression(&it.value),
            Expr::List(it) => self.all(&it.elts),
            Expr::Tuple(it) => self.all(&it.elts),
            Expr::Slice(it) => {
                self.optional(it.lower.as_deref());
                self.optional(it.upper.as_deref());
                self.optional(it.step.as_deref());
            }
            Expr::IpyEscapeCommand(it) => self.problem(it.range, "invalid syntax"),
            Expr::NumberLiteral(it) => self.check_number(it),
            Expr::StringLiteral(_) | Expr::BytesLiteral(_) => {}
            Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_) => {}
        }
    }

    /// A chain of binary operators, which leans to the left and may be long.
    fn operators(&mut self, expression: &Expr) {
        let mut rights = Vec::new();
        let mut left = expression;
        while let Expr::BinOp(it) = left {
            rights.push(&*it.right);
            left = &it.left;
        }
        self.expression(left);
        rights.into_iter().rev().for_each(|right| self.expression(right));
    }

    /// The target of an assignment.
    pub(super) fn target(&mut self, target: &Expr) {
        self.check_stars(target);
        self.expression(target);
    }

    pub(super) fn annotated(&mut self, it: &StmtAnnAssign) {
        if let Expr::Name(name) = &*it.target {
            let mangled = mangle(self.scope().private.as_deref(), name.id.as_str());
            if it.simple {
                let symbol = symbol_in(self.scope(), &mangled);
                let global = symbol.global;
                let nonlocal = symbol.nonlocal;
                symbol.annotated = true;
                if (global || nonlocal) && self.current != 0 {
                    let word = if global { "global" } else { "nonlocal" };
                    self.problem(it.range, format!("annotated name '{mangled}' can't be {word}"));
                }
                self.scope().annotations = true;
                self.name(name.id.as_str(), Use::Bind, name.range);
            } else if it.value.is_some() {
                self.name(name.id.as_str(), Use::Bind, name.range);
            }
        } else {
            self.expression(&it.target);
        }
        if !self.scopes.future_annotations {
            self.expression(&it.annotation);
        }
        self.optional(it.value.as_deref());
    }

    pub(super) fn type_alias(&mut self, it: &StmtTypeAlias) {
        self.expression(&it.name);
        let outer = it.type_params.as_ref().map(|list| self.type_parameters(list));
        self.lazy(&it.value);
        if let Some(outer) = outer {
            self.leave(outer);
        }
    }

    /// An expression that a function without parameters computes when it is first needed.
    pub(super) fn lazy(&mut self, expression: &Expr) {
        let outer = self.enter(ScopeKind::Lambda, expression, None);
        self.isolated(|visitor| visitor.expression(expression));
        self.leave(outer);
    }

    pub(super) fn arguments(&mut self, arguments: &Arguments) {
        self.all(&arguments.args);
        for (at, keyword) in arguments.keywords.iter().enumerate() {
            if let Some(name) = &keyword.arg
                && arguments.keywords[..at].iter().any(|before| before.arg.as_ref().is_some_and(|b| b.id == name.id))
            {
                self.late_problem(keyword.range, format!("keyword argument repeated: {}", name.id));
            }
            self.expression(&keyword.value);
        }
    }

    fn string_elements(&mut self, elements: &[InterpolatedStringElement]) {
        for element in elements {
            if let InterpolatedStringElement::Interpolation(it) = element {
                self.expression(&it.expression);
                if let Some(spec) = &it.format_spec {
                    self.string_elements(&spec.elements);
                }
            }
        }
    }

    /// `range` is empty for a generator expression.
    fn comprehension<T>(&mut self, node: &T, range: TextRange, results: &[&Expr], generators: &[Comprehension]) {
        let Some((first, rest)) = generators.split_first() else { return };
        let kind = if range.is_empty() { ScopeKind::Generator } else { ScopeKind::Comprehension };
        self.check_generators(generators);
        self.iterable(&first.iter);
        let asynchronous = generators.iter().any(|generator| generator.is_async);
        if asynchronous && kind == ScopeKind::Comprehension {
            self.check_async_comprehension(range);
        }
        let around = std::mem::replace(&mut self.comprehension_range, range);
        let outer = self.enter(kind, node, None);
        if kind == ScopeKind::Generator {
            self.scope().generator = true;
            self.scope().coroutine = asynchronous;
            self.name(".0", Use::Parameter, first.range);
        }
        self.iteration_target(&first.target);
        self.all(&first.ifs);
        for generator in rest {
            self.iteration_target(&generator.target);
            self.iterable(&generator.iter);
            self.all(&generator.ifs);
        }
        match results {
            // `{**mapping for …}` names its value twice.
            [key, value] if std::ptr::eq(*key, *value) => self.expression(value),
            _ => results.iter().for_each(|result| self.expression(result)),
        }
        self.comprehension_range = around;
        self.leave(outer);
    }

    fn iterable(&mut self, iterable: &Expr) {
        let outer = std::mem::replace(&mut self.in_iterable, true);
        self.expression(iterable);
        self.in_iterable = outer;
    }

    fn iteration_target(&mut self, target: &Expr) {
        match target {
            Expr::Name(it) => self.name(it.id.as_str(), Use::Iteration, it.range),
            Expr::Tuple(it) => it.elts.iter().for_each(|inner| self.iteration_target(inner)),
            Expr::List(it) => it.elts.iter().for_each(|inner| self.iteration_target(inner)),
            Expr::Starred(it) => self.iteration_target(&it.value),
            other => self.expression(other),
        }
    }

    /// `name := value` binds in the function around all comprehensions.
    fn walrus(&mut self, it: &ExprNamed) {
        if self.in_iterable {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            self.problem(it.range, message);
        }
        self.expression(&it.value);
        let Expr::Name(target) = &*it.target else {
            self.expression(&it.target);
            return;
        };
        let name = mangle(self.scope().private.as_deref(), target.id.as_str());
        let mut holder = self.current;
        while matches!(self.scopes.all[holder].kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            if self.scopes.all[holder].symbol(&name).is_some_and(|symbol| symbol.iteration) {
                let message = format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                self.problem(target.range, message);
                return;
            }
            holder = self.scopes.all[holder].parent.unwrap_or(0);
        }
        if holder == self.current {
            self.name(target.id.as_str(), Use::Bind, target.range);
        } else {
            let kind = self.scopes.all[holder].kind;
            if kind == ScopeKind::Class {
                let message = "assignment expression within a comprehension cannot be used in a class body";
                self.problem(target.range, message);
                return;
            }
            let is_global = kind == ScopeKind::Module || self.scopes.all[holder].symbol(&name).is_some_and(|s| s.global);
            let mut inner = self.current;
            while inner != holder {
                let symbol = symbol_in(&mut self.scopes.all[inner], &name);
                symbol.used = true;
                if is_global && self.scopes.all[inner].kind == ScopeKind::Generator {
                    symbol_in(&mut self.scopes.all[inner], &name).global = true;
                }
                inner = self.scopes.all[inner].parent.unwrap_or(0);
            }
            symbol_in(&mut self.scopes.all[holder], &name).bound = true;
        }
        symbol_in(&mut self.scopes.all[holder], &name).walrus = true;
    }
}
