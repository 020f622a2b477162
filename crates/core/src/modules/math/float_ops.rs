//! Functions of floats, with the errors that CPython raises for them.

use num_traits::{Signed, ToPrimitive};

use super::{MathFault, Taken, again, fault, float, floats};
use crate::{
    builtins::{
        float_exp, int_math,
        number::{Number, too_large_for_float},
    },
    heap::types as t,
    native::{Cx, Flow, Raise},
    value::Value,
};

/// What a result that is no finite number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Nothing: any result will do.
    Any,
    /// An infinite result of a finite argument is an error of domain.
    Domain,
    /// An infinite result of a finite argument is an error of range.
    Range,
}

/// A function of one float.
pub(super) fn unary(cx: &mut Cx<'_>, name: &str, args: &[Value], rule: Rule, f: fn(f64) -> f64) -> Result<Flow, Raise> {
    let x = match floats::<1>(cx, name, args)? {
        Taken::Numbers([x]) => x,
        Taken::Instead(flow) => return Ok(flow),
    };
    let y = f(x);
    if !y.is_finite() && rule != Rule::Any {
        if y.is_nan() && !x.is_nan() {
            return Err(fault(cx, MathFault::Domain));
        }
        if y.is_infinite() && x.is_finite() {
            return Err(fault(cx, if rule == Rule::Domain { MathFault::Domain } else { MathFault::Range }));
        }
    }
    Ok(cx.heap.float(y).into())
}

/// A function of one float that says itself what is wrong.
pub(super) fn checked(cx: &mut Cx<'_>, name: &str, args: &[Value], f: fn(f64) -> Result<f64, MathFault>) -> Result<Flow, Raise> {
    match floats::<1>(cx, name, args)? {
        Taken::Numbers([x]) => match f(x) {
            Ok(result) => Ok(cx.heap.float(result).into()),
            Err(problem) => Err(fault(cx, problem)),
        },
        Taken::Instead(flow) => Ok(flow),
    }
}

/// A function of two floats.
pub(super) fn binary(
    cx: &mut Cx<'_>,
    name: &str,
    args: &[Value],
    f: fn(f64, f64) -> Result<f64, MathFault>,
) -> Result<Flow, Raise> {
    match floats::<2>(cx, name, args)? {
        Taken::Numbers([x, y]) => match f(x, y) {
            Ok(result) => Ok(cx.heap.float(result).into()),
            Err(problem) => Err(fault(cx, problem)),
        },
        Taken::Instead(flow) => Ok(flow),
    }
}

/// A question about a float.
pub(super) fn test(cx: &mut Cx<'_>, name: &str, args: &[Value], f: fn(f64) -> bool) -> Result<Flow, Raise> {
    match floats::<1>(cx, name, args)? {
        Taken::Numbers([x]) => Ok(Value::bool(f(x)).into()),
        Taken::Instead(flow) => Ok(flow),
    }
}

pub(super) fn fmod(x: f64, y: f64) -> Result<f64, MathFault> {
    if y.is_infinite() && x.is_finite() {
        return Ok(x);
    }
    let result = libm::fmod(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(MathFault::Domain) } else { Ok(result) }
}

pub(super) fn remainder(x: f64, y: f64) -> Result<f64, MathFault> {
    if x.is_finite() && y.is_infinite() {
        return Ok(x);
    }
    let result = libm::remainder(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(MathFault::Domain) } else { Ok(result) }
}

pub(super) fn power(x: f64, y: f64) -> Result<f64, MathFault> {
    let result = float_exp::power(x, y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || (result.is_infinite() && x == 0.0) {
            return Err(MathFault::Domain);
        }
        if result.is_infinite() {
            return Err(MathFault::Range);
        }
    }
    Ok(result)
}

/// The distance to the next larger float.
pub(super) fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let up = libm::nextafter(x, f64::INFINITY);
    if up.is_infinite() { x - libm::nextafter(x, 0.0) } else { up - x }
}

