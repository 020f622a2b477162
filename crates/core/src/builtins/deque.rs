//! `collections.deque`: its methods.

use super::{
    arith_sequences::repeat,
    compare::{self, CompareOp},
    functions::class_argument,
    iterators::collect,
    list::index_argument,
    search::{self, Search},
    sequence::{Index, clamp, index, place},
    subscript,
};
use crate::{
    heap::{Body, Deque, Iter, types},
    native::{Cx, Flow, GetSet, Native, Raise},
    value::{ObjId, Value},
};

/// Methods of `deque`.
pub const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, /, *args, **kwargs", new),
    Native::flow_method("__init__", "self, iterable=(), maxlen=None", |cx, args| init(cx, args, Value::NONE)),
    Native::method("append", "self, object, /", |cx, args| {
        cx.heap.charge(8);
        receiver_mut(cx, args)?.push_back(args[1]);
        Ok(Value::NONE)
    }),
    Native::method("appendleft", "self, object, /", |cx, args| {
        cx.heap.charge(8);
        receiver_mut(cx, args)?.push_front(args[1]);
        Ok(Value::NONE)
    }),
    Native::method("pop", "self, /", |cx, args| {
        let item = receiver_mut(cx, args)?.pop_back();
        item.ok_or_else(|| cx.index_error("pop from an empty deque"))
    }),
    Native::method("popleft", "self, /", |cx, args| {
        let item = receiver_mut(cx, args)?.pop_front();
        item.ok_or_else(|| cx.index_error("pop from an empty deque"))
    }),
    Native::flow_method("extend", "self, iterable, /", |cx, args| extend(cx, args, false, Value::NONE)),
    Native::flow_method("extendleft", "self, iterable, /", |cx, args| extend(cx, args, true, Value::NONE)),
    Native::flow_method("__iadd__", "self, value, /", |cx, args| extend(cx, args, false, args[0])),
    Native::method("clear", "self, /", |cx, args| {
        receiver_mut(cx, args)?.replace(Vec::new());
        Ok(Value::NONE)
    }),
    Native::flow_method("copy", "self, /", copy),
    Native::flow_method("__copy__", "self, /", copy),
    Native::method("reverse", "self, /", |cx, args| {
        let mut items = items(cx, args)?;
        items.reverse();
        receiver_mut(cx, args)?.replace(items);
        Ok(Value::NONE)
    }),
    Native::flow_method("rotate", "self, n=1, /", rotate),
    Native::flow_method("insert", "self, index, object, /", insert),
    Native::flow_method("count", "self, value, /", |cx, args| {
        let items = items(cx, args)?;
        match search::count(cx.heap, &items, args[1]) {
            Some(count) => Ok(Value::index(count).into()),
            None => Ok(Flow::prelude(cx, "deque_count", &[args[0], args[1]])),
        }
    }),
    Native::flow_method("index", "self, value, start=0, stop=9223372036854775807, /", index_of),
    Native::flow_method("remove", "self, value, /", remove),
    Native::flow_method("__contains__", "self, key, /", |cx, args| {
        let items = items(cx, args)?;
        match search::position(cx.heap, &items, args[1]) {
            Search::At(_) => Ok(Value::TRUE.into()),
            Search::Nowhere => Ok(Value::FALSE.into()),
            Search::Python => Ok(Flow::prelude(cx, "deque_contains", &[args[0], args[1]])),
        }
    }),
    Native::method("__len__", "self, /", |cx, args| Ok(Value::index(receiver(cx, args)?.len()))),
    Native::method("__bool__", "self, /", |cx, args| Ok(Value::bool(!receiver(cx, args)?.is_empty()))),
    Native::method("__iter__", "self, /", |cx, args| iterator(cx, args, false)),
    Native::method("__reversed__", "self, /", |cx, args| iterator(cx, args, true)),
    Native::flow_method("__getitem__", "self, key, /", |cx, args| match at(cx, args)? {
        Some(at) => Ok(receiver(cx, args)?.get(at).unwrap_or(Value::NONE).into()),
        None => Ok(Flow::prelude(cx, "getitem_by_index", &[args[0], args[1]])),
    }),
    Native::flow_method("__setitem__", "self, key, value, /", |cx, args| match at(cx, args)? {
        Some(at) => {
            receiver_mut(cx, args)?.set(at, args[2]);
            Ok(Value::NONE.into())
        }
        None => Ok(Flow::prelude(cx, "setitem_by_index", &[args[0], args[1], args[2]])),
    }),
    Native::flow_method("__delitem__", "self, key, /", |cx, args| match at(cx, args)? {
        Some(at) => {
            take(cx, args, at)?;
            Ok(Value::NONE.into())
        }
        None => Ok(Flow::prelude(cx, "delitem_by_index", &[args[0], args[1]])),
    }),
    Native::flow_method("__add__", "self, value, /", |cx, args| match cx.heap.body(args[1]) {
        Some(Body::Deque(other)) => {
            let mut all = other.to_vec();
            all.splice(0..0, items(cx, args)?);
            like(cx, args, all)
        }
        _ => {
            let name = cx.heap.type_name(args[1]);
            Err(cx.type_error(format!("can only concatenate deque (not \"{name}\") to deque")))
        }
    }),
    Native::flow_method("__mul__", "self, value, /", times),
    Native::flow_method("__rmul__", "self, value, /", times),
    Native::flow_method("__imul__", "self, value, /", |cx, args| match repeated(cx, args)? {
        Some(all) => {
            fill(cx, args[0], all);
            Ok(args[0].into())
        }
        None => Ok(Flow::prelude(cx, "deque_imul", &[args[0], args[1]])),
    }),
    Native::flow_method("__lt__", "self, value, /", |cx, args| ordered(cx, CompareOp::Lt, args)),
    Native::flow_method("__le__", "self, value, /", |cx, args| ordered(cx, CompareOp::Le, args)),
    Native::flow_method("__eq__", "self, value, /", |cx, args| ordered(cx, CompareOp::Eq, args)),
    Native::flow_method("__ne__", "self, value, /", |cx, args| ordered(cx, CompareOp::Ne, args)),
    Native::flow_method("__gt__", "self, value, /", |cx, args| ordered(cx, CompareOp::Gt, args)),
    Native::flow_method("__ge__", "self, value, /", |cx, args| ordered(cx, CompareOp::Ge, args)),
    Native::flow_method("__reduce__", "self, /", |cx, args| Ok(Flow::prelude(cx, "deque_reduce", &[args[0]]))),
    Native::class_method("__class_getitem__", "cls, item, /", subscript::class_getitem),
];

