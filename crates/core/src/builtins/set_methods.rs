//! The methods of `set` and `frozenset`.

pub use super::set_algebra::set_op_in_place;
use super::{
    arith::BinOp,
    compare::comparisons,
    functions::class_argument,
    hash::{hash_method, unhashable},
    iterators,
    set::{Place, as_set, base_class, new_set, set_add, set_find_member, set_from, set_mut, set_op, set_ref},
    set_algebra::{Algebra, Relation, change, produce, relation},
    tuple::at_most_one,
};
use crate::{
    heap::{Body, Set, types},
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
pub const FROZENSET: &[Native] =
    &[Native::fixed("__new__", "cls, /, *args", new_frozenset), Native::flow_method("__hash__", "self, /", hash_method)];

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

/// The set that a method was called on.
pub fn receiver(cx: &mut Cx<'_>, args: &[Value]) -> Result<ObjId, Raise> {
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
