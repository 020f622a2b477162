//! `format`, f-strings and the `__format__` methods.

use num_bigint::BigInt;

use super::{
    format_spec::{FormatError, Spec},
    int_new,
    number::{self, Number},
    number_text,
    repr::{self, repr_flow, str_flow, try_repr, try_str},
};
use crate::{
    heap::Body,
    native::{Cx, Flow, Raise},
    value::Value,
};

/// A value in an f-string: converted (0 not at all, 1 `str`, 2 `repr`, 3 `ascii`), then formatted with `spec`, a string or unbound.
///
/// # Errors
/// Whatever conversion and formatting raise.
pub fn format_value(cx: &mut Cx<'_>, v: Value, conversion: u8, spec: Value) -> Result<Flow, Raise> {
    let no_spec = spec.is_unbound() || cx.heap.as_str(spec) == Some("");
    if no_spec {
        if let Some(n) = v.as_int() {
            return Ok(cx.heap.str(number_text::small_int(n, &mut [0; 20])).into());
        }
        return match conversion {
            2 => repr_flow(cx, v),
            3 => ascii_flow(cx, v),
            // An enumeration or the like may show itself differently in a format than by `str`.
            0 if cx.heap.ty(cx.heap.type_of(v)).flags.custom_text => {
                let spec = cx.heap.intern("");
                Ok(Flow::prelude(cx, "format_slow", &[v, spec]))
            }
            _ => str_flow(cx, v),
        };
    }
    let text = match conversion {
        0 => {
            return format_flow(cx, v, spec);
        }
        1 => try_str(cx, v)?,
        2 => try_repr(cx, v)?.map(Into::into),
        _ => try_repr(cx, v)?.map(|text| repr::to_ascii(&text).into()),
    };
    match text {
        Some(text) => {
            let text = cx.heap.str(text);
            format_flow(cx, text, spec)
        }
        None => Ok(Flow::prelude(cx, "convert_and_format", &[v, Value::int32(conversion.into()), spec])),
    }
}

/// `format(v, spec)`
///
/// # Errors
/// Whatever formatting raises.
pub fn format_flow(cx: &mut Cx<'_>, v: Value, spec: Value) -> Result<Flow, Raise> {
    if !cx.heap.ty(cx.heap.type_of(v)).flags.custom_text
        && let Some(text) = cx.heap.as_text(spec)
        && let Some(text) = try_format(cx, v, &text)?
    {
        return Ok(cx.heap.str(text).into());
    }
    Ok(Flow::prelude(cx, "format_slow", &[v, spec]))
}

/// `ascii(v)`
///
/// # Errors
/// As for `repr`.
pub fn ascii_flow(cx: &mut Cx<'_>, v: Value) -> Result<Flow, Raise> {
    match try_repr(cx, v)? {
        Some(text) => Ok(cx.heap.str(repr::to_ascii(&text)).into()),
        None => Ok(Flow::prelude(cx, "ascii_slow", &[v])),
    }
}

/// Formats a value of a built-in type by its layout, whatever a derived class defines; `None` when Python has to run.
///
/// # Errors
/// `ValueError`, `TypeError` or `OverflowError`, when the specification does not fit.
pub fn try_format(cx: &mut Cx<'_>, v: Value, spec: &str) -> Result<Option<String>, Raise> {
    if spec.is_empty() {
        return Ok(try_str(cx, v)?.map(|text| text.to_string()));
    }
    let type_name = cx.heap.type_name(v);
    let number = Number::of(cx.heap, v);
    let is_str = cx.heap.as_str(v).is_some();
    if number.is_none() && !is_str {
        if matches!(cx.heap.body(v), Some(Body::Instance(_))) {
            return Ok(None);
        }
        return Err(cx.type_error(format!("unsupported format string passed to {type_name}.__format__")));
    }
    let parsed = match Spec::parse(spec, &type_name, number.is_some()) {
        Ok(parsed) => parsed,
        Err(error) => return Err(raise(cx, error)),
    };
    cx.reserve(parsed.width.saturating_add(parsed.precision.filter(|_| !is_str).unwrap_or(0)).saturating_mul(4))?;
    let result = match number {
        None => {
            let text = cx.heap.as_str(v).unwrap_or_default();
            parsed.format_str(text)
        }
        Some(Number::Float(x)) => parsed.format_float(x, &type_name),
        Some(Number::Complex(re, im)) => parsed.format_complex(re, im),
        Some(n) if matches!(parsed.kind, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%')) => match n.as_float() {
            Some(x) => parsed.format_float(x, &type_name),
            None => return Err(number::too_large_for_float(cx)),
        },
        Some(n) => {
            let n: BigInt = n.as_big().unwrap_or_default().into_owned();
            let decimal = match parsed.kind {
                None | Some('d' | 'n') => int_new::decimal(cx, &n)?,
                _ => String::new(),
            };
            parsed.format_int(&n, || decimal, &type_name)
        }
    };
    result.map(Some).map_err(|error| raise(cx, error))
}

/// The method `__format__` of a built-in type.
///
/// # Errors
/// As [`try_format`].
pub fn format_method(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(spec) = cx.heap.as_text(args[1]) else {
        let name = cx.heap.type_name(args[1]);
        return Err(cx.type_error(format!("__format__() argument must be str, not {name}")));
    };
    if spec.is_empty() {
        return str_flow(cx, args[0]);
    }
    match try_format(cx, args[0], &spec)? {
        Some(text) => Ok(cx.heap.str(text).into()),
        None => object_format(cx, args),
    }
}

/// `object.__format__`: `str` for an empty specification, an error for any other.
///
/// # Errors
/// `TypeError`
pub fn object_format(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    if cx.heap.as_str(args[1]) == Some("") {
        return str_flow(cx, args[0]);
    }
    let name = cx.heap.type_name(args[0]);
    Err(cx.type_error(format!("unsupported format string passed to {name}.__format__")))
}

/// The exception for a [`FormatError`].
pub fn raise(cx: &mut Cx<'_>, error: FormatError) -> Raise {
    match error {
        FormatError::Value(message) => cx.value_error(message),
        FormatError::Overflow(message) => cx.overflow_error(message),
    }
}
