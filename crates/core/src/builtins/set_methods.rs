//! The methods of `set` and `frozenset`.

use super::{
    arith::BinOp,
    compare::comparisons,
    functions::class_argument,
    hash::{Hashed, hash, hash_method, unhashable},
    iterators::{self, collect},
    set::{
        NeedsPython, Place, as_set, base_class, difference, find_hashed, intersection, merge, new_set, remove_all, set_add,
        set_find_member, set_from, set_mut, set_op, set_ref, toggle_all,
    },
    tuple::at_most_one,
};
use crate::{
    heap::{Body, Heap, Set, types},
    native::{Cx, Flow, Native, Raise},
    value::{ObjId, Value},
};

/// Methods of both `set` and `frozenset`.
pub const COMMON: &[Native] = &[
    Native::flow_method("__contains__", "self, item, /", contains),
    Native::method("__len__", "self, /", |cx, args| {
        let set = receiver(cx, args)?;
        Ok(Value::index(set_ref(cx.heap, set).len()))
    }),
    Native::method("__iter__", "self, /", |cx, args| {
        let set = receiver(cx, args)?;
        Ok(iterators::over_set(cx.heap, set.into()))
    }),
    Native::flow_method("__or__", "self, value, /", |cx, args| operator(cx, BinOp::Or, args[0], args[1])),
    Native::flow_method("__and__", "self, value, /", |cx, args| operator(cx, BinOp::And, args[0], args[1])),
    Native::flow_method("__sub__", "self, value, /", |cx, args| operator(cx, BinOp::Sub, args[0], args[1])),
    Native::flow_method("__xor__", "self, value, /", |cx, args| operator(cx, BinOp::Xor, args[0], args[1])),
    Native::flow_method("__ror__", "self, value, /", |cx, args| operator(cx, BinOp::Or, args[1], args[0])),
    Native::flow_method("__rand__", "self, value, /", |cx, args| operator(cx, BinOp::And, args[1], args[0])),
    Native::flow_method("__rsub__", "self, value, /", |cx, args| operator(cx, BinOp::Sub, args[1], args[0])),
    Native::flow_method("__rxor__", "self, value, /", |cx, args| operator(cx, BinOp::Xor, args[1], args[0])),
    Native::flow_method("copy", "self, /", copy),
    Native::flow_method("union", "self, /, *others", |cx, args| produce(cx, args, Algebra::Union)),
    Native::flow_method("intersection", "self, /, *others", |cx, args| produce(cx, args, Algebra::Intersection)),
    Native::flow_method("difference", "self, /, *others", |cx, args| produce(cx, args, Algebra::Difference)),
    Native::flow_method("symmetric_difference", "self, other, /", |cx, args| {
        let others = cx.heap.tuple([args[1]]);
        produce(cx, &[args[0], others], Algebra::SymmetricDifference)
    }),
    Native::flow_method("issubset", "self, other, /", |cx, args| relation(cx, args, Relation::Subset)),
    Native::flow_method("issuperset", "self, other, /", |cx, args| relation(cx, args, Relation::Superset)),
    Native::flow_method("isdisjoint", "self, other, /", |cx, args| relation(cx, args, Relation::Disjoint)),
    Native::class_method("__class_getitem__", "cls, item, /", super::subscript::class_getitem),
];

/// The comparison methods of both: equality and inclusion.
pub const COMPARISONS: &[Native] = &comparisons!(|body| matches!(body, Body::Set(_)), "set_compare");

/// Methods of `frozenset` alone.
pub const FROZENSET: &[Native] = &[
    Native::fixed("__new__", "cls, /, *args", new_frozenset),
    Native::flow_method("__hash__", "self, /", hash_method),
];

/// Methods of `set` alone.
pub const SET: &[Native] = &[
    Native::fixed("__new__", "cls, /, *args, **kwargs", new_set_object),
    Native::flow_method("__init__", "self, iterable=(), /", |cx, args| {
        let set = receiver(cx, args)?;
        *set_mut(cx.heap, set) = Set::default();
        match args[1].bound() {
            Some(source) => fill(cx, set, source, Value::NONE),
            None => Ok(Value::NONE.into()),
        }
    }),
    Native::flow_method("add", "self, item, /", |cx, args| {
        let set = receiver(cx, args)?;
        set_add(cx, set, args[1])
    }),
    Native::flow_method("discard", "self, item, /", |cx, args| remove(cx, args, "set_discard", false)),
    Native::flow_method("remove", "self, item, /", |cx, args| remove(cx, args, "set_remove", true)),
    Native::method("pop", "self, /", pop),
    Native::method("clear", "self, /", |cx, args| {
        let set = receiver(cx, args)?;
        set_mut(cx.heap, set).clear();
        Ok(Value::NONE)
    }),
    Native::flow_method("update", "self, /, *others", |cx, args| change(cx, args, Algebra::Union)),
    Native::flow_method("intersection_update", "self, /, *others", |cx, args| change(cx, args, Algebra::Intersection)),
    Native::flow_method("difference_update", "self, /, *others", |cx, args| change(cx, args, Algebra::Difference)),
    Native::flow_method("symmetric_difference_update", "self, other, /", |cx, args| {
        let others = cx.heap.tuple([args[1]]);
        change(cx, &[args[0], others], Algebra::SymmetricDifference)
    }),
    Native::flow_method("__ior__", "self, value, /", |cx, args| in_place(cx, BinOp::Or, args)),
    Native::flow_method("__iand__", "self, value, /", |cx, args| in_place(cx, BinOp::And, args)),
    Native::flow_method("__isub__", "self, value, /", |cx, args| in_place(cx, BinOp::Sub, args)),
    Native::flow_method("__ixor__", "self, value, /", |cx, args| in_place(cx, BinOp::Xor, args)),
];

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

