//! Function definitions and lambdas: defaults, annotations, decorators, the closure, and the body's own code.

use ruff_python_ast::{Decorator, Expr, ExprLambda, Parameters, StmtFunctionDef};

use super::frame::Frame;
use super::scope::{Place, ScopeKind};
use super::{Compiler, Reg, Span, span};
use crate::bytecode::{CodeFlags, Op};

/// What `MakeFunction` takes besides the code: four temporaries, and which of them are used.
#[derive(Clone, Copy)]
pub(super) struct Extras {
    base: Reg,
    given: u8,
}

const DEFAULTS: u8 = 1;
const KEYWORD_DEFAULTS: u8 = 2;
const ANNOTATIONS: u8 = 4;
const CELLS: u8 = 8;

/// Variables that get a register each; those of a function that has more of them stand in a list of cells.
const MOST_VARIABLES: Reg = 130;

impl<'a> Compiler<'a> {
    pub(super) fn function_definition(&mut self, it: &'a StmtFunctionDef) {
        let at = self.definition_span(span(it), &it.decorator_list);
        let mark = self.frame.top();
        let first = self.frame.top();
        self.decorators(&it.decorator_list);
        let function = self.temporary(at);
        let mut extras = self.extras(at);
        self.defaults(&it.parameters, &mut extras, at);
        let outer = it.type_params.as_ref().map(|list| self.enter_type_parameters(list));
        self.annotations(it, &mut extras, at);
        let scope = self.scopes.of(it);
        let number = self.code(scope, it.name.id.as_str(), span(it).0, |compiler| {
            compiler.frame.doc = compiler.docstring(&it.body);
            compiler.take_parameters(Some(&it.parameters));
            compiler.body(&it.body);
            compiler.return_none(it.body.last().map_or(at, span));
        });
        self.make_function(function, scope, number, extras, at);
        if let Some(outer) = outer {
            self.set_type_parameters(function, at);
            self.frame.scope = outer;
        }
        self.apply_decorators(&it.decorator_list, function);
        self.store_name(it.name.id.as_str(), at, first);
        self.release(mark);
    }

    pub(super) fn lambda(&mut self, it: &'a ExprLambda, to: Reg) {
        let at = span(it);
        let mark = self.frame.top();
        let mut extras = self.extras(at);
        if let Some(parameters) = &it.parameters {
            self.defaults(parameters, &mut extras, at);
        }
        let scope = self.scopes.of(it);
        let number = self.code(scope, "<lambda>", at.0, |compiler| {
            compiler.take_parameters(it.parameters.as_deref());
            let value = compiler.operand(&it.body);
            compiler.return_register(span(&*it.body), value);
        });
        self.make_function(to, scope, number, extras, at);
        self.release(mark);
    }

    /// A function without parameters that computes an expression when it is called.
    pub(super) fn thunk(&mut self, expression: &'a Expr, name: &str, to: Reg) {
        let at = span(expression);
        let mark = self.frame.top();
        let extras = self.extras(at);
        let scope = self.scopes.of(expression);
        let number = self.code(scope, name, at.0, |compiler| {
            compiler.take_parameters(None);
            let value = compiler.operand(expression);
            compiler.return_register(at, value);
        });
        self.make_function(to, scope, number, extras, at);
        self.release(mark);
    }

    /// Writes the code of a scope, unless it has been written before; its number within the unit.
    pub(super) fn code(&mut self, scope: usize, name: &str, start: u32, write: impl FnOnce(&mut Self)) -> i32 {
        if let Some(number) = self.compiled.get(&scope) {
            return *number;
        }
        let number = self.codes.len();
        self.codes.push(None);
        self.compiled.insert(scope, number as i32);
        let mut frame = Frame::new(scope, name.into(), self.qualified(name));
        frame.place = (start, start);
        let about = &self.scopes.all[scope];
        let class_body = about.kind == ScopeKind::Class;
        frame.flags = CodeFlags { generator: about.generator, coroutine: about.coroutine, namespace: class_body, class_body };
        let outer = std::mem::replace(&mut self.frame, Box::new(frame));
        write(self);
        let line = self.line_of(start);
        self.finish_frame(number, line);
        self.frame = outer;
        number as i32
    }

