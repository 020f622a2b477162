//! Sets and frozensets: finding and adding members, and the algebra of sets, with CPython's order of members.
//!
//! What a new set's table looks like depends on the way it was filled, so each operation fills it in CPython's way.

use super::{
    arith::BinOp,
    compare::{Tri, same},
    hash::{Hashed, hash, hash_set, unhashable},
    iterators::collect,
};
use crate::{
    heap::{Body, Heap, Member, Set, types},
    native::{Cx, Flow, Raise},
    value::{ObjId, Value},
};

/// Where a key stands in a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At this place of the table.
    At(usize),
    /// Nowhere; the key's hash.
    Missing(u64),
    /// Python code has to be asked for the key's hash or whether it equals another.
    Python,
    /// Nowhere: this value, the key or an item of it, has no hash.
    Unhashable(Value),
}

/// Python code has to be asked: what was done so far must be thrown away or done again by the prelude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedsPython;

/// The set with this number.
///
/// # Panics
/// When the number is not a set's.
pub fn set_ref(heap: &Heap, id: ObjId) -> &Set {
    match &heap.get(id).body {
        Body::Set(set) => set,
        other => unreachable!("{id:?} is not a set but {other:?}"),
    }
}

/// The set with this number, to be changed.
///
/// # Panics
/// When the number is not a set's.
pub fn set_mut(heap: &mut Heap, id: ObjId) -> &mut Set {
    match &mut heap.get_mut(id).body {
        Body::Set(set) => set,
        other => unreachable!("{id:?} is not a set but {other:?}"),
    }
}

/// The set's number, if the value is a set or frozenset.
pub fn as_set(heap: &Heap, value: Value) -> Option<ObjId> {
    value.as_obj().filter(|id| matches!(heap.get(*id).body, Body::Set(_)))
}

/// Finds a key.
#[inline]
pub fn set_find(heap: &Heap, set: ObjId, key: Value) -> Place {
    match hash(heap, key) {
        Hashed::Hash(hash) => find_hashed(heap, set_ref(heap, set), hash, key),
        Hashed::Unhashable(culprit) => Place::Unhashable(culprit),
        Hashed::Python => Place::Python,
    }
}

/// Finds a key as `in`, `remove` and `discard` do: a set, which has no hash, stands for a frozenset of the same members.
pub fn set_find_member(heap: &Heap, set: ObjId, key: Value) -> Place {
    match (set_find(heap, set, key), heap.body(key)) {
        (Place::Unhashable(culprit), Some(Body::Set(members))) if culprit == key => {
            find_hashed(heap, set_ref(heap, set), hash_set(members), key)
        }
        (place, _) => place,
    }
}

/// Finds a key whose hash is known.
#[inline]
pub fn find_hashed(heap: &Heap, set: &Set, hash: u64, key: Value) -> Place {
    let mut probe = set.start(hash);
    while let Some(place) = set.next(&mut probe, hash) {
        match same(heap, set.table[place].key, key) {
            Tri::Yes => return Place::At(place),
            Tri::No => {}
            Tri::Python => return Place::Python,
        }
    }
    Place::Missing(hash)
}

/// `set.add(key)`
#[inline]
pub fn set_add(cx: &mut Cx<'_>, set: ObjId, key: Value) -> Result<Flow, Raise> {
    match set_find(cx.heap, set, key) {
        Place::At(_) => {}
        Place::Missing(hash) => {
            cx.heap.charge(size_of::<Member>());
            set_mut(cx.heap, set).push(hash, key);
        }
        Place::Python => return Ok(Flow::prelude(cx, "set_add", &[set.into(), key])),
        Place::Unhashable(culprit) => return Err(unhashable(cx, culprit)),
    }
    Ok(Value::NONE.into())
}

/// `set.add(key)` where the set is known to be one: displays and comprehensions.
pub fn add(cx: &mut Cx<'_>, set: Value, key: Value) -> Result<Flow, Raise> {
    match set.as_obj() {
        Some(id) => set_add(cx, id, key),
        None => Ok(Value::NONE.into()),
    }
}

