//! What a set does with other sets and iterables: union, intersection, difference and their relations, with CPython's order.

use super::{
    arith::BinOp,
    hash::{Hashed, hash, unhashable},
    iterators::{self, collect},
    set::{
        NeedsPython, Place, as_set, base_class, difference, find_hashed, intersection, merge, new_set, remove_all, set_mut,
        set_ref, toggle_all,
    },
    set_methods::receiver,
};
use crate::{
    heap::{Body, Heap, Set, types},
    native::{Cx, Flow, Raise},
    value::{ObjId, Value},
};

/// `|=`, `&=`, `-=` and `^=` of a set with a set or frozenset; `None` when the operands are not that.
pub fn set_op_in_place(cx: &mut Cx<'_>, op: BinOp, a: Value, b: Value) -> Option<Result<Flow, Raise>> {
    let set = as_set(cx.heap, a)?;
    as_set(cx.heap, b)?;
    if base_class(cx.heap, set) != types::SET {
        return None;
    }
    let algebra = match op {
        BinOp::Or => Algebra::Union,
        BinOp::And => Algebra::Intersection,
        BinOp::Sub => Algebra::Difference,
        BinOp::Xor => Algebra::SymmetricDifference,
        _ => return None,
    };
    let others = cx.heap.tuple([b]);
    Some(match change(cx, &[a, others], algebra) {
        Ok(Flow::Value(_)) => Ok(a.into()),
        Ok(_) => {
            let name = cx.heap.intern(algebra.update());
            Ok(Flow::prelude(cx, "set_in_place", &[name, a, b]))
        }
        Err(raise) => Err(raise),
    })
}

/// What becomes of a set and another operand.
#[derive(Clone, Copy, Debug)]
pub enum Algebra {
    /// The members of either.
    Union,
    /// The members of both.
    Intersection,
    /// The members of the set that the other has not.
    Difference,
    /// The members of just one of them.
    SymmetricDifference,
}

impl Algebra {
    fn name(self) -> &'static str {
        match self {
            Self::Union => "union",
            Self::Intersection => "intersection",
            Self::Difference => "difference",
            Self::SymmetricDifference => "symmetric_difference",
        }
    }

    fn update(self) -> &'static str {
        match self {
            Self::Union => "update",
            Self::Intersection => "intersection_update",
            Self::Difference => "difference_update",
            Self::SymmetricDifference => "symmetric_difference_update",
        }
    }
}

/// A question about a set and another operand.
#[derive(Clone, Copy, Debug)]
pub enum Relation {
    /// Whether the other has all its members.
    Subset,
    /// Whether it has all members of the other.
    Superset,
    /// Whether they have no member in common.
    Disjoint,
}

/// Another operand of a set's method.
enum Operand {
    /// A set.
    Set(ObjId),
    /// The items of any other iterable, with their hashes. `sized`: a dict's keys, for which room is made at once.
    Items { items: Vec<(u64, Value)>, sized: bool },
}

/// A method that answers a new set.
pub fn produce(cx: &mut Cx<'_>, args: &[Value], algebra: Algebra) -> Result<Flow, Raise> {
    let id = receiver(cx, args)?;
    cx.reserve(set_ref(cx.heap, id).bytes())?;
    let (operands, sources) = operands(cx, args[1])?;
    let result = match operands {
        Some(operands) => result_of(cx.heap, algebra, id, &operands),
        None => Err(NeedsPython),
    };
    match result {
        Ok(set) => {
            let class = base_class(cx.heap, id);
            Ok(new_set(cx.heap, class, set).into())
        }
        Err(NeedsPython) => call_slow(cx, algebra.name(), args[0], &sources),
    }
}