    fn qualified(&self, name: &str) -> Box<str> {
        let mangled = self.mangled(name);
        if self.scopes.all[self.frame.scope].symbol(&mangled).is_some_and(|symbol| symbol.global) {
            return name.into();
        }
        let outer = &self.frame.qualname;
        match self.scopes.all[self.frame.owner].kind {
            ScopeKind::Module => name.into(),
            ScopeKind::Class => format!("{outer}.{name}").into(),
            _ => format!("{outer}.<locals>.{name}").into(),
        }
    }

    // ---- the inside ----

    /// Gives registers to the parameters and all other variables of a function's frame, and makes its cells.
    pub(super) fn take_parameters(&mut self, parameters: Option<&Parameters>) {
        let mut names = Vec::new();
        if let Some(parameters) = parameters {
            let positional = parameters.posonlyargs.iter().chain(&parameters.args);
            names.extend(positional.chain(&parameters.kwonlyargs).map(|it| it.parameter.name.id.as_str()));
            let variadic = parameters.vararg.iter().chain(&parameters.kwarg);
            names.extend(variadic.map(|it| it.name.id.as_str()));
            let taken = &mut self.frame.parameters;
            taken.positional_only = parameters.posonlyargs.len() as u8;
            taken.positional = (parameters.posonlyargs.len() + parameters.args.len()) as u8;
            taken.keyword_only = parameters.kwonlyargs.len() as u8;
            taken.var_args = parameters.vararg.is_some();
            taken.var_kwargs = parameters.kwarg.is_some();
        }
        self.take_names(&names);
    }

    /// As `take_parameters`, for parameters by name.
    pub(super) fn take_names(&mut self, parameters: &[&str]) {
        let scope = self.frame.owner;
        for name in parameters {
            let name = self.mangled(name);
            let register = self.variable(&name);
            if let Some(symbol) = self.scopes.all[scope].symbol_mut(&name) {
                symbol.register = register;
                if !symbol.captured && !symbol.deleted {
                    self.frame.assigned.add(register);
                }
            }
            self.frame.parameters.names.push(name);
        }
        for at in 0..self.scopes.all[scope].symbols.len() {
            let symbol = &self.scopes.all[scope].symbols[at];
            if symbol.place == Place::Own(scope) && !symbol.parameter {
                let name = symbol.name.clone();
                if self.frame.top() >= MOST_VARIABLES {
                    let place = self.spill(&name);
                    self.scopes.all[scope].symbols[at].spilled = Some(place);
                    continue;
                }
                let register = self.variable(&name);
                self.scopes.all[scope].symbols[at].register = register;
            }
        }
        for at in 0..self.scopes.all[scope].symbols.len() {
            let symbol = &self.scopes.all[scope].symbols[at];
            if symbol.place == Place::Own(scope) && symbol.captured && symbol.spilled.is_none() {
                let register = symbol.register;
                self.emit((0, 0), Op::MakeCell, register, 0, 0, 0);
                self.frame.cells.push(register);
            }
        }
        self.take_free();
    }

    /// Gives a variable a cell in the frame's list; its place there.
    fn spill(&mut self, name: &str) -> u32 {
        let start = (0, 0);
        let list = match &self.frame.spilled {
            Some((list, _)) => *list,
            None => {
                // The list, and a register for the cell in use.
                let list = self.variable(".spilled");
                self.variable(".cell");
                self.emit(start, Op::BuildList, list, list, 0, 0);
                list
            }
        };
        self.emit(start, Op::Unbind, list + 1, 0, 0, 0);
        self.emit(start, Op::MakeCell, list + 1, 0, 0, 0);
        self.emit(start, Op::ListAppend, list, list + 1, 0, 0);
        let (_, names) = self.frame.spilled.get_or_insert_with(|| (list, Vec::new()));
        names.push(name.into());
        names.len() as u32 - 1
    }

    /// Reserves the registers of the free variables.
    pub(super) fn take_free(&mut self) {
        let count = self.scopes.all[self.frame.owner].free.len();
        self.frame.free_start = self.frame.top();
        for _ in 0..count {
            self.temporary((0, 0));
        }
    }

    // ---- the outside ----

