//! The methods of `dict`.

use super::{
    compare::comparisons,
    dict::{
        Found, Rest, dict_copy, dict_del_item, dict_find, dict_get_item, dict_set_item, dict_update, push, union, union_in_place,
    },
    hash::unhashable,
    iterators::{self, collect},
};
use crate::{
    heap::{Body, Dict, DictPart, types},
    native::{Cx, Flow, Native, Raise},
    value::{ObjId, Value},
};

/// Methods of `dict`.
pub const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, /, *args, **kwargs", new),
    Native::flow_method("__init__", "self, /, *args, **kwargs", init),
    Native::flow_method("__getitem__", "self, key, /", |cx, args| {
        let dict = receiver(cx, args)?;
        dict_get_item(cx, dict, args[1])
    }),
    Native::flow_method("__setitem__", "self, key, value, /", |cx, args| {
        let dict = receiver(cx, args)?;
        dict_set_item(cx, dict, args[1], args[2])
    }),
    Native::flow_method("__delitem__", "self, key, /", |cx, args| {
        let dict = receiver(cx, args)?;
        dict_del_item(cx, dict, args[1])
    }),
    Native::flow_method("__contains__", "self, key, /", contains),
    Native::method("__len__", "self, /", |cx, args| {
        Ok(Value::index({
            let dict = receiver(cx, args)?;
            cx.heap.dict_ref(dict).len()
        }))
    }),
    Native::method("__iter__", "self, /", |cx, args| {
        let dict = receiver(cx, args)?;
        Ok(iterators::over_dict(cx.heap, dict.into(), DictPart::Key, false))
    }),
    Native::method("__reversed__", "self, /", |cx, args| {
        let dict = receiver(cx, args)?;
        Ok(iterators::over_dict(cx.heap, dict.into(), DictPart::Key, true))
    }),
    Native::flow_method("__or__", "self, value, /", |cx, args| or(cx, args[0], args[1])),
    Native::flow_method("__ror__", "self, value, /", |cx, args| or(cx, args[1], args[0])),
    Native::flow_method("__ior__", "self, value, /", |cx, args| {
        let dict = receiver(cx, args)?;
        union_in_place(cx, dict, args[1])
    }),
    Native::flow_method("get", "self, key, default=None, /", get),
    Native::flow_method("pop", "self, key, default=<unrepresentable>, /", pop),
    Native::method("popitem", "self, /", popitem),
    Native::flow_method("setdefault", "self, key, default=None, /", setdefault),
    Native::flow_method("update", "self, /, *args, **kwargs", update),
    Native::method("keys", "self, /", |cx, args| view(cx, args, types::DICT_KEYS)),
    Native::method("values", "self, /", |cx, args| view(cx, args, types::DICT_VALUES)),
    Native::method("items", "self, /", |cx, args| view(cx, args, types::DICT_ITEMS)),
    Native::method("copy", "self, /", |cx, args| {
        let dict = receiver(cx, args)?;
        Ok(dict_copy(cx, dict)?.into())
    }),
    Native::method("clear", "self, /", |cx, args| {
        let dict = receiver(cx, args)?;
        cx.heap.dict_mut(dict).clear();
        Ok(Value::NONE)
    }),
    Native::class_method("fromkeys", "cls, iterable, value=None, /", fromkeys),
    Native::class_method("__class_getitem__", "cls, item, /", super::subscript::class_getitem),
];

/// The comparison methods of `dict`: equality only.
pub const COMPARISONS: &[Native] = &comparisons!(|body| matches!(body, Body::Dict(_)), "dict_compare");

/// The dict that a method was called on.
pub fn receiver(cx: &mut Cx<'_>, args: &[Value]) -> Result<ObjId, Raise> {
    match args[0].as_obj() {
        Some(id) if matches!(cx.heap.get(id).body, Body::Dict(_)) => Ok(id),
        _ => {
            let name = cx.heap.type_name(args[0]);
            Err(cx.type_error(format!("descriptor requires a 'dict' object but received a '{name}'")))
        }
    }
}

fn new(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let class = super::functions::class_argument(cx, args[0], types::DICT)?;
    let dict = cx.heap.alloc(class, Body::Dict(Box::<Dict>::default()));
    cx.heap.charge(size_of::<Dict>());
    if class != types::DICT && cx.heap.ty(class).flags.custom_init {
        return Ok(Value::obj(dict).into());
    }
    fill(cx, "dict", dict, args[1], args[2], Value::obj(dict))
}

fn init(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let dict = receiver(cx, args)?;
    fill(cx, "dict", dict, args[1], args[2], Value::NONE)
}

fn update(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let dict = receiver(cx, args)?;
    fill(cx, "update", dict, args[1], args[2], Value::NONE)
}

