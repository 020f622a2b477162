//! Methods of `bytes` and `bytearray` that take them apart and put them together.

use memchr::memmem;

use super::{
    bytes::{argument, like, of},
    bytes_text::is_space,
    text_args,
};
use crate::{
    heap::{Body, types},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

/// The methods.
pub const METHODS: &[Native] = &[
    Native::method("split", "self, /, sep=None, maxsplit=-1", |cx, args| split(cx, args, false)),
    Native::method("rsplit", "self, /, sep=None, maxsplit=-1", |cx, args| split(cx, args, true)),
    Native::method("splitlines", "self, /, keepends=False", |cx, args| {
        let keep = text_args::c_int(cx, args[1].or(Value::FALSE))? != 0;
        let bytes = of(cx, args[0]).to_vec();
        list(cx, args[0], lines(&bytes, keep))
    }),
    Native::method("strip", "self, bytes=None, /", |cx, args| strip(cx, args, true, true)),
    Native::method("lstrip", "self, bytes=None, /", |cx, args| strip(cx, args, true, false)),
    Native::method("rstrip", "self, bytes=None, /", |cx, args| strip(cx, args, false, true)),
    Native::method("partition", "self, sep, /", |cx, args| partition(cx, args, false)),
    Native::method("rpartition", "self, sep, /", |cx, args| partition(cx, args, true)),
    Native::flow_method("join", "self, iterable_of_bytes, /", join),
];

fn list(cx: &mut Cx<'_>, model: Value, parts: Vec<&[u8]>) -> Result<Value, Raise> {
    cx.reserve(parts.len() * 64)?;
    let parts = parts.into_iter().map(|part| like(cx, model, part)).collect();
    Ok(cx.heap.list(parts))
}

fn split(cx: &mut Cx<'_>, args: &[Value], backward: bool) -> Result<Value, Raise> {
    let max = match args[2].bound() {
        Some(max) => usize::try_from(text_args::size(cx, max)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let separator = match args[1].bound().filter(|v| !v.is_none()) {
        Some(v) => Some(argument(cx, v)?),
        None => None,
    };
    if separator.as_ref().is_some_and(Vec::is_empty) {
        return Err(cx.value_error("empty separator"));
    }
    let bytes = of(cx, args[0]).to_vec();
    let parts = match (&separator, backward) {
        (None, false) => split_space(&bytes, max),
        (None, true) => rsplit_space(&bytes, max),
        (Some(separator), false) => split_at(&bytes, separator, max),
        (Some(separator), true) => rsplit_at(&bytes, separator, max),
    };
    list(cx, args[0], parts)
}

fn split_at<'a>(bytes: &'a [u8], separator: &[u8], max: usize) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for place in memmem::find_iter(bytes, separator).take(max) {
        parts.push(&bytes[from..place]);
        from = place + separator.len();
    }
    parts.push(&bytes[from..]);
    parts
}

fn rsplit_at<'a>(bytes: &'a [u8], separator: &[u8], max: usize) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    for place in memmem::rfind_iter(bytes, separator).take(max) {
        parts.push(&rest[place + separator.len()..]);
        rest = &bytes[..place];
    }
    parts.push(rest);
    parts.reverse();
    parts
}

fn split_space(bytes: &[u8], max: usize) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = trim_start(bytes, is_space);
    while !rest.is_empty() {
        if parts.len() == max {
            parts.push(rest);
            break;
        }
        let end = rest.iter().position(|byte| is_space(*byte)).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = trim_start(&rest[end..], is_space);
    }
    parts
}

fn rsplit_space(bytes: &[u8], max: usize) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = trim_end(bytes, is_space);
    while !rest.is_empty() {
        if parts.len() == max {
            parts.push(rest);
            break;
        }
        let start = rest.iter().rposition(|byte| is_space(*byte)).map_or(0, |at| at + 1);
        parts.push(&rest[start..]);
        rest = trim_end(&rest[..start], is_space);
    }
    parts.reverse();
    parts
}