    pub(super) fn extras(&mut self, at: Span) -> Extras {
        Extras { base: self.temporaries(at, 4), given: 0 }
    }

    fn defaults(&mut self, parameters: &'a Parameters, extras: &mut Extras, at: Span) {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let values: Vec<&'a Expr> = positional.filter_map(|it| it.default.as_deref()).collect();
        if !values.is_empty() {
            extras.given |= DEFAULTS;
            self.emit(at, Op::BuildList, extras.base, extras.base, 0, 0);
            for value in values {
                let mark = self.frame.top();
                let register = self.operand(value);
                self.emit(at, Op::ListAppend, extras.base, register, 0, 0);
                self.release(mark);
            }
            self.emit(at, Op::ListToTuple, extras.base, extras.base, 0, 0);
        }
        let dict = extras.base + 1;
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                if extras.given & KEYWORD_DEFAULTS == 0 {
                    extras.given |= KEYWORD_DEFAULTS;
                    self.emit(at, Op::BuildMap, dict, dict, 0, 0);
                }
                let name = self.mangled(parameter.parameter.name.id.as_str());
                self.insert(dict, &name, default, at, false);
            }
        }
    }

    fn annotations(&mut self, it: &'a StmtFunctionDef, extras: &mut Extras, at: Span) {
        let parameters = &it.parameters;
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).map(|it| &it.parameter);
        let all = plain
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwonlyargs.iter().map(|it| &it.parameter))
            .chain(parameters.kwarg.as_deref())
            .map(|it| (it.name.id.as_str(), it.annotation.as_deref()))
            .chain([("return", it.returns.as_deref())]);
        let dict = extras.base + 2;
        for (name, annotation) in all {
            if let Some(annotation) = annotation {
                if extras.given & ANNOTATIONS == 0 {
                    extras.given |= ANNOTATIONS;
                    self.emit(at, Op::BuildMap, dict, dict, 0, 0);
                }
                let name = self.mangled(name);
                self.insert(dict, &name, annotation, at, true);
            }
        }
    }

    fn insert(&mut self, dict: Reg, name: &str, value: &'a Expr, at: Span, annotation: bool) {
        let key = self.string(at, name);
        let register = self.temporary(at);
        if annotation {
            self.annotation(value, register);
        } else {
            self.value(value, register);
        }
        self.emit(at, Op::MapInsert, dict, key, register, 0);
        self.release(key);
    }

    /// Makes a function of a code, with the cells that its scope needs.
    pub(super) fn make_function(&mut self, to: Reg, scope: usize, number: i32, mut extras: Extras, at: Span) {
        let free = self.scopes.all[scope].free.clone();
        if !free.is_empty() {
            extras.given |= CELLS;
            let mark = self.frame.top();
            for name in &free {
                let cell = self.cell_register(name, at);
                let register = self.temporary(at);
                self.emit_move(at, register, cell);
            }
            self.emit(at, Op::BuildTuple, extras.base + 3, mark, 0, free.len() as i32);
            self.release(mark);
        }
        self.emit(at, Op::MakeFunction, to, extras.base, extras.given, number);
    }

    /// Computes decorators into consecutive temporaries.
    pub(super) fn decorators(&mut self, list: &'a [Decorator]) {
        for decorator in list {
            let register = self.temporary(span(decorator));
            self.value(&decorator.expression, register);
        }
    }

    /// Calls the decorators that stand right before `decorated`; the result is where the first of them was.
    pub(super) fn apply_decorators(&mut self, list: &'a [Decorator], decorated: Reg) {
        for (place, decorator) in (0..decorated).rev().zip(list.iter().rev()) {
            self.emit(span(&decorator.expression), Op::Call, place, place, 1, 0);
        }
    }

    /// The range of a definition without its decorators.
    pub(super) fn definition_span(&self, whole: Span, decorators: &[Decorator]) -> Span {
        let Some(last) = decorators.last() else { return whole };
        let mut rest = &self.text[span(last).1 as usize..whole.1 as usize];
        loop {
            rest = rest.trim_start();
            match rest.strip_prefix('#') {
                Some(comment) => rest = comment.find('\n').map_or("", |end| &comment[end..]),
                None => return (whole.1 - rest.len() as u32, whole.1),
            }
        }
    }
}
