//! `float`: its constructor, methods and operators.

use num_bigint::BigInt;
use num_traits::One;

use super::{
    arith::{BinOp, operator_methods},
    float_math::{self, HexError},
    int::{divide_with_rest, power},
    int_math,
    number::{self, Number},
    number_text, repr, text_args,
};
use crate::{
    heap::{Body, types},
    native::{Cx, Flow, GetSet, Native, Raise},
    value::Value,
};

/// Methods.
pub const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, x=0, /", construct),
    Native::method("as_integer_ratio", "self, /", as_integer_ratio),
    Native::method("conjugate", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::method("hex", "self, /", |cx, args| {
        let text = float_math::to_hex(get(cx, args[0]));
        Ok(cx.heap.str(text))
    }),
    Native::class_method("fromhex", "cls, string, /", from_hex),
    Native::method("is_integer", "self, /", |cx, args| {
        let x = get(cx, args[0]);
        Ok(Value::bool(x.is_finite() && x == x.trunc()))
    }),
    Native::method("__int__", "self, /", |cx, args| whole(cx, args[0], f64::trunc)),
    Native::method("__trunc__", "self, /", |cx, args| whole(cx, args[0], f64::trunc)),
    Native::method("__floor__", "self, /", |cx, args| whole(cx, args[0], f64::floor)),
    Native::method("__ceil__", "self, /", |cx, args| whole(cx, args[0], f64::ceil)),
    Native::method("__float__", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::method("__pos__", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::method("__neg__", "self, /", |cx, args| {
        let x = get(cx, args[0]);
        Ok(cx.heap.float(-x))
    }),
    Native::method("__abs__", "self, /", |cx, args| {
        let x = get(cx, args[0]).abs();
        Ok(cx.heap.float(x))
    }),
    Native::method("__bool__", "self, /", |cx, args| Ok(Value::bool(get(cx, args[0]) != 0.0))),
    Native::method("__round__", "self, ndigits=None, /", |cx, args| round(cx, args[0], args[1])),
    Native::method("__divmod__", "self, value, /", |cx, args| divide_with_rest(cx, args[0], args[1])),
    Native::method("__rdivmod__", "self, value, /", |cx, args| divide_with_rest(cx, args[1], args[0])),
    Native::method("__pow__", "self, value, mod=None, /", |cx, args| power(cx, args[0], args[1], args[2])),
    Native::method("__rpow__", "self, value, mod=None, /", |cx, args| power(cx, args[1], args[0], args[2])),
    Native::method("__getnewargs__", "self, /", |cx, args| {
        let x = plain(cx, args[0]);
        Ok(cx.heap.tuple([x]))
    }),
    Native::flow_method("__repr__", "self, /", repr::own_repr),
    Native::flow_method("__format__", "self, format_spec, /", super::format::format_method),
];

/// Operators.
pub const OPERATORS: &[Native] = operator_methods!(
    Add "__add__" "__radd__", Sub "__sub__" "__rsub__", Mul "__mul__" "__rmul__", TrueDiv "__truediv__" "__rtruediv__",
    FloorDiv "__floordiv__" "__rfloordiv__", Mod "__mod__" "__rmod__";
    |cx: &Cx<'_>, other| matches!(Number::of(cx.heap, other), Some(Number::Int(_) | Number::Big(_) | Number::Float(_)))
);

/// Data attributes.
pub const ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "real", get: |cx, v| Ok(plain(cx, v)), set: None },
    GetSet { name: "imag", get: |cx, _| Ok(cx.heap.float(0.0)), set: None },
];

/// `round(x, digits)` of a float.
///
/// # Errors
/// `TypeError`, when `digits` is no int; `OverflowError` or `ValueError`, when the result is no number.
pub fn round(cx: &mut Cx<'_>, v: Value, digits: Value) -> Result<Value, Raise> {
    let digits = digits.or(Value::NONE);
    if digits.is_none() {
        return whole(cx, v, f64::round_ties_even);
    }
    let digits = text_args::index(cx, digits)?;
    let x = get(cx, v);
    if !x.is_finite() {
        return Ok(plain(cx, v));
    }
    let rounded = float_math::round_digits(x, digits);
    if rounded.is_infinite() {
        return Err(cx.overflow_error("rounded value too large to represent"));
    }
    Ok(cx.heap.float(rounded))
}

