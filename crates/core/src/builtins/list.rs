//! `list`: its methods.

use super::{
    arith::BinOp,
    arith_sequences::{concat, mismatch, repeat},
    compare::comparisons,
    functions::class_argument,
    iterators::{self, collect},
    search::{self, Search},
    sequence::{Index, clamp, index, place, too_large},
    subscript,
    tuple::at_most_one,
};
use crate::{
    heap::{Array, Body, Iter, types},
    native::{Cx, Flow, Native, Raise},
    value::{ObjId, Value},
};

/// Methods of `list`.
pub const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, /, *args, **kwargs", new),
    Native::flow_method("__init__", "self, iterable=(), /", init),
    Native::flow_method("__getitem__", "self, index, /", |cx, args| subscript::get_item(cx, args[0], args[1])),
    Native::flow_method("__setitem__", "self, key, value, /", |cx, args| subscript::set_item(cx, args[0], args[1], args[2])),
    Native::flow_method("__delitem__", "self, key, /", |cx, args| subscript::del_item(cx, args[0], args[1])),
    Native::flow_method("__contains__", "self, key, /", contains),
    Native::method("__len__", "self, /", |cx, args| Ok(Value::index(items(cx, args)?.len()))),
    Native::method("__iter__", "self, /", |cx, args| {
        receiver(cx, args)?;
        Ok(iterators::plain_iter(cx.heap, args[0]).unwrap_or(Value::NONE))
    }),
    Native::method("__reversed__", "self, /", |cx, args| {
        let left = items(cx, args)?.len();
        Ok(cx.heap.iter(types::LIST_REVERSE_ITERATOR, Iter::Backward { object: args[0], left }))
    }),
    Native::flow_method("__add__", "self, value, /", add),
    Native::flow_method("__mul__", "self, value, /", times),
    Native::flow_method("__rmul__", "self, value, /", times),
    Native::flow_method("__iadd__", "self, value, /", |cx, args| {
        let list = receiver(cx, args)?;
        extend(cx, list, args[1], args[0])
    }),
    Native::flow_method("__imul__", "self, value, /", |cx, args| {
        let list = receiver(cx, args)?;
        repeat_in_place(cx, list, args[1])
    }),
    Native::method("append", "self, object, /", append),
    Native::flow_method("extend", "self, iterable, /", |cx, args| {
        let list = receiver(cx, args)?;
        extend(cx, list, args[1], Value::NONE)
    }),
    Native::flow_method("insert", "self, index, object, /", insert),
    Native::flow_method("pop", "self, index=-1, /", pop),
    Native::flow_method("remove", "self, value, /", remove),
    Native::method("clear", "self, /", |cx, args| {
        items_mut(cx, args)?.clear();
        Ok(Value::NONE)
    }),
    Native::method("copy", "self, /", |cx, args| {
        let bytes = items(cx, args)?.len() * 8;
        cx.reserve(bytes)?;
        let copy = items(cx, args)?.to_vec();
        Ok(cx.heap.list(copy))
    }),
    Native::flow_method("count", "self, value, /", count),
    Native::flow_method("index", "self, value, start=0, stop=9223372036854775807, /", index_of),
    Native::method("reverse", "self, /", |cx, args| {
        items_mut(cx, args)?.edit(|items| items.reverse());
        Ok(Value::NONE)
    }),
    Native::flow_method("sort", "self, /, *, key=None, reverse=False", super::sort::list_sort),
    Native::class_method("__class_getitem__", "cls, item, /", subscript::class_getitem),
];

/// The comparison methods of `list`.
pub const COMPARISONS: &[Native] = &comparisons!(|body| matches!(body, Body::List(_)), "sequence_compare");

/// The list that a method was called on.
pub fn receiver(cx: &mut Cx<'_>, args: &[Value]) -> Result<ObjId, Raise> {
    match args[0].as_obj() {
        Some(id) if matches!(cx.heap.get(id).body, Body::List(_)) => Ok(id),
        _ => {
            let name = cx.heap.type_name(args[0]);
            Err(cx.type_error(format!("descriptor requires a 'list' object but received a '{name}'")))
        }
    }
}

