//! `complex`: what programs on concurrency may meet of it.

use super::{
    arith::{BinOp, operator_methods},
    float_exp,
    number::{Number, too_large_for_float},
    number_text, repr,
    str::unicode,
};
use crate::{
    heap::{Body, Heap, types},
    native::{Cx, Flow, GetSet, Native, Raise},
    value::Value,
};

/// Methods.
pub const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, real=0, imag=0", construct),
    Native::method("conjugate", "self, /", |cx, args| {
        let (re, im) = parts(cx, args[0]);
        Ok(new(cx.heap, re, -im))
    }),
    Native::method("__abs__", "self, /", |cx, args| absolute(cx, args[0])),
    Native::method("__neg__", "self, /", |cx, args| {
        let (re, im) = parts(cx, args[0]);
        Ok(new(cx.heap, -re, -im))
    }),
    Native::method("__pos__", "self, /", |_, args| Ok(args[0])),
    Native::method("__bool__", "self, /", |cx, args| Ok(Value::bool(parts(cx, args[0]) != (0.0, 0.0)))),
    Native::method("__complex__", "self, /", |cx, args| {
        let (re, im) = parts(cx, args[0]);
        Ok(new(cx.heap, re, im))
    }),
    Native::method("__getnewargs__", "self, /", |cx, args| {
        let (re, im) = parts(cx, args[0]);
        let parts = [cx.heap.float(re), cx.heap.float(im)];
        Ok(cx.heap.tuple(parts))
    }),
    Native::flow_method("__repr__", "self, /", repr::own_repr),
    Native::flow_method("__format__", "self, format_spec, /", super::format::format_method),
];

/// Operators.
pub const OPERATORS: &[Native] = operator_methods!(
    Add "__add__" "__radd__", Sub "__sub__" "__rsub__", Mul "__mul__" "__rmul__", TrueDiv "__truediv__" "__rtruediv__",
    Pow "__pow__" "__rpow__"; |cx: &Cx<'_>, other| Number::of(cx.heap, other).is_some()
);

/// Data attributes.
pub const ATTRIBUTES: &[GetSet] = &[
    GetSet {
        name: "real",
        get: |cx, v| {
            let x = parts(cx, v).0;
            Ok(cx.heap.float(x))
        },
        set: None,
    },
    GetSet {
        name: "imag",
        get: |cx, v| {
            let x = parts(cx, v).1;
            Ok(cx.heap.float(x))
        },
        set: None,
    },
];

/// A complex number.
pub fn new(heap: &mut Heap, re: f64, im: f64) -> Value {
    heap.alloc(types::COMPLEX, Body::Complex(Box::new((re, im)))).into()
}

/// The text of a complex number: `(1+2j)`, `2j`.
pub fn text(re: f64, im: f64) -> String {
    let number = |x: f64| number_text::render_float(x, 'r', 0, false, false);
    if re == 0.0 && !re.is_sign_negative() {
        return format!("{}j", number(im));
    }
    let sign = if im.is_sign_negative() && !im.is_nan() { "" } else { "+" };
    format!("({}{sign}{}j)", number(re), number(im))
}

/// `abs` of a complex number.
///
/// # Errors
/// `OverflowError`, when it is too large.
pub fn absolute(cx: &mut Cx<'_>, v: Value) -> Result<Value, Raise> {
    let (re, im) = parts(cx, v);
    let size = libm::hypot(re, im);
    if size.is_infinite() && re.is_finite() && im.is_finite() {
        return Err(cx.overflow_error("absolute value too large"));
    }
    Ok(cx.heap.float(size))
}

/// Applies an operator to two complex numbers; `None` when they do not know it.
///
/// # Errors
/// `ZeroDivisionError`, `OverflowError`.
pub fn binary(cx: &mut Cx<'_>, op: BinOp, a: (f64, f64), b: (f64, f64)) -> Option<Result<Value, Raise>> {
    let (re, im) = match op {
        BinOp::Add => (a.0 + b.0, a.1 + b.1),
        BinOp::Sub => (a.0 - b.0, a.1 - b.1),
        BinOp::Mul => product(a, b),
        BinOp::TrueDiv => match quotient(a, b) {
            Some(result) => result,
            None => return Some(Err(cx.error(types::ZERO_DIVISION_ERROR, "complex division by zero"))),
        },
        BinOp::Pow => {
            if a == (0.0, 0.0) && (b.1 != 0.0 || b.0 < 0.0) {
                return Some(Err(cx.error(types::ZERO_DIVISION_ERROR, "0.0 to a negative or complex power")));
            }
            let result = power(a, b);
            if (result.0.is_infinite() || result.1.is_infinite()) && [a.0, a.1, b.0, b.1].iter().all(|x| x.is_finite()) {
                return Some(Err(cx.overflow_error("complex exponentiation")));
            }
            result
        }
        _ => return None,
    };
    Some(Ok(new(cx.heap, re, im)))
}

fn parts(cx: &Cx<'_>, v: Value) -> (f64, f64) {
    match Number::of(cx.heap, v) {
        Some(Number::Complex(re, im)) => (re, im),
        Some(number) => (number.as_float().unwrap_or(f64::NAN), 0.0),
        None => (f64::NAN, 0.0),
    }
}

fn product(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// Division scaled by the divisor's larger part, so that nothing overflows on the way (Smith, CACM 1962).
fn quotient(a: (f64, f64), b: (f64, f64)) -> Option<(f64, f64)> {
    if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let divisor = b.0 + b.1 * ratio;
        Some(((a.0 + a.1 * ratio) / divisor, (a.1 - a.0 * ratio) / divisor))
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let divisor = b.0 * ratio + b.1;
        Some(((a.0 * ratio + a.1) / divisor, (a.1 * ratio - a.0) / divisor))
    } else {
        Some((f64::NAN, f64::NAN))
    }
}

