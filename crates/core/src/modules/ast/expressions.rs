//! Expressions of the syntax tree, and what is in them: comprehensions, arguments, strings.

use num_bigint::BigInt;
use num_traits::Num;
use ruff_python_ast::{
    Arguments, BoolOp, CmpOp, Comprehension, ConversionFlag, Expr, ExprContext, FStringPart, InterpolatedElement,
    InterpolatedStringElement, Keyword, Number, Operator, Parameter, ParameterWithDefault, Parameters, UnaryOp,
};
use ruff_text_size::{Ranged, TextRange};

use super::Writer;
use crate::{builtins::complex, value::Value};

impl Writer<'_, '_> {
    pub(super) fn expression(&mut self, expression: &Expr) {
        let range = expression.range();
        match expression {
            Expr::BoolOp(it) => {
                self.bare(match it.op {
                    BoolOp::And => "And",
                    BoolOp::Or => "Or",
                });
                self.expressions(&it.values);
                self.node("BoolOp", range);
            }
            Expr::Named(it) => {
                self.expression(&it.target);
                self.expression(&it.value);
                self.node("NamedExpr", range);
            }
            Expr::BinOp(it) => {
                self.expression(&it.left);
                self.operator(it.op);
                self.expression(&it.right);
                self.node("BinOp", range);
            }
            Expr::UnaryOp(it) => {
                self.bare(match it.op {
                    UnaryOp::Invert => "Invert",
                    UnaryOp::Not => "Not",
                    UnaryOp::UAdd => "UAdd",
                    UnaryOp::USub => "USub",
                });
                self.expression(&it.operand);
                self.node("UnaryOp", range);
            }
            Expr::Lambda(it) => {
                self.parameters(it.parameters.as_deref());
                self.expression(&it.body);
                self.node("Lambda", range);
            }
            Expr::If(it) => {
                self.expression(&it.test);
                self.expression(&it.body);
                self.expression(&it.orelse);
                self.node("IfExp", range);
            }
            Expr::Dict(it) => {
                for item in &it.items {
                    self.optional(item.key.as_ref());
                }
                self.count(it.items.len());
                self.expressions(it.items.iter().map(|item| &item.value));
                self.node("Dict", range);
            }
            Expr::Set(it) => {
                self.expressions(&it.elts);
                self.node("Set", range);
            }
            Expr::ListComp(it) => self.comprehension("ListComp", &it.elt, &it.generators, range),
            Expr::SetComp(it) => self.comprehension("SetComp", &it.elt, &it.generators, range),
            Expr::Generator(it) => self.comprehension("GeneratorExp", &it.elt, &it.generators, range),
            Expr::DictComp(it) => {
                self.optional(it.key.as_deref());
                self.expression(&it.value);
                self.generators(&it.generators);
                self.node("DictComp", range);
            }
            Expr::Await(it) => {
                self.expression(&it.value);
                self.node("Await", range);
            }
            Expr::Yield(it) => {
                self.optional(it.value.as_deref());
                self.node("Yield", range);
            }
            Expr::YieldFrom(it) => {
                self.expression(&it.value);
                self.node("YieldFrom", range);
            }
            Expr::Compare(it) => {
                self.expression(&it.left);
                for op in &it.ops {
                    self.bare(comparison(*op));
                }
                self.count(it.ops.len());
                self.expressions(&it.comparators);
                self.node("Compare", range);
            }
            Expr::Call(it) => {
                self.expression(&it.func);
                self.arguments(&it.arguments);
                self.node("Call", range);
            }
            Expr::FString(it) => {
                let mut joined = Joined { at: range, count: 0, text: String::new() };
                for part in &it.value {
                    match part {
                        FStringPart::Literal(literal) => joined.text.push_str(literal.as_str()),
                        FStringPart::FString(fstring) => self.elements(&fstring.elements, &mut joined),
                    }
                }
                self.joined(joined);
            }
            Expr::TString(it) => {
                let mut joined = Joined { at: range, count: 0, text: String::new() };
                self.elements(it.value.elements(), &mut joined);
                self.joined(joined);
            }
            Expr::StringLiteral(it) => {
                let value = self.cx.heap.str(it.value.to_str());
                self.plain(value);
                if it.value.is_unicode() {
                    self.word("u")
                } else {
                    self.none()
                }
                self.node("Constant", range);
            }
            Expr::BytesLiteral(it) => {
                let bytes: Vec<u8> = it.value.bytes().collect();
                let value = self.cx.heap.bytes_object(bytes);
                self.constant(value, range);
            }
            Expr::NumberLiteral(it) => {
                let value = self.number_value(&it.value, range);
                self.constant(value, range);
            }
            Expr::BooleanLiteral(it) => self.constant(Value::bool(it.value), range),
            Expr::NoneLiteral(_) => self.constant(Value::NONE, range),
            Expr::EllipsisLiteral(_) => self.constant(Value::ELLIPSIS, range),
            Expr::Attribute(it) => {
                self.expression(&it.value);
                self.word(it.attr.as_str());
                self.context(it.ctx);
                self.node("Attribute", range);
            }
            Expr::Subscript(it) => {
                self.expression(&it.value);
                self.expression(&it.slice);
                self.context(it.ctx);
                self.node("Subscript", range);
            }
            Expr::Starred(it) => {
                self.expression(&it.value);
                self.context(it.ctx);
                self.node("Starred", range);
            }
            Expr::Name(it) => {
                self.word(it.id.as_str());
                self.context(it.ctx);
                self.node("Name", range);
            }
            Expr::List(it) => {
                self.expressions(&it.elts);
                self.context(it.ctx);
                self.node("List", range);
            }
            Expr::Tuple(it) => {
                self.expressions(&it.elts);
                self.context(it.ctx);
                self.node("Tuple", range);
            }
            Expr::Slice(it) => {
                for part in [&it.lower, &it.upper, &it.step] {
                    self.optional(part.as_deref());
                }
                self.node("Slice", range);
            }
            // Not Python: the parser's mode does not give it.
            Expr::IpyEscapeCommand(_) => self.none(),
        }
    }

