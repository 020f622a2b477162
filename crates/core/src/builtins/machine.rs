//! Natives that only the prelude sees: what it needs to do in Python what Rust may not, because Python code has to be called.
//!
//! Their names begin with `_m_`. The tables of dicts and sets are in `machine_tables`.

use super::{
    arith::{self, BinOp},
    compare::{CompareOp, not_supported},
    functions::is_instance_of,
    hash::{Hashed, hash_big, hash_plain, hash_tuple, unhashable},
    iterators::{native_iter, plain_iter},
    sort::sort_by_keys,
    subscript,
};
use crate::{
    heap::{Body, types},
    native::{Cx, Flow, Native, Raise},
    value::Value,
    vm::lookup_type_attr,
};

/// The functions.
pub const FUNCTIONS: &[Native] = &[
    // Stands for "nothing was found" and "no argument was given".
    Native::function("_m_missing", "", |_, _| Ok(Value::NONE)),
    Native::function("_m_lookup", "cls, name, /", lookup),
    Native::function("_m_sum_chunk", "iterator, total, /", super::functions_reduce::sum_chunk),
    // A built-in type by its name, also one that no builtin is called.
    Native::function("_m_type", "name, /", |cx, args| {
        let name = cx.heap.as_str(args[0]).unwrap_or_default();
        let found = types::ALL.iter().find(|(_, other)| *other == name);
        Ok(found.map_or(Value::NONE, |(class, _)| Value::obj(*class)))
    }),
    Native::function("_m_iterator_parts", "iterator, /", super::iterator_types::parts),
    Native::function("_m_type_name", "object, /", |cx, args| {
        let name = cx.heap.type_name(args[0]);
        Ok(cx.heap.intern(&name))
    }),
    Native::function("_m_set_class", "object, cls, /", set_class),
    Native::function("_m_is_native_iterable", "object, /", |cx, args| Ok(Value::bool(native_iter(cx.heap, args[0]).is_some()))),
    Native::function("_m_plain_iter", "object, /", |cx, args| Ok(plain_iter(cx.heap, args[0]).unwrap_or(Value::NONE))),
    Native::flow_function("_m_binary", "a, b, number, /", binary),
    Native::function("_m_unsupported", "a, b, number, augmented, /", |cx, args| {
        let op = operator(args[2]);
        Err(arith::unsupported(cx, op, args[3] == Value::TRUE, args[0], args[1]))
    }),
    Native::function("_m_not_ordered", "a, b, number, /", |cx, args| {
        let op = CompareOp::ALL[args[2].as_int().unwrap_or(0).clamp(0, 5) as usize];
        Err(not_supported(cx, op, args[0], args[1]))
    }),
    Native::flow_function("_m_getitem", "object, key, /", |cx, args| subscript::get_item(cx, args[0], args[1])),
    Native::flow_function("_m_setitem", "object, key, value, /", |cx, args| subscript::set_item(cx, args[0], args[1], args[2])),
    Native::flow_function("_m_delitem", "object, key, /", |cx, args| subscript::del_item(cx, args[0], args[1])),
    Native::function("_m_is_instance", "object, cls, /", |cx, args| {
        Ok(match is_instance_of(cx.heap, args[0], args[1]) {
            Some(answer) => Value::bool(answer),
            None => Value::NONE,
        })
    }),
    Native::function("_m_is_instance_plain", "object, cls, /", |cx, args| match (args[1].as_obj(), cx.heap.body(args[1])) {
        (Some(class), Some(Body::Type(_))) => Ok(Value::bool(cx.heap.is_instance(args[0], class))),
        _ => Err(cx.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
    }),
    Native::function("_m_is_subclass_plain", "cls, base, /", |cx, args| match (args[0].as_obj(), args[1].as_obj()) {
        (Some(class), Some(base)) if is_type(cx, args[0]) && is_type(cx, args[1]) => {
            Ok(Value::bool(cx.heap.is_subtype(class, base)))
        }
        _ => Ok(Value::FALSE),
    }),
    Native::function("_m_is_type", "object, /", |cx, args| Ok(Value::bool(is_type(cx, args[0])))),
    Native::function("_m_is_sequence", "object, /", |cx, args| {
        let body = cx.heap.body(args[0]);
        let sequence = matches!(body, Some(Body::Str(_) | Body::List(_) | Body::Tuple(_) | Body::Bytes(_) | Body::ByteArray(_)));
        Ok(Value::bool(sequence))
    }),
    Native::function("_m_sort_by_keys", "items, keys, reverse, /", sort_by_keys),
    Native::function("_m_list_take", "list, /", list_take),
    Native::function("_m_list_put", "list, items, /", list_put),
    Native::function("_m_tuple_of", "cls, items, /", tuple_of),
    Native::function("_m_hash_plain", "object, /", |cx, args| match hash_plain(cx.heap, args[0]) {
        Hashed::Hash(hash) => Ok(cx.heap.int(hash as i64)),
        Hashed::Unhashable(culprit) => Err(unhashable(cx, culprit)),
        Hashed::Python => Ok(Value::NONE),
    }),
    Native::function("_m_hash_int", "number, /", |cx, args| {
        let hash = match cx.heap.as_i64(args[0]) {
            // As `__hash__` answered it, but for the one number that means an error in C.
            Some(-1) => -2,
            Some(n) => n,
            None => cx.heap.as_big(args[0]).map_or(0, |n| hash_big(&n)) as i64,
        };
        Ok(cx.heap.int(hash))
    }),
    Native::function("_m_hash_tuple", "hashes, /", |cx, args| {
        let hashes: Vec<u64> =
            cx.heap.as_items(args[0]).unwrap_or_default().iter().map(|hash| cx.heap.as_i64(*hash).unwrap_or(0) as u64).collect();
        let hash = hash_tuple(hashes.into_iter());
        Ok(cx.heap.int(hash as i64))
    }),
    Native::function("_m_view_dict", "view, /", |cx, args| match cx.heap.body(args[0]) {
        Some(Body::View(dict)) => Ok(*dict),
        _ => Ok(Value::NONE),
    }),
    Native::function("_m_unhashable", "object, /", |cx, args| Err(unhashable(cx, args[0]))),
];

fn is_type(cx: &Cx<'_>, value: Value) -> bool {
    matches!(cx.heap.body(value), Some(Body::Type(_)))
}

fn lookup(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let name = cx.heap.intern_value(args[1]);
    let found = match args[0].as_obj() {
        Some(class) if is_type(cx, args[0]) => lookup_type_attr(cx.heap, class, name),
        _ => None,
    };
    Ok(found.unwrap_or_else(|| cx.prelude("_m_missing")))
}

fn set_class(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    if let (Some(object), Some(class)) = (args[0].as_obj(), args[1].as_obj()) {
        cx.heap.get_mut(object).class = class;
    }
    Ok(args[0])
}

/// The binary operator with this number: its place in [`BinOp`].
fn operator(number: Value) -> BinOp {
    const ALL: [BinOp; 13] = [
        BinOp::Add,
        BinOp::Sub,
        BinOp::Mul,
        BinOp::TrueDiv,
        BinOp::FloorDiv,
        BinOp::Mod,
        BinOp::Pow,
        BinOp::LShift,
        BinOp::RShift,
        BinOp::And,
        BinOp::Or,
        BinOp::Xor,
        BinOp::MatMul,
    ];
    ALL[number.as_int().unwrap_or(0).clamp(0, 12) as usize]
}

fn binary(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    arith::binary_flow(cx, operator(args[2]), args[0], args[1]).unwrap_or(Ok(Value::NOT_IMPLEMENTED.into()))
}

/// Takes all items out of a list, so that it looks empty while it is sorted.
fn list_take(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let items = match args[0].as_obj().map(|id| &mut cx.heap.get_mut(id).body) {
        Some(Body::List(items)) => items.take(),
        _ => Vec::new(),
    };
    Ok(cx.heap.list(items))
}

/// Puts items into a list in place of what it has; whether it had been empty.
fn list_put(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let new = cx.heap.as_items(args[1]).unwrap_or_default().to_vec();
    match args[0].as_obj().map(|id| &mut cx.heap.get_mut(id).body) {
        Some(Body::List(items)) => {
            let untouched = items.is_empty() && items.bytes() == 0;
            *items = new.into();
            Ok(Value::bool(untouched))
        }
        _ => Ok(Value::FALSE),
    }
}

fn tuple_of(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let items = cx.heap.as_items(args[1]).unwrap_or_default().to_vec();
    let tuple = cx.heap.tuple(items);
    set_class(cx, &[tuple, args[0]])
}
