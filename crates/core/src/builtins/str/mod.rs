//! `str`: its methods by topic.

mod case;
mod codec;
mod fill;
mod search;
mod split;
pub mod surrogate;
mod translate;
pub mod unicode;

pub use codec::{MACHINE as CODEC_MACHINE, by_python, cannot_write, codec_name, decode, decode_prefix, encode};
pub(crate) use fill::expand_tabs;

use super::{
    TypeTable,
    arith::{BinOp, operator_methods},
    compare::comparisons,
    format, format_percent, format_str,
    hash::hash_method,
    iterators, repr, subscript, text_args,
};
use crate::{
    heap::{Body, Heap, Iter, Object, Text, types},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

/// All that Rust adds to the type.
pub const TABLES: &[TypeTable] = &[
    TypeTable { class: types::STR, methods: METHODS, attributes: &[] },
    TypeTable { class: types::STR, methods: COMPARISONS, attributes: &[] },
    TypeTable { class: types::STR, methods: CONCATENATION, attributes: &[] },
    TypeTable { class: types::STR, methods: REPETITION, attributes: &[] },
    TypeTable { class: types::STR, methods: case::METHODS, attributes: &[] },
    TypeTable { class: types::STR, methods: fill::METHODS, attributes: &[] },
    TypeTable { class: types::STR, methods: search::METHODS, attributes: &[] },
    TypeTable { class: types::STR, methods: split::METHODS, attributes: &[] },
    TypeTable { class: types::STR, methods: translate::METHODS, attributes: &[] },
];

const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, object='', encoding='utf-8', errors='strict'", construct),
    Native::flow_method("format", "self, /, *args, **kwargs", |cx, args| format_str::format(cx, args[0], args[1], args[2])),
    Native::flow_method("format_map", "self, mapping, /", |cx, args| format_str::format(cx, args[0], Value::NONE, args[1])),
    Native::flow_method("encode", "self, /, encoding='utf-8', errors='strict'", |cx, args| {
        Ok(match encode(cx, args[0], args[1], args[2])? {
            Some(bytes) => cx.heap.bytes_object(bytes).into(),
            None => codec::by_python(cx, "encode_slow", args[0], args[1], args[2]),
        })
    }),
    Native::method("__len__", "self, /", |cx, args| {
        let len = args[0].as_obj().map_or(0, |id| subscript::sequence_len(cx, id));
        Ok(Value::index(len))
    }),
    Native::flow_method("__getitem__", "self, key, /", |cx, args| subscript::get_item(cx, args[0], args[1])),
    Native::method("__iter__", "self, /", |cx, args| {
        Ok(cx.heap.iter(types::STR_ITERATOR, Iter::Sequence { object: args[0], next: 0 }))
    }),
    Native::flow_method("__hash__", "self, /", hash_method),
    Native::flow_method("__mod__", "self, value, /", |cx, args| format_percent::percent(cx, args[0], args[1])),
    Native::flow_method("__rmod__", "self, value, /", |cx, args| match cx.heap.as_str(args[1]) {
        Some(_) => format_percent::percent(cx, args[1], args[0]),
        None => Ok(Value::NOT_IMPLEMENTED.into()),
    }),
    Native::method("__getnewargs__", "self, /", |cx, args| {
        let text = plain(cx, args[0]);
        Ok(cx.heap.tuple([text]))
    }),
    Native::flow_method("__repr__", "self, /", repr::own_repr),
    Native::method("__str__", "self, /", |cx, args| Ok(plain(cx, args[0]))),
    Native::flow_method("__format__", "self, format_spec, /", format::format_method),
];

const COMPARISONS: &[Native] = &comparisons!(|body| matches!(body, Body::Str(_)), "compare_op");

/// `__mul__` of sequences, and its reflection.
pub const REPETITION: &[Native] = operator_methods!(Mul "__mul__" "__rmul__"; |cx: &Cx<'_>, v| cx.heap.as_big(v).is_some());

/// `__add__` of sequences; what does not fit is a `TypeError` at once.
pub const CONCATENATION: &[Native] =
    &[Native::flow_method("__add__", "self, value, /", |cx, args| match super::arith_sequences::concat(cx, args[0], args[1]) {
        Some(result) => result.map(Flow::Value),
        None => Err(super::arith::unsupported(cx, BinOp::Add, false, args[0], args[1])),
    })];

/// A string that is likely to be short: single ASCII characters are shared.
pub fn short(heap: &mut Heap, text: &str) -> Value {
    match *text.as_bytes() {
        [] => Value::obj(crate::heap::names::EMPTY),
        [byte] => iterators::character(heap, char::from(byte)),
        _ => heap.str(text),
    }
}

/// The text of `self`.
fn text(cx: &Cx<'_>, v: Value) -> Text {
    cx.heap.as_text(v).unwrap_or_default()
}

/// The text of an argument that must be a string; `message` begins the error, which ends with the type's name.
fn text_argument(cx: &mut Cx<'_>, v: Value, message: &str) -> Result<Text, Raise> {
    match cx.heap.as_text(v) {
        Some(text) => Ok(text),
        None => {
            let name = if message.is_empty() { cx.heap.type_name(v) } else { text_args::kind(cx, v) };
            Err(cx.type_error(format!("{message}must be str, not {name}")))
        }
    }
}

/// The string itself, of the plain type.
fn plain(cx: &mut Cx<'_>, v: Value) -> Value {
    if cx.heap.type_of(v) == types::STR {
        return v;
    }
    let text = text(cx, v);
    cx.heap.str(text)
}

fn construct(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let [class, object, encoding, errors] = *args else { return Ok(Value::NONE.into()) };
    let exact = class.as_obj() == Some(types::STR);
    let Some(object) = object.bound() else {
        return Ok(finish(cx, class, Text::default()).into());
    };
    if encoding.is_unbound() && errors.is_unbound() {
        if exact {
            return repr::str_flow(cx, object);
        }
        return match repr::try_str(cx, object)? {
            Some(text) => Ok(finish(cx, class, text).into()),
            None => Ok(Flow::prelude(cx, "str_new_slow", &[class, object])),
        };
    }
    for (v, name) in [(encoding, "encoding"), (errors, "errors")] {
        if v.bound().is_some_and(|v| cx.heap.as_str(v).is_none()) {
            let kind = text_args::kind(cx, v);
            return Err(cx.type_error(format!("str() argument '{name}' must be str, not {kind}")));
        }
    }
    if cx.heap.as_str(object).is_some() {
        return Err(cx.type_error("decoding str is not supported"));
    }
    let Some(bytes) = text_args::bytes_like(cx, object).map(<[u8]>::to_vec) else {
        let name = cx.heap.type_name(object);
        return Err(cx.type_error(format!("decoding to str: need a bytes-like object, {name} found")));
    };
    Ok(match decode(cx, object, &bytes, encoding, errors, "str")? {
        Some(text) => finish(cx, class, text.into()).into(),
        None if exact => codec::by_python(cx, "decode_slow", object, encoding, errors),
        None => {
            let encoding = encoding.or(cx.heap.intern("utf-8"));
            Flow::prelude(cx, "str_decode_slow", &[class, object, encoding, errors.or(Value::NONE)])
        }
    })
}

fn finish(cx: &mut Cx<'_>, class: Value, text: Text) -> Value {
    match class.as_obj() {
        Some(class) if class != types::STR => {
            let flags = if text.is_ascii() { 0 } else { Object::STR_WIDE };
            cx.heap.charge(text.len());
            cx.heap.alloc_with(class, flags, Body::Str(text)).into()
        }
        _ => cx.heap.str(text),
    }
}