    pub(super) fn constant(&mut self, value: Value, range: TextRange) {
        self.plain(value);
        self.none();
        self.node("Constant", range);
    }

    fn number_value(&mut self, number: &Number, range: TextRange) -> Value {
        match number {
            Number::Int(value) => match value.as_i64() {
                Some(small) => self.cx.heap.int(small),
                None => {
                    let digits = self.text[range.start().to_usize()..range.end().to_usize()].replace('_', "").to_lowercase();
                    let (digits, radix) = match digits.get(..2) {
                        Some("0x") => (&digits[2..], 16),
                        Some("0o") => (&digits[2..], 8),
                        Some("0b") => (&digits[2..], 2),
                        _ => (&*digits, 10),
                    };
                    let big = BigInt::from_str_radix(digits, radix).unwrap_or_default();
                    self.cx.heap.big_int(big)
                }
            },
            Number::Float(value) => self.cx.heap.float(*value),
            Number::Complex { real, imag } => complex::new(self.cx.heap, *real, *imag),
        }
    }

    pub(super) fn operator(&mut self, op: Operator) {
        self.bare(match op {
            Operator::Add => "Add",
            Operator::Sub => "Sub",
            Operator::Mult => "Mult",
            Operator::MatMult => "MatMult",
            Operator::Div => "Div",
            Operator::Mod => "Mod",
            Operator::Pow => "Pow",
            Operator::LShift => "LShift",
            Operator::RShift => "RShift",
            Operator::BitOr => "BitOr",
            Operator::BitXor => "BitXor",
            Operator::BitAnd => "BitAnd",
            Operator::FloorDiv => "FloorDiv",
        });
    }

    fn context(&mut self, context: ExprContext) {
        self.bare(match context {
            ExprContext::Store => "Store",
            ExprContext::Del => "Del",
            ExprContext::Load | ExprContext::Invalid => "Load",
        });
    }

    fn comprehension(&mut self, class: &str, element: &Expr, generators: &[Comprehension], range: TextRange) {
        self.expression(element);
        self.generators(generators);
        self.node(class, range);
    }