/// Attributes of `deque`.
pub const ATTRIBUTES: &[GetSet] =
    &[GetSet { name: "maxlen", get: |cx, this| Ok(receiver(cx, &[this])?.most.map_or(Value::NONE, Value::index)), set: None }];

fn receiver<'a>(cx: &'a mut Cx<'_>, args: &[Value]) -> Result<&'a Deque, Raise> {
    receiver_mut(cx, args).map(|deque| &*deque)
}

fn receiver_mut<'a>(cx: &'a mut Cx<'_>, args: &[Value]) -> Result<&'a mut Deque, Raise> {
    match args[0].as_obj().filter(|id| matches!(cx.heap.get(*id).body, Body::Deque(_))) {
        Some(id) => match &mut cx.heap.get_mut(id).body {
            Body::Deque(deque) => Ok(deque),
            other => unreachable!("{id:?} is not a deque but {other:?}"),
        },
        None => {
            let name = cx.heap.type_name(args[0]);
            Err(cx.type_error(format!("descriptor requires a 'collections.deque' object but received a '{name}'")))
        }
    }
}

fn items(cx: &mut Cx<'_>, args: &[Value]) -> Result<Vec<Value>, Raise> {
    Ok(receiver(cx, args)?.to_vec())
}

/// Puts items into a deque in place of what it has; the last ones stay when there are too many.
fn fill(cx: &mut Cx<'_>, deque: Value, mut items: Vec<Value>) {
    cx.heap.charge(items.len() * 8);
    if let Some(Body::Deque(deque)) = deque.as_obj().map(|id: ObjId| &mut cx.heap.get_mut(id).body) {
        let extra = deque.most.map_or(0, |most| items.len().saturating_sub(most));
        deque.replace(items.split_off(extra));
    }
}

/// A new deque of the same class and length limit: for a subclass by calling it.
fn like(cx: &mut Cx<'_>, args: &[Value], items: Vec<Value>) -> Result<Flow, Raise> {
    let most = receiver(cx, args)?.most;
    let class = cx.heap.type_of(args[0]);
    if class == types::DEQUE {
        let new = cx.heap.alloc(class, Body::Deque(Box::new(Deque::new(most))));
        fill(cx, new.into(), items);
        return Ok(Value::obj(new).into());
    }
    let list = cx.heap.list(items);
    let mut all = vec![list];
    all.extend(most.map(Value::index));
    Ok(Flow::call(class.into(), all))
}