pub(super) fn is_close(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let mut numbers = [0.0, 0.0, 1e-9, 0.0];
    for (number, v) in numbers.iter_mut().zip(args) {
        if !v.is_unbound() {
            match float(cx, *v)? {
                Some(x) => *number = x,
                None => {
                    let (relative, absolute) = (cx.heap.float(1e-9), cx.heap.float(0.0));
                    let args = [args[0], args[1], args[2].or(relative), args[3].or(absolute)];
                    return Ok(Flow::prelude(cx, "math_isclose", &args));
                }
            }
        }
    }
    let [a, b, relative, absolute] = numbers;
    if relative < 0.0 || absolute < 0.0 {
        return Err(cx.value_error("tolerances must be non-negative"));
    }
    let close = if a == b {
        true
    } else if a.is_infinite() || b.is_infinite() {
        false
    } else {
        let apart = (b - a).abs();
        apart <= (relative * b).abs() || apart <= (relative * a).abs() || apart <= absolute
    };
    Ok(Value::bool(close).into())
}

pub(super) fn frexp(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    match floats::<1>(cx, "frexp", args)? {
        Taken::Numbers([x]) => {
            let (mantissa, exponent) = if x.is_finite() && x != 0.0 { libm::frexp(x) } else { (x, 0) };
            let pair = [cx.heap.float(mantissa), Value::int32(exponent)];
            Ok(cx.heap.tuple(pair).into())
        }
        Taken::Instead(flow) => Ok(flow),
    }
}

pub(super) fn modf(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    match floats::<1>(cx, "modf", args)? {
        Taken::Numbers([x]) => {
            let whole = x.trunc();
            let rest = if x.is_infinite() { 0.0f64.copysign(x) } else { (x - whole).copysign(x) };
            let pair = [cx.heap.float(rest), cx.heap.float(whole)];
            Ok(cx.heap.tuple(pair).into())
        }
        Taken::Instead(flow) => Ok(flow),
    }
}

pub(super) fn ldexp(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(exponent) = cx.heap.as_big(args[1]) else {
        return Err(cx.type_error("Expected an int as second argument to ldexp."));
    };
    let Some(x) = float(cx, args[0])? else { return Ok(Flow::prelude(cx, "math_ldexp", args)) };
    let limit = 5000;
    let exponent = exponent.to_i32().unwrap_or(if exponent.is_negative() { -limit } else { limit }).clamp(-limit, limit);
    let result = libm::ldexp(x, exponent);
    if result.is_infinite() && x.is_finite() {
        return Err(fault(cx, MathFault::Range));
    }
    Ok(cx.heap.float(result).into())
}

pub(super) fn log(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    if args[1].is_unbound() {
        return logarithm(cx, "log", &args[..1], float_exp::log);
    }
    let (Some(x), Some(base)) = (log_of(cx, args[0], float_exp::log)?, log_of(cx, args[1], float_exp::log)?) else {
        return Ok(again(cx, "log", "math_as_float", args));
    };
    if base == 0.0 {
        return Err(cx.error(t::ZERO_DIVISION_ERROR, "float division by zero"));
    }
    Ok(cx.heap.float(x / base).into())
}

/// A logarithm; ints may be larger than any float.
pub(super) fn logarithm(cx: &mut Cx<'_>, name: &str, args: &[Value], f: fn(f64) -> f64) -> Result<Flow, Raise> {
    match log_of(cx, args[0], f)? {
        Some(y) => Ok(cx.heap.float(y).into()),
        None => Ok(again(cx, name, "math_as_float", args)),
    }
}

fn log_of(cx: &mut Cx<'_>, v: Value, f: fn(f64) -> f64) -> Result<Option<f64>, Raise> {
    if let Some(Number::Big(n)) = Number::of(cx.heap, v) {
        if n.is_negative() {
            return Err(fault(cx, MathFault::Domain));
        }
        if let Some(x) = int_math::to_float(&n) {
            return Ok(Some(f(x)));
        }
        let exponent = n.bits();
        let Some(mantissa) = int_math::true_divide(&n, &(num_bigint::BigInt::from(1) << exponent)).ok() else {
            return Err(too_large_for_float(cx));
        };
        return Ok(Some(f(mantissa) + f(2.0) * exponent as f64));
    }
    let Some(x) = float(cx, v)? else { return Ok(None) };
    if x <= 0.0 {
        return Err(fault(cx, MathFault::Domain));
    }
    Ok(Some(f(x)))
}
