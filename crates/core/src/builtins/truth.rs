//! Truth, length and membership of built-in values.

use super::{
    compare::byte_string,
    dict::{Found, dict_find},
    hash::unhashable,
    iterators::{is_custom, is_iterable},
    range::range_contains,
    search::{self, Search},
    sequence::{Index, index},
    set::{Place, set_find_member},
};
use crate::{
    heap::{Body, Heap, names as n, types},
    native::{Cx, Flow, Native, Raise},
    value::{Kind, ObjId, Value},
    vm::lookup_type_attr,
};

/// Functions of module `builtins`.
pub const FUNCTIONS: &[Native] = &[Native::flow_function("len", "obj, /", |cx, args| length(cx, args[0]))];

/// Whether a value is true; `None` when a `__bool__` or `__len__` in Python has to be asked.
#[inline]
pub fn truth(heap: &Heap, value: Value) -> Option<bool> {
    match value.kind() {
        Kind::Bool(b) => Some(b),
        Kind::Int(n) => Some(n != 0),
        Kind::Float(x) => Some(x != 0.0),
        Kind::None | Kind::Unbound => Some(false),
        Kind::Ellipsis | Kind::NotImplemented => Some(true),
        Kind::Obj(id) => truth_of_object(heap, id),
    }
}

fn truth_of_object(heap: &Heap, id: ObjId) -> Option<bool> {
    let object = heap.get(id);
    if object.class.0 >= types::END {
        let flags = heap.ty(object.class).flags;
        if flags.custom_bool || flags.custom_container {
            return None;
        }
    }
    Some(match &object.body {
        Body::BigRange(_) => return None,
        Body::Str(text) => !text.is_empty(),
        Body::Float(x) => *x != 0.0,
        Body::BigInt(n) => n.sign() != num_bigint::Sign::NoSign,
        Body::Complex(parts) => parts.0 != 0.0 || parts.1 != 0.0,
        _ => plain_len(heap, id).is_none_or(|len| len > 0),
    })
}

/// The number of items of a built-in container, whatever its class overrides.
pub fn plain_len(heap: &Heap, id: ObjId) -> Option<usize> {
    Some(match &heap.get(id).body {
        Body::List(items) => items.len(),
        Body::Tuple(items) => items.len(),
        Body::Dict(dict) => dict.len(),
        Body::Set(set) => set.len(),
        Body::Str(text) if heap.is_ascii(id) => text.len(),
        Body::Str(text) => text.chars().count(),
        Body::Range(range) => range.len(),
        Body::Deque(deque) => deque.len(),
        Body::View(inner) => return inner.as_obj().and_then(|inner| plain_len(heap, inner)),
        Body::MemoryView(view) => view.count,
        Body::Bytes(_) | Body::ByteArray(_) => byte_string(heap, id.into())?.len(),
        _ => return None,
    })
}

/// `len(value)`
pub fn length(cx: &mut Cx<'_>, value: Value) -> Result<Flow, Raise> {
    if let Some(id) = value.as_obj()
        && !is_custom(cx.heap, value)
        && let Some(len) = plain_len(cx.heap, id)
    {
        return Ok(Value::index(len).into());
    }
    if lookup_type_attr(cx.heap, cx.heap.type_of(value), n::LEN.into()).is_some() {
        return Ok(Flow::direct(crate::native::Special::Len, &[value]));
    }
    let name = cx.heap.type_name(value);
    Err(cx.type_error(format!("object of type '{name}' has no len()")))
}

/// `item in container`
pub fn contains(cx: &mut Cx<'_>, container: Value, item: Value) -> Result<Flow, Raise> {
    let Some(id) = container.as_obj() else { return Err(not_a_container(cx, container)) };
    let object = cx.heap.get(id);
    if object.class.0 >= types::END && (is_custom(cx.heap, container) || matches!(object.body, Body::Instance(_) | Body::Type(_)))
    {
        return Ok(Flow::prelude(cx, "contains_slow", &[container, item]));
    }
    let answer = match &object.body {
        Body::List(items) => of_search(search::position(cx.heap, &items.as_slice(), item)),
        Body::Tuple(items) => of_search(search::position(cx.heap, items, item)),
        Body::Dict(_) => in_dict(cx, id, item)?,
        Body::Set(_) => match set_find_member(cx.heap, id, item) {
            Place::At(_) => Some(true),
            Place::Missing(_) => Some(false),
            Place::Python => None,
            Place::Unhashable(culprit) => return Err(unhashable(cx, culprit)),
        },
        Body::Str(text) => match cx.heap.as_str(item) {
            Some(part) => Some(text.contains(part)),
            None => {
                let name = cx.heap.type_name(item);
                return Err(cx.type_error(format!("'in <string>' requires string as left operand, not {name}")));
            }
        },
        Body::Bytes(_) | Body::ByteArray(_) => in_bytes(cx, container, item)?,
        Body::Range(range) => {
            let range = **range;
            range_contains(cx, range, item)
        }
        Body::View(inner) => match (object.class, inner.as_obj()) {
            (types::DICT_KEYS | types::ODICT_KEYS | types::MAPPING_PROXY, Some(dict))
                if matches!(cx.heap.get(dict).body, Body::Dict(_)) =>
            {
                in_dict(cx, dict, item)?
            }
            _ => None,
        },
        _ if is_iterable(cx.heap, container) => None,
        _ if lookup_type_attr(cx.heap, object.class, n::CONTAINS.into()).is_some() => None,
        _ => return Err(not_a_container(cx, container)),
    };
    match answer {
        Some(found) => Ok(Value::bool(found).into()),
        None => Ok(Flow::prelude(cx, "contains_slow", &[container, item])),
    }
}

fn of_search(found: Search) -> Option<bool> {
    match found {
        Search::At(_) => Some(true),
        Search::Nowhere => Some(false),
        Search::Python => None,
    }
}

fn in_dict(cx: &mut Cx<'_>, dict: ObjId, key: Value) -> Result<Option<bool>, Raise> {
    match dict_find(cx.heap, dict, key) {
        Found::At(..) => Ok(Some(true)),
        Found::Missing(_) => Ok(Some(false)),
        Found::Python => Ok(None),
        Found::Unhashable(culprit) => Err(unhashable(cx, culprit)),
    }
}

fn in_bytes(cx: &mut Cx<'_>, container: Value, item: Value) -> Result<Option<bool>, Raise> {
    let bytes = byte_string(cx.heap, container).unwrap_or_default();
    if let Some(part) = byte_string(cx.heap, item) {
        return Ok(Some(part.is_empty() || bytes.windows(part.len()).any(|window| window == part)));
    }
    match index(cx.heap, item) {
        Index::At(n) => match u8::try_from(n) {
            Ok(byte) => Ok(Some(bytes.contains(&byte))),
            Err(_) => Err(cx.value_error("byte must be in range(0, 256)")),
        },
        Index::TooLarge => Err(cx.value_error("byte must be in range(0, 256)")),
        Index::Python => Ok(None),
        _ => {
            let name = cx.heap.type_name(item);
            Err(cx.type_error(format!("a bytes-like object is required, not '{name}'")))
        }
    }
}

#[cold]
fn not_a_container(cx: &mut Cx<'_>, value: Value) -> Raise {
    let name = cx.heap.type_name(value);
    cx.type_error(format!("argument of type '{name}' is not iterable"))
}
