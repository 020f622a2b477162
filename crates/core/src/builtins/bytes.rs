//! `bytes`, and what it shares with `bytearray`.

use super::{
    TypeTable,
    compare::comparisons,
    format_percent,
    hash::hash_method,
    repr,
    sequence::has_index,
    str::{self, CONCATENATION, REPETITION},
    subscript, text_args,
};
use crate::{
    heap::{Body, Iter, types},
    native::{Cx, Flow, Native, Raise},
    value::{ObjId, Value},
};

/// All that Rust adds to the type.
pub const TABLES: &[TypeTable] = &[
    TypeTable { class: types::BYTES, methods: METHODS, attributes: &[] },
    TypeTable { class: types::BYTES, methods: SHARED, attributes: &[] },
    TypeTable { class: types::BYTES, methods: COMPARISONS, attributes: &[] },
    TypeTable { class: types::BYTES, methods: CONCATENATION, attributes: &[] },
    TypeTable { class: types::BYTES, methods: REPETITION, attributes: &[] },
    TypeTable { class: types::BYTES, methods: super::bytes_text::METHODS, attributes: &[] },
    TypeTable { class: types::BYTES, methods: super::bytes_search::METHODS, attributes: &[] },
    TypeTable { class: types::BYTES, methods: super::bytes_split::METHODS, attributes: &[] },
];

const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, source=b'', encoding='utf-8', errors='strict'", construct),
    Native::flow_method("__hash__", "self, /", hash_method),
    Native::method("__bytes__", "self, /", |cx, args| {
        let bytes = of(cx, args[0]).to_vec();
        Ok(cx.heap.bytes_object(bytes))
    }),
    Native::method("__getnewargs__", "self, /", |cx, args| {
        let bytes = of(cx, args[0]).to_vec();
        let bytes = cx.heap.bytes_object(bytes);
        Ok(cx.heap.tuple([bytes]))
    }),
];

/// Methods of both types.
pub const SHARED: &[Native] = &[
    Native::flow_method("decode", "self, /, encoding='utf-8', errors='strict'", |cx, args| {
        let bytes = of(cx, args[0]).to_vec();
        Ok(match str::decode(cx, args[0], &bytes, args[1], args[2], "decode")? {
            Some(text) => cx.heap.str(text).into(),
            None => str::by_python(cx, "decode_slow", args[0], args[1], args[2]),
        })
    }),
    Native::method("hex", "self, /, sep=None, bytes_per_sep=1", hex),
    Native::class_method("fromhex", "cls, string, /", from_hex),
    Native::method("__len__", "self, /", |cx, args| Ok(Value::index(of(cx, args[0]).len()))),
    Native::flow_method("__getitem__", "self, key, /", |cx, args| subscript::get_item(cx, args[0], args[1])),
    Native::method("__iter__", "self, /", |cx, args| {
        Ok(cx.heap.iter(types::BYTES_ITERATOR, Iter::Sequence { object: args[0], next: 0 }))
    }),
    Native::flow_method("__mod__", "self, value, /", |cx, args| format_percent::percent(cx, args[0], args[1])),
    Native::flow_method("__repr__", "self, /", repr::own_repr),
    Native::flow_method("__str__", "self, /", repr::own_repr),
];

/// Comparisons of both types, with each other as well.
pub const COMPARISONS: &[Native] =
    &comparisons!(|body| matches!(body, Body::Bytes(_) | Body::ByteArray(_) | Body::MemoryView(_)), "compare_op");

/// The bytes of `self`.
pub fn of<'a>(cx: &'a Cx<'_>, v: Value) -> &'a [u8] {
    text_args::bytes_like(cx, v).unwrap_or_default()
}

/// The bytes of an argument that must be bytes-like.
///
/// # Errors
/// `TypeError`
pub fn argument(cx: &mut Cx<'_>, v: Value) -> Result<Vec<u8>, Raise> {
    match text_args::bytes_like(cx, v) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => {
            let name = cx.heap.type_name(v);
            Err(cx.type_error(format!("a bytes-like object is required, not '{name}'")))
        }
    }
}