fn new(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let class = class_argument(cx, args[0], types::DEQUE)?;
    let deque = Value::obj(cx.heap.alloc(class, Body::Deque(Box::default())));
    if class != types::DEQUE && cx.heap.ty(class).flags.custom_init {
        return Ok(deque.into());
    }
    let given: Vec<Value> = cx.heap.as_items(args[1]).unwrap_or_default().to_vec();
    if given.len() > 2 {
        return Err(cx.type_error(format!("deque() takes at most 2 arguments ({} given)", given.len())));
    }
    let mut all = [deque, Value::UNBOUND, Value::UNBOUND];
    all[1..=given.len()].copy_from_slice(&given);
    let named: Vec<(Value, Value)> = match cx.heap.body(args[2]) {
        Some(Body::Dict(dict)) => dict.iter().map(|entry| (entry.key, entry.value)).collect(),
        _ => Vec::new(),
    };
    for (name, value) in named {
        let at = match cx.heap.as_str(name) {
            Some("iterable") => 1,
            Some("maxlen") => 2,
            other => {
                let other = other.unwrap_or_default().to_owned();
                return Err(cx.type_error(format!("'{other}' is an invalid keyword argument for deque()")));
            }
        };
        if at <= given.len() {
            let name = if at == 1 { "iterable" } else { "maxlen" };
            return Err(cx.type_error(format!("argument for deque() given by name ('{name}') and position ({at})")));
        }
        all[at] = value;
    }
    init(cx, &all, deque)
}

fn init(cx: &mut Cx<'_>, args: &[Value], result: Value) -> Result<Flow, Raise> {
    let most = match args[2].or(Value::NONE) {
        none if none.is_none() => None,
        number => match index(cx.heap, number) {
            Index::At(most) if most >= 0 => Some(most as usize),
            Index::At(_) => return Err(cx.value_error("maxlen must be non-negative")),
            Index::TooLarge => return Err(cx.overflow_error("Python int too large to convert to C ssize_t")),
            _ => return Err(cx.type_error("an integer is required")),
        },
    };
    let deque = receiver_mut(cx, args)?;
    deque.replace(Vec::new());
    deque.most = most;
    match args[1].bound() {
        Some(_) => extend(cx, args, false, result),
        None => Ok(result.into()),
    }
}

fn extend(cx: &mut Cx<'_>, args: &[Value], left: bool, result: Value) -> Result<Flow, Raise> {
    receiver(cx, args)?;
    let new = match cx.heap.body(args[1]) {
        Some(Body::Deque(other)) => Some(other.to_vec()),
        _ => collect(cx, args[1])?,
    };
    let Some(new) = new else {
        return Ok(Flow::prelude(cx, "deque_extend", &[args[0], args[1], Value::bool(left), result]));
    };
    cx.reserve(new.len() * 8)?;
    cx.heap.charge(new.len() * 8);
    let deque = receiver_mut(cx, args)?;
    for item in new {
        if left { deque.push_front(item) } else { deque.push_back(item) }
    }
    Ok(result.into())
}

fn copy(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let items = items(cx, args)?;
    like(cx, args, items)
}

fn rotate(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(n) = index_argument(cx, args[1].or(Value::int32(1)))? else {
        return Ok(Flow::prelude(cx, "deque_rotate", &[args[0], args[1]]));
    };
    let deque = receiver_mut(cx, args)?;
    let len = deque.len();
    if len > 1 {
        let right = n.rem_euclid(len as i64) as usize;
        if right.min(len - right) < 8 {
            // A step or two, as round robin takes them, moves those few items only.
            let most = deque.most.take();
            for _ in 0..right.min(len - right) {
                let turn = if right <= len - right { deque.pop_back() } else { deque.pop_front() };
                let item = turn.unwrap_or(Value::NONE);
                if right <= len - right { deque.push_front(item) } else { deque.push_back(item) }
            }
            deque.most = most;
        } else {
            let mut items = deque.to_vec();
            items.rotate_right(right);
            deque.replace(items);
        }
    }
    Ok(Value::NONE.into())
}