/// Appends the items of an iterable to a list and answers `result`.
pub fn extend(cx: &mut Cx<'_>, list: ObjId, iterable: Value, result: Value) -> Result<Flow, Raise> {
    match collect(cx, iterable)? {
        Some(new) => {
            cx.reserve(new.len() * 8)?;
            cx.heap.charge(new.len() * 8);
            if let Body::List(items) = &mut cx.heap.get_mut(list).body {
                items.extend(new);
            }
            Ok(result.into())
        }
        None => Ok(Flow::prelude(cx, "list_extend_then", &[list.into(), iterable, result])),
    }
}

/// `list *= count`
pub fn repeat_in_place(cx: &mut Cx<'_>, list: ObjId, count: Value) -> Result<Flow, Raise> {
    match repeat(cx, list.into(), count) {
        Some(repeated) => {
            let repeated = repeated?;
            let new = cx.heap.as_items(repeated).unwrap_or_default().to_vec();
            if let Body::List(items) = &mut cx.heap.get_mut(list).body {
                *items = new.into();
            }
            Ok(Value::obj(list).into())
        }
        None if super::sequence::has_index(cx.heap, count) => Ok(Flow::prelude(cx, "list_imul", &[list.into(), count])),
        None => Err(mismatch(cx, BinOp::Mul, list.into(), count).unwrap_or(Raise(Value::NONE))),
    }
}

fn items<'a>(cx: &'a mut Cx<'_>, args: &[Value]) -> Result<&'a Array<Value>, Raise> {
    let id = receiver(cx, args)?;
    match &cx.heap.get(id).body {
        Body::List(items) => Ok(items),
        other => unreachable!("{id:?} is not a list but {other:?}"),
    }
}

fn items_mut<'a>(cx: &'a mut Cx<'_>, args: &[Value]) -> Result<&'a mut Array<Value>, Raise> {
    let id = receiver(cx, args)?;
    match &mut cx.heap.get_mut(id).body {
        Body::List(items) => Ok(items),
        other => unreachable!("{id:?} is not a list but {other:?}"),
    }
}

fn new(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let class = class_argument(cx, args[0], types::LIST)?;
    let list = cx.heap.alloc(class, Body::List(Array::new()));
    if class != types::LIST && cx.heap.ty(class).flags.custom_init {
        return Ok(Value::obj(list).into());
    }
    if matches!(cx.heap.body(args[2]), Some(Body::Dict(dict)) if !dict.is_empty()) {
        return Err(cx.type_error("list() takes no keyword arguments"));
    }
    match at_most_one(cx, "list", args[1])? {
        None => Ok(Value::obj(list).into()),
        Some(iterable) => extend(cx, list, iterable, list.into()),
    }
}

fn init(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    items_mut(cx, args)?.clear();
    let list = receiver(cx, args)?;
    match args[1].bound() {
        Some(iterable) => extend(cx, list, iterable, Value::NONE),
        None => Ok(Value::NONE.into()),
    }
}

fn append(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    cx.heap.charge(8);
    items_mut(cx, args)?.push(args[1]);
    Ok(Value::NONE)
}

fn add(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    match concat(cx, args[0], args[1]) {
        Some(result) => result.map(Flow::Value),
        None => Err(mismatch(cx, BinOp::Add, args[0], args[1]).unwrap_or(Raise(Value::NONE))),
    }
}

fn times(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    match repeat(cx, args[0], args[1]) {
        Some(result) => result.map(Flow::Value),
        None if super::sequence::has_index(cx.heap, args[1]) => Ok(Flow::prelude(cx, "sequence_repeat", &[args[0], args[1]])),
        None => Err(mismatch(cx, BinOp::Mul, args[0], args[1]).unwrap_or(Raise(Value::NONE))),
    }
}

fn contains(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let items = cx.heap.as_items(args[0]).unwrap_or_default();
    match search::position(cx.heap, &items, args[1]) {
        Search::At(_) => Ok(Value::TRUE.into()),
        Search::Nowhere => Ok(Value::FALSE.into()),
        Search::Python => Ok(Flow::prelude(cx, "sequence_contains", &[args[0], args[1]])),
    }
}

fn count(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let items = cx.heap.as_items(args[0]).unwrap_or_default();
    match search::count(cx.heap, &items, args[1]) {
        Some(count) => Ok(Value::index(count).into()),
        None => Ok(Flow::prelude(cx, "sequence_count", &[args[0], args[1]])),
    }
}