fn result_of(heap: &Heap, algebra: Algebra, id: ObjId, operands: &[Operand]) -> Result<Set, NeedsPython> {
    let original = set_ref(heap, id);
    let mut result = Set::default();
    let rest = match (algebra, operands) {
        (Algebra::SymmetricDifference, [other, ..]) => {
            let mut result = other.to_set(heap)?;
            toggle_all(heap, &mut result, original)?;
            return Ok(result);
        }
        (Algebra::Intersection, [first, rest @ ..]) => {
            result = keep(heap, original, id, first)?;
            rest
        }
        (Algebra::Difference, [Operand::Set(other), rest @ ..]) => {
            result = difference(heap, original, set_ref(heap, *other), *other == id)?;
            rest
        }
        (Algebra::Difference, [Operand::Items { items, sized: true }, rest @ ..]) if original.len() >> 2 <= items.len() => {
            // From a dict's keys, which are looked up one by one.
            let keys = Operand::Items { items: items.clone(), sized: true }.to_set(heap)?;
            result = difference(heap, original, &keys, false)?;
            rest
        }
        _ => {
            result.fill_from(original);
            operands
        }
    };
    for operand in rest {
        // What has been made so far is no object yet: no operand is the same one.
        apply(heap, algebra, &mut result, ObjId(0), operand)?;
    }
    Ok(result)
}

/// A method that changes its set. What Python code has to do is left to the prelude, from the first other that needs it on.
pub fn change(cx: &mut Cx<'_>, args: &[Value], algebra: Algebra) -> Result<Flow, Raise> {
    let id = receiver(cx, args)?;
    let mut sources: Vec<Value> = cx.heap.as_items(args[1]).unwrap_or_default().to_vec();
    for i in 0..sources.len() {
        let result = match operand(cx, &mut sources[i])? {
            Some(Operand::Set(other)) if other == id && matches!(algebra, Algebra::Union) => Ok(()),
            Some(Operand::Set(other)) if other == id && !matches!(algebra, Algebra::Intersection) => {
                set_mut(cx.heap, id).clear();
                Ok(())
            }
            Some(operand) => {
                // Taken out of the heap, so that its members can be compared meanwhile.
                let mut set = std::mem::take(set_mut(cx.heap, id));
                let before = set.bytes();
                let result = apply(cx.heap, algebra, &mut set, id, &operand);
                cx.heap.charge(set.bytes().saturating_sub(before));
                *set_mut(cx.heap, id) = set;
                result
            }
            None => Err(NeedsPython),
        };
        if result.is_err() {
            return call_slow(cx, algebra.update(), args[0], &sources[i..]);
        }
    }
    Ok(Value::NONE.into())
}