fn power(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    if b == (0.0, 0.0) {
        return (1.0, 0.0);
    }
    if a == (0.0, 0.0) {
        return (0.0, 0.0);
    }
    // Small whole exponents by repeated squaring, which is exact where the numbers are.
    if b.1 == 0.0 && b.0 == b.0.trunc() && b.0.abs() <= 100.0 {
        let mut result = (1.0, 0.0);
        let (mut left, mut square) = (b.0.abs() as u32, a);
        while left > 0 {
            if left & 1 == 1 {
                result = product(result, square);
            }
            square = product(square, square);
            left >>= 1;
        }
        return if b.0 > 0.0 { result } else { quotient((1.0, 0.0), result).unwrap_or((f64::NAN, f64::NAN)) };
    }
    let (size, angle) = (libm::hypot(a.0, a.1), libm::atan2(a.1, a.0));
    let mut length = float_exp::power(size, b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length /= float_exp::exp(angle * b.1);
        phase += b.1 * float_exp::log(size);
    }
    (length * libm::cos(phase), length * libm::sin(phase))
}

fn construct(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let (real, imag) = (args[1], args[2]);
    if let Some(text) = real.bound().and_then(|v| cx.heap.as_text(v)) {
        if !imag.is_unbound() {
            return Err(cx.type_error("complex() can't take second arg if first is a string"));
        }
        return match parse(&text) {
            Some((re, im)) => Ok(finish(cx, args[0], re, im).into()),
            // Misplaced underscores are found by another check, which shows the text.
            None if text.contains('_') && parse(&text.replace('_', "")).is_some() => {
                let shown = super::repr_text::str_repr(&text);
                Err(cx.value_error(format!("could not convert string to complex: {shown}")))
            }
            None => Err(cx.value_error("complex() arg is a malformed string")),
        };
    }
    if imag.bound().is_some_and(|v| cx.heap.as_str(v).is_some()) {
        return Err(cx.type_error("complex() second arg can't be a string"));
    }
    let mut pairs = [(0.0, 0.0); 2];
    for (pair, (v, place)) in pairs.iter_mut().zip([(real, "first argument"), (imag, "second argument")]) {
        let Some(v) = v.bound() else { continue };
        *pair = match Number::of(cx.heap, v) {
            Some(Number::Complex(re, im)) => (re, im),
            Some(number) => match number.as_float() {
                Some(x) => (x, 0.0),
                None => return Err(too_large_for_float(cx)),
            },
            None if cx.heap.ty(cx.heap.type_of(v)).flags.custom_number => {
                return Ok(Flow::prelude(cx, "complex_slow", &[args[0], real.or(Value::int32(0)), imag.or(Value::int32(0))]));
            }
            None => {
                let name = cx.heap.type_name(v);
                let start = if place == "first argument" {
                    "complex() first argument must be a string or"
                } else {
                    "complex() second argument must be"
                };
                return Err(cx.type_error(format!("{start} a number, not '{name}'")));
            }
        };
    }
    // Zeros keep their signs where nothing is added to them.
    let [(a, b), (c, d)] = pairs;
    let re = if d == 0.0 { a } else { a - d };
    let im = match (imag.is_unbound(), b == 0.0) {
        (true, _) => b,
        (false, true) => c,
        (false, false) => b + c,
    };
    Ok(finish(cx, args[0], re, im).into())
}

fn finish(cx: &mut Cx<'_>, class: Value, re: f64, im: f64) -> Value {
    let class = class.as_obj().unwrap_or(types::COMPLEX);
    cx.heap.alloc(class, Body::Complex(Box::new((re, im)))).into()
}

fn parse(text: &str) -> Option<(f64, f64)> {
    let text = text.trim_matches(unicode::is_space);
    let text = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')).map_or(text, |t| t.trim_matches(unicode::is_space));
    if text.contains(unicode::is_space) {
        return None;
    }
    let Some(body) = text.strip_suffix(['j', 'J']) else { return Some((number_text::parse_float(text)?, 0.0)) };
    // The sign between the parts is the last one that does not belong to an exponent.
    let bytes = body.as_bytes();
    let split = (1..bytes.len()).rev().find(|&i| matches!(bytes[i], b'+' | b'-') && !matches!(bytes[i - 1], b'e' | b'E'));
    let (re, im) = match split {
        Some(at) => (number_text::parse_float(&body[..at])?, &body[at..]),
        None => (0.0, body),
    };
    let im = match im {
        "" | "+" => 1.0,
        "-" => -1.0,
        im => number_text::parse_float(im)?,
    };
    Some((re, im))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        for (z, expected) in [((1.0, 2.0), "(1+2j)"), ((0.0, 1.0), "1j"), ((-0.0, 1.0), "(-0+1j)"), ((0.0, 1e20), "1e+20j")] {
            assert_eq!(text(z.0, z.1), expected);
        }
    }

    #[test]
    fn parsing() {
        assert_eq!(parse(" (1e-3-2.5J) "), Some((1e-3, -2.5)));
        assert_eq!(parse("-j"), Some((0.0, -1.0)));
        assert_eq!(parse("3"), Some((3.0, 0.0)));
        assert_eq!(parse("1 + 2j"), None);
        assert_eq!(parse(""), None);
    }

    #[test]
    fn arithmetic() {
        assert_eq!(quotient((1.0, 2.0), (3.0, -4.0)), Some((-0.2, 0.4)));
        assert_eq!(power((1.0, 2.0), (2.0, 0.0)), (-3.0, 4.0));
    }
}