fn get(cx: &Cx<'_>, v: Value) -> f64 {
    cx.heap.as_float(v).unwrap_or(f64::NAN)
}

/// The float itself, of the plain type.
fn plain(cx: &mut Cx<'_>, v: Value) -> Value {
    if cx.heap.type_of(v) == types::FLOAT {
        return v;
    }
    let x = get(cx, v);
    cx.heap.float(x)
}

fn whole(cx: &mut Cx<'_>, v: Value, rounding: fn(f64) -> f64) -> Result<Value, Raise> {
    let x = get(cx, v);
    if x.is_nan() {
        return Err(cx.value_error("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(cx.overflow_error("cannot convert float infinity to integer"));
    }
    Ok(cx.heap.big_int(int_math::from_float(rounding(x))))
}

fn construct(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(v) = args[1].bound() else { return Ok(finish(cx, args[0], 0.0).into()) };
    if cx.heap.ty(cx.heap.type_of(v)).flags.custom_number {
        return Ok(Flow::prelude(cx, "float_slow", &[args[0], v]));
    }
    let x = match Number::of(cx.heap, v) {
        Some(Number::Complex(..)) | None => {
            let text = match cx.heap.as_str(v) {
                Some(text) => Some(text.to_owned()),
                None => text_args::bytes_like(cx, v).map(|bytes| bytes.iter().map(|b| char::from(*b)).collect()),
            };
            let Some(text) = text else {
                if matches!(cx.heap.body(v), Some(Body::Instance(_))) {
                    return Ok(Flow::prelude(cx, "float_slow", &[args[0], v]));
                }
                let name = cx.heap.type_name(v);
                return Err(cx.type_error(format!("float() argument must be a string or a real number, not '{name}'")));
            };
            match number_text::parse_float(&text) {
                Some(x) => x,
                None => {
                    let shown = repr::try_repr(cx, v)?.unwrap_or_default();
                    return Err(cx.value_error(format!("could not convert string to float: {shown}")));
                }
            }
        }
        Some(number) => match number.as_float() {
            Some(x) => x,
            None => return Err(number::too_large_for_float(cx)),
        },
    };
    Ok(finish(cx, args[0], x).into())
}

fn finish(cx: &mut Cx<'_>, class: Value, x: f64) -> Value {
    match class.as_obj() {
        Some(class) if class != types::FLOAT => cx.heap.alloc(class, Body::Float(x)).into(),
        _ => cx.heap.float(x),
    }
}

fn from_hex(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(text) = cx.heap.as_str(args[1]) else { return Err(cx.type_error("bad argument type for built-in operation")) };
    match float_math::from_hex(text) {
        Ok(x) if args[0].as_obj() == Some(types::FLOAT) => Ok(cx.heap.float(x).into()),
        Ok(x) => {
            let x = cx.heap.float(x);
            Ok(Flow::call(args[0], vec![x]))
        }
        Err(HexError::Syntax) => Err(cx.value_error("invalid hexadecimal floating-point string")),
        Err(HexError::Overflow) => Err(cx.overflow_error("hexadecimal value too large to represent as a float")),
    }
}

fn as_integer_ratio(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let x = get(cx, args[0]);
    if x.is_nan() {
        return Err(cx.value_error("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(cx.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = int_math::decompose(x);
    let spare = mantissa.trailing_zeros().min(63);
    let (mantissa, exponent) = if mantissa == 0 { (0, 0) } else { (mantissa >> spare, exponent + spare as i32) };
    let signed = BigInt::from(mantissa) * if x < 0.0 { -1 } else { 1 };
    let (top, bottom) =
        if exponent >= 0 { (signed << exponent as u32, BigInt::one()) } else { (signed, BigInt::one() << -exponent as u32) };
    let pair = [cx.heap.big_int(top), cx.heap.big_int(bottom)];
    Ok(cx.heap.tuple(pair))
}
