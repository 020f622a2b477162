//! `a[b]`, `a[b] = c` and `del a[b]` for the built-in containers.

use super::{
    dict::{dict_del_item, dict_get_item, dict_set_item},
    sequence::{Index, bounds, index, place},
};
use crate::{
    heap::{Body, Range, names as n, types},
    native::{Cx, Flow, Raise},
    value::{ObjId, Value},
    vm::lookup_type_attr,
};

/// How a sequence speaks of itself in errors.
struct Words {
    /// "list indices must be integers or slices, not …"
    indices: &'static str,
    /// "list index out of range"
    range: &'static str,
}

const LIST: Words = Words { indices: "list indices must be integers or slices", range: "list index out of range" };
const TUPLE: Words = Words { indices: "tuple indices must be integers or slices", range: "tuple index out of range" };
const STR: Words = Words { indices: "string indices must be integers", range: "string index out of range" };
const BYTES: Words = Words { indices: "byte indices must be integers or slices", range: "index out of range" };
const BYTEARRAY: Words = Words { indices: "bytearray indices must be integers or slices", range: "bytearray index out of range" };
const RANGE: Words = Words { indices: "range indices must be integers or slices", range: "range object index out of range" };

/// `object[key]` by what the object is, whatever its class overrides.
pub fn get_item(cx: &mut Cx<'_>, object: Value, key: Value) -> Result<Flow, Raise> {
    let Some(id) = object.as_obj() else { return Err(not_subscriptable(cx, object)) };
    match &cx.heap.get(id).body {
        Body::Dict(_) => dict_get_item(cx, id, key),
        Body::List(items) => match index(cx.heap, key) {
            Index::At(i) => match place(i, items.len()) {
                Some(place) => Ok(items[place].into()),
                None => Err(cx.index_error(LIST.range)),
            },
            other => sequence_item(cx, id, key, other),
        },
        Body::Tuple(items) => match index(cx.heap, key) {
            Index::At(i) => match place(i, items.len()) {
                Some(place) => Ok(items[place].into()),
                None => Err(cx.index_error(TUPLE.range)),
            },
            other => sequence_item(cx, id, key, other),
        },
        Body::MemoryView(_) => super::memoryview::get_item(cx, object, key),
        Body::Str(_) | Body::Bytes(_) | Body::ByteArray(_) | Body::Range(_) => {
            let key_index = index(cx.heap, key);
            sequence_item(cx, id, key, key_index)
        }
        Body::View(inner) if cx.heap.get(id).class == types::MAPPING_PROXY => {
            let inner = *inner;
            get_item(cx, inner, key)
        }
        Body::Type(_) => type_item(cx, id, key),
        _ => match lookup_type_attr(cx.heap, cx.heap.type_of(object), n::GETITEM.into()) {
            Some(_) => Ok(Flow::prelude(cx, "getitem_slow", &[object, key])),
            None => Err(not_subscriptable(cx, object)),
        },
    }
}

/// `object[key] = value` by what the object is, whatever its class overrides.
pub fn set_item(cx: &mut Cx<'_>, object: Value, key: Value, value: Value) -> Result<Flow, Raise> {
    match cx.heap.body(object) {
        Some(Body::Dict(_)) => match object.as_obj() {
            Some(id) => dict_set_item(cx, id, key, value),
            None => Ok(Value::NONE.into()),
        },
        Some(Body::MemoryView(_)) => super::memoryview::set_item(cx, object, key, value),
        Some(Body::List(_) | Body::ByteArray(_)) => super::subscript_store::store(cx, object, key, value),
        _ => match lookup_type_attr(cx.heap, cx.heap.type_of(object), n::SETITEM.into()) {
            Some(_) => Ok(Flow::prelude(cx, "setitem_slow", &[object, key, value])),
            None => {
                let name = cx.heap.type_name(object);
                Err(cx.type_error(format!("'{name}' object does not support item assignment")))
            }
        },
    }
}