/// Changes `set` by another operand. When Python code is needed, it has either not changed or can be changed again by the same.
/// `id` is the object whose set it is.
fn apply(heap: &Heap, algebra: Algebra, set: &mut Set, id: ObjId, operand: &Operand) -> Result<(), NeedsPython> {
    match (algebra, operand) {
        (Algebra::Union, Operand::Set(other)) => merge(heap, set, set_ref(heap, *other)),
        (Algebra::Union, Operand::Items { items, sized }) => {
            if *sized {
                set.reserve_merge(items.len());
            }
            add_all(heap, set, items)
        }
        (Algebra::Intersection, operand) => {
            *set = keep(heap, set, id, operand)?;
            Ok(())
        }
        (Algebra::Difference, Operand::Set(other)) => remove_all(heap, set, set_ref(heap, *other)),
        (Algebra::Difference, Operand::Items { items, .. }) => {
            for (hash, key) in items {
                match find_hashed(heap, set, *hash, *key) {
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
        (Algebra::SymmetricDifference, operand) => {
            let mut copy = set.clone();
            match operand {
                Operand::Set(other) => toggle_all(heap, &mut copy, set_ref(heap, *other))?,
                operand => toggle_all(heap, &mut copy, &operand.to_set(heap)?)?,
            }
            *set = copy;
            Ok(())
        }
    }
}

fn keep(heap: &Heap, set: &Set, id: ObjId, operand: &Operand) -> Result<Set, NeedsPython> {
    match operand {
        Operand::Set(other) => intersection(heap, set, set_ref(heap, *other), *other == id),
        Operand::Items { items, .. } => {
            let mut result = Set::default();
            for (hash, key) in items {
                match find_hashed(heap, set, *hash, *key) {
                    Place::At(_) => add_all(heap, &mut result, &[(*hash, *key)])?,
                    Place::Python => return Err(NeedsPython),
                    _ => {}
                }
            }
            Ok(result)
        }
    }
}

fn add_all(heap: &Heap, set: &mut Set, items: &[(u64, Value)]) -> Result<(), NeedsPython> {
    for (hash, key) in items {
        match find_hashed(heap, set, *hash, *key) {
            Place::Missing(_) => set.push(*hash, *key),
            Place::Python => return Err(NeedsPython),
            _ => {}
        }
    }
    Ok(())
}

impl Operand {
    /// A new set of its items.
    fn to_set(&self, heap: &Heap) -> Result<Set, NeedsPython> {
        let mut set = Set::default();
        match self {
            Self::Set(other) => set.fill_from(set_ref(heap, *other)),
            Self::Items { items, sized } => {
                if *sized {
                    set.reserve_merge(items.len());
                }
                add_all(heap, &mut set, items)?;
            }
        }
        Ok(set)
    }
}

/// A method that answers whether a relation holds.
pub fn relation(cx: &mut Cx<'_>, args: &[Value], relation: Relation) -> Result<Flow, Raise> {
    let id = receiver(cx, args)?;
    let mut source = args[1];
    let holds = match operand(cx, &mut source)? {
        Some(operand) => holds(cx.heap, relation, set_ref(cx.heap, id), &operand),
        None => Err(NeedsPython),
    };
    let name = match relation {
        Relation::Subset => "issubset",
        Relation::Superset => "issuperset",
        Relation::Disjoint => "isdisjoint",
    };
    match holds {
        Ok(holds) => Ok(Value::bool(holds).into()),
        Err(NeedsPython) => call_slow(cx, name, args[0], &[source]),
    }
}

fn holds(heap: &Heap, relation: Relation, set: &Set, operand: &Operand) -> Result<bool, NeedsPython> {
    let found = |table: &Set, hash, key| match find_hashed(heap, table, hash, key) {
        Place::At(_) => Ok(true),
        Place::Python => Err(NeedsPython),
        _ => Ok(false),
    };
    if matches!(relation, Relation::Subset) {
        let other = operand.to_set(heap)?;
        for member in set.iter() {
            if !found(&other, member.hash, member.key)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    let wanted = matches!(relation, Relation::Superset);
    let items: Vec<(u64, Value)> = match operand {
        Operand::Set(other) => set_ref(heap, *other).iter().map(|member| (member.hash, member.key)).collect(),
        Operand::Items { items, .. } => items.clone(),
    };
    for (hash, key) in items {
        if found(set, hash, key)? != wanted {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The other operands, or `None` when one needs Python code; and their sources.
fn operands(cx: &mut Cx<'_>, others: Value) -> Result<(Option<Vec<Operand>>, Vec<Value>), Raise> {
    let mut sources: Vec<Value> = cx.heap.as_items(others).unwrap_or_default().to_vec();
    let mut operands = Vec::with_capacity(sources.len());
    for source in &mut sources {
        match operand(cx, source)? {
            Some(operand) => operands.push(operand),
            None => return Ok((None, sources)),
        }
    }
    Ok((Some(operands), sources))
}

fn call_slow(cx: &mut Cx<'_>, name: &str, set: Value, others: &[Value]) -> Result<Flow, Raise> {
    let name = cx.heap.intern(name);
    let others = cx.heap.tuple(others);
    Ok(Flow::prelude(cx, "set_method", &[name, set, others]))
}

/// What another operand is; `None` when Python code is needed for it. An iterator is replaced by a list of its items.
fn operand(cx: &mut Cx<'_>, source: &mut Value) -> Result<Option<Operand>, Raise> {
    if !iterators::is_custom(cx.heap, *source) {
        if let Some(id) = as_set(cx.heap, *source) {
            return Ok(Some(Operand::Set(id)));
        }
        if let Some(Body::Dict(dict)) = cx.heap.body(*source) {
            let items = dict.iter().map(|entry| (entry.hash, entry.key)).collect();
            return Ok(Some(Operand::Items { items, sized: true }));
        }
    }
    let Some(values) = collect(cx, *source)? else { return Ok(None) };
    if matches!(cx.heap.body(*source), Some(Body::Iter(_))) {
        *source = cx.heap.list(values.clone());
    }
    let mut items = Vec::with_capacity(values.len());
    for value in values {
        match hash(cx.heap, value) {
            Hashed::Hash(hash) => items.push((hash, value)),
            Hashed::Unhashable(culprit) => return Err(unhashable(cx, culprit)),
            Hashed::Python => return Ok(None),
        }
    }
    Ok(Some(Operand::Items { items, sized: false }))
}
