//! Dicts: finding, getting, setting and deleting items, merging.

use super::{
    compare::{Tri, same},
    hash::{Hashed, hash, unhashable},
    iterators::collect,
};
use crate::{
    heap::{Body, Dict, Entry, Heap, names as n, types},
    native::{Cx, Flow, Raise},
    value::{ObjId, Value},
    vm::lookup_type_attr,
};

/// Where a key stands in a dict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// At this entry; the key's hash.
    At(usize, u64),
    /// Nowhere; the key's hash.
    Missing(u64),
    /// Python code has to be asked for the key's hash or whether it equals another.
    Python,
    /// Nowhere: this value, the key or an item of it, has no hash.
    Unhashable(Value),
}

/// What is left to do after an attempt to do all without Python code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing.
    Done,
    /// All of it, with this as the source: the original one, or a list of the items that were already taken out of it.
    Python(Value),
}

/// Finds a key.
#[inline]
pub fn dict_find(heap: &Heap, dict: ObjId, key: Value) -> Found {
    match hash(heap, key) {
        Hashed::Hash(hash) => find_hashed(heap, heap.dict_ref(dict), hash, key),
        Hashed::Unhashable(culprit) => Found::Unhashable(culprit),
        Hashed::Python => Found::Python,
    }
}

/// Finds a key whose hash is known.
#[inline]
pub fn find_hashed(heap: &Heap, dict: &Dict, hash: u64, key: Value) -> Found {
    let mut from = 0;
    while let Some((step, index)) = dict.probe(hash, from) {
        match same(heap, dict.entries[index].key, key) {
            Tri::Yes => return Found::At(index, hash),
            Tri::No => from = step + 1,
            Tri::Python => return Found::Python,
        }
    }
    Found::Missing(hash)
}

/// `dict[key]`
#[inline]
pub fn dict_get_item(cx: &mut Cx<'_>, dict: ObjId, key: Value) -> Result<Flow, Raise> {
    match dict_find(cx.heap, dict, key) {
        Found::At(index, _) => Ok(cx.heap.dict_ref(dict).entries[index].value.into()),
        Found::Missing(_) => missing_item(cx, dict, key),
        Found::Python => Ok(Flow::prelude(cx, "dict_getitem", &[dict.into(), key])),
        Found::Unhashable(culprit) => Err(unhashable(cx, culprit)),
    }
}

/// What `dict[key]` does when there is no such key: `__missing__` of a subclass, or `KeyError`.
pub fn missing_item(cx: &mut Cx<'_>, dict: ObjId, key: Value) -> Result<Flow, Raise> {
    let class = cx.heap.get(dict).class;
    if class != types::DICT
        && let Some(missing) = lookup_type_attr(cx.heap, class, n::MISSING.into())
    {
        return Ok(Flow::call(missing, vec![dict.into(), key]));
    }
    Err(cx.key_error(key))
}

/// `dict[key] = value`
#[inline]
pub fn dict_set_item(cx: &mut Cx<'_>, dict: ObjId, key: Value, value: Value) -> Result<Flow, Raise> {
    match dict_find(cx.heap, dict, key) {
        Found::At(index, _) => cx.heap.dict_mut(dict).entries[index].value = value,
        Found::Missing(hash) => push(cx.heap, dict, hash, key, value),
        Found::Python => return Ok(Flow::prelude(cx, "dict_setitem", &[dict.into(), key, value])),
        Found::Unhashable(culprit) => return Err(unhashable(cx, culprit)),
    }
    Ok(Value::NONE.into())
}

/// `dict[key] = value` where the dict is known to be one: displays and comprehensions.
pub fn set_item(cx: &mut Cx<'_>, dict: Value, key: Value, value: Value) -> Result<Flow, Raise> {
    match dict.as_obj() {
        Some(id) => dict_set_item(cx, id, key, value),
        None => Ok(Value::NONE.into()),
    }
}

/// `del dict[key]`
pub fn dict_del_item(cx: &mut Cx<'_>, dict: ObjId, key: Value) -> Result<Flow, Raise> {
    match dict_find(cx.heap, dict, key) {
        Found::At(index, _) => {
            cx.heap.dict_mut(dict).remove(index);
            Ok(Value::NONE.into())
        }
        Found::Missing(_) => Err(cx.key_error(key)),
        Found::Python => Ok(Flow::prelude(cx, "dict_delitem", &[dict.into(), key])),
        Found::Unhashable(culprit) => Err(unhashable(cx, culprit)),
    }
}