fn insert(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(at) = index_argument(cx, args[1])? else {
        return Ok(Flow::prelude(cx, "deque_insert", &[args[0], args[1], args[2]]));
    };
    let deque = receiver(cx, args)?;
    if deque.most.is_some_and(|most| deque.len() >= most) {
        return Err(cx.index_error("deque already at its maximum size"));
    }
    let len = deque.len() as i64;
    let at = if at < 0 { (at + len).max(0) } else { at.min(len) } as usize;
    let mut items = deque.to_vec();
    items.insert(at, args[2]);
    receiver_mut(cx, args)?.replace(items);
    Ok(Value::NONE.into())
}

fn index_of(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let items = items(cx, args)?;
    let (start, stop) = (super::list::bound_argument(cx, args[2], 0)?, super::list::bound_argument(cx, args[3], i64::MAX)?);
    let (Some(start), Some(stop)) = (start, stop) else {
        return Ok(Flow::prelude(cx, "deque_index", &[args[0], args[1], args[2], args[3].or(Value::index(items.len()))]));
    };
    let bounds = clamp(Some(start), Some(stop), 1, items.len() as i64);
    let from = bounds.start as usize;
    match search::position(cx.heap, &items[from..from + bounds.count], args[1]) {
        Search::At(i) => Ok(Value::index(from + i).into()),
        _ => {
            let stop = Value::index(from + bounds.count);
            Ok(Flow::prelude(cx, "deque_index", &[args[0], args[1], Value::index(from), stop]))
        }
    }
}

fn remove(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let items = items(cx, args)?;
    match search::position(cx.heap, &items, args[1]) {
        Search::At(at) => {
            take(cx, args, at)?;
            Ok(Value::NONE.into())
        }
        _ => Ok(Flow::prelude(cx, "deque_remove", &[args[0], args[1]])),
    }
}

/// Takes the item at an index.
fn take(cx: &mut Cx<'_>, args: &[Value], at: usize) -> Result<(), Raise> {
    let deque = receiver_mut(cx, args)?;
    if at == 0 {
        deque.pop_front();
    } else {
        let mut items = deque.to_vec();
        items.remove(at);
        deque.replace(items);
    }
    Ok(())
}

/// The place that a subscript means; `None` when its `__index__` is written in Python.
fn at(cx: &mut Cx<'_>, args: &[Value]) -> Result<Option<usize>, Raise> {
    let len = receiver(cx, args)?.len();
    match index(cx.heap, args[1]) {
        Index::At(i) => match place(i, len) {
            Some(at) => Ok(Some(at)),
            None => Err(cx.index_error("deque index out of range")),
        },
        Index::Python => Ok(None),
        wrong => {
            let name = cx.heap.type_name(args[1]);
            Err(match wrong {
                Index::TooLarge => cx.index_error(format!("cannot fit '{name}' into an index-sized integer")),
                _ => cx.type_error(format!("sequence index must be integer, not '{name}'")),
            })
        }
    }
}

fn iterator(cx: &mut Cx<'_>, args: &[Value], backward: bool) -> Result<Value, Raise> {
    let changes = receiver(cx, args)?.changes;
    let class = if backward { types::DEQUE_REVERSE_ITERATOR } else { types::DEQUE_ITERATOR };
    Ok(cx.heap.iter(class, Iter::Deque { deque: args[0], next: 0, changes, backward }))
}

/// `deque * count`, or `None` when the count's `__index__` is written in Python.
fn repeated(cx: &mut Cx<'_>, args: &[Value]) -> Result<Option<Vec<Value>>, Raise> {
    let items = items(cx, args)?;
    let list = cx.heap.list(items);
    match repeat(cx, list, args[1]) {
        Some(all) => Ok(Some(cx.heap.as_items(all?).unwrap_or_default().to_vec())),
        None if super::sequence::has_index(cx.heap, args[1]) => Ok(None),
        None => {
            let name = cx.heap.type_name(args[1]);
            Err(cx.type_error(format!("can't multiply sequence by non-int of type '{name}'")))
        }
    }
}

fn times(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    match repeated(cx, args)? {
        Some(all) => like(cx, args, all),
        None => Ok(Flow::prelude(cx, "deque_mul", &[args[0], args[1]])),
    }
}

fn ordered(cx: &mut Cx<'_>, op: CompareOp, args: &[Value]) -> Result<Flow, Raise> {
    let own = items(cx, args)?;
    let Some(Body::Deque(other)) = cx.heap.body(args[1]) else { return Ok(Value::NOT_IMPLEMENTED.into()) };
    let other = other.to_vec();
    let (own, other) = (cx.heap.tuple(own), cx.heap.tuple(other));
    compare::compare(cx, op, own, other)
}
