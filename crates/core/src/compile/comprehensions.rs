//! Comprehensions, written into the frame around them, and generator expressions, which are functions.

use ruff_python_ast::{Comprehension, Expr, ExprGenerator};

use super::scope::Place;
use super::{Compiler, Reg, Span, span};
use crate::bytecode::Op;

/// What is done with each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    Append(&'a Expr),
    Add(&'a Expr),
    Insert(&'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, expression: &'a Expr, to: Reg) {
        let at = span(expression);
        let (element, generators, build) = match expression {
            Expr::ListComp(it) => (Element::Append(&it.elt), &it.generators, Op::BuildList),
            Expr::SetComp(it) => (Element::Add(&it.elt), &it.generators, Op::BuildSet),
            Expr::DictComp(it) => {
                let key = it.key.as_deref().unwrap_or(&it.value);
                (Element::Insert(key, &it.value), &it.generators, Op::BuildMap)
            }
            Expr::Generator(it) => return self.generator_expression(it, to),
            _ => return,
        };
        let scope = match expression {
            Expr::ListComp(it) => self.scopes.of(it),
            Expr::SetComp(it) => self.scopes.of(it),
            Expr::DictComp(it) => self.scopes.of(it),
            _ => return,
        };
        let mark = self.frame.top();
        let iterator = self.first_iterator(generators, at);
        let outer = std::mem::replace(&mut self.frame.scope, scope);
        self.iteration_variables(scope, generators, at);
        self.emit(at, build, to, to, 0, 0);
        self.generator_loop(generators, iterator, element, to, at);
        self.frame.scope = outer;
        self.release(mark);
    }

    fn generator_expression(&mut self, it: &'a ExprGenerator, to: Reg) {
        // As the only argument of a call it goes without brackets of its own: CPython counts the call's.
        let own = span(it);
        let at = if it.parenthesized { own } else { (own.0 - 1, own.1 + 1) };
        let mark = self.frame.top();
        let callee = self.temporary(at);
        let argument = self.first_iterator(&it.generators, at);
        let extras = self.extras(at);
        let scope = self.scopes.of(it);
        let number = self.code(scope, "<genexpr>", at.0, |compiler| {
            compiler.frame.parameters.positional = 1;
            compiler.frame.parameters.positional_only = 1;
            compiler.take_names(&[".0"]);
            let scratch = compiler.temporary(at);
            compiler.generator_loop(&it.generators, 0, Element::Yield(&it.elt), scratch, at);
            compiler.return_none(at);
        });
        self.make_function(callee, scope, number, extras, at);
        debug_assert_eq!(argument, callee + 1);
        self.emit(at, Op::Call, to, callee, 1, 0);
        self.release(mark);
    }

    /// The iterator of the first `for`, which is computed outside the comprehension's scope.
    fn first_iterator(&mut self, generators: &'a [Comprehension], at: Span) -> Reg {
        let iterator = self.temporary(at);
        if let Some(first) = generators.first() {
            self.iterator(first, iterator, at);
        }
        iterator
    }

    fn iterator(&mut self, generator: &'a Comprehension, to: Reg, at: Span) {
        let mark = self.frame.top();
        let iterable = self.operand(&generator.iter);
        let op = if generator.is_async { Op::GetAIter } else { Op::GetIter };
        self.emit(at, op, to, iterable, 0, 0);
        self.release(mark);
    }

    /// Registers for a comprehension's variables; new cells for those that inner functions capture.
    fn iteration_variables(&mut self, scope: usize, generators: &'a [Comprehension], at: Span) {
        let first = generators.first().map(|generator| &generator.target);
        for place in 0..self.scopes.all[scope].symbols.len() {
            let symbol = &self.scopes.all[scope].symbols[place];
            if symbol.place != Place::Own(scope) {
                continue;
            }
            let (captured, name) = (symbol.captured, symbol.name.clone());
            let register = self.temporary(at);
            self.scopes.all[scope].symbols[place].register = register;
            self.frame.assigned.remove(register);
            if captured {
                self.emit(at, Op::Unbind, register, 0, 0, 0);
                self.emit(at, Op::MakeCell, register, 0, 0, 0);
            } else if !first.is_some_and(|target| self.binds(target, &name)) {
                // The target of a later `for` may be read before it has a value.
                self.emit(at, Op::Unbind, register, 0, 0, 0);
            }
        }
    }

    fn binds(&self, target: &Expr, name: &str) -> bool {
        match target {
            Expr::Name(it) => *self.mangled(it.id.as_str()) == *name,
            Expr::Tuple(it) => it.elts.iter().any(|inner| self.binds(inner, name)),
            Expr::List(it) => it.elts.iter().any(|inner| self.binds(inner, name)),
            Expr::Starred(it) => self.binds(&it.value, name),
            _ => false,
        }
    }

    fn generator_loop(&mut self, generators: &'a [Comprehension], iterator: Reg, element: Element<'a>, to: Reg, at: Span) {
        let Some((generator, rest)) = generators.split_first() else {
            self.element(element, to, at);
            return;
        };
        let mark = self.frame.top();
        let before = self.frame.assigned;
        let (next, skip, exhausted) = (self.label(), self.label(), self.label());
        self.bind(next);
        let handler = if generator.is_async {
            Some(self.next_item_async(&generator.target, iterator, at))
        } else {
            self.next_item(&generator.target, iterator, at, exhausted);
            None
        };
        for condition in &generator.ifs {
            self.jump_unless(condition, skip);
        }
        let inner = match rest.first() {
            Some(generator) => {
                let inner = self.temporary(at);
                self.iterator(generator, inner, at);
                inner
            }
            None => iterator,
        };
        self.generator_loop(rest, inner, element, to, at);
        self.bind(skip);
        self.back_edge(at, next);
        if let Some(handler) = handler {
            self.end_of_async_items(handler, at, exhausted);
        }
        self.bind(exhausted);
        self.frame.assigned = before;
        self.release(mark);
    }

    fn element(&mut self, element: Element<'a>, to: Reg, at: Span) {
        let mark = self.frame.top();
        match element {
            Element::Append(value) => {
                let value = self.operand(value);
                self.emit(at, Op::ListAppend, to, value, 0, 0);
            }
            Element::Add(value) => {
                let value = self.operand(value);
                self.emit(at, Op::SetAdd, to, value, 0, 0);
            }
            Element::Insert(key, value) => {
                let key = self.operand(key);
                let value = self.operand(value);
                self.emit(at, Op::MapInsert, to, key, value, 0);
            }
            Element::Yield(value) => {
                let value = self.operand(value);
                self.emit(at, Op::Yield, to, value, 0, 0);
            }
        }
        self.release(mark);
    }
}