/// The operators `&`, `|`, `^` and `-` of sets; `None` when the operands are not both sets.
pub fn set_op(cx: &mut Cx<'_>, op: BinOp, a: Value, b: Value) -> Option<Result<Flow, Raise>> {
    let (x, y) = (as_set(cx.heap, a)?, as_set(cx.heap, b)?);
    let name = match op {
        BinOp::Or => "union",
        BinOp::And => "intersection",
        BinOp::Sub => "difference",
        BinOp::Xor => "symmetric_difference",
        _ => return None,
    };
    if let Err(raise) = cx.reserve(set_ref(cx.heap, x).bytes() + set_ref(cx.heap, y).bytes()) {
        return Some(Err(raise));
    }
    let (left, right) = (set_ref(cx.heap, x), set_ref(cx.heap, y));
    let result = match op {
        BinOp::Or => union(cx.heap, left, right, x == y),
        BinOp::And => intersection(cx.heap, left, right, x == y),
        BinOp::Sub => difference(cx.heap, left, right, x == y),
        _ => symmetric_difference(cx.heap, left, right),
    };
    let class = base_class(cx.heap, x);
    Some(Ok(match result {
        Ok(set) => new_set(cx.heap, class, set).into(),
        Err(NeedsPython) => {
            let name = cx.heap.intern(name);
            Flow::prelude(cx, "set_algebra", &[name, a, b])
        }
    }))
}

/// `set` or `frozenset`, of which a set's class is or derives from.
pub fn base_class(heap: &Heap, set: ObjId) -> ObjId {
    let class = heap.get(set).class;
    if heap.is_subtype(class, types::FROZENSET) { types::FROZENSET } else { types::SET }
}

/// A new set object.
pub fn new_set(heap: &mut Heap, class: ObjId, set: Set) -> Value {
    heap.charge(size_of::<Set>() + set.bytes());
    heap.alloc(class, Body::Set(Box::new(set))).into()
}

/// A set with the items of an iterable; `None` when Python code is needed, with what was taken out of it.
pub fn set_from(cx: &mut Cx<'_>, source: Value) -> Result<Result<Set, Value>, Raise> {
    let mut set = Set::default();
    let plain = !super::iterators::is_custom(cx.heap, source);
    match cx.heap.body(source) {
        Some(Body::Set(other)) if plain => {
            let size = other.bytes();
            cx.reserve(size)?;
            if let Some(Body::Set(other)) = cx.heap.body(source) {
                set.fill_from(other);
            }
            return Ok(Ok(set));
        }
        Some(Body::Dict(dict)) if plain => {
            set.reserve_merge(dict.len());
            dict.iter().for_each(|entry| set.push(entry.hash, entry.key));
            return Ok(Ok(set));
        }
        _ => {}
    }
    let Some(items) = collect(cx, source)? else { return Ok(Err(source)) };
    for item in &items {
        let hash = match hash(cx.heap, *item) {
            Hashed::Hash(hash) => hash,
            Hashed::Unhashable(culprit) => return Err(unhashable(cx, culprit)),
            Hashed::Python => return Ok(Err(cx.heap.list(items))),
        };
        match find_hashed(cx.heap, &set, hash, *item) {
            Place::At(_) => {}
            Place::Python => return Ok(Err(cx.heap.list(items))),
            _ => set.push(hash, *item),
        }
    }
    Ok(Ok(set))
}

/// `a | b`; `alike`: both are one object.
pub fn union(heap: &Heap, a: &Set, b: &Set, alike: bool) -> Result<Set, NeedsPython> {
    let mut result = Set::default();
    result.fill_from(a);
    if !alike {
        merge(heap, &mut result, b)?;
    }
    Ok(result)
}

/// `set |= other`
pub fn merge(heap: &Heap, set: &mut Set, other: &Set) -> Result<(), NeedsPython> {
    if set.is_empty() && set.table.iter().all(|member| !member.removed) {
        set.fill_from(other);
        return Ok(());
    }
    if other.is_empty() {
        return Ok(());
    }
    set.reserve_merge(other.len());
    for member in other.iter() {
        if !contains(heap, set, member)? {
            set.push(member.hash, member.key);
        }
    }
    Ok(())
}

/// `a & b`; `alike`: both are one object.
pub fn intersection(heap: &Heap, a: &Set, b: &Set, alike: bool) -> Result<Set, NeedsPython> {
    let mut result = Set::default();
    if alike {
        result.fill_from(a);
        return Ok(result);
    }
    // The members come from the smaller one, from the right one of two of the same size.
    let (large, small) = if b.len() > a.len() { (b, a) } else { (a, b) };
    for member in small.iter() {
        if contains(heap, large, member)? {
            result.push(member.hash, member.key);
        }
    }
    Ok(result)
}

