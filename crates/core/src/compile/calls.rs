//! Calls: the callee and its arguments in consecutive temporaries, or gathered in a tuple and a dict.

use ruff_python_ast::{Arguments, Expr, ExprCall, Keyword};

use super::scope::Place;
use super::{Compiler, Reg, Span, span};
use crate::bytecode::Op;

/// Arguments that are passed in registers; more are gathered first.
const MAX_IN_REGISTERS: usize = 40;

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, it: &'a ExprCall, to: Reg) {
        let mark = self.frame.top();
        let at = span(it);
        if let Expr::Attribute(method) = &*it.func
            && self.fits(&it.arguments)
        {
            let name_span = self.attribute_span(method);
            let name = self.mangled(method.attr.id.as_str());
            let base;
            if let Expr::Call(inner) = &*method.value
                && self.is_plain_super(inner)
            {
                base = self.super_operands(inner);
                let number = self.name_number(&name);
                self.emit(name_span, Op::LoadSuperMethod, base, 0, 0, number);
                self.emit(span(inner), Op::Call, base, base, 2, 0);
                self.emit(name_span, Op::LoadMethod, base, base, 0, number);
            } else {
                base = self.temporaries(at, 2);
                let object = self.operand_or(&method.value, base);
                let number = self.name_number(&name);
                self.emit(name_span, Op::LoadMethod, base, object, 0, number);
            }
            self.release(base + 2);
            let count = self.arguments_in_registers(&it.arguments, at);
            let at = (name_span.0, at.1);
            match self.keyword_names(&it.arguments.keywords) {
                None => self.emit(at, Op::CallMethod, to, base, count, 0),
                Some(names) => self.emit(at, Op::CallMethodKw, to, base, count, names),
            }
        } else if self.is_plain_super(it) {
            self.plain_super(it, to);
        } else {
            let callee = self.temporary(at);
            self.value(&it.func, callee);
            self.call_with(&it.arguments, callee, at, to);
        }
        self.release(mark);
    }

    /// Calls what is in `callee`, the last temporary, with the arguments.
    fn call_with(&mut self, arguments: &'a Arguments, callee: Reg, at: Span, to: Reg) {
        if self.fits(arguments) {
            let count = self.arguments_in_registers(arguments, at);
            match self.keyword_names(&arguments.keywords) {
                None => self.emit(at, Op::Call, to, callee, count, 0),
                Some(names) => self.emit(at, Op::CallKw, to, callee, count, names),
            }
        } else {
            self.gathered_call(&[], &arguments.args, &arguments.keywords, callee, at, to);
        }
    }

    /// Whether all arguments can go into registers as they are, and leave enough for what is in them.
    fn fits(&self, arguments: &Arguments) -> bool {
        let count = arguments.args.len() + arguments.keywords.len();
        is_simple(arguments) && (count <= 3 || 3 * count <= usize::from(self.room()))
    }

    /// `operand`, but a value that is no local goes to `place` instead of a new temporary.
    fn operand_or(&mut self, expression: &'a Expr, place: Reg) -> Reg {
        if let Expr::Name(name) = expression
            && let Some(register) = self.in_place(name.id.as_str(), span(name))
        {
            return register;
        }
        self.value(expression, place);
        place
    }

    /// Puts the values of simple arguments into the next temporaries.
    fn arguments_in_registers(&mut self, arguments: &'a Arguments, at: Span) -> u8 {
        for value in arguments.args.iter().chain(arguments.keywords.iter().map(|keyword| &keyword.value)) {
            let register = self.temporary(at);
            self.value(value, register);
        }
        (arguments.args.len() + arguments.keywords.len()) as u8
    }

    pub(super) fn keyword_names(&mut self, keywords: &[Keyword]) -> Option<i32> {
        if keywords.is_empty() {
            return None;
        }
        let names = keywords.iter().filter_map(|keyword| keyword.arg.as_ref()).map(|name| name.id.as_str());
        Some(self.constants.strings(names) as i32)
    }

    /// Calls `callee`, the last temporary, with a tuple of `leading` registers and `positional` arguments, and a dict.
    pub(super) fn gathered_call(
        &mut self,
        leading: &[Reg],
        positional: &'a [Expr],
        keywords: &'a [Keyword],
        callee: Reg,
        at: Span,
        to: Reg,
    ) {
        let args = self.temporary(at);
        let named = self.temporary(at);
        if let ([], [Expr::Starred(only)]) = (leading, positional) {
            // A lone `*iterable` is gone through when all the rest has been computed.
            let iterable = self.temporary(at);
            self.value(&only.value, iterable);
            if !keywords.is_empty() {
                self.keyword_dict(keywords, named, callee, i32::from(iterable), at);
            }
            self.emit(at, Op::StarArgs, args, iterable, 0, 0);
        } else {
            self.emit(at, Op::BuildList, args, args, 0, 0);
            for register in leading {
                self.emit(at, Op::ListAppend, args, *register, 0, 0);
            }
            self.append_all(args, positional, at);
            self.emit(at, Op::ListToTuple, args, args, 0, 0);
            if !keywords.is_empty() {
                self.keyword_dict(keywords, named, callee, -1, at);
            }
        }
        self.emit(at, Op::CallEx, to, callee, u8::from(!keywords.is_empty()), 0);
    }

    /// `later`: the register of what is gone through afterwards for `*`, or -1.
    fn keyword_dict(&mut self, keywords: &'a [Keyword], dict: Reg, callee: Reg, later: i32, at: Span) {
        if let [Keyword { arg: None, value, .. }] = keywords {
            let mark = self.frame.top();
            let mapping = self.operand(value);
            self.emit(at, Op::StarKwargs, dict, mapping, callee, later);
            self.release(mark);
            return;
        }
        self.emit(at, Op::BuildMap, dict, dict, 0, 0);
        for keyword in keywords {
            let mark = self.frame.top();
            match &keyword.arg {
                None => {
                    let mapping = self.operand(&keyword.value);
                    self.emit(at, Op::MapMerge, dict, mapping, callee, 0);
                }
                Some(name) if keywords.iter().any(|other| other.arg.is_none()) => {
                    // A dict of one item, so that a name given twice is noticed.
                    let pair = self.temporaries(at, 2);
                    let number = self.constants.string(name.id.as_str());
                    self.emit_constant_number(at, pair, number);
                    self.value(&keyword.value, pair + 1);
                    self.emit(at, Op::BuildMap, pair, pair, 0, 1);
                    self.emit(at, Op::MapMerge, dict, pair, callee, 0);
                }
                Some(name) => {
                    let key = self.temporary(at);
                    let number = self.constants.string(name.id.as_str());
                    self.emit_constant_number(at, key, number);
                    let value = self.operand(&keyword.value);
                    self.emit(at, Op::MapInsert, dict, key, value, 0);
                }
            }
            self.release(mark);
        }
    }

    /// Whether a call is `super()` in a method, which stands for `super(__class__, self)`.
    fn is_plain_super(&self, it: &ExprCall) -> bool {
        let Expr::Name(name) = &*it.func else { return false };
        if name.id.as_str() != "super" || !it.arguments.args.is_empty() || !it.arguments.keywords.is_empty() {
            return false;
        }
        let owner = &self.scopes.all[self.frame.owner];
        let global = self.scopes.all[self.frame.scope].symbol("super").is_some_and(|it| it.place == Place::Global);
        global
            && owner.kind.is_function()
            && owner.free.iter().any(|name| &**name == "__class__")
            && self.first_parameter().is_some()
    }

    fn first_parameter(&self) -> Option<Box<str>> {
        let parameters = &self.frame.parameters;
        // `*args` alone holds the instance in its first item, which only `super` with arguments can name.
        parameters.names.first().filter(|_| parameters.positional > 0).cloned()
    }

    fn plain_super(&mut self, it: &'a ExprCall, to: Reg) {
        let callee = self.super_operands(it);
        self.emit(span(it), Op::Call, to, callee, 2, 0);
    }

    /// Puts `super`, the class and the instance of a plain `super()` into the next three temporaries.
    fn super_operands(&mut self, it: &'a ExprCall) -> Reg {
        let at = span(it);
        let callee = self.temporaries(at, 3);
        self.value(&it.func, callee);
        let class = self.cell_register("__class__", at);
        let number = self.name_number("__class__");
        self.emit(at, Op::LoadCell, callee + 1, class, 1, number);
        if let Some(name) = self.first_parameter() {
            let owner = self.frame.owner;
            let inner = std::mem::replace(&mut self.frame.scope, owner);
            self.load_name(&name, at, callee + 2);
            self.frame.scope = inner;
        }
        callee
    }
}

/// Whether all arguments can go into registers as they are.
pub(super) fn is_simple(arguments: &Arguments) -> bool {
    arguments.args.len() + arguments.keywords.len() <= MAX_IN_REGISTERS
        && !arguments.args.iter().any(Expr::is_starred_expr)
        && arguments.keywords.iter().all(|keyword| keyword.arg.is_some())
}
