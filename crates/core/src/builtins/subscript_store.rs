//! Storing and deleting items and slices of lists and bytearrays.

use super::{
    iterators::collect,
    sequence::{Bounds, Index, bounds, has_index, index, place},
    subscript::{sequence_len, wrong_index},
};
use crate::{
    heap::Body,
    native::{Cx, Flow, Raise},
    value::{ObjId, Value},
};

/// `object[key] = value`, where the object is a list or bytearray.
pub fn store(cx: &mut Cx<'_>, object: Value, key: Value, value: Value) -> Result<Flow, Raise> {
    let Some(id) = object.as_obj() else { return Ok(Value::NONE.into()) };
    let key_index = index(cx.heap, key);
    match key_index {
        Index::At(i) => match place(i, sequence_len(cx, id)) {
            Some(at) => store_one(cx, id, at, value),
            None => Err(out_of_range(cx, id, "assignment ")),
        },
        Index::Slice(parts) => {
            let len = sequence_len(cx, id);
            let Some(bounds) = bounds(cx, parts, len)? else {
                return Ok(Flow::prelude(cx, "setitem_by_index", &[object, key, value]));
            };
            let extended = !parts[2].is_none() && bounds.step != 1;
            store_slice(cx, id, key, bounds, extended, value)
        }
        Index::Python => Ok(Flow::prelude(cx, "setitem_by_index", &[object, key, value])),
        wrong => Err(wrong_index(cx, object, key, wrong)),
    }
}

/// `del object[key]`, where the object is a list or bytearray.
pub fn delete(cx: &mut Cx<'_>, object: Value, key: Value) -> Result<Flow, Raise> {
    let Some(id) = object.as_obj() else { return Ok(Value::NONE.into()) };
    let len = sequence_len(cx, id);
    let bounds = match index(cx.heap, key) {
        Index::At(i) => match place(i, len) {
            Some(at) => Bounds { start: at as i64, stop: at as i64 + 1, step: 1, count: 1 },
            None => return Err(out_of_range(cx, id, "assignment ")),
        },
        Index::Slice(parts) => match bounds(cx, parts, len)? {
            Some(bounds) => bounds,
            None => return Ok(Flow::prelude(cx, "delitem_by_index", &[object, key])),
        },
        Index::Python => return Ok(Flow::prelude(cx, "delitem_by_index", &[object, key])),
        wrong => return Err(wrong_index(cx, object, key, wrong)),
    };
    match &mut cx.heap.get_mut(id).body {
        Body::List(items) if bounds.count == 1 => {
            items.remove(bounds.start as usize);
        }
        Body::List(items) => items.edit(|items| remove(items, bounds)),
        Body::ByteArray(bytes) => remove(bytes, bounds),
        _ => {}
    }
    Ok(Value::NONE.into())
}

#[cold]
fn out_of_range(cx: &mut Cx<'_>, id: ObjId, what: &str) -> Raise {
    match cx.heap.get(id).body {
        Body::ByteArray(_) => cx.index_error("bytearray index out of range"),
        _ => cx.index_error(format!("list {what}index out of range")),
    }
}

fn store_one(cx: &mut Cx<'_>, id: ObjId, at: usize, value: Value) -> Result<Flow, Raise> {
    if matches!(cx.heap.get(id).body, Body::ByteArray(_)) {
        if has_index(cx.heap, value) {
            return Ok(Flow::prelude(cx, "setitem_byte_slow", &[id.into(), Value::index(at), value]));
        }
        let byte = byte(cx, value)?;
        if let Body::ByteArray(bytes) = &mut cx.heap.get_mut(id).body {
            bytes[at] = byte;
        }
    } else {
        cx.heap.list_set(id, at, value);
    }
    Ok(Value::NONE.into())
}

fn byte(cx: &mut Cx<'_>, value: Value) -> Result<u8, Raise> {
    match index(cx.heap, value) {
        Index::At(n) if (0..256).contains(&n) => Ok(n as u8),
        Index::At(_) | Index::TooLarge => Err(cx.value_error("byte must be in range(0, 256)")),
        _ => {
            let name = cx.heap.type_name(value);
            Err(cx.type_error(format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

fn store_slice(cx: &mut Cx<'_>, id: ObjId, key: Value, bounds: Bounds, extended: bool, value: Value) -> Result<Flow, Raise> {
    if matches!(cx.heap.get(id).body, Body::ByteArray(_)) {
        return store_bytes(cx, id, key, bounds, extended, value);
    }
    let items = match collect(cx, value) {
        Ok(Some(items)) => items,
        Ok(None) => return Ok(Flow::prelude(cx, "setitem_collected", &[id.into(), key, value])),
        Err(_) => {
            let what = if extended { "must assign iterable to extended slice" } else { "can only assign an iterable" };
            return Err(cx.type_error(what));
        }
    };
    if extended && items.len() != bounds.count {
        return Err(wrong_size(cx, "sequence", items.len(), bounds.count));
    }
    cx.heap.charge(items.len() * 8);
    if let Body::List(list) = &mut cx.heap.get_mut(id).body {
        list.edit(|list| replace(list, bounds, extended, items));
    }
    Ok(Value::NONE.into())
}

fn store_bytes(cx: &mut Cx<'_>, id: ObjId, key: Value, bounds: Bounds, extended: bool, value: Value) -> Result<Flow, Raise> {
    let new: Vec<u8> = match super::compare::byte_string(cx.heap, value) {
        Some(bytes) => bytes.to_vec(),
        None if cx.heap.as_str(value).is_some() || cx.heap.as_big(value).is_some() => {
            return Err(cx.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
        }
        // What else a bytearray can be made of.
        None => return Ok(Flow::prelude(cx, "bytearray_store_slow", &[id.into(), key, value])),
    };
    if extended && !new.is_empty() && new.len() != bounds.count {
        return Err(wrong_size(cx, "bytes", new.len(), bounds.count));
    }
    cx.heap.charge(new.len());
    if let Body::ByteArray(bytes) = &mut cx.heap.get_mut(id).body {
        match extended && new.is_empty() {
            true => remove(bytes, bounds),
            false => replace(bytes, bounds, extended, new),
        }
    }
    Ok(Value::NONE.into())
}

#[cold]
fn wrong_size(cx: &mut Cx<'_>, what: &str, given: usize, wanted: usize) -> Raise {
    cx.value_error(format!("attempt to assign {what} of size {given} to extended slice of size {wanted}"))
}

fn replace<T: Copy>(items: &mut Vec<T>, bounds: Bounds, extended: bool, new: Vec<T>) {
    if extended {
        bounds.indices().zip(new).for_each(|(i, item)| items[i] = item);
    } else {
        let start = bounds.start as usize;
        items.splice(start..start + bounds.count, new);
    }
}

fn remove<T: Copy>(items: &mut Vec<T>, bounds: Bounds) {
    if bounds.step == 1 {
        let start = bounds.start as usize;
        items.drain(start..start + bounds.count);
        return;
    }
    let mut gone = vec![false; items.len()];
    bounds.indices().for_each(|i| gone[i] = true);
    let mut gone = gone.into_iter();
    items.retain(|_| !gone.next().unwrap_or_default());
}
