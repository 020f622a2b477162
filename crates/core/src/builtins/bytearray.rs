//! `bytearray`: what it has beyond `bytes`.

use super::{
    TypeTable,
    bytes::{self, BYTE_RANGE, byte, content, of},
    sequence::{self, has_index},
    str::{CONCATENATION, REPETITION},
    subscript, text_args,
};
use crate::{
    heap::{Body, Heap, types},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

/// All that Rust adds to the type.
pub const TABLES: &[TypeTable] = &[
    // What arrays derive from: bytes without any methods.
    TypeTable {
        class: types::BUFFER,
        methods: &[Native::fixed("__new__", "cls, /, *args, **kwargs", |cx, args| {
            let class = args[0].as_obj().unwrap_or(types::BUFFER);
            Ok(Value::obj(cx.heap.alloc(class, Body::ByteArray(Box::default()))).into())
        })],
        attributes: &[],
    },
    TypeTable { class: types::BYTEARRAY, methods: METHODS, attributes: &[] },
    TypeTable { class: types::BYTEARRAY, methods: bytes::SHARED, attributes: &[] },
    TypeTable { class: types::BYTEARRAY, methods: bytes::COMPARISONS, attributes: &[] },
    TypeTable { class: types::BYTEARRAY, methods: CONCATENATION, attributes: &[] },
    TypeTable { class: types::BYTEARRAY, methods: REPETITION, attributes: &[] },
    TypeTable { class: types::BYTEARRAY, methods: super::bytes_text::METHODS, attributes: &[] },
    TypeTable { class: types::BYTEARRAY, methods: super::bytes_search::METHODS, attributes: &[] },
    TypeTable { class: types::BYTEARRAY, methods: super::bytes_split::METHODS, attributes: &[] },
];

const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, source=b'', encoding='utf-8', errors='strict'", construct),
    Native::flow_method("__init__", "self, /, source=b'', encoding='utf-8', errors='strict'", |cx, args| {
        let Some(bytes) = content(cx, args, "bytearray")? else {
            let none = Value::NONE;
            return Ok(Flow::prelude(cx, "bytearray_init_slow", &[args[0], args[1], args[2].or(none), args[3].or(none)]));
        };
        edit(cx, args[0], |target| *target = bytes);
        Ok(Value::NONE.into())
    }),
    Native::method("append", "self, item, /", |cx, args| {
        let item = byte(cx, args[1], BYTE_RANGE)?;
        edit(cx, args[0], |bytes| bytes.push(item));
        Ok(Value::NONE)
    }),
    Native::method("clear", "self, /", |cx, args| {
        edit(cx, args[0], Vec::clear);
        Ok(Value::NONE)
    }),
    Native::method("copy", "self, /", |cx, args| {
        let bytes = of(cx, args[0]).to_vec();
        Ok(new(cx.heap, bytes))
    }),
    Native::flow_method("extend", "self, iterable_of_ints, /", extend),
    Native::method("insert", "self, index, item, /", |cx, args| {
        let at = text_args::size(cx, args[1])?;
        let item = byte(cx, args[2], BYTE_RANGE)?;
        edit(cx, args[0], |bytes| {
            let len = bytes.len() as i64;
            let at = if at < 0 { at.saturating_add(len).max(0) } else { at.min(len) };
            bytes.insert(at as usize, item);
        });
        Ok(Value::NONE)
    }),
    Native::method("pop", "self, index=-1, /", |cx, args| {
        let at = text_args::size(cx, args[1].or(Value::int32(-1)))?;
        let len = of(cx, args[0]).len();
        if len == 0 {
            return Err(cx.index_error("pop from empty bytearray"));
        }
        let Some(place) = sequence::place(at, len) else { return Err(cx.index_error("pop index out of range")) };
        let item = of(cx, args[0])[place];
        edit(cx, args[0], |bytes| {
            bytes.remove(place);
        });
        Ok(Value::int32(item.into()))
    }),
    Native::method("remove", "self, value, /", |cx, args| {
        let item = byte(cx, args[1], BYTE_RANGE)?;
        let Some(place) = of(cx, args[0]).iter().position(|byte| *byte == item) else {
            return Err(cx.value_error("value not found in bytearray"));
        };
        edit(cx, args[0], |bytes| {
            bytes.remove(place);
        });
        Ok(Value::NONE)
    }),
    Native::method("reverse", "self, /", |cx, args| {
        edit(cx, args[0], |bytes| bytes.reverse());
        Ok(Value::NONE)
    }),
    Native::flow_method("__setitem__", "self, key, value, /", |cx, args| subscript::set_item(cx, args[0], args[1], args[2])),
    Native::flow_method("__delitem__", "self, key, /", |cx, args| subscript::del_item(cx, args[0], args[1])),
    Native::method("__iadd__", "self, value, /", |cx, args| match text_args::bytes_like(cx, args[1]).map(<[u8]>::to_vec) {
        Some(more) => {
            cx.reserve(more.len())?;
            edit(cx, args[0], |bytes| bytes.extend_from_slice(&more));
            Ok(args[0])
        }
        None => {
            let (name, class) = (cx.heap.type_name(args[1]), cx.heap.type_name(args[0]));
            Err(cx.type_error(format!("can't concat {name} to {class}")))
        }
    }),
    Native::method("__imul__", "self, value, /", |cx, args| {
        let count = text_args::size(cx, args[1])?.max(0) as usize;
        cx.reserve(of(cx, args[0]).len().saturating_mul(count))?;
        edit(cx, args[0], |bytes| *bytes = bytes.repeat(count));
        Ok(args[0])
    }),
];

/// A bytearray.
pub fn new(heap: &mut Heap, bytes: Vec<u8>) -> Value {
    heap.charge(bytes.capacity());
    heap.alloc(types::BYTEARRAY, Body::ByteArray(Box::new(bytes))).into()
}

/// Changes a bytearray's bytes; does nothing with another object.
fn edit(cx: &mut Cx<'_>, v: Value, change: impl FnOnce(&mut Vec<u8>)) {
    let Some(id) = v.as_obj() else { return };
    let Body::ByteArray(bytes) = &mut cx.heap.get_mut(id).body else { return };
    let before = bytes.capacity();
    change(bytes);
    let more = bytes.capacity().saturating_sub(before);
    cx.heap.charge(more);
}

fn construct(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let Some(bytes) = content(cx, args, "bytearray")? else {
        return Ok(Flow::prelude(
            cx,
            "bytearray_new_slow",
            &[args[0], args[1], args[2].or(Value::NONE), args[3].or(Value::NONE)],
        ));
    };
    let class = args[0].as_obj().unwrap_or(types::BYTEARRAY);
    cx.heap.charge(bytes.capacity());
    Ok(Value::obj(cx.heap.alloc(class, Body::ByteArray(Box::new(bytes)))).into())
}

fn extend(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let more = match text_args::bytes_like(cx, args[1]).map(<[u8]>::to_vec) {
        Some(more) => more,
        None => match cx.heap.as_items(args[1]).map(|items| items.into_owned()) {
            Some(items) if items.iter().any(|item| has_index(cx.heap, *item)) => {
                return Ok(Flow::prelude(cx, "bytearray_extend_slow", &[args[0], args[1]]));
            }
            Some(items) => items.into_iter().map(|item| byte(cx, item, BYTE_RANGE)).collect::<Result<_, _>>()?,
            None => return Ok(Flow::prelude(cx, "bytearray_extend_slow", &[args[0], args[1]])),
        },
    };
    cx.reserve(more.len())?;
    edit(cx, args[0], |bytes| bytes.extend_from_slice(&more));
    Ok(Value::NONE.into())
}