fn index_of(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    receiver(cx, args)?;
    index_within(cx, args, "list_not_found")
}

/// `sequence.index(value[, start[, stop]])` of a list or tuple. `missing`: the prelude's function that raises when it is not there.
pub fn index_within(cx: &mut Cx<'_>, args: &[Value], missing: &str) -> Result<Flow, Raise> {
    let (start, stop) = (bound_argument(cx, args[2], 0)?, bound_argument(cx, args[3], i64::MAX)?);
    let (Some(start), Some(stop)) = (start, stop) else {
        let missing = cx.prelude(missing);
        let (start, stop) = (args[2].or(Value::NONE), args[3].or(Value::NONE));
        return Ok(Flow::prelude(cx, "sequence_index_within", &[args[0], args[1], start, stop, missing]));
    };
    let items = cx.heap.as_items(args[0]).unwrap_or_default();
    let bounds = clamp(Some(start), Some(stop), 1, items.len() as i64);
    let from = bounds.start as usize;
    match search::position(cx.heap, &items[from..from + bounds.count], args[1]) {
        Search::At(i) => Ok(Value::index(from + i).into()),
        Search::Nowhere => Ok(Flow::prelude(cx, missing, &[args[1]])),
        Search::Python => {
            let stop = Value::index(from + bounds.count);
            let missing = cx.prelude(missing);
            Ok(Flow::prelude(cx, "sequence_index", &[args[0], args[1], Value::index(from), stop, missing]))
        }
    }
}

/// A bound of `index`; `None` when its `__index__` is written in Python.
pub fn bound_argument(cx: &mut Cx<'_>, value: Value, default: i64) -> Result<Option<i64>, Raise> {
    let Some(value) = value.bound() else { return Ok(Some(default)) };
    match index(cx.heap, value) {
        Index::At(i) => Ok(Some(i)),
        Index::TooLarge => Ok(Some(too_large(cx.heap, value))),
        Index::Python => Ok(None),
        _ => Err(cx.type_error("slice indices must be integers or have an __index__ method")),
    }
}

/// An argument that must be an index; `None` when its `__index__` is written in Python.
pub fn index_argument(cx: &mut Cx<'_>, value: Value) -> Result<Option<i64>, Raise> {
    let name = cx.heap.type_name(value);
    match index(cx.heap, value) {
        Index::At(i) => Ok(Some(i)),
        Index::Python => Ok(None),
        Index::TooLarge => Err(cx.overflow_error("Python int too large to convert to C ssize_t")),
        _ => Err(cx.type_error(format!("'{name}' object cannot be interpreted as an integer"))),
    }
}

fn insert(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(at) = index_argument(cx, args[1])? else {
        return Ok(Flow::prelude(cx, "list_insert", &[args[0], args[1], args[2]]));
    };
    cx.heap.charge(8);
    let items = items_mut(cx, args)?;
    let len = items.len() as i64;
    let at = if at < 0 { (at + len).max(0) } else { at.min(len) };
    items.insert(at as usize, args[2]);
    Ok(Value::NONE.into())
}

fn pop(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    if args[1].is_unbound() {
        return match items_mut(cx, args)?.pop() {
            Some(last) => Ok(last.into()),
            None => Err(cx.index_error("pop from empty list")),
        };
    }
    let Some(at) = index_argument(cx, args[1])? else { return Ok(Flow::prelude(cx, "list_pop", &[args[0], args[1]])) };
    let items = items_mut(cx, args)?;
    let empty = items.is_empty();
    match place(at, items.len()) {
        Some(at) => Ok(items.remove(at).into()),
        None if empty => Err(cx.index_error("pop from empty list")),
        None => Err(cx.index_error("pop index out of range")),
    }
}

fn remove(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    receiver(cx, args)?;
    match search::position(cx.heap, &cx.heap.as_items(args[0]).unwrap_or_default(), args[1]) {
        Search::At(i) => {
            items_mut(cx, args)?.remove(i);
            Ok(Value::NONE.into())
        }
        Search::Nowhere => Err(cx.value_error("list.remove(x): x not in list")),
        Search::Python => Ok(Flow::prelude(cx, "list_remove", &[args[0], args[1]])),
    }
}
