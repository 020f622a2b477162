//! `tuple`: its methods.

use std::sync::Arc;

use super::{
    arith::BinOp,
    arith_sequences::{concat, mismatch, repeat},
    compare::comparisons,
    functions::class_argument,
    hash::hash_method,
    iterators::{self, collect},
    list::index_within,
    search::{self, Search},
    subscript,
};
use crate::{
    heap::{Body, types},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

/// Methods of `tuple`.
pub const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, /, *args", new),
    Native::flow_method("__getitem__", "self, key, /", |cx, args| subscript::get_item(cx, args[0], args[1])),
    Native::flow_method("__contains__", "self, key, /", contains),
    Native::method("__len__", "self, /", |cx, args| Ok(Value::index(items(cx, args)?.len()))),
    Native::method("__iter__", "self, /", |cx, args| {
        items(cx, args)?;
        Ok(iterators::plain_iter(cx.heap, args[0]).unwrap_or(Value::NONE))
    }),
    Native::flow_method("__add__", "self, value, /", |cx, args| match concat(cx, args[0], args[1]) {
        Some(result) => result.map(Flow::Value),
        None => Err(mismatch(cx, BinOp::Add, args[0], args[1]).unwrap_or(Raise(Value::NONE))),
    }),
    Native::flow_method("__mul__", "self, value, /", times),
    Native::flow_method("__rmul__", "self, value, /", times),
    Native::flow_method("__hash__", "self, /", hash_method),
    Native::flow_method("count", "self, value, /", |cx, args| {
        let items = items(cx, args)?.to_vec();
        match search::count(cx.heap, &items, args[1]) {
            Some(count) => Ok(Value::index(count).into()),
            None => Ok(Flow::prelude(cx, "sequence_count", &[args[0], args[1]])),
        }
    }),
    Native::flow_method("index", "self, value, start=0, stop=9223372036854775807, /", |cx, args| {
        items(cx, args)?;
        index_within(cx, args, "tuple_not_found")
    }),
    Native::method("__getnewargs__", "self, /", |cx, args| {
        let items = items(cx, args)?.to_vec();
        let plain = cx.heap.tuple(items);
        Ok(cx.heap.tuple([plain]))
    }),
    Native::class_method("__class_getitem__", "cls, item, /", subscript::class_getitem),
];

/// The comparison methods of `tuple`.
pub const COMPARISONS: &[Native] = &comparisons!(|body| matches!(body, Body::Tuple(_)), "sequence_compare");

fn items<'a>(cx: &'a mut Cx<'_>, args: &[Value]) -> Result<&'a [Value], Raise> {
    if !matches!(cx.heap.body(args[0]), Some(Body::Tuple(_))) {
        let name = cx.heap.type_name(args[0]);
        return Err(cx.type_error(format!("descriptor requires a 'tuple' object but received a '{name}'")));
    }
    Ok(cx.heap.as_tuple(args[0]).unwrap_or_default())
}

fn new(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let class = class_argument(cx, args[0], types::TUPLE)?;
    let source = at_most_one(cx, "tuple", args[1])?;
    let items = match source {
        None => Vec::new(),
        Some(source) if class == types::TUPLE && cx.heap.type_of(source) == class => return Ok(source.into()),
        Some(source) => match collect(cx, source)? {
            Some(items) => items,
            None => return Ok(Flow::prelude(cx, "tuple_from", &[args[0], source])),
        },
    };
    cx.reserve(items.len() * 8)?;
    cx.heap.charge(items.len() * 8);
    Ok(Value::obj(cx.heap.alloc(class, Body::Tuple(Arc::from(items)))).into())
}

/// The only one of the arguments in a tuple, if there is one.
pub fn at_most_one(cx: &mut Cx<'_>, who: &str, args: Value) -> Result<Option<Value>, Raise> {
    match cx.heap.as_tuple(args).unwrap_or_default() {
        [] => Ok(None),
        [only] => Ok(Some(*only)),
        several => {
            let count = several.len();
            Err(cx.type_error(format!("{who} expected at most 1 argument, got {count}")))
        }
    }
}

fn contains(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let items = cx.heap.as_tuple(args[0]).unwrap_or_default();
    match search::position(cx.heap, items, args[1]) {
        Search::At(_) => Ok(Value::TRUE.into()),
        Search::Nowhere => Ok(Value::FALSE.into()),
        Search::Python => Ok(Flow::prelude(cx, "sequence_contains", &[args[0], args[1]])),
    }
}

fn times(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    match repeat(cx, args[0], args[1]) {
        Some(result) => result.map(Flow::Value),
        None if super::sequence::has_index(cx.heap, args[1]) => Ok(Flow::prelude(cx, "sequence_repeat", &[args[0], args[1]])),
        None => Err(mismatch(cx, BinOp::Mul, args[0], args[1]).unwrap_or(Raise(Value::NONE))),
    }
}