/// Adds a key that is known not to be there.
#[inline]
pub fn push(heap: &mut Heap, dict: ObjId, hash: u64, key: Value, value: Value) {
    heap.charge(size_of::<Entry>() + 8);
    heap.dict_mut(dict).push(hash, key, value);
}

/// A plain dict with the same items.
pub fn dict_copy(cx: &mut Cx<'_>, dict: ObjId) -> Result<ObjId, Raise> {
    let original = cx.heap.dict_ref(dict);
    cx.reserve(original.bytes())?;
    let original = cx.heap.dict_ref(dict);
    let copy = if original.entries.len() == original.len() {
        original.clone()
    } else {
        let mut copy = Dict::default();
        original.iter().for_each(|entry| {
            copy.push(entry.hash, entry.key, entry.value);
        });
        copy
    };
    cx.heap.charge(copy.bytes());
    Ok(cx.heap.alloc(types::DICT, Body::Dict(Box::new(copy))))
}

/// `dict.update(source)`: another dict's items, or pairs.
pub fn dict_update(cx: &mut Cx<'_>, dict: ObjId, source: Value) -> Result<Rest, Raise> {
    if let Some(other) = plain_dict(cx.heap, source) {
        return Ok(merge(cx, dict, other));
    }
    let pairs = match cx.heap.body(source) {
        Some(Body::List(_) | Body::Tuple(_) | Body::Iter(_) | Body::Set(_)) => collect(cx, source)?,
        _ => None,
    };
    match pairs {
        Some(pairs) => update_from_pairs(cx, dict, &pairs),
        None => Ok(Rest::Python(source)),
    }
}

/// The dict, if a value is one whose items may be read without asking Python code.
pub fn plain_dict(heap: &Heap, value: Value) -> Option<ObjId> {
    let id = value.as_obj()?;
    let object = heap.get(id);
    let custom = object.class.0 >= types::END && heap.ty(object.class).flags.custom_container;
    (!custom && matches!(object.body, Body::Dict(_))).then_some(id)
}

/// `a | b` of two dicts; `None` when they are not both dicts.
pub fn union(cx: &mut Cx<'_>, a: Value, b: Value) -> Option<Result<Flow, Raise>> {
    match (cx.heap.body(a)?, cx.heap.body(b)?) {
        (Body::Dict(_), Body::Dict(_)) => Some(dict_copy(cx, a.as_obj()?).and_then(|copy| union_in_place(cx, copy, b))),
        _ => None,
    }
}

/// `dict |= other`, a mapping or an iterable of pairs.
pub fn union_in_place(cx: &mut Cx<'_>, dict: ObjId, other: Value) -> Result<Flow, Raise> {
    match dict_update(cx, dict, other)? {
        Rest::Done => Ok(Value::obj(dict).into()),
        Rest::Python(source) => Ok(Flow::prelude(cx, "dict_fill", &[dict.into(), source])),
    }
}

fn merge(cx: &mut Cx<'_>, dict: ObjId, other: ObjId) -> Rest {
    if dict == other {
        return Rest::Done;
    }
    let fresh = cx.heap.dict_ref(dict).is_empty();
    let mut index = 0;
    while let Some(entry) = cx.heap.dict_ref(other).entries.get(index).copied() {
        index += 1;
        if entry.key.is_unbound() {
            continue;
        }
        if fresh {
            push(cx.heap, dict, entry.hash, entry.key, entry.value);
            continue;
        }
        match find_hashed(cx.heap, cx.heap.dict_ref(dict), entry.hash, entry.key) {
            Found::At(place, _) => cx.heap.dict_mut(dict).entries[place].value = entry.value,
            Found::Missing(hash) => push(cx.heap, dict, hash, entry.key, entry.value),
            Found::Python | Found::Unhashable(_) => return Rest::Python(other.into()),
        }
    }
    Rest::Done
}

fn update_from_pairs(cx: &mut Cx<'_>, dict: ObjId, pairs: &[Value]) -> Result<Rest, Raise> {
    for pair in pairs {
        let Some(&[key, value]) = cx.heap.as_items(*pair).as_deref() else {
            // Of another length, or another kind of iterable: the prelude knows what to say.
            return Ok(Rest::Python(cx.heap.list(pairs.to_vec())));
        };
        match dict_find(cx.heap, dict, key) {
            Found::At(index, _) => cx.heap.dict_mut(dict).entries[index].value = value,
            Found::Missing(hash) => push(cx.heap, dict, hash, key, value),
            Found::Python => return Ok(Rest::Python(cx.heap.list(pairs.to_vec()))),
            Found::Unhashable(culprit) => return Err(unhashable(cx, culprit)),
        }
    }
    Ok(Rest::Done)
}
