//! Making ints: `int(…)`, and the limit on the digits of ints in text.

use num_bigint::BigInt;

use super::{
    int_math, number_text,
    number_text::{IntError, MAX_STR_DIGITS},
    repr,
    sequence::has_index,
    text_args,
};
use crate::{
    heap::{Body, types},
    native::{Cx, Flow, Raise},
    value::Value,
};

/// The name in the prelude under which a limit stands that the program has set.
const LIMIT: &str = "_int_max_str_digits";

/// Sets the limit on digits; 0: none.
pub fn set_digit_limit(cx: &mut Cx<'_>, limit: i32) {
    let name = cx.heap.intern(LIMIT);
    cx.heap.name_set(cx.state.prelude, name, Value::int32(limit));
}

/// The limit on digits in conversions between int and text; 0: none.
pub fn digit_limit(cx: &mut Cx<'_>) -> usize {
    let name = cx.heap.intern(LIMIT);
    match cx.heap.name_get(cx.state.prelude, name).and_then(|v| v.as_int()) {
        Some(limit) => limit.max(0) as usize,
        None => MAX_STR_DIGITS,
    }
}

/// The decimal digits of an int.
///
/// # Errors
/// `ValueError`, when they are more than the limit.
pub fn decimal(cx: &mut Cx<'_>, n: &BigInt) -> Result<String, Raise> {
    // So few bits make less digits than any limit that can be set (640).
    if n.bits() < 2000 {
        return Ok(n.to_str_radix(10));
    }
    let limit = digit_limit(cx);
    if n.bits() > 1 << 23 && limit == 0 {
        return Err(cx.error_with(types::MEMORY_ERROR, &[]));
    }
    match number_text::int_to_decimal(n, limit) {
        Some(text) => Ok(text),
        None => Err(cx.value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
        ))),
    }
}

/// `int.__new__(cls, x, base)`
pub fn construct(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let (class, x, base) = (args[0], args[1], args[2]);
    if class == Value::obj(types::INT)
        && base.is_unbound()
        && let Some(n) = plain(cx, x)
    {
        return Ok(n.into());
    }
    let n = match (x.bound(), base.bound()) {
        (None, None) => BigInt::ZERO,
        (None, Some(_)) => return Err(cx.type_error("int() missing string argument")),
        (Some(x), None) => match from_value(cx, x)? {
            Some(n) => n,
            None => return Ok(Flow::prelude(cx, "int_slow", &[class, x])),
        },
        (Some(x), Some(base)) if has_index(cx.heap, base) => {
            return Ok(Flow::prelude(cx, "int_base_slow", &[class, x, base]));
        }
        (Some(x), Some(base)) => {
            let base = text_args::index(cx, base)?;
            if base != 0 && !(2..=36).contains(&base) {
                return Err(cx.value_error("int() base must be >= 2 and <= 36, or 0"));
            }
            match text_of(cx, x) {
                Some(text) => parse(cx, x, &text, base as u32)?,
                None => return Err(cx.type_error("int() can't convert non-string with explicit base")),
            }
        }
    };
    Ok(finish(cx, class, n).into())
}

/// `int(x)` of a small int, or of a text that is nothing but a few digits.
#[inline]
fn plain(cx: &Cx<'_>, x: Value) -> Option<Value> {
    /// Ten to this power fits in a small int.
    const MOST_DIGITS: usize = 18;
    let Some(id) = x.as_obj() else { return x.as_int().map(|_| x) };
    let Body::Str(text) = &cx.heap.get(id).body else { return None };
    if cx.heap.get(id).class != types::STR || !(1..=MOST_DIGITS).contains(&text.len()) {
        return None;
    }
    let n = text.bytes().try_fold(0, |n: i64, byte| byte.is_ascii_digit().then(|| n * 10 + i64::from(byte - b'0')))?;
    Value::small_int(n)
}

/// An int of type `class`, which is `int` or derived from it.
pub fn finish(cx: &mut Cx<'_>, class: Value, n: BigInt) -> Value {
    match class.as_obj() {
        Some(class) if class != types::INT => {
            cx.heap.charge(n.bits() as usize / 8);
            cx.heap.alloc(class, Body::BigInt(n.into())).into()
        }
        _ => cx.heap.big_int(n),
    }
}

fn from_value(cx: &mut Cx<'_>, x: Value) -> Result<Option<BigInt>, Raise> {
    let custom = cx.heap.ty(cx.heap.type_of(x)).flags.custom_number;
    if !custom {
        if let Some(n) = cx.heap.as_big(x) {
            return Ok(Some(n));
        }
        if let Some(float) = cx.heap.as_float(x) {
            return match float {
                x if x.is_nan() => Err(cx.value_error("cannot convert float NaN to integer")),
                x if x.is_infinite() => Err(cx.overflow_error("cannot convert float infinity to integer")),
                x => Ok(Some(int_math::from_float(x))),
            };
        }
        if let Some(text) = text_of(cx, x) {
            return parse(cx, x, &text, 10).map(Some);
        }
        if !matches!(cx.heap.body(x), Some(Body::Instance(_))) {
            let name = cx.heap.type_name(x);
            return Err(
                cx.type_error(format!("int() argument must be a string, a bytes-like object or a real number, not '{name}'"))
            );
        }
    }
    Ok(None)
}

/// The text of a string or bytes-like object, bytes read as Latin-1.
fn text_of(cx: &Cx<'_>, x: Value) -> Option<String> {
    match cx.heap.as_str(x) {
        Some(text) => Some(text.to_owned()),
        None => Some(text_args::bytes_like(cx, x)?.iter().map(|byte| char::from(*byte)).collect()),
    }
}

fn parse(cx: &mut Cx<'_>, x: Value, text: &str, base: u32) -> Result<BigInt, Raise> {
    let limit = if text.len() > 640 { digit_limit(cx) } else { 0 };
    if limit == 0 && text.len() > 1 << 22 {
        return Err(cx.error_with(types::MEMORY_ERROR, &[]));
    }
    number_text::parse_int(text, base, limit).map_err(|error| match error {
        IntError::TooLong(digits) => cx.value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        )),
        IntError::Literal => {
            let shown: String = literal(cx, x).chars().take(200).collect();
            cx.value_error(format!("invalid literal for int() with base {base}: {shown}"))
        }
    })
}

/// A string or bytes-like object as the error message of `int` shows it: bytearrays look like bytes.
pub fn literal(cx: &Cx<'_>, x: Value) -> String {
    match cx.heap.as_str(x) {
        Some(text) => repr::str_repr(text),
        None => repr::bytes_repr(text_args::bytes_like(cx, x).unwrap_or_default()),
    }
}
