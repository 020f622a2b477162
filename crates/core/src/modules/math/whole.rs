//! Functions of ints, and from floats to ints.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{again, exact, has};
use crate::{
    builtins::int_math::{self, MAX_BITS},
    heap::{names as n, types as t},
    native::{Cx, Flow, Raise},
    value::Value,
    vm::lookup_type_attr,
};

/// Products with more bits than this are multiplied up in the prelude, where they can be interrupted.
const LONG_PRODUCT: u64 = 1 << 21;
/// What goes on dividing numbers with more bits than this is left to the prelude.
const LONG_DIVISION: u64 = 1 << 16;

/// `floor`, `ceil` and `trunc`: of a float here, of anything else by the method named `method`.
pub(super) fn round(cx: &mut Cx<'_>, args: &[Value], method: &str, f: fn(f64) -> f64) -> Result<Flow, Raise> {
    let v = args[0];
    let class = cx.heap.type_of(v);
    if matches!(class, t::INT | t::BOOL) {
        let n = cx.heap.as_big(v).unwrap_or_default();
        return Ok(cx.heap.big_int(n).into());
    }
    if class == t::FLOAT {
        let x = cx.heap.as_float(v).unwrap_or_default();
        return whole(cx, f(x)).map(Flow::from);
    }
    let name = cx.heap.intern(method);
    if let Some(function) = lookup_type_attr(cx.heap, class, name) {
        return Ok(Flow::call(function, vec![v]));
    }
    if method != "__trunc__" && has(cx, v, &[n::FLOAT, n::INDEX]) {
        return Ok(again(cx, method.trim_matches('_'), "math_as_float", args));
    }
    let class = cx.heap.type_name(v);
    Err(match method {
        "__trunc__" => cx.type_error(format!("type {class} doesn't define __trunc__ method")),
        _ => cx.type_error(format!("must be real number, not {class}")),
    })
}

fn whole(cx: &mut Cx<'_>, x: f64) -> Result<Value, Raise> {
    if x.is_nan() {
        return Err(cx.value_error("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(cx.overflow_error("cannot convert float infinity to integer"));
    }
    Ok(cx.heap.big_int(int_math::from_float(x)))
}

/// All of `args` as ints; `None` when Python has to convert them.
fn ints(cx: &mut Cx<'_>, args: &[Value]) -> Result<Option<Vec<BigInt>>, Raise> {
    let mut numbers = Vec::with_capacity(args.len());
    for v in args {
        match cx.heap.as_big(*v) {
            Some(n) => numbers.push(n),
            None if has(cx, *v, &[n::INDEX]) => return Ok(None),
            None => {
                let name = cx.heap.type_name(*v);
                return Err(cx.type_error(format!("'{name}' object cannot be interpreted as an integer")));
            }
        }
    }
    Ok(Some(numbers))
}

/// An int result, unless there is no room for it.
fn big(cx: &mut Cx<'_>, n: BigInt) -> Result<Flow, Raise> {
    cx.reserve(n.bits() as usize / 8)?;
    Ok(cx.heap.big_int(n).into())
}

fn too_large(cx: &mut Cx<'_>) -> Raise {
    cx.error_with(t::MEMORY_ERROR, &[])
}

pub(super) fn factorial(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(numbers) = ints(cx, args)? else { return Ok(again(cx, "factorial", "math_as_int", args)) };
    if numbers[0].is_negative() {
        return Err(cx.value_error("factorial() not defined for negative values"));
    }
    let Some(n) = numbers[0].to_i64() else {
        return Err(cx.overflow_error(format!("factorial() argument should not exceed {}", i64::MAX)));
    };
    let n = n as u64;
    let bits = n.saturating_mul(u64::from(64 - n.leading_zeros()));
    if bits > 2 * MAX_BITS {
        return Err(too_large(cx));
    }
    if bits > LONG_PRODUCT {
        return Ok(Flow::prelude(cx, "math_falling", &[args[0], args[0]]));
    }
    big(cx, exact::product(1, n))
}

pub(super) fn comb(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(numbers) = ints(cx, args)? else { return Ok(again(cx, "comb", "math_as_int", args)) };
    let [n, k] = &numbers[..] else { unreachable!("comb takes two arguments") };
    if n.is_negative() {
        return Err(cx.value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(cx.value_error("k must be a non-negative integer"));
    }
    if k > n {
        return Ok(Value::int32(0).into());
    }
    let k = k.min(&(n - k)).clone();
    if let (Some(n), Some(k)) = (n.to_u64(), k.to_u64())
        && n <= exact::MOST_FACTORED
        && k > 1000
    {
        return big(cx, exact::binomial(n, k));
    }
    let Some(k) = k.to_u64().filter(|k| k.saturating_mul(n.bits()) <= LONG_PRODUCT) else { return Err(too_large(cx)) };
    big(cx, exact::falling(n, k) / exact::product(1, k))
}

pub(super) fn perm(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    if args[1].is_unbound() || args[1].is_none() {
        return factorial(cx, &args[..1]);
    }
    let Some(numbers) = ints(cx, args)? else { return Ok(again(cx, "perm", "math_as_int", args)) };
    let [n, k] = &numbers[..] else { unreachable!("perm takes two arguments") };
    if n.is_negative() {
        return Err(cx.value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(cx.value_error("k must be a non-negative integer"));
    }
    if k > n {
        return Ok(Value::int32(0).into());
    }
    let Some(k) = k.to_u64().filter(|k| k.saturating_mul(n.bits()) <= 2 * MAX_BITS) else { return Err(too_large(cx)) };
    if k.saturating_mul(n.bits()) > LONG_PRODUCT {
        return Ok(Flow::prelude(cx, "math_falling", args));
    }
    big(cx, exact::falling(n, k))
}

pub(super) fn gcd(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let given = cx.heap.as_items(args[0]).unwrap_or_default().to_vec();
    let Some(numbers) = ints(cx, &given)? else { return Ok(again(cx, "gcd", "math_as_int", &given)) };
    if numbers.iter().any(|n| n.bits() > LONG_DIVISION) {
        return Ok(Flow::prelude(cx, "math_gcd", &[args[0]]));
    }
    let result = numbers.iter().fold(BigInt::zero(), |a, b| a.gcd(b));
    big(cx, result)
}

pub(super) fn lcm(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let given = cx.heap.as_items(args[0]).unwrap_or_default().to_vec();
    let Some(numbers) = ints(cx, &given)? else { return Ok(again(cx, "lcm", "math_as_int", &given)) };
    if numbers.iter().any(|n| n.bits() > LONG_DIVISION) {
        return Ok(Flow::prelude(cx, "math_lcm", &[args[0]]));
    }
    let result = numbers.iter().fold(BigInt::one(), |a, b| a.lcm(b));
    big(cx, result)
}

pub(super) fn isqrt(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(numbers) = ints(cx, args)? else { return Ok(again(cx, "isqrt", "math_as_int", args)) };
    if numbers[0].is_negative() {
        return Err(cx.value_error("isqrt() argument must be nonnegative"));
    }
    if numbers[0].bits() > 8 * LONG_DIVISION {
        return Ok(Flow::prelude(cx, "math_isqrt", &args[..1]));
    }
    big(cx, numbers[0].sqrt())
}