/// Puts the items of at most one positional argument and the keyword arguments into a dict, and answers `result`.
fn fill(cx: &mut Cx<'_>, who: &str, dict: ObjId, positional: Value, named: Value, result: Value) -> Result<Flow, Raise> {
    let positional = super::tuple::at_most_one(cx, who, positional)?;
    for source in positional.into_iter().chain(named.bound()) {
        if let Rest::Python(source) = dict_update(cx, dict, source)? {
            return Ok(Flow::prelude(cx, "dict_fill_all", &[dict.into(), source, named.or(Value::NONE), result]));
        }
    }
    Ok(result.into())
}

fn or(cx: &mut Cx<'_>, a: Value, b: Value) -> Result<Flow, Raise> {
    union(cx, a, b).unwrap_or(Ok(Value::NOT_IMPLEMENTED.into()))
}

fn contains(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let dict = receiver(cx, args)?;
    match dict_find(cx.heap, dict, args[1]) {
        Found::At(..) => Ok(Value::TRUE.into()),
        Found::Missing(_) => Ok(Value::FALSE.into()),
        Found::Python => Ok(Flow::prelude(cx, "dict_contains", &[args[0], args[1]])),
        Found::Unhashable(culprit) => Err(unhashable(cx, culprit)),
    }
}

fn get(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let dict = receiver(cx, args)?;
    let default = args[2].or(Value::NONE);
    match dict_find(cx.heap, dict, args[1]) {
        Found::At(index, _) => Ok(cx.heap.dict_ref(dict).entries[index].value.into()),
        Found::Missing(_) => Ok(default.into()),
        Found::Python => Ok(Flow::prelude(cx, "dict_get", &[args[0], args[1], default])),
        Found::Unhashable(culprit) => Err(unhashable(cx, culprit)),
    }
}

fn pop(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let dict = receiver(cx, args)?;
    match dict_find(cx.heap, dict, args[1]) {
        Found::At(index, _) => Ok(cx.heap.dict_mut(dict).remove(index).value.into()),
        Found::Missing(_) => match args[2].bound() {
            Some(default) => Ok(default.into()),
            None => Err(cx.key_error(args[1])),
        },
        Found::Python if args[2].is_unbound() => Ok(Flow::prelude(cx, "dict_pop", &[args[0], args[1]])),
        Found::Python => Ok(Flow::prelude(cx, "dict_pop", &[args[0], args[1], args[2]])),
        Found::Unhashable(_) if cx.heap.dict_ref(dict).is_empty() && !args[2].is_unbound() => Ok(args[2].into()),
        Found::Unhashable(_) if cx.heap.dict_ref(dict).is_empty() => Err(cx.key_error(args[1])),
        Found::Unhashable(culprit) => Err(unhashable(cx, culprit)),
    }
}

fn popitem(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let dict = receiver(cx, args)?;
    let entries = &cx.heap.dict_ref(dict).entries;
    let last = (0..entries.len()).rev().find(|i| !entries[*i].key.is_unbound());
    match last {
        Some(index) => {
            let entry = cx.heap.dict_mut(dict).remove(index);
            Ok(cx.heap.tuple([entry.key, entry.value]))
        }
        None => Err(cx.error(types::KEY_ERROR, "popitem(): dictionary is empty")),
    }
}

fn setdefault(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let dict = receiver(cx, args)?;
    let default = args[2].or(Value::NONE);
    match dict_find(cx.heap, dict, args[1]) {
        Found::At(index, _) => Ok(cx.heap.dict_ref(dict).entries[index].value.into()),
        Found::Missing(hash) => {
            push(cx.heap, dict, hash, args[1], default);
            Ok(default.into())
        }
        Found::Python => Ok(Flow::prelude(cx, "dict_setdefault", &[args[0], args[1], default])),
        Found::Unhashable(culprit) => Err(unhashable(cx, culprit)),
    }
}

fn view(cx: &mut Cx<'_>, args: &[Value], class: ObjId) -> Result<Value, Raise> {
    receiver(cx, args)?;
    Ok(cx.heap.alloc(class, Body::View(args[0])).into())
}

fn fromkeys(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let value = args[2].or(Value::NONE);
    if args[0] != Value::obj(types::DICT) {
        return Ok(Flow::prelude(cx, "dict_fromkeys", &[args[0], args[1], value]));
    }
    let Some(keys) = collect(cx, args[1])? else {
        return Ok(Flow::prelude(cx, "dict_fromkeys", &[args[0], args[1], value]));
    };
    let dict = cx.heap.dict();
    for key in &keys {
        match dict_find(cx.heap, dict, *key) {
            Found::At(..) => {}
            Found::Missing(hash) => push(cx.heap, dict, hash, *key, value),
            Found::Python => {
                let keys = cx.heap.list(keys);
                return Ok(Flow::prelude(cx, "dict_fromkeys", &[args[0], keys, value]));
            }
            Found::Unhashable(culprit) => return Err(unhashable(cx, culprit)),
        }
    }
    Ok(Value::obj(dict).into())
}
