//! Binary and unary operators over built-in operands.
//!
//! [`binary`] and [`binary_flow`] answer `None` when the operands are not both built-in ones that know the operator; then the
//! machine looks for the special methods of their types, and [`unsupported`] says what is wrong when there are none.

use super::{arith_sequences, number, number::Number};
use crate::{
    heap::{Body, names as n, types},
    native::{Cx, Flow, Raise},
    value::{ObjId, Value},
};

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    MatMul,
}

impl BinOp {
    /// The operator as it is written.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::TrueDiv => "/",
            Self::FloorDiv => "//",
            Self::Mod => "%",
            Self::Pow => "**",
            Self::LShift => "<<",
            Self::RShift => ">>",
            Self::And => "&",
            Self::Or => "|",
            Self::Xor => "^",
            Self::MatMul => "@",
        }
    }

    /// The name of the left operand's method: `__add__`.
    pub const fn forward(self) -> ObjId {
        self.names().0
    }

    /// The name of the right operand's method: `__radd__`.
    pub const fn reflected(self) -> ObjId {
        self.names().1
    }

    /// The name of the method for the augmented assignment: `__iadd__`.
    pub const fn inplace(self) -> ObjId {
        self.names().2
    }

    const fn names(self) -> (ObjId, ObjId, ObjId) {
        match self {
            Self::Add => (n::ADD, n::RADD, n::IADD),
            Self::Sub => (n::SUB, n::RSUB, n::ISUB),
            Self::Mul => (n::MUL, n::RMUL, n::IMUL),
            Self::TrueDiv => (n::TRUEDIV, n::RTRUEDIV, n::ITRUEDIV),
            Self::FloorDiv => (n::FLOORDIV, n::RFLOORDIV, n::IFLOORDIV),
            Self::Mod => (n::MOD, n::RMOD, n::IMOD),
            Self::Pow => (n::POW, n::RPOW, n::IPOW),
            Self::LShift => (n::LSHIFT, n::RLSHIFT, n::ILSHIFT),
            Self::RShift => (n::RSHIFT, n::RRSHIFT, n::IRSHIFT),
            Self::And => (n::AND, n::RAND, n::IAND),
            Self::Or => (n::OR, n::ROR, n::IOR),
            Self::Xor => (n::XOR, n::RXOR, n::IXOR),
            Self::MatMul => (n::MATMUL, n::RMATMUL, n::IMATMUL),
        }
    }
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
}

impl UnaryOp {
    /// The operator as it is written.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Neg => "-",
            Self::Pos => "+",
            Self::Invert => "~",
        }
    }

    /// The name of the operand's method: `__neg__`.
    pub const fn name(self) -> ObjId {
        match self {
            Self::Neg => n::NEG,
            Self::Pos => n::POS,
            Self::Invert => n::INVERT,
        }
    }
}

/// Applies an operator to numbers, or to strings, lists, tuples and bytes that are added or repeated.
///
/// # Errors
/// `None`: these operands do not know the operator. An exception: they do, and it failed.
pub fn binary(cx: &mut Cx<'_>, op: BinOp, a: Value, b: Value) -> Option<Result<Value, Raise>> {
    if let (Some(p), Some(q)) = (a.as_bool(), b.as_bool()) {
        match op {
            BinOp::And => return Some(Ok(Value::bool(p & q))),
            BinOp::Or => return Some(Ok(Value::bool(p | q))),
            BinOp::Xor => return Some(Ok(Value::bool(p ^ q))),
            _ => {}
        }
    }
    match (Number::of(cx.heap, a), Number::of(cx.heap, b)) {
        (Some(x), Some(y)) => number::binary(cx, op, x, y),
        _ => match op {
            BinOp::Add => arith_sequences::concat(cx, a, b),
            BinOp::Mul => arith_sequences::repeat(cx, a, b).or_else(|| arith_sequences::repeat(cx, b, a)),
            _ => None,
        },
    }
}