/// New bytes of the same kind as `model`: `bytes` or `bytearray`.
pub fn like(cx: &mut Cx<'_>, model: Value, bytes: impl Into<Vec<u8>>) -> Value {
    match cx.heap.body(model) {
        Some(Body::ByteArray(_)) => super::bytearray::new(cx.heap, bytes.into()),
        _ => cx.heap.bytes_object(bytes.into()),
    }
}

/// A byte given as an int.
///
/// # Errors
/// `TypeError`, when it is no int; `ValueError` with `message`, when it is too large.
pub fn byte(cx: &mut Cx<'_>, v: Value, message: &str) -> Result<u8, Raise> {
    let n = text_args::index(cx, v)?;
    u8::try_from(n).map_err(|_| cx.value_error(message))
}

/// The message for an int that is no byte.
pub const BYTE_RANGE: &str = "byte must be in range(0, 256)";

/// What `bytes(source, encoding, errors)` or the same of `bytearray` holds; `None` when Python has to iterate.
///
/// # Errors
/// `TypeError` and others, when the source does not fit.
pub fn content(cx: &mut Cx<'_>, args: &[Value], class: &str) -> Result<Option<Vec<u8>>, Raise> {
    let [_, source, encoding, errors] = *args else { return Ok(None) };
    let Some(source) = source.bound() else { return Ok(Some(Vec::new())) };
    if cx.heap.as_str(source).is_some() {
        if encoding.is_unbound() {
            return Err(cx.type_error("string argument without an encoding"));
        }
        for (v, name) in [(encoding, "encoding"), (errors, "errors")] {
            if v.bound().is_some_and(|v| cx.heap.as_str(v).is_none()) {
                let kind = text_args::kind(cx, v);
                return Err(cx.type_error(format!("{class}() argument '{name}' must be str, not {kind}")));
            }
        }
        return str::encode(cx, source, encoding, errors);
    }
    if !encoding.is_unbound() || !errors.is_unbound() {
        let what = if encoding.is_unbound() { "errors" } else { "encoding" };
        return Err(cx.type_error(format!("{what} without a string argument")));
    }
    if matches!(cx.heap.body(source), Some(Body::Instance(_))) {
        return Ok(None);
    }
    if let Some(bytes) = text_args::bytes_like(cx, source) {
        return Ok(Some(bytes.to_vec()));
    }
    if let Some(Body::MemoryView(view)) = cx.heap.body(source) {
        return Ok(Some(cx.heap.view_bytes(view)));
    }
    if cx.heap.as_big(source).is_some() {
        let Some(count) = cx.heap.as_i64(source) else {
            return Err(cx.overflow_error("cannot fit 'int' into an index-sized integer"));
        };
        let Ok(count) = usize::try_from(count) else { return Err(cx.value_error("negative count")) };
        cx.reserve(count)?;
        return Ok(Some(vec![0; count]));
    }
    let Some(items) = cx.heap.as_items(source).map(|items| items.into_owned()) else {
        let iterable =
            crate::vm::lookup_type_attr(cx.heap, cx.heap.type_of(source), Value::obj(crate::heap::names::ITER)).is_some();
        if iterable {
            return Ok(None);
        }
        let name = cx.heap.type_name(source);
        return Err(cx.type_error(format!("cannot convert '{name}' object to {class}")));
    };
    if items.iter().any(|item| has_index(cx.heap, *item)) {
        return Ok(None);
    }
    let message = if class == "bytes" { "bytes must be in range(0, 256)" } else { BYTE_RANGE };
    items.into_iter().map(|item| byte(cx, item, message)).collect::<Result<_, _>>().map(Some)
}

fn construct(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    if args[0].as_obj() == Some(types::BYTES) && cx.heap.type_of(args[1]) == types::BYTES && args[2].is_unbound() {
        return Ok(args[1].into());
    }
    match content(cx, args, "bytes")? {
        Some(bytes) => Ok(finish(cx, args[0], bytes).into()),
        None => Ok(Flow::prelude(cx, "bytes_new_slow", &[args[0], args[1], args[2].or(Value::NONE), args[3].or(Value::NONE)])),
    }
}

