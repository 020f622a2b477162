//! Type parameters of functions, classes and aliases, and the `type` statement.

use ruff_python_ast::{Expr, StmtTypeAlias, TypeParam, TypeParams};

use super::scope::Place;
use super::{Compiler, Reg, Span, span};
use crate::bytecode::{Constant, Intrinsic, Op};

impl<'a> Compiler<'a> {
    /// Makes the type parameters and the scope that they are visible in. The answer is the scope to go back to.
    pub(super) fn enter_type_parameters(&mut self, list: &'a TypeParams) -> usize {
        let scope = self.scopes.of(list);
        let outer = std::mem::replace(&mut self.frame.scope, scope);
        let at = span(list);
        for place in 0..self.scopes.all[scope].symbols.len() {
            let symbol = &self.scopes.all[scope].symbols[place];
            if symbol.place != Place::Own(scope) {
                continue;
            }
            let captured = symbol.captured;
            let register = self.temporary(at);
            self.scopes.all[scope].symbols[place].register = register;
            self.frame.assigned.remove(register);
            self.emit(at, Op::Unbind, register, 0, 0, 0);
            if captured {
                self.emit(at, Op::MakeCell, register, 0, 0, 0);
            }
        }
        for parameter in &list.type_params {
            self.type_parameter(parameter);
        }
        outer
    }

    fn type_parameter(&mut self, parameter: &'a TypeParam) {
        let at = span(parameter);
        let (kind, bound) = match parameter {
            TypeParam::TypeVar(it) => (0, it.bound.as_deref()),
            TypeParam::ParamSpec(_) => (1, None),
            TypeParam::TypeVarTuple(_) => (2, None),
        };
        let name = parameter.name().id.as_str();
        let base = self.temporaries(at, 4);
        self.emit_constant(at, base, Constant::Int(kind));
        self.emit_constant(at, base + 1, Constant::Str(name.into()));
        self.lazy(bound, name, base + 2, at);
        self.lazy(parameter.default(), name, base + 3, at);
        self.emit(at, Op::CallIntrinsic, base, base, 4, Intrinsic::TypeParam as i32);
        self.store_name(name, at, base);
        self.release(base);
    }

    /// A function that computes an expression when it is needed, or `None`.
    fn lazy(&mut self, expression: Option<&'a Expr>, name: &str, to: Reg, at: Span) {
        match expression {
            Some(expression) => self.thunk(expression, name, to),
            None => self.emit_none(at, to),
        }
    }

    /// The parameters of the current scope in consecutive temporaries.
    fn load_type_parameters(&mut self, at: Span) -> (Reg, i32) {
        let scope = self.frame.scope;
        let base = self.frame.top();
        let names = self.scopes.all[scope].symbols.iter().filter(|symbol| symbol.place == Place::Own(scope));
        let names: Vec<Box<str>> = names.map(|symbol| symbol.name.clone()).collect();
        for name in &names {
            let register = self.temporary(at);
            self.load_name(name, at, register);
        }
        (base, names.len() as i32)
    }

    /// Gives a function or class its `__type_params__`.
    pub(super) fn set_type_parameters(&mut self, holder: Reg, at: Span) {
        let (base, count) = self.load_type_parameters(at);
        let tuple = self.temporary(at);
        self.emit(at, Op::BuildTuple, tuple, base, 0, count);
        let number = self.name_number("__type_params__");
        self.emit(at, Op::StoreAttr, holder, tuple, 0, number);
        self.release(base);
    }

    /// `typing.Generic[…]` of the current type parameters, in the next temporary: the last base of a generic class.
    pub(super) fn generic_base(&mut self, at: Span) {
        let base = self.temporaries(at, 2);
        self.emit_none(at, base + 1);
        let typing = self.name_number("typing");
        self.emit(at, Op::ImportName, base, base + 1, 0, typing);
        let generic = self.name_number("Generic");
        self.emit(at, Op::ImportFrom, base, base, 0, generic);
        let (first, count) = self.load_type_parameters(at);
        if count != 1 {
            self.emit(at, Op::BuildTuple, first, first, 0, count);
        }
        self.emit(at, Op::GetItem, base, base, first, 0);
        self.release(base + 1);
    }

    pub(super) fn type_alias(&mut self, it: &'a StmtTypeAlias) {
        let at = span(it);
        let mark = self.frame.top();
        let Expr::Name(name) = &*it.name else { return };
        let alias = self.temporary(at);
        let outer = it.type_params.as_ref().map(|list| self.enter_type_parameters(list));
        let base = self.temporaries(at, 2);
        self.emit_constant(at, base, Constant::Str(name.id.as_str().into()));
        self.thunk(&it.value, name.id.as_str(), base + 1);
        self.emit(at, Op::CallIntrinsic, alias, base, 2, Intrinsic::TypeAlias as i32);
        if let Some(outer) = outer {
            self.set_type_parameters(alias, at);
            self.frame.scope = outer;
        }
        self.store_name(name.id.as_str(), at, alias);
        self.release(mark);
    }
}