/// [`binary`], and the operators that may have to call Python: `%` of a format, and those of sets and dicts.
///
/// # Errors
/// As [`binary`].
pub fn binary_flow(cx: &mut Cx<'_>, op: BinOp, a: Value, b: Value) -> Option<Result<Flow, Raise>> {
    if let Some(result) = binary(cx, op, a, b) {
        return Some(result.map(Flow::Value));
    }
    match op {
        BinOp::Mod => match cx.heap.body(a)? {
            Body::Str(_) | Body::Bytes(_) | Body::ByteArray(_) => Some(super::format_percent::percent(cx, a, b)),
            _ => None,
        },
        BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor => {
            if op == BinOp::Or
                && let Some(result) = super::dict::union(cx, a, b)
            {
                return Some(result);
            }
            super::set::set_op(cx, op, a, b)
        }
        _ => None,
    }
}

/// Applies a unary operator to a number.
///
/// # Errors
/// `None`: the operand does not know the operator. An exception: it does, and it failed.
pub fn unary(cx: &mut Cx<'_>, op: UnaryOp, v: Value) -> Option<Result<Value, Raise>> {
    let number = Number::of(cx.heap, v)?;
    Some(Ok(match (op, number) {
        (UnaryOp::Neg, Number::Int(n)) => match n.checked_neg() {
            Some(n) => cx.heap.int(n),
            None => cx.heap.big_int(-num_bigint::BigInt::from(n)),
        },
        (UnaryOp::Neg, Number::Big(n)) => cx.heap.big_int(-&*n),
        (UnaryOp::Neg, Number::Float(x)) => cx.heap.float(-x),
        (UnaryOp::Neg, Number::Complex(re, im)) => super::complex::new(cx.heap, -re, -im),
        (UnaryOp::Pos, number) => number.into_value(cx.heap),
        (UnaryOp::Invert, Number::Int(n)) => cx.heap.int(!n),
        (UnaryOp::Invert, Number::Big(n)) => cx.heap.big_int(!&*n),
        (UnaryOp::Invert, _) => return None,
    }))
}

/// The `TypeError` for operands that do not know an operator, once their special methods have been tried as well.
#[cold]
pub fn unsupported(cx: &mut Cx<'_>, op: BinOp, inplace: bool, a: Value, b: Value) -> Raise {
    if let Some(raise) = arith_sequences::mismatch(cx, op, a, b) {
        return raise;
    }
    let symbol = match (op, inplace) {
        (BinOp::Pow, false) => "** or pow()".to_owned(),
        (_, false) => op.symbol().to_owned(),
        (_, true) => format!("{}=", op.symbol()),
    };
    let (left, right) = (cx.heap.type_name(a), cx.heap.type_name(b));
    let mut message = format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'");
    if op == BinOp::RShift && !inplace && is_print(cx, a) {
        message.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
    }
    cx.type_error(message)
}

/// The `TypeError` for an operand that does not know a unary operator.
#[cold]
pub fn unsupported_unary(cx: &mut Cx<'_>, op: UnaryOp, v: Value) -> Raise {
    let name = cx.heap.type_name(v);
    cx.type_error(format!("bad operand type for unary {}: '{name}'", op.symbol()))
}

/// A special method of a built-in type, called as a function: `NotImplemented` where the other operand does not fit.
pub fn operator_method(cx: &mut Cx<'_>, op: BinOp, a: Value, b: Value) -> Result<Flow, Raise> {
    binary_flow(cx, op, a, b).unwrap_or(Ok(Flow::Value(Value::NOT_IMPLEMENTED)))
}

/// The natives for an operator's two special methods. `fits` says with which other operands the type deals itself.
macro_rules! operator_methods {
    ($($op:ident $forward:literal $reflected:literal),* ; $fits:expr) => {
        &[$(
            Native::flow_method($forward, "self, value, /", |cx, args| {
                if !$fits(cx, args[1]) {
                    return Ok(Flow::Value(Value::NOT_IMPLEMENTED));
                }
                $crate::builtins::arith::operator_method(cx, BinOp::$op, args[0], args[1])
            }),
            Native::flow_method($reflected, "self, value, /", |cx, args| {
                if !$fits(cx, args[1]) {
                    return Ok(Flow::Value(Value::NOT_IMPLEMENTED));
                }
                $crate::builtins::arith::operator_method(cx, BinOp::$op, args[1], args[0])
            }),
        )*]
    };
}
pub(crate) use operator_methods;

fn is_print(cx: &mut Cx<'_>, v: Value) -> bool {
    let name = cx.heap.intern("print");
    cx.heap.type_of(v) == types::NATIVE && cx.heap.name_get(cx.state.builtins, name) == Some(v)
}