#[derive(Clone, Copy)]
enum Algebra {
    Union,
    Intersection,
    Difference,
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

#[derive(Clone, Copy)]
enum Relation {
    Subset,
    Superset,
    Disjoint,
}

/// Another operand of a set's method.
enum Operand {
    /// A set.
    Set(ObjId),
    /// The items of any other iterable, with their hashes. `sized`: a dict's keys, for which room is made at once.
    Items { items: Vec<(u64, Value)>, sized: bool },
}

fn receiver(cx: &mut Cx<'_>, args: &[Value]) -> Result<ObjId, Raise> {
    match as_set(cx.heap, args[0]) {
        Some(id) => Ok(id),
        None => {
            let name = cx.heap.type_name(args[0]);
            Err(cx.type_error(format!("descriptor requires a 'set' object but received a '{name}'")))
        }
    }
}

fn new_set_object(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let class = class_argument(cx, args[0], types::SET)?;
    let set = new_set(cx.heap, class, Set::default());
    if class != types::SET && cx.heap.ty(class).flags.custom_init {
        return Ok(set.into());
    }
    if cx.heap.body(args[2]).is_some_and(|body| matches!(body, Body::Dict(dict) if !dict.is_empty())) {
        return Err(cx.type_error("set() takes no keyword arguments"));
    }
    match (at_most_one(cx, "set", args[1])?, set.as_obj()) {
        (Some(source), Some(id)) => fill(cx, id, source, set),
        _ => Ok(set.into()),
    }
}

fn fill(cx: &mut Cx<'_>, id: ObjId, source: Value, result: Value) -> Result<Flow, Raise> {
    match set_from(cx, source)? {
        Ok(set) => {
            cx.heap.charge(set.bytes());
            *set_mut(cx.heap, id) = set;
            Ok(result.into())
        }
        Err(source) => Ok(Flow::prelude(cx, "set_fill", &[id.into(), source, result])),
    }
}

fn new_frozenset(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let class = class_argument(cx, args[0], types::FROZENSET)?;
    let Some(source) = at_most_one(cx, "frozenset", args[1])? else { return Ok(new_set(cx.heap, class, Set::default()).into()) };
    if class == types::FROZENSET && cx.heap.type_of(source) == class {
        return Ok(source.into());
    }
    match set_from(cx, source)? {
        Ok(set) => Ok(new_set(cx.heap, class, set).into()),
        Err(source) => {
            let set = new_set(cx.heap, class, Set::default());
            Ok(Flow::prelude(cx, "set_fill", &[set, source, set]))
        }
    }
}

fn contains(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let set = receiver(cx, args)?;
    match set_find_member(cx.heap, set, args[1]) {
        Place::At(_) => Ok(Value::TRUE.into()),
        Place::Missing(_) => Ok(Value::FALSE.into()),
        Place::Python => Ok(Flow::prelude(cx, "set_contains", &[args[0], args[1]])),
        Place::Unhashable(culprit) => Err(unhashable(cx, culprit)),
    }
}

fn remove(cx: &mut Cx<'_>, args: &[Value], slow: &str, strict: bool) -> Result<Flow, Raise> {
    let set = receiver(cx, args)?;
    match set_find_member(cx.heap, set, args[1]) {
        Place::At(place) => {
            set_mut(cx.heap, set).remove(place);
            Ok(Value::NONE.into())
        }
        Place::Missing(_) if strict => Err(cx.key_error(args[1])),
        Place::Missing(_) => Ok(Value::NONE.into()),
        Place::Python => Ok(Flow::prelude(cx, slow, &[args[0], args[1]])),
        Place::Unhashable(culprit) => Err(unhashable(cx, culprit)),
    }
}

fn pop(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let id = receiver(cx, args)?;
    let set = set_mut(cx.heap, id);
    match set.pop_place() {
        Some(place) => Ok(set.remove(place)),
        None => Err(cx.error(types::KEY_ERROR, "pop from an empty set")),
    }
}

fn copy(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let id = receiver(cx, args)?;
    if cx.heap.type_of(args[0]) == types::FROZENSET {
        return Ok(args[0].into());
    }
    cx.reserve(set_ref(cx.heap, id).bytes())?;
    let mut copy = Set::default();
    copy.fill_from(set_ref(cx.heap, id));
    let class = base_class(cx.heap, id);
    Ok(new_set(cx.heap, class, copy).into())
}

fn operator(cx: &mut Cx<'_>, op: BinOp, a: Value, b: Value) -> Result<Flow, Raise> {
    set_op(cx, op, a, b).unwrap_or(Ok(Value::NOT_IMPLEMENTED.into()))
}

fn in_place(cx: &mut Cx<'_>, op: BinOp, args: &[Value]) -> Result<Flow, Raise> {
    set_op_in_place(cx, op, args[0], args[1]).unwrap_or(Ok(Value::NOT_IMPLEMENTED.into()))
}

/// A method that answers a new set.
fn produce(cx: &mut Cx<'_>, args: &[Value], algebra: Algebra) -> Result<Flow, Raise> {
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
fn change(cx: &mut Cx<'_>, args: &[Value], algebra: Algebra) -> Result<Flow, Raise> {
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

fn relation(cx: &mut Cx<'_>, args: &[Value], relation: Relation) -> Result<Flow, Raise> {
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