/// `a - b`; `alike`: both are one object.
pub fn difference(heap: &Heap, a: &Set, b: &Set, alike: bool) -> Result<Set, NeedsPython> {
    let mut result = Set::default();
    if alike {
        return Ok(result);
    }
    if a.len() >> 2 > b.len() {
        result.fill_from(a);
        remove_all(heap, &mut result, b)?;
        return Ok(result);
    }
    for member in a.iter() {
        if !contains(heap, b, member)? {
            result.push(member.hash, member.key);
        }
    }
    Ok(result)
}

/// `set -= other`
pub fn remove_all(heap: &Heap, set: &mut Set, other: &Set) -> Result<(), NeedsPython> {
    // Looking for the few in the many is shorter than the other way round.
    let common;
    let other = if other.len() >> 3 > set.len() {
        common = intersection(heap, set, other, false)?;
        &common
    } else {
        other
    };
    for member in other.iter() {
        match find_hashed(heap, set, member.hash, member.key) {
            Place::At(place) => {
                set.remove(place);
            }
            Place::Python => return Err(NeedsPython),
            _ => {}
        }
    }
    set.shed_removed();
    Ok(())
}

/// `a ^ b`
pub fn symmetric_difference(heap: &Heap, a: &Set, b: &Set) -> Result<Set, NeedsPython> {
    let mut result = Set::default();
    result.fill_from(b);
    toggle_all(heap, &mut result, a)?;
    Ok(result)
}

/// `set ^= other`
pub fn toggle_all(heap: &Heap, set: &mut Set, other: &Set) -> Result<(), NeedsPython> {
    for member in other.iter() {
        match find_hashed(heap, set, member.hash, member.key) {
            Place::At(place) => {
                set.remove(place);
            }
            Place::Python => return Err(NeedsPython),
            _ => set.push(member.hash, member.key),
        }
    }
    Ok(())
}

fn contains(heap: &Heap, set: &Set, member: &Member) -> Result<bool, NeedsPython> {
    match find_hashed(heap, set, member.hash, member.key) {
        Place::At(_) => Ok(true),
        Place::Python => Err(NeedsPython),
        _ => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        builtins::{hash::hash_int, testing::heap},
        value::Value,
    };

    fn ints(values: &[i32]) -> Set {
        let mut set = Set::default();
        let heap = heap();
        for n in values {
            let hash = hash_int(i64::from(*n));
            if let Place::Missing(_) = find_hashed(&heap, &set, hash, Value::int32(*n)) {
                set.push(hash, Value::int32(*n));
            }
        }
        set
    }

    fn members(set: &Set) -> Vec<i64> {
        set.iter().filter_map(|member| member.key.as_int()).collect()
    }

    #[test]
    fn members_come_in_cpythons_order() {
        assert_eq!(members(&ints(&[33, 16, 8, 0, -1, 5])), [0, 33, 5, 8, 16, -1]);
        assert_eq!(members(&ints(&[100, 50, 25, 12, 6])), [100, 6, 12, 50, 25]);
    }

    #[test]
    fn algebra_fills_new_sets_in_cpythons_way() {
        let heap = heap();
        let (a, b) = (ints(&[40, 8, 16, 24, 1]), ints(&[1, 40, 7, 9]));
        assert_eq!(union(&heap, &a, &b, false).map(|set| members(&set)), Ok(vec![1, 7, 40, 8, 9, 16, 24]));
        assert_eq!(intersection(&heap, &a, &b, false).map(|set| members(&set)), Ok(vec![40, 1]));
        assert_eq!(difference(&heap, &a, &b, false).map(|set| members(&set)), Ok(vec![8, 16, 24]));
        assert_eq!(symmetric_difference(&heap, &a, &b).map(|set| members(&set)), Ok(vec![7, 8, 9, 16, 24]));
    }

    #[test]
    fn pop_goes_on_where_it_stopped() {
        let mut set = ints(&[1, 2, 3]);
        assert_eq!(set.pop_place().map(|place| set.remove(place)), Some(Value::int32(1)));
        set.push(0, Value::int32(0));
        assert_eq!(set.pop_place(), Some(2));
    }
}