/// `del object[key]` by what the object is, whatever its class overrides.
pub fn del_item(cx: &mut Cx<'_>, object: Value, key: Value) -> Result<Flow, Raise> {
    match cx.heap.body(object) {
        Some(Body::Dict(_)) => match object.as_obj() {
            Some(id) => dict_del_item(cx, id, key),
            None => Ok(Value::NONE.into()),
        },
        Some(Body::List(_) | Body::ByteArray(_)) => super::subscript_store::delete(cx, object, key),
        _ => match lookup_type_attr(cx.heap, cx.heap.type_of(object), n::DELITEM.into()) {
            Some(_) => Ok(Flow::prelude(cx, "delitem_slow", &[object, key])),
            None => {
                let name = cx.heap.type_name(object);
                Err(cx.type_error(format!("'{name}' object doesn't support item deletion")))
            }
        },
    }
}

/// `__class_getitem__` of the built-in generic types: `list[int]`.
pub fn class_getitem(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    Ok(Flow::prelude(cx, "generic_alias", &[args[0], args[1]]))
}

/// The error for an index of the wrong kind, or too large.
#[cold]
pub fn wrong_index(cx: &mut Cx<'_>, object: Value, key: Value, index: Index) -> Raise {
    let words = words(cx.heap.body(object));
    let name = cx.heap.type_name(key);
    if index == Index::TooLarge && matches!(cx.heap.body(object), Some(Body::Range(_))) {
        return cx.index_error(RANGE.range);
    }
    if index == Index::TooLarge {
        return cx.index_error(format!("cannot fit '{name}' into an index-sized integer"));
    }
    let quoted = matches!(cx.heap.body(object), Some(Body::Str(_)));
    cx.type_error(match quoted {
        true => format!("{}, not '{name}'", words.indices),
        false => format!("{}, not {name}", words.indices),
    })
}

fn words(body: Option<&Body>) -> &'static Words {
    match body {
        Some(Body::Tuple(_)) => &TUPLE,
        Some(Body::Str(_)) => &STR,
        Some(Body::Bytes(_)) => &BYTES,
        Some(Body::ByteArray(_)) => &BYTEARRAY,
        Some(Body::Range(_)) => &RANGE,
        _ => &LIST,
    }
}

#[cold]
fn not_subscriptable(cx: &mut Cx<'_>, object: Value) -> Raise {
    let name = cx.heap.type_name(object);
    cx.type_error(format!("'{name}' object is not subscriptable"))
}

/// An item or slice of a sequence, where there is no shorter way.
fn sequence_item(cx: &mut Cx<'_>, id: ObjId, key: Value, key_index: Index) -> Result<Flow, Raise> {
    match key_index {
        Index::At(i) => one_item(cx, id, i).map(Flow::Value),
        Index::Slice(parts) => {
            let len = sequence_len(cx, id);
            match bounds(cx, parts, len)? {
                Some(bounds) => slice_of(cx, id, bounds).map(Flow::Value),
                None => Ok(Flow::prelude(cx, "getitem_by_index", &[id.into(), key])),
            }
        }
        Index::Python => Ok(Flow::prelude(cx, "getitem_by_index", &[id.into(), key])),
        wrong => Err(wrong_index(cx, id.into(), key, wrong)),
    }
}

/// Number of items of a sequence.
pub fn sequence_len(cx: &Cx<'_>, id: ObjId) -> usize {
    match &cx.heap.get(id).body {
        Body::List(items) => items.len(),
        Body::Tuple(items) => items.len(),
        Body::Str(text) if cx.heap.is_ascii(id) => text.len(),
        Body::Str(text) => text.chars().count(),
        Body::Range(range) => range.len(),
        Body::MemoryView(view) => view.count,
        _ => super::compare::byte_string(cx.heap, id.into()).map_or(0, <[u8]>::len),
    }
}

