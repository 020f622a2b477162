//! The built-in functions for numbers and text: `abs`, `ascii`, `bin`, `chr`, `divmod`, `format`, `hex`, `oct`, `ord`, `pow`,
//! `repr`, `round`.

use num_bigint::BigInt;
use num_traits::Signed;

use super::{
    complex, float, format, int, int_math,
    number::Number,
    repr,
    sequence::has_index,
    str::{
        self,
        surrogate::{char_of, code_of},
    },
    text_args,
};
use crate::{
    heap::{Body, types},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

/// The functions.
pub const FUNCTIONS: &[Native] = &[
    Native::flow_function("abs", "x, /", absolute),
    Native::flow_function("ascii", "obj, /", |cx, args| format::ascii_flow(cx, args[0])),
    Native::flow_function("bin", "number, /", |cx, args| in_base(cx, args[0], 2, "0b")),
    Native::function("chr", "i, /", character),
    Native::flow_function("divmod", "x, y, /", |cx, args| {
        if is_custom(cx, args[0]) || is_custom(cx, args[1]) {
            return Ok(Flow::prelude(cx, "divmod_slow", args));
        }
        match int::divide_with_rest(cx, args[0], args[1])? {
            Value::NOT_IMPLEMENTED => Ok(Flow::prelude(cx, "divmod_slow", args)),
            pair => Ok(pair.into()),
        }
    }),
    Native::flow_function("format", "value, format_spec='', /", |cx, args| {
        let spec = args[1].or(Value::obj(crate::heap::names::EMPTY));
        if cx.heap.as_str(spec).is_none() {
            let name = text_args::kind(cx, spec);
            return Err(cx.type_error(format!("format() argument 2 must be str, not {name}")));
        }
        format::format_flow(cx, args[0], spec)
    }),
    Native::flow_function("hex", "number, /", |cx, args| in_base(cx, args[0], 16, "0x")),
    Native::flow_function("oct", "number, /", |cx, args| in_base(cx, args[0], 8, "0o")),
    Native::function("ord", "c, /", ordinal),
    Native::flow_function("pow", "base, exp, mod=None", power),
    Native::flow_function("repr", "obj, /", |cx, args| repr::repr_flow(cx, args[0])),
    Native::flow_function("round", "number, ndigits=None", round),
];

fn is_custom(cx: &Cx<'_>, v: Value) -> bool {
    cx.heap.ty(cx.heap.type_of(v)).flags.custom_number
}

fn absolute(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    if is_custom(cx, args[0]) {
        return Ok(Flow::prelude(cx, "abs_slow", args));
    }
    Ok(match Number::of(cx.heap, args[0]) {
        Some(Number::Int(n)) if n >= 0 || n == i64::MIN => {
            let n = BigInt::from(n).abs();
            cx.heap.big_int(n).into()
        }
        Some(Number::Int(n)) => cx.heap.int(-n).into(),
        Some(Number::Big(n)) => cx.heap.big_int(n.abs()).into(),
        Some(Number::Float(x)) => cx.heap.float(x.abs()).into(),
        Some(Number::Complex(..)) => complex::absolute(cx, args[0])?.into(),
        None => Flow::prelude(cx, "abs_slow", args),
    })
}

fn round(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let built_in = matches!(cx.heap.type_of(args[0]), types::INT | types::FLOAT | types::BOOL);
    if built_in && !args[1].bound().is_some_and(|digits| has_index(cx.heap, digits)) {
        return match cx.heap.as_float(args[0]) {
            Some(_) => float::round(cx, args[0], args[1]).map(Flow::Value),
            None => int::round(cx, args[0], args[1]).map(Flow::Value),
        };
    }
    let given: Vec<Value> = args.iter().copied().filter(|v| !v.is_unbound()).collect();
    Ok(Flow::prelude(cx, "round_slow", &given))
}

fn power(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let modulus = args[2].or(Value::NONE);
    if !args[..2].iter().any(|v| is_custom(cx, *v)) {
        if !modulus.is_none()
            && let (Some(_), Some(exponent), Some(modulus)) =
                (cx.heap.as_big(args[0]), cx.heap.as_big(args[1]), cx.heap.as_big(modulus))
            && int_math::is_long_power(&exponent, &modulus)
        {
            return Ok(Flow::prelude(cx, "int_power_modulo", args));
        }
        match int::power(cx, args[0], args[1], modulus)? {
            Value::NOT_IMPLEMENTED => {}
            result => return Ok(result.into()),
        }
    }
    Ok(Flow::prelude(cx, "pow_slow", &[args[0], args[1], modulus]))
}

fn in_base(cx: &mut Cx<'_>, v: Value, base: u32, prefix: &str) -> Result<Flow, Raise> {
    let Some(n) = cx.heap.as_big(v) else {
        if has_index(cx.heap, v) {
            return Ok(Flow::prelude(cx, "in_base_slow", &[v, Value::int32(base as i32)]));
        }
        text_args::index(cx, v)?;
        return Ok(Value::NONE.into());
    };
    cx.reserve(n.bits() as usize)?;
    let sign = if n.is_negative() { "-" } else { "" };
    let text = format!("{sign}{prefix}{}", n.magnitude().to_str_radix(base));
    Ok(cx.heap.str(text).into())
}

fn character(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let code = text_args::c_int(cx, args[0])?;
    match u32::try_from(code).ok().and_then(char_of) {
        Some(c) => Ok(str::short(cx.heap, c.encode_utf8(&mut [0; 4]))),
        None => Err(cx.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ordinal(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (len, code) = match cx.heap.body(args[0]) {
        Some(Body::Str(text)) => {
            let mut chars = text.chars();
            let first = chars.next().map_or(0, code_of);
            (if text.is_empty() { 0 } else { 1 + chars.count() }, first)
        }
        _ => match text_args::bytes_like(cx, args[0]) {
            Some(bytes) => (bytes.len(), bytes.first().map_or(0, |byte| u32::from(*byte))),
            None => {
                let name = cx.heap.type_name(args[0]);
                return Err(cx.type_error(format!("ord() expected string of length 1, but {name} found")));
            }
        },
    };
    if len != 1 {
        return Err(cx.type_error(format!("ord() expected a character, but string of length {len} found")));
    }
    Ok(Value::index(code as usize))
}
