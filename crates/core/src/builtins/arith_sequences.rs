//! Adding and repeating strings, bytes, lists and tuples.

use super::arith::BinOp;
use crate::{
    heap::{Body, types},
    native::{Cx, Raise},
    value::{ObjId, Value},
};

/// Room for so many bytes need not be asked for before.
const SMALL: usize = 1024;

/// `a + b` of two sequences of the same kind; `None` when they are not.
pub fn concat(cx: &mut Cx<'_>, a: Value, b: Value) -> Option<Result<Value, Raise>> {
    let (left, right) = (cx.heap.body(a)?, cx.heap.body(b)?);
    match (left, right) {
        (Body::Str(x), Body::Str(y)) => {
            if y.is_empty() && cx.heap.type_of(a) == types::STR {
                return Some(Ok(a));
            }
            if x.is_empty() && cx.heap.type_of(b) == types::STR {
                return Some(Ok(b));
            }
            let (x, y) = (x.clone(), y.clone());
            let wide = [a, b].iter().any(|v| v.as_obj().is_some_and(|id| !cx.heap.is_ascii(id)));
            let bytes = x.len() + y.len();
            if bytes > SMALL
                && let Err(raise) = cx.reserve(bytes)
            {
                return Some(Err(raise));
            }
            Some(Ok(cx.heap.joined(&x, &y, wide)))
        }
        (Body::List(x), Body::List(y)) => {
            if !cx.heap.fits((x.len() + y.len()) * 8) {
                return Some(Err(cx.error_with(types::MEMORY_ERROR, &[])));
            }
            let joined = [x.as_slice(), y.as_slice()].concat();
            Some(Ok(cx.heap.list(joined)))
        }
        (Body::Tuple(x), Body::Tuple(y)) => {
            let joined: Vec<Value> = [&x[..], &y[..]].concat();
            Some(cx.reserve(joined.len() * 8).map(|()| cx.heap.tuple(joined)))
        }
        (Body::Bytes(_) | Body::ByteArray(_), Body::Bytes(_) | Body::ByteArray(_) | Body::MemoryView(_)) => {
            let mut joined = bytes_of(left)?.to_vec();
            joined.extend_from_slice(cx.heap.bytes_of(b)?);
            let mutable = matches!(left, Body::ByteArray(_));
            Some(cx.reserve(joined.len()).map(|()| match mutable {
                true => super::bytearray::new(cx.heap, joined),
                false => cx.heap.bytes_object(joined),
            }))
        }
        _ => None,
    }
}

/// `sequence * count`; `None` when the operands are not that.
pub fn repeat(cx: &mut Cx<'_>, sequence: Value, count: Value) -> Option<Result<Value, Raise>> {
    let body = cx.heap.body(sequence)?;
    if !matches!(body, Body::Str(_) | Body::List(_) | Body::Tuple(_) | Body::Bytes(_) | Body::ByteArray(_)) {
        return None;
    }
    let class = cx.heap.type_of(sequence);
    let count = match cx.heap.as_i64(count) {
        Some(count) => count.max(0) as usize,
        None => {
            cx.heap.as_big(count)?;
            let name = cx.heap.type_name(count);
            return Some(Err(cx.overflow_error(format!("cannot fit '{name}' into an index-sized integer"))));
        }
    };
    let body = cx.heap.body(sequence)?;
    let (len, unit) = match body {
        Body::Str(text) => (text.len(), 1),
        Body::List(items) => (items.len(), 8),
        Body::Tuple(items) => (items.len(), 8),
        _ => (bytes_of(body)?.len(), 1),
    };
    let immutable = matches!(class, types::STR | types::TUPLE | types::BYTES);
    if immutable && (count == 1 || len == 0) {
        return Some(Ok(sequence));
    }
    let count = if len == 0 { 0 } else { count };
    if let Err(raise) = cx.reserve(len.saturating_mul(count).saturating_mul(unit)) {
        return Some(Err(raise));
    }
    let body = cx.heap.body(sequence)?;
    Some(Ok(match body {
        Body::Str(text) => {
            let text = text.repeat(count);
            cx.heap.str(text)
        }
        Body::List(items) => {
            let items = items.as_slice().repeat(count);
            cx.heap.list(items)
        }
        Body::Tuple(items) => {
            let items = items.repeat(count);
            cx.heap.tuple(items)
        }
        Body::ByteArray(bytes) => {
            let bytes = bytes.repeat(count);
            super::bytearray::new(cx.heap, bytes)
        }
        _ => {
            let bytes = bytes_of(body)?.repeat(count);
            cx.heap.bytes_object(bytes)
        }
    }))
}

/// The `TypeError` of a sequence that is added to something else, or repeated by something else.
pub fn mismatch(cx: &mut Cx<'_>, op: BinOp, a: Value, b: Value) -> Option<Raise> {
    let (left, right) = (cx.heap.type_name(a), cx.heap.type_name(b));
    match op {
        BinOp::Add => match sequence_kind(cx, a)? {
            types::BYTES | types::BYTEARRAY => Some(cx.type_error(format!("can't concat {right} to {left}"))),
            kind => {
                let name = cx.heap.ty(kind).name.clone();
                Some(cx.type_error(format!("can only concatenate {name} (not \"{right}\") to {name}")))
            }
        },
        BinOp::Mul => {
            let other = if sequence_kind(cx, a).is_some() {
                right
            } else {
                sequence_kind(cx, b)?;
                left
            };
            Some(cx.type_error(format!("can't multiply sequence by non-int of type '{other}'")))
        }
        _ => None,
    }
}

fn sequence_kind(cx: &Cx<'_>, v: Value) -> Option<ObjId> {
    match cx.heap.body(v)? {
        Body::Str(_) => Some(types::STR),
        Body::List(_) => Some(types::LIST),
        Body::Tuple(_) => Some(types::TUPLE),
        Body::Bytes(_) => Some(types::BYTES),
        Body::ByteArray(_) => Some(types::BYTEARRAY),
        _ => None,
    }
}

fn bytes_of(body: &Body) -> Option<&[u8]> {
    match body {
        Body::Bytes(bytes) => Some(bytes),
        Body::ByteArray(bytes) => Some(bytes),
        _ => None,
    }
}