fn one_item(cx: &mut Cx<'_>, id: ObjId, i: i64) -> Result<Value, Raise> {
    let len = sequence_len(cx, id);
    let Some(at) = place(i, len) else {
        let message = words(Some(&cx.heap.get(id).body)).range;
        return Err(cx.index_error(message));
    };
    Ok(match &cx.heap.get(id).body {
        Body::List(items) => items[at],
        Body::Tuple(items) => items[at],
        Body::Range(range) => {
            let item = range.at(at);
            cx.heap.int(item)
        }
        Body::Str(text) => {
            let c = if cx.heap.is_ascii(id) { char::from(text.as_bytes()[at]) } else { text.chars().nth(at).unwrap_or_default() };
            super::iterators::character(cx.heap, c)
        }
        _ => super::compare::byte_string(cx.heap, id.into()).map_or(Value::NONE, |bytes| Value::int32(bytes[at].into())),
    })
}

fn slice_of(cx: &mut Cx<'_>, id: ObjId, bounds: super::sequence::Bounds) -> Result<Value, Raise> {
    cx.reserve(bounds.count * 8)?;
    let exact = cx.heap.get(id).class;
    let whole = bounds.step == 1 && bounds.count == sequence_len(cx, id);
    Ok(match &cx.heap.get(id).body {
        Body::List(items) => {
            let items = match bounds.step {
                1 => items.range(bounds.start as usize..bounds.start as usize + bounds.count),
                _ => bounds.indices().map(|i| items[i]).collect(),
            };
            cx.heap.list(items)
        }
        Body::Tuple(_) if whole && exact == types::TUPLE => id.into(),
        Body::Tuple(items) => {
            let items = bounds.pick(items);
            cx.heap.tuple(items)
        }
        Body::Str(_) if whole && exact == types::STR => id.into(),
        Body::Str(text) => {
            let text = slice_text(text, cx.heap.is_ascii(id), bounds);
            cx.heap.str(text)
        }
        Body::Bytes(_) if whole && exact == types::BYTES => id.into(),
        Body::Bytes(bytes) => {
            let bytes = bounds.pick(bytes);
            cx.heap.bytes_object(bytes)
        }
        Body::ByteArray(bytes) => {
            let bytes = bounds.pick(bytes);
            cx.heap.charge(bytes.len());
            cx.heap.alloc(types::BYTEARRAY, Body::ByteArray(Box::new(bytes))).into()
        }
        Body::Range(range) => {
            let start = range.start.wrapping_add(range.step.wrapping_mul(bounds.start));
            let stop = range.start.wrapping_add(range.step.wrapping_mul(bounds.stop));
            let sliced = Range { start, stop, step: range.step.wrapping_mul(bounds.step) };
            cx.heap.alloc(types::RANGE, Body::Range(Box::new(sliced))).into()
        }
        _ => {
            let bytes = bounds.pick(super::compare::byte_string(cx.heap, id.into()).unwrap_or_default());
            cx.heap.bytes_object(bytes)
        }
    })
}

fn slice_text(text: &str, ascii: bool, bounds: super::sequence::Bounds) -> String {
    if bounds.count == 0 {
        return String::new();
    }
    let (start, count) = (bounds.start as usize, bounds.count);
    if ascii && bounds.step == 1 {
        return text[start..start + count].to_owned();
    }
    if ascii {
        let bytes = text.as_bytes();
        return bounds.indices().map(|i| char::from(bytes[i])).collect();
    }
    if bounds.step == 1 {
        return text.chars().skip(start).take(count).collect();
    }
    let chars: Vec<char> = text.chars().collect();
    bounds.indices().map(|i| chars[i]).collect()
}

fn type_item(cx: &mut Cx<'_>, class: ObjId, key: Value) -> Result<Flow, Raise> {
    let meta = cx.heap.get(class).class;
    if meta != types::TYPE && lookup_type_attr(cx.heap, meta, n::GETITEM.into()).is_some() {
        return Ok(Flow::prelude(cx, "getitem_slow", &[class.into(), key]));
    }
    if class == types::TYPE {
        return Ok(Flow::prelude(cx, "generic_alias", &[class.into(), key]));
    }
    if lookup_type_attr(cx.heap, class, n::CLASS_GETITEM.into()).is_some() {
        return Ok(Flow::prelude(cx, "class_getitem", &[class.into(), key]));
    }
    let name = cx.heap.ty(class).name.clone();
    Err(cx.type_error(format!("type '{name}' is not subscriptable")))
}
