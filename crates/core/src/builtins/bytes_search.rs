//! Methods of `bytes` and `bytearray` that look for bytes within bytes.

use memchr::memmem;

use super::{
    bytes::{BYTE_RANGE, argument, byte, like, of},
    text_args,
};
use crate::{
    heap::Body,
    native::{Cx, Native, Raise},
    value::Value,
};

/// The methods.
pub const METHODS: &[Native] = &[
    Native::method("find", "self, sub, start=None, end=None, /", |cx, args| find(cx, args, false, false)),
    Native::method("rfind", "self, sub, start=None, end=None, /", |cx, args| find(cx, args, true, false)),
    Native::method("index", "self, sub, start=None, end=None, /", |cx, args| find(cx, args, false, true)),
    Native::method("rindex", "self, sub, start=None, end=None, /", |cx, args| find(cx, args, true, true)),
    Native::method("count", "self, sub, start=None, end=None, /", |cx, args| {
        let part = part(cx, args[0], args[2], args[3])?;
        let sub = needle(cx, args[1])?;
        Ok(Value::index(part.map_or(0, |(part, _)| count(&part, &sub))))
    }),
    Native::method("startswith", "self, prefix, start=None, end=None, /", |cx, args| {
        affix(cx, args, "startswith", |bytes, affix| bytes.starts_with(affix))
    }),
    Native::method("endswith", "self, suffix, start=None, end=None, /", |cx, args| {
        affix(cx, args, "endswith", |bytes, affix| bytes.ends_with(affix))
    }),
    Native::method("removeprefix", "self, prefix, /", |cx, args| {
        let affix = argument(cx, args[1])?;
        let bytes = of(cx, args[0]);
        let bytes = bytes.strip_prefix(&affix[..]).unwrap_or(bytes).to_vec();
        Ok(like(cx, args[0], bytes))
    }),
    Native::method("removesuffix", "self, suffix, /", |cx, args| {
        let affix = argument(cx, args[1])?;
        let bytes = of(cx, args[0]);
        let bytes = bytes.strip_suffix(&affix[..]).unwrap_or(bytes).to_vec();
        Ok(like(cx, args[0], bytes))
    }),
    Native::method("replace", "self, old, new, count=-1, /", replace),
    Native::method("__contains__", "self, key, /", |cx, args| contains(cx, args[0], args[1])),
];

/// `sub in bytes`
///
/// # Errors
/// `TypeError`, when `sub` is neither bytes nor an int; `ValueError`, when it is an int that is no byte.
pub fn contains(cx: &mut Cx<'_>, whole: Value, sub: Value) -> Result<Value, Raise> {
    let sub = match cx.heap.as_big(sub) {
        Some(_) => vec![byte(cx, sub, BYTE_RANGE)?],
        None if text_args::bytes_like(cx, sub).is_none() => {
            let name = cx.heap.type_name(sub);
            return Err(text_args::no_int(cx, sub, format!("a bytes-like object is required, not '{name}'")));
        }
        None => argument(cx, sub)?,
    };
    Ok(Value::bool(memmem::find(of(cx, whole), &sub).is_some()))
}

fn needle(cx: &mut Cx<'_>, v: Value) -> Result<Vec<u8>, Raise> {
    if cx.heap.as_big(v).is_some() {
        return Ok(vec![byte(cx, v, BYTE_RANGE)?]);
    }
    match text_args::bytes_like(cx, v) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => {
            let name = cx.heap.type_name(v);
            Err(text_args::no_int(cx, v, format!("argument should be integer or bytes-like object, not '{name}'")))
        }
    }
}

/// The bytes between `start` and `end`, and how many are before them; `None` when the start lies beyond the end.
fn part(cx: &mut Cx<'_>, v: Value, start: Value, end: Value) -> Result<Option<(Vec<u8>, usize)>, Raise> {
    let len = of(cx, v).len();
    let (start, end) = text_args::bounds(cx, start, end, len)?;
    Ok((start <= end).then(|| (of(cx, v)[start..end].to_vec(), start)))
}

/// How many times `sub` occurs without overlap.
fn count(bytes: &[u8], sub: &[u8]) -> usize {
    if sub.is_empty() { bytes.len() + 1 } else { memmem::find_iter(bytes, sub).count() }
}

fn find(cx: &mut Cx<'_>, args: &[Value], backward: bool, must: bool) -> Result<Value, Raise> {
    let part = part(cx, args[0], args[2], args[3])?;
    let sub = needle(cx, args[1])?;
    let found = part.and_then(|(part, before)| {
        let at = if backward { memmem::rfind(&part, &sub) } else { memmem::find(&part, &sub) };
        at.map(|at| before + at)
    });
    match found {
        Some(at) => Ok(Value::index(at)),
        None if must => Err(cx.value_error("subsection not found")),
        None => Ok(Value::int32(-1)),
    }
}

fn affix(cx: &mut Cx<'_>, args: &[Value], name: &str, test: fn(&[u8], &[u8]) -> bool) -> Result<Value, Raise> {
    let part = part(cx, args[0], args[2], args[3])?;
    let affixes: Vec<Value> = match cx.heap.body(args[1]) {
        Some(Body::Tuple(items)) => items.to_vec(),
        _ if text_args::bytes_like(cx, args[1]).is_some() => vec![args[1]],
        _ => {
            let other = cx.heap.type_name(args[1]);
            return Err(cx.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {other}")));
        }
    };
    for affix in affixes {
        let affix = argument(cx, affix)?;
        if part.as_ref().is_some_and(|(part, _)| test(part, &affix)) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn replace(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (old, new) = (argument(cx, args[1])?, argument(cx, args[2])?);
    let limit = match args[3].bound() {
        Some(limit) => usize::try_from(text_args::size(cx, limit)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let bytes = of(cx, args[0]).to_vec();
    let matches = count(&bytes, &old).min(limit);
    cx.reserve(bytes.len() + matches.saturating_mul(new.len()))?;
    let places: Vec<usize> = match old.is_empty() {
        true => (0..matches).collect(),
        false => memmem::find_iter(&bytes, &old).take(matches).collect(),
    };
    let mut out = Vec::with_capacity(bytes.len());
    let mut from = 0;
    for place in places {
        out.extend_from_slice(&bytes[from..place]);
        out.extend_from_slice(&new);
        from = place + old.len();
    }
    out.extend_from_slice(&bytes[from..]);
    Ok(like(cx, args[0], out))
}