fn trim_start(bytes: &[u8], goes: impl Fn(u8) -> bool) -> &[u8] {
    let start = bytes.iter().position(|byte| !goes(*byte)).unwrap_or(bytes.len());
    &bytes[start..]
}

fn trim_end(bytes: &[u8], goes: impl Fn(u8) -> bool) -> &[u8] {
    let end = bytes.iter().rposition(|byte| !goes(*byte)).map_or(0, |at| at + 1);
    &bytes[..end]
}

fn lines(bytes: &[u8], keep: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let line = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let end = if rest[line..].starts_with(b"\r\n") { line + 2 } else { rest.len().min(line + 1) };
        lines.push(&rest[..if keep { end } else { line }]);
        rest = &rest[end..];
    }
    lines
}

fn strip(cx: &mut Cx<'_>, args: &[Value], left: bool, right: bool) -> Result<Value, Raise> {
    let set = match args[1].bound().filter(|v| !v.is_none()) {
        Some(v) => Some(argument(cx, v)?),
        None => None,
    };
    let goes = |byte: u8| set.as_ref().map_or_else(|| is_space(byte), |set| set.contains(&byte));
    let mut rest = of(cx, args[0]);
    if left {
        rest = trim_start(rest, goes);
    }
    if right {
        rest = trim_end(rest, goes);
    }
    let rest = rest.to_vec();
    Ok(like(cx, args[0], rest))
}

fn partition(cx: &mut Cx<'_>, args: &[Value], backward: bool) -> Result<Value, Raise> {
    let separator = argument(cx, args[1])?;
    if separator.is_empty() {
        return Err(cx.value_error("empty separator"));
    }
    let bytes = of(cx, args[0]).to_vec();
    let found = if backward { memmem::rfind(&bytes, &separator) } else { memmem::find(&bytes, &separator) };
    let parts: [&[u8]; 3] = match found {
        Some(at) => [&bytes[..at], &separator, &bytes[at + separator.len()..]],
        None if backward => [b"", b"", &bytes],
        None => [&bytes, b"", b""],
    };
    let mut parts = parts.map(|part| like(cx, args[0], part));
    if found.is_some() && matches!(cx.heap.body(args[0]), Some(Body::Bytes(_))) {
        parts[1] = args[1];
    }
    Ok(cx.heap.tuple(parts))
}

fn join(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let items: Vec<Value> = match cx.heap.body(args[1]) {
        Some(Body::Tuple(_) | Body::List(_)) if matches!(cx.heap.type_of(args[1]), types::TUPLE | types::LIST) => {
            cx.heap.as_items(args[1]).unwrap_or_default().to_vec()
        }
        _ => return Ok(Flow::prelude(cx, "bytes_join_slow", &[args[0], args[1]])),
    };
    let separator = of(cx, args[0]).to_vec();
    let mut out = Vec::new();
    for (i, item) in items.into_iter().enumerate() {
        let Some(bytes) = text_args::bytes_like(cx, item) else {
            let name = cx.heap.type_name(item);
            return Err(cx.type_error(format!("sequence item {i}: expected a bytes-like object, {name} found")));
        };
        if i > 0 {
            out.extend_from_slice(&separator);
        }
        out.extend_from_slice(bytes);
        if out.len() > 1 << 16 {
            cx.reserve(out.len())?;
        }
    }
    Ok(like(cx, args[0], out).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitting() {
        assert_eq!(split_at(b"a,b,c", b",", 1), [&b"a"[..], b"b,c"]);
        assert_eq!(rsplit_at(b"a,b,c", b",", 1), [&b"a,b"[..], b"c"]);
        assert_eq!(split_space(b" a  b ", usize::MAX), [&b"a"[..], b"b"]);
        assert_eq!(rsplit_space(b" a  b ", 1), [&b" a"[..], b"b"]);
        assert_eq!(lines(b"a\r\nb\n\x0bc", true), [&b"a\r\n"[..], b"b\n", b"\x0bc"]);
    }
}