    fn generators(&mut self, generators: &[Comprehension]) {
        for one in generators {
            self.expression(&one.target);
            self.expression(&one.iter);
            self.expressions(&one.ifs);
            self.number(usize::from(one.is_async));
            self.bare("comprehension");
        }
        self.count(generators.len());
    }

    /// The arguments of a call or class: those by place, then those by name.
    pub(super) fn arguments(&mut self, arguments: &Arguments) {
        match &*arguments.args {
            // The brackets of the call are the generator's, too.
            [Expr::Generator(it)] if !it.parenthesized => {
                self.comprehension("GeneratorExp", &it.elt, &it.generators, arguments.range);
                self.count(1);
            }
            args => self.expressions(args),
        }
        for Keyword { range, arg, value, .. } in &arguments.keywords {
            self.name(arg.as_ref());
            self.expression(value);
            self.node("keyword", *range);
        }
        self.count(arguments.keywords.len());
    }

    pub(super) fn parameters(&mut self, parameters: Option<&Parameters>) {
        let empty = Parameters::default();
        let it = parameters.unwrap_or(&empty);
        self.parameter_list(&it.posonlyargs);
        self.parameter_list(&it.args);
        self.one_parameter(it.vararg.as_deref());
        self.parameter_list(&it.kwonlyargs);
        for one in &it.kwonlyargs {
            self.optional(one.default.as_deref());
        }
        self.count(it.kwonlyargs.len());
        self.one_parameter(it.kwarg.as_deref());
        self.expressions(it.posonlyargs.iter().chain(&it.args).filter_map(|one| one.default.as_deref()));
        self.bare("arguments");
    }

    fn parameter_list(&mut self, all: &[ParameterWithDefault]) {
        for one in all {
            self.one_parameter(Some(&one.parameter));
        }
        self.count(all.len());
    }

    fn one_parameter(&mut self, parameter: Option<&Parameter>) {
        let Some(it) = parameter else { return self.none() };
        self.word(it.name.as_str());
        self.optional(it.annotation.as_deref());
        self.none();
        // A star is no part of it.
        let start = it.name.range.start();
        self.node("arg", TextRange::new(start, it.range.end()));
    }

    // Strings with expressions in them.

    fn elements<'e>(&mut self, elements: impl IntoIterator<Item = &'e InterpolatedStringElement>, joined: &mut Joined) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => joined.text.push_str(literal),
                InterpolatedStringElement::Interpolation(it) => self.interpolation(it, joined),
            }
        }
    }

    fn interpolation(&mut self, it: &InterpolatedElement, joined: &mut Joined) {
        let mut conversion = i64::from(it.conversion as i8);
        if let Some(debug) = &it.debug_text {
            for part in [debug.leading(), debug.expression(), debug.trailing()] {
                joined.text.push_str(part);
            }
            if it.conversion == ConversionFlag::None && it.format_spec.is_none() {
                conversion = i64::from(b'r');
            }
        }
        self.literal(joined);
        self.expression(&it.expression);
        let conversion = self.cx.heap.int(conversion);
        self.plain(conversion);
        match &it.format_spec {
            None => self.none(),
            Some(spec) => {
                let mut inner = Joined { at: joined.at, count: 0, text: String::new() };
                self.elements(&spec.elements, &mut inner);
                self.joined(inner);
            }
        }
        self.node("FormattedValue", joined.at);
        joined.count += 1;
    }

    /// The literal text so far as a constant.
    fn literal(&mut self, joined: &mut Joined) {
        if !joined.text.is_empty() {
            let text = self.cx.heap.str(std::mem::take(&mut joined.text));
            self.constant(text, joined.at);
            joined.count += 1;
        }
    }

    fn joined(&mut self, mut joined: Joined) {
        self.literal(&mut joined);
        self.count(joined.count);
        self.node("JoinedStr", joined.at);
    }
}

/// A string that is put together.
struct Joined {
    /// Where the whole string stands: CPython 3.11 says so of its parts.
    at: TextRange,
    count: usize,
    /// Literal text that is not written yet.
    text: String,
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => "Eq",
        CmpOp::NotEq => "NotEq",
        CmpOp::Lt => "Lt",
        CmpOp::LtE => "LtE",
        CmpOp::Gt => "Gt",
        CmpOp::GtE => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    }
}
