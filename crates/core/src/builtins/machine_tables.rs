//! Natives that only the prelude sees, for dicts and sets whose keys are compared by Python code: the tables' inner operations.

use super::set::{as_set, set_mut, set_ref};
use crate::{
    heap::{Body, Dict, Set},
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
};

/// The functions. `h` is a hash, an int; an `index` or `place` is that of an entry.
pub const FUNCTIONS: &[Native] = &[
    Native::function("_m_dict_candidates", "d, h, /", dict_candidates),
    Native::function("_m_dict_holds", "d, index, key, /", |cx, args| {
        let entry = dict(cx, args[0]).and_then(|id| cx.heap.dict_ref(id).entries.get(number(args[1])).copied());
        Ok(Value::bool(entry.is_some_and(|entry| entry.key == args[2])))
    }),
    Native::function("_m_dict_value", "d, index, /", |cx, args| {
        let entry = dict(cx, args[0]).and_then(|id| cx.heap.dict_ref(id).entries.get(number(args[1])).copied());
        Ok(entry.map_or(Value::NONE, |entry| entry.value.or(Value::NONE)))
    }),
    Native::function("_m_dict_put", "d, h, key, value, /", |cx, args| {
        let hash = hash(cx, args[1]);
        if let Some(id) = dict(cx, args[0]) {
            super::dict::push(cx.heap, id, hash, args[2], args[3]);
        }
        Ok(Value::NONE)
    }),
    Native::function("_m_dict_set_at", "d, index, value, /", |cx, args| {
        if let Some(entry) = dict(cx, args[0]).and_then(|id| cx.heap.dict_mut(id).entries.get_mut(number(args[1]))) {
            entry.value = args[2];
        }
        Ok(Value::NONE)
    }),
    Native::function("_m_dict_remove_at", "d, index, /", |cx, args| match dict(cx, args[0]) {
        Some(id) if number(args[1]) < cx.heap.dict_ref(id).entries.len() => {
            Ok(cx.heap.dict_mut(id).remove(number(args[1])).value)
        }
        _ => Ok(Value::NONE),
    }),
    Native::function("_m_dict_hashed", "d, /", |cx, args| {
        let entries: Vec<_> = dict(cx, args[0]).map_or(Vec::new(), |id| cx.heap.dict_ref(id).iter().copied().collect());
        let triples = entries.into_iter().map(|entry| {
            let hash = cx.heap.int(entry.hash as i64);
            cx.heap.tuple([entry.key, hash, entry.value])
        });
        let triples = triples.collect();
        Ok(cx.heap.list(triples))
    }),
    Native::function("_m_set_new", "frozen, /", |cx, args| {
        use crate::heap::types;
        let class = if args[0] == Value::TRUE { types::FROZENSET } else { types::SET };
        Ok(super::set::new_set(cx.heap, class, Set::default()))
    }),
    Native::function("_m_set_candidates", "s, h, /", set_candidates),
    Native::function("_m_set_holds", "s, place, key, /", |cx, args| {
        let member = as_set(cx.heap, args[0]).and_then(|id| set_ref(cx.heap, id).table.get(number(args[1])).copied());
        Ok(Value::bool(member.is_some_and(|member| member.key == args[2])))
    }),
    Native::function("_m_set_put", "s, h, key, /", |cx, args| {
        let hash = hash(cx, args[1]);
        if let Some(id) = as_set(cx.heap, args[0]) {
            cx.heap.charge(32);
            set_mut(cx.heap, id).push(hash, args[2]);
        }
        Ok(Value::NONE)
    }),
    Native::function("_m_set_remove_at", "s, place, /", |cx, args| {
        if let Some(id) = as_set(cx.heap, args[0]) {
            let set = set_mut(cx.heap, id);
            let place = number(args[1]);
            if set.table.get(place).is_some_and(|member| !member.key.is_unbound()) {
                set.remove(place);
            }
        }
        Ok(Value::NONE)
    }),
    Native::function("_m_set_hashed", "s, /", |cx, args| {
        let members: Vec<_> = as_set(cx.heap, args[0]).map_or(Vec::new(), |id| set_ref(cx.heap, id).iter().copied().collect());
        let pairs = members.into_iter().map(|member| {
            let hash = cx.heap.int(member.hash as i64);
            cx.heap.tuple([member.key, hash])
        });
        let pairs = pairs.collect();
        Ok(cx.heap.list(pairs))
    }),
    Native::function("_m_set_fill", "s, other, /", |cx, args| {
        let (Some(id), Some(other)) = (as_set(cx.heap, args[0]), as_set(cx.heap, args[1])) else { return Ok(Value::NONE) };
        let mut set = Set::default();
        set.fill_from(set_ref(cx.heap, other));
        *set_mut(cx.heap, id) = set;
        Ok(args[0])
    }),
    Native::function("_m_set_become", "s, other, /", |cx, args| {
        let (Some(id), Some(other)) = (as_set(cx.heap, args[0]), as_set(cx.heap, args[1])) else { return Ok(Value::NONE) };
        *set_mut(cx.heap, id) = set_ref(cx.heap, other).clone();
        Ok(args[0])
    }),
    Native::function("_m_set_reserve", "s, more, /", |cx, args| {
        if let Some(id) = as_set(cx.heap, args[0]) {
            set_mut(cx.heap, id).reserve_merge(number(args[1]));
        }
        Ok(Value::NONE)
    }),
    Native::function("_m_set_shed", "s, /", |cx, args| {
        if let Some(id) = as_set(cx.heap, args[0]) {
            set_mut(cx.heap, id).shed_removed();
        }
        Ok(Value::NONE)
    }),
    Native::function("_m_set_hash", "s, /", |cx, args| {
        let hash = as_set(cx.heap, args[0]).map_or(0, |id| super::hash::hash_set(set_ref(cx.heap, id)));
        Ok(cx.heap.int(hash as i64))
    }),
];

fn dict(cx: &Cx<'_>, value: Value) -> Option<ObjId> {
    value.as_obj().filter(|id| matches!(cx.heap.get(*id).body, Body::Dict(_)))
}

fn number(value: Value) -> usize {
    value.as_int().unwrap_or(0).max(0) as usize
}

fn hash(cx: &Cx<'_>, value: Value) -> u64 {
    cx.heap.as_i64(value).unwrap_or(0) as u64
}

/// The entries with a hash: a list of tuples of index and key.
fn dict_candidates(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let hash = hash(cx, args[1]);
    let mut found = Vec::new();
    if let Some(id) = dict(cx, args[0]) {
        let table: &Dict = cx.heap.dict_ref(id);
        let mut from = 0;
        while let Some((step, index)) = table.probe(hash, from) {
            found.push((index, table.entries[index].key));
            from = step + 1;
        }
    }
    Ok(pairs(cx, found))
}

/// The members with a hash: a list of tuples of place and key.
fn set_candidates(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let hash = hash(cx, args[1]);
    let mut found = Vec::new();
    if let Some(id) = as_set(cx.heap, args[0]) {
        let set = set_ref(cx.heap, id);
        let mut probe = set.start(hash);
        while let Some(place) = set.next(&mut probe, hash) {
            found.push((place, set.table[place].key));
        }
    }
    Ok(pairs(cx, found))
}

fn pairs(cx: &mut Cx<'_>, found: Vec<(usize, Value)>) -> Value {
    let pairs = found.into_iter().map(|(place, key)| cx.heap.tuple([Value::index(place), key])).collect();
    cx.heap.list(pairs)
}
