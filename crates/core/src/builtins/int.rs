//! `int`: its methods, attributes and operators.

use num_bigint::{BigInt, Sign};
use num_traits::{Signed, Zero};

use super::{
    arith::{BinOp, operator_methods},
    int_math,
    number::{self, Number},
    repr, text_args,
};
use crate::{
    heap::{Body, types},
    native::{Cx, Flow, GetSet, Native, Raise},
    value::Value,
};

/// Methods.
pub const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, x=0, /, base=10", super::int_new::construct),
    Native::method("as_integer_ratio", "self, /", |cx, args| {
        let n = plain(cx, args[0]);
        Ok(cx.heap.tuple([n, Value::int32(1)]))
    }),
    Native::method("bit_count", "self, /", |cx, args| {
        let n = big(cx, args[0]);
        Ok(Value::index(n.magnitude().count_ones() as usize))
    }),
    Native::method("bit_length", "self, /", |cx, args| {
        let n = big(cx, args[0]);
        Ok(Value::index(n.bits() as usize))
    }),
    Native::method("conjugate", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::method("to_bytes", "self, /, length=1, byteorder='big', *, signed=False", to_bytes),
    Native::class_method("from_bytes", "cls, bytes, byteorder='big', *, signed=False", from_bytes),
    Native::method("__int__", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::method("__index__", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::method("__trunc__", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::method("__floor__", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::method("__ceil__", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::method("__pos__", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::method("__neg__", "self, /", |cx, args| {
        let n = big(cx, args[0]);
        Ok(cx.heap.big_int(-n))
    }),
    Native::method("__abs__", "self, /", |cx, args| {
        let n = big(cx, args[0]).abs();
        Ok(cx.heap.big_int(n))
    }),
    Native::method("__invert__", "self, /", |cx, args| {
        let n = big(cx, args[0]);
        Ok(cx.heap.big_int(!n))
    }),
    Native::method("__bool__", "self, /", |cx, args| Ok(Value::bool(!big(cx, args[0]).is_zero()))),
    Native::method("__float__", "self, /", |cx, args| match int_math::to_float(&big(cx, args[0])) {
        Some(x) => Ok(cx.heap.float(x)),
        None => Err(number::too_large_for_float(cx)),
    }),
    Native::method("__round__", "self, ndigits=None, /", |cx, args| round(cx, args[0], args[1])),
    Native::method("__divmod__", "self, value, /", |cx, args| divide_with_rest(cx, args[0], args[1])),
    Native::method("__rdivmod__", "self, value, /", |cx, args| divide_with_rest(cx, args[1], args[0])),
    Native::flow_method("__pow__", "self, value, mod=None, /", |cx, args| power_method(cx, args[0], args[1], args[2])),
    Native::flow_method("__rpow__", "self, value, mod=None, /", |cx, args| power_method(cx, args[1], args[0], args[2])),
    Native::method("__getnewargs__", "self, /", |cx, args| {
        let n = plain(cx, args[0]);
        Ok(cx.heap.tuple([n]))
    }),
    Native::method("__sizeof__", "self, /", |cx, args| {
        let digits = (big(cx, args[0]).bits() as usize).div_ceil(30);
        Ok(Value::index(24 + 4 * digits))
    }),
    Native::flow_method("__repr__", "self, /", repr::own_repr),
    Native::flow_method("__format__", "self, format_spec, /", super::format::format_method),
];

/// Operators.
pub const OPERATORS: &[Native] = operator_methods!(
    Add "__add__" "__radd__", Sub "__sub__" "__rsub__", Mul "__mul__" "__rmul__", TrueDiv "__truediv__" "__rtruediv__",
    FloorDiv "__floordiv__" "__rfloordiv__", Mod "__mod__" "__rmod__", LShift "__lshift__" "__rlshift__",
    RShift "__rshift__" "__rrshift__", And "__and__" "__rand__", Or "__or__" "__ror__", Xor "__xor__" "__rxor__"; is_int
);

/// Data attributes.
pub const ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "real", get: |cx, v| Ok(plain(cx, v)), set: None },
    GetSet { name: "imag", get: |_, _| Ok(Value::int32(0)), set: None },
    GetSet { name: "numerator", get: |cx, v| Ok(plain(cx, v)), set: None },
    GetSet { name: "denominator", get: |_, _| Ok(Value::int32(1)), set: None },
];

/// Methods of `bool`.
pub const BOOL_METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, x=False, /", |cx, args| match args[1].bound() {
        None => Ok(Value::FALSE.into()),
        Some(v) => match super::truth(cx.heap, v) {
            Some(truth) => Ok(Value::bool(truth).into()),
            None => Ok(Flow::prelude(cx, "truth", &[v])),
        },
    }),
    Native::flow_method("__repr__", "self, /", repr::own_repr),
];

/// Operators of `bool`: bitwise ones between two bools give a bool.
pub const BOOL_OPERATORS: &[Native] =
    operator_methods!(And "__and__" "__rand__", Or "__or__" "__ror__", Xor "__xor__" "__rxor__"; is_int);

/// `round(n, digits)` of an int.
///
/// # Errors
/// `TypeError`, when `digits` is no int.
pub fn round(cx: &mut Cx<'_>, v: Value, digits: Value) -> Result<Value, Raise> {
    let digits = digits.or(Value::NONE);
    if digits.is_none() {
        return Ok(plain(cx, v));
    }
    let digits = text_args::index(cx, digits)?;
    if digits >= 0 {
        return Ok(plain(cx, v));
    }
    let rounded = int_math::round_to_power_of_ten(&big(cx, v), digits.unsigned_abs());
    Ok(cx.heap.big_int(rounded))
}

/// A tuple of quotient and remainder of two numbers, or `NotImplemented`.
///
/// # Errors
/// `ZeroDivisionError`.
pub fn divide_with_rest(cx: &mut Cx<'_>, a: Value, b: Value) -> Result<Value, Raise> {
    let (Some(x), Some(y)) = (Number::of(cx.heap, a), Number::of(cx.heap, b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    match number::divide_with_rest(cx, &x, &y) {
        Some(Ok((quotient, rest))) => Ok(cx.heap.tuple([quotient, rest])),
        Some(Err(raise)) => Err(raise),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `pow(base, exponent, modulus)`; the modulus may be `None` or missing. `NotImplemented`, when they are not all numbers.
///
/// # Errors
/// `TypeError`, when there is a modulus and they are not all ints; `ValueError`, when it is 0 or there is no inverse.
pub fn power(cx: &mut Cx<'_>, base: Value, exponent: Value, modulus: Value) -> Result<Value, Raise> {
    let modulus = modulus.or(Value::NONE);
    if modulus.is_none() {
        return match (Number::of(cx.heap, base), Number::of(cx.heap, exponent)) {
            (Some(a), Some(b)) => number::binary(cx, BinOp::Pow, a, b).unwrap_or(Ok(Value::NOT_IMPLEMENTED)),
            _ => Ok(Value::NOT_IMPLEMENTED),
        };
    }
    let ints = (cx.heap.as_big(base), cx.heap.as_big(exponent), cx.heap.as_big(modulus));
    let (Some(a), Some(b), Some(m)) = ints else {
        let all_numbers = [base, exponent, modulus].iter().all(|v| Number::of(cx.heap, *v).is_some());
        return match all_numbers {
            true => Err(cx.type_error("pow() 3rd argument not allowed unless all arguments are integers")),
            false => Ok(Value::NOT_IMPLEMENTED),
        };
    };
    match int_math::power_modulo(&a, &b, &m) {
        Ok(n) => Ok(cx.heap.big_int(n)),
        Err(int_math::MathError::ZeroDivision) => Err(cx.value_error("pow() 3rd argument cannot be 0")),
        Err(error) => Err(number::raise(cx, error, "")),
    }
}

fn power_method(cx: &mut Cx<'_>, base: Value, exponent: Value, modulus: Value) -> Result<Flow, Raise> {
    if !is_int(cx, base) || !is_int(cx, exponent) {
        return Ok(Value::NOT_IMPLEMENTED.into());
    }
    power(cx, base, exponent, modulus).map(Flow::Value)
}

fn is_int(cx: &Cx<'_>, v: Value) -> bool {
    v.as_int().is_some() || v.as_bool().is_some() || matches!(cx.heap.body(v), Some(Body::BigInt(_)))
}

/// The int itself, of the plain type.
fn plain(cx: &mut Cx<'_>, v: Value) -> Value {
    if v.as_int().is_some() || cx.heap.type_of(v) == types::INT {
        return v;
    }
    let n = big(cx, v);
    cx.heap.big_int(n)
}

fn big(cx: &Cx<'_>, v: Value) -> BigInt {
    cx.heap.as_big(v).unwrap_or_default()
}

fn to_bytes(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let length = match args[1].bound() {
        Some(v) => text_args::size(cx, v)?,
        None => 1,
    };
    let little = is_little(cx, args[2], "to_bytes")?;
    let signed = super::truth(cx.heap, args[3].or(Value::FALSE)).unwrap_or(true);
    if length < 0 {
        return Err(cx.value_error("length argument must be non-negative"));
    }
    let n = big(cx, args[0]);
    if n.is_negative() && !signed {
        return Err(cx.overflow_error("can't convert negative int to unsigned"));
    }
    let length = length as usize;
    cx.reserve(length)?;
    let mut bytes = match signed {
        true => n.to_signed_bytes_le(),
        false => n.magnitude().to_bytes_le(),
    };
    // Zero has no bytes at all.
    if n.is_zero() {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(cx.overflow_error("int too big to convert"));
    }
    bytes.resize(length, if n.is_negative() { 0xff } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(cx.heap.bytes_object(bytes))
}

fn from_bytes(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let little = is_little(cx, args[2], "from_bytes")?;
    let signed = super::truth(cx.heap, args[3].or(Value::FALSE)).unwrap_or(true);
    if cx.heap.as_str(args[1]).is_some() || is_int(cx, args[1]) {
        let name = cx.heap.type_name(args[1]);
        return Err(cx.type_error(format!("cannot convert '{name}' object to bytes")));
    }
    let Some(bytes) = text_args::bytes_like(cx, args[1]) else {
        let order = cx.heap.str(if little { "little" } else { "big" });
        return Ok(Flow::prelude(cx, "int_from_bytes_slow", &[args[0], args[1], order, Value::bool(signed)]));
    };
    let n = match (signed, little) {
        (true, true) => BigInt::from_signed_bytes_le(bytes),
        (true, false) => BigInt::from_signed_bytes_be(bytes),
        (false, true) => BigInt::from_bytes_le(Sign::Plus, bytes),
        (false, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
    };
    match args[0].as_obj() {
        Some(types::INT) | None => Ok(cx.heap.big_int(n).into()),
        Some(types::BOOL) => Ok(Value::bool(!n.is_zero()).into()),
        Some(_) => {
            let n = cx.heap.big_int(n);
            Ok(Flow::call(args[0], vec![n]))
        }
    }
}

fn is_little(cx: &mut Cx<'_>, order: Value, function: &str) -> Result<bool, Raise> {
    let Some(order) = order.bound() else { return Ok(false) };
    match cx.heap.as_str(order) {
        Some("little") => Ok(true),
        Some("big") => Ok(false),
        Some(_) => Err(cx.value_error("byteorder must be either 'little' or 'big'")),
        None => {
            let name = text_args::kind(cx, order);
            Err(cx.type_error(format!("{function}() argument 'byteorder' must be str, not {name}")))
        }
    }
}
