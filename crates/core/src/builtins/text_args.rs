//! Reading the arguments of methods of text and numbers.

use std::sync::Arc;

use num_traits::Signed;

use super::sequence::has_index;
use crate::{
    heap::{Body, Heap, types},
    native::{Cx, Raise},
    value::Value,
};

/// An int that counts or indexes; one too large for that is cut to the nearest that is not.
///
/// # Errors
/// `TypeError`, when it is no int.
pub fn index(cx: &mut Cx<'_>, v: Value) -> Result<i64, Raise> {
    if let Some(n) = cx.heap.as_i64(v) {
        return Ok(n);
    }
    match cx.heap.as_big(v) {
        Some(n) if n.is_negative() => Ok(i64::MIN),
        Some(_) => Ok(i64::MAX),
        None => {
            let name = cx.heap.type_name(v);
            Err(no_int(cx, v, format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

/// The error for an argument that is no int. If its class has `__index__`, the native is called again with what that answers.
#[cold]
pub fn no_int(cx: &mut Cx<'_>, v: Value, message: impl AsRef<str>) -> Raise {
    let raise = cx.type_error(message);
    if has_index(cx.heap, v)
        && let Some(id) = raise.0.as_obj()
        && let Body::Exception(exception) = &mut cx.heap.get_mut(id).body
    {
        exception.payload = v;
    }
    raise
}

/// The argument that an error of [`no_int`] is about, if it has `__index__`.
pub fn wants_index(heap: &Heap, raise: Raise) -> Option<Value> {
    match heap.body(raise.0)? {
        Body::Exception(exception) if heap.type_of(raise.0) == types::TYPE_ERROR => exception.payload.bound(),
        _ => None,
    }
}

/// An int that must fit in a machine word.
///
/// # Errors
/// `TypeError`, when it is no int; `OverflowError`, when it is too large.
pub fn size(cx: &mut Cx<'_>, v: Value) -> Result<i64, Raise> {
    match cx.heap.as_i64(v) {
        Some(n) => Ok(n),
        None => {
            index(cx, v)?;
            Err(cx.overflow_error("Python int too large to convert to C ssize_t"))
        }
    }
}

/// An int that must fit in 32 bits.
///
/// # Errors
/// `TypeError`, when it is no int; `OverflowError`, when it is too large.
pub fn c_int(cx: &mut Cx<'_>, v: Value) -> Result<i32, Raise> {
    let n = index(cx, v)?;
    i32::try_from(n).map_err(|_| cx.overflow_error("Python int too large to convert to C int"))
}

/// The half-open range that `start` and `end` arguments mean for a sequence of `len` items, as in slices: negative ones count
/// from the end. The start may be beyond the end.
///
/// # Errors
/// `TypeError`, when one is neither an int nor `None`.
pub fn bounds(cx: &mut Cx<'_>, start: Value, end: Value, len: usize) -> Result<(usize, usize), Raise> {
    let len = len as i64;
    let mut bound = |v: Value, default: i64| -> Result<i64, Raise> {
        if v.is_unbound() || v.is_none() {
            return Ok(default);
        }
        if cx.heap.as_big(v).is_none() {
            return Err(no_int(cx, v, "slice indices must be integers or None or have an __index__ method"));
        }
        let n = index(cx, v)?;
        Ok(if n < 0 { n.saturating_add(len).max(0) } else { n })
    };
    let start = bound(start, 0)?;
    let end = bound(end, len)?.min(len);
    Ok((start as usize, end as usize))
}

/// What the errors of most built-in functions call an argument's type: `None` by its own name.
pub fn kind(cx: &Cx<'_>, v: Value) -> Arc<str> {
    if v.is_none() { Arc::from("None") } else { cx.heap.type_name(v) }
}

/// A bytes-like object's bytes.
pub fn bytes_like<'a>(cx: &'a Cx<'_>, v: Value) -> Option<&'a [u8]> {
    cx.heap.bytes_of(v)
}