fn finish(cx: &mut Cx<'_>, class: Value, bytes: Vec<u8>) -> Value {
    match class.as_obj() {
        Some(class) if class != types::BYTES => {
            cx.heap.charge(bytes.len());
            cx.heap.alloc(class, Body::Bytes(bytes.into())).into()
        }
        _ => cx.heap.bytes_object(bytes),
    }
}

fn hex(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let bytes = of(cx, args[0]).to_vec();
    hex_text(cx, &bytes, args[1], args[2])
}

/// `bytes.hex(sep, bytes_per_sep)`; both may be unbound.
///
/// # Errors
/// `TypeError` and `ValueError`, when the separator is no ASCII character.
pub fn hex_text(cx: &mut Cx<'_>, bytes: &[u8], separator: Value, group: Value) -> Result<Value, Raise> {
    let group = match group.bound() {
        Some(v) => text_args::c_int(cx, v)?.into(),
        None => 1,
    };
    let separator: Option<char> = match separator.bound() {
        None => None,
        Some(v) => {
            let text = match cx.heap.as_str(v) {
                Some(text) => text.to_owned(),
                None => match cx.heap.body(v) {
                    Some(Body::Bytes(bytes)) => format_percent::latin1(bytes),
                    _ => return Err(no_separator(cx, v)),
                },
            };
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) if c.is_ascii() => Some(c),
                (Some(_), None) => return Err(cx.value_error("sep must be ASCII.")),
                _ => return Err(cx.value_error("sep must be length 1.")),
            }
        }
    };
    let text = to_hex(bytes, separator, group);
    Ok(cx.heap.str(text))
}

/// The error for a separator that is neither text nor bytes; its length is asked first.
#[cold]
fn no_separator(cx: &mut Cx<'_>, v: Value) -> Raise {
    match v.as_obj().and_then(|id| super::truth::plain_len(cx.heap, id)) {
        Some(1) => cx.type_error("sep must be str or bytes."),
        Some(_) => cx.value_error("sep must be length 1."),
        None => {
            let name = cx.heap.type_name(v);
            cx.type_error(format!("object of type '{name}' has no len()"))
        }
    }
}

/// Bytes in hexadecimal, with a separator after every `group` bytes, counted from the end, or from the beginning when negative.
pub fn to_hex(bytes: &[u8], separator: Option<char>, group: i64) -> String {
    let size = group.unsigned_abs() as usize;
    let mut out = String::with_capacity(bytes.len() * 2);
    for (i, byte) in bytes.iter().enumerate() {
        let place = if group < 0 { i } else { bytes.len() - i };
        if i > 0
            && size > 0
            && place % size == 0
            && let Some(separator) = separator
        {
            out.push(separator);
        }
        out.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
    }
    out
}

fn from_hex(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(text) = cx.heap.as_text(args[1]) else {
        let name = text_args::kind(cx, args[1]);
        return Err(cx.type_error(format!("fromhex() argument must be str, not {name}")));
    };
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        // White space may stand between bytes, not within one.
        if matches!(chars[at], '\t'..='\r' | ' ') {
            at += 1;
            continue;
        }
        let digit = |at: usize| chars.get(at).and_then(|c| c.to_digit(16));
        let (Some(high), Some(low)) = (digit(at), digit(at + 1)) else {
            let place = if digit(at).is_some() { at + 1 } else { at };
            return Err(cx.value_error(format!("non-hexadecimal number found in fromhex() arg at position {place}")));
        };
        bytes.push((high << 4 | low) as u8);
        at += 2;
    }
    let class: ObjId = args[0].as_obj().unwrap_or(types::BYTES);
    Ok(match class {
        types::BYTES => cx.heap.bytes_object(bytes).into(),
        types::BYTEARRAY => super::bytearray::new(cx.heap, bytes).into(),
        _ => {
            let bytes = cx.heap.bytes_object(bytes);
            Flow::call(args[0], vec![bytes])
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_groups() {
        assert_eq!(to_hex(b"ab", Some('-'), 1), "61-62");
        assert_eq!(to_hex(b"abcde", Some('-'), 2), "61-6263-6465");
        assert_eq!(to_hex(b"abcde", Some('-'), -2), "6162-6364-65");
        assert_eq!(to_hex(b"abc", None, 1), "616263");
    }
}
