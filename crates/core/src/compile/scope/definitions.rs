//! Walks definitions and declarations: what opens a scope, and what says whose a name is.

use ruff_python_ast::{Identifier, Parameters, StmtClassDef, StmtFunctionDef, StmtImportFrom, TypeParam, TypeParams};
use ruff_text_size::{Ranged, TextRange};

use super::visit::{Use, Visitor, symbol_in};
use super::{ScopeKind, mangle};

impl Visitor<'_> {
    pub(super) fn function(&mut self, it: &StmtFunctionDef) {
        it.decorator_list.iter().for_each(|decorator| self.expression(&decorator.expression));
        self.defaults(&it.parameters);
        self.bind(&it.name);
        let outer = it.type_params.as_ref().map(|list| self.type_parameters(list));
        if !self.scopes.future_annotations {
            self.annotations(&it.parameters);
            self.optional(it.returns.as_deref());
        }
        let enclosing = self.enter(ScopeKind::Function, it, None);
        self.scope().coroutine = it.is_async;
        self.parameters(&it.parameters);
        self.isolated(|visitor| visitor.body(&it.body));
        self.check_returns(self.current);
        self.leave(enclosing);
        if let Some(outer) = outer {
            self.leave(outer);
        }
    }

    pub(super) fn defaults(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            self.optional(parameter.default.as_deref());
        }
    }

    fn annotations(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter() {
            self.optional(parameter.annotation());
        }
    }

    pub(super) fn parameters(&mut self, parameters: &Parameters) {
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            self.name(parameter.parameter.name.id.as_str(), Use::Parameter, parameter.parameter.range);
        }
        for parameter in parameters.vararg.iter().chain(&parameters.kwarg) {
            self.name(parameter.name.id.as_str(), Use::Parameter, parameter.range);
        }
        if parameters.len() > 120 {
            let message = "too many parameters for Interleave (at most 120): take some of them in *args or **kwargs";
            self.problem(parameters.range, message);
        }
    }

    pub(super) fn class(&mut self, it: &StmtClassDef) {
        it.decorator_list.iter().for_each(|decorator| self.expression(&decorator.expression));
        self.bind(&it.name);
        let outer = it.type_params.as_ref().map(|list| self.type_parameters(list));
        if let Some(arguments) = &it.arguments {
            self.arguments(arguments);
        }
        let private: Box<str> = it.name.id.as_str().into();
        let enclosing = self.enter(ScopeKind::Class, it, Some(private));
        for name in ["__module__", "__qualname__"] {
            self.name(name, Use::Bind, it.name.range);
        }
        self.isolated(|visitor| visitor.body(&it.body));
        self.leave(enclosing);
        if let Some(outer) = outer {
            self.leave(outer);
        }
    }

    pub(super) fn type_parameters(&mut self, list: &TypeParams) -> usize {
        let outer = self.enter(ScopeKind::TypeParameters, list, None);
        for (at, parameter) in list.type_params.iter().enumerate() {
            let name = parameter.name();
            if list.type_params[..at].iter().any(|before| before.name().id == name.id) {
                self.problem(name.range, format!("duplicate type parameter '{}'", name.id));
            }
            self.bind(name);
        }
        for parameter in &list.type_params {
            if let TypeParam::TypeVar(it) = parameter
                && let Some(bound) = &it.bound
            {
                self.lazy(bound);
            }
            if let Some(default) = parameter.default() {
                self.lazy(default);
            }
        }
        outer
    }

    pub(super) fn declare(&mut self, names: &[Identifier], range: TextRange, global: bool) {
        let word = if global { "global" } else { "nonlocal" };
        if !global && self.scope().kind == ScopeKind::Module {
            self.problem(range, "nonlocal declaration not allowed at module level");
            return;
        }
        for identifier in names {
            let name = mangle(self.scope().private.as_deref(), identifier.id.as_str());
            let symbol = symbol_in(self.scope(), &name);
            let trouble = match () {
                () if symbol.parameter => Some(format!("name '{name}' is parameter and {word}")),
                () if if global { symbol.nonlocal } else { symbol.global } => {
                    Some(format!("name '{name}' is nonlocal and global"))
                }
                () if symbol.annotated => Some(format!("annotated name '{name}' can't be {word}")),
                () if symbol.used => Some(format!("name '{name}' is used prior to {word} declaration")),
                () if symbol.bound => Some(format!("name '{name}' is assigned to before {word} declaration")),
                () => None,
            };
            if global {
                symbol.global = true
            } else {
                symbol.nonlocal = true
            }
            if let Some(message) = trouble {
                self.problem(range, message);
            } else if !global {
                let place = (range.start().to_usize(), range.end().to_usize());
                self.declared.push((self.current, name, place));
            }
        }
    }

    pub(super) fn check_import_from(&mut self, it: &StmtImportFrom) {
        let star = it.names.iter().any(|alias| alias.name.id.as_str() == "*");
        if star && self.scope().kind != ScopeKind::Module {
            let range = it.names.first().map_or(it.range, Ranged::range);
            self.problem(range, "import * only allowed at module level");
        }
        if !is_future(it) {
            return;
        }
        if self.past_future || self.current != 0 {
            self.late_problem(it.range, "from __future__ imports must occur at the beginning of the file");
        }
        for alias in &it.names {
            match alias.name.id.as_str() {
                "annotations" => self.scopes.future_annotations = true,
                "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement" | "print_function"
                | "unicode_literals" | "barry_as_FLUFL" | "generator_stop" => {}
                "braces" => self.late_problem(TextRange::empty(it.range.start()), "not a chance"),
                other => {
                    let range = TextRange::empty(it.range.start());
                    self.late_problem(range, format!("future feature {other} is not defined"));
                }
            }
        }
    }
}

/// Whether a statement imports from `__future__`.
pub(super) fn is_future(it: &StmtImportFrom) -> bool {
    it.level == 0 && it.module.as_ref().is_some_and(|module| module.id.as_str() == "__future__")
}
