//! The comparison methods of numbers.

use super::{
    compare::CompareOp,
    numeric_order::{Number, compare_numbers, number, numbers_equal},
};
use crate::{
    native::{Cx, Native, Raise},
    value::Value,
};

macro_rules! compare {
    ($knows:ident) => {
        &[
            Native::method("__lt__", "self, value, /", |cx, args| compare(cx, CompareOp::Lt, args, $knows)),
            Native::method("__le__", "self, value, /", |cx, args| compare(cx, CompareOp::Le, args, $knows)),
            Native::method("__eq__", "self, value, /", |cx, args| compare(cx, CompareOp::Eq, args, $knows)),
            Native::method("__ne__", "self, value, /", |cx, args| compare(cx, CompareOp::Ne, args, $knows)),
            Native::method("__gt__", "self, value, /", |cx, args| compare(cx, CompareOp::Gt, args, $knows)),
            Native::method("__ge__", "self, value, /", |cx, args| compare(cx, CompareOp::Ge, args, $knows)),
            Native::flow_method("__hash__", "self, /", super::hash::hash_method),
        ]
    };
}

/// Comparisons of `int`, with ints; and its hash.
pub const INT: &[Native] = compare!(is_int);
/// Comparisons of `float`, with real numbers; and its hash.
pub const FLOAT: &[Native] = compare!(is_real);
/// Comparisons of `complex`, with all numbers; and its hash.
pub const COMPLEX: &[Native] = compare!(is_any);

fn is_int(number: Number<'_>) -> bool {
    matches!(number, Number::Int(_) | Number::Big(_))
}

fn is_real(number: Number<'_>) -> bool {
    !matches!(number, Number::Complex(..))
}

fn is_any(_: Number<'_>) -> bool {
    true
}

fn compare(cx: &mut Cx<'_>, op: CompareOp, args: &[Value], knows: fn(Number<'_>) -> bool) -> Result<Value, Raise> {
    let (Some(a), Some(b)) = (number(cx.heap, args[0]), number(cx.heap, args[1])) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !knows(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let holds = match op {
        CompareOp::Eq => numbers_equal(a, b),
        CompareOp::Ne => !numbers_equal(a, b),
        _ if !is_real(a) || !is_real(b) => return Ok(Value::NOT_IMPLEMENTED),
        op => compare_numbers(a, b).is_some_and(|order| op.holds(Some(order))),
    };
    Ok(Value::bool(holds))
}
