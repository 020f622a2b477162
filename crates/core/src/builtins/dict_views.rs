//! Views of dicts (`dict_keys`, `dict_values`, `dict_items`) and `mappingproxy`.

use super::{
    iterators::{over_dict, plain_iter, view_part},
    truth::{contains, plain_len},
};
use crate::{
    heap::{Body, DictPart, types},
    native::{Cx, Flow, GetSet, Native, Raise},
    value::Value,
    vm::lookup_type_attr,
};

/// Methods of all three views.
pub const COMMON: &[Native] = &[
    Native::method("__len__", "self, /", |cx, args| {
        inner(cx, args[0])?;
        Ok(Value::index(args[0].as_obj().and_then(|id| plain_len(cx.heap, id)).unwrap_or(0)))
    }),
    Native::method("__iter__", "self, /", |cx, args| {
        inner(cx, args[0])?;
        Ok(plain_iter(cx.heap, args[0]).unwrap_or(Value::NONE))
    }),
    Native::method("__reversed__", "self, /", |cx, args| {
        let dict = inner(cx, args[0])?;
        let part = view_part(cx.heap.type_of(args[0]));
        Ok(over_dict(cx.heap, dict, part, true))
    }),
];

/// Methods of the views that behave as sets: keys and items.
pub const SET_LIKE: &[Native] = &[
    Native::flow_method("__contains__", "self, key, /", view_contains),
    Native::flow_method("__and__", "self, value, /", |cx, args| algebra(cx, "view_and", args[0], args[1])),
    Native::flow_method("__or__", "self, value, /", |cx, args| algebra(cx, "view_or", args[0], args[1])),
    Native::flow_method("__sub__", "self, value, /", |cx, args| algebra(cx, "view_sub", args[0], args[1])),
    Native::flow_method("__xor__", "self, value, /", |cx, args| algebra(cx, "view_xor", args[0], args[1])),
    Native::flow_method("__rand__", "self, value, /", |cx, args| algebra(cx, "view_and", args[0], args[1])),
    Native::flow_method("__ror__", "self, value, /", |cx, args| algebra(cx, "view_or", args[1], args[0])),
    Native::flow_method("__rsub__", "self, value, /", |cx, args| algebra(cx, "view_sub", args[1], args[0])),
    Native::flow_method("__rxor__", "self, value, /", |cx, args| algebra(cx, "view_xor", args[1], args[0])),
    Native::flow_method("isdisjoint", "self, other, /", |cx, args| algebra(cx, "view_isdisjoint", args[0], args[1])),
    Native::flow_method("__lt__", "self, value, /", |cx, args| compare(cx, args, 0)),
    Native::flow_method("__le__", "self, value, /", |cx, args| compare(cx, args, 1)),
    Native::flow_method("__eq__", "self, value, /", |cx, args| compare(cx, args, 2)),
    Native::flow_method("__ne__", "self, value, /", |cx, args| compare(cx, args, 3)),
    Native::flow_method("__gt__", "self, value, /", |cx, args| compare(cx, args, 4)),
    Native::flow_method("__ge__", "self, value, /", |cx, args| compare(cx, args, 5)),
];

/// Attributes of all three views.
pub const ATTRIBUTES: &[GetSet] = &[GetSet {
    name: "mapping",
    get: |cx, view| {
        let dict = inner(cx, view)?;
        Ok(cx.heap.alloc(types::MAPPING_PROXY, Body::View(dict)).into())
    },
    set: None,
}];

/// Methods of `mappingproxy`: those of the mapping behind it that do not change it.
pub const MAPPING_PROXY: &[Native] = &[
    Native::fixed("__new__", "cls, mapping, /", |cx, args| {
        // A proxy of a proxy shows the same mapping: nesting stays shallow.
        let mapping = match cx.heap.body(args[1]) {
            Some(Body::View(inner)) if cx.heap.type_of(args[1]) == types::MAPPING_PROXY => *inner,
            _ => args[1],
        };
        Ok(Value::obj(cx.heap.alloc(types::MAPPING_PROXY, Body::View(mapping))).into())
    }),
    Native::flow_method("__getitem__", "self, key, /", |cx, args| delegate(cx, "__getitem__", args)),
    Native::flow_method("__contains__", "self, key, /", |cx, args| delegate(cx, "__contains__", args)),
    Native::flow_method("__len__", "self, /", |cx, args| delegate(cx, "__len__", args)),
    Native::flow_method("__iter__", "self, /", |cx, args| delegate(cx, "__iter__", args)),
    Native::flow_method("__reversed__", "self, /", |cx, args| delegate(cx, "__reversed__", args)),
    Native::flow_method("__eq__", "self, value, /", |cx, args| delegate(cx, "__eq__", args)),
    Native::flow_method("__str__", "self, /", |cx, args| delegate(cx, "__str__", args)),
    Native::flow_method("__or__", "self, value, /", |cx, args| delegate(cx, "__or__", args)),
    Native::flow_method("get", "self, key, default=None, /", |cx, args| {
        delegate(cx, "get", &[args[0], args[1], args[2].or(Value::NONE)])
    }),
    Native::flow_method("keys", "self, /", |cx, args| delegate(cx, "keys", args)),
    Native::flow_method("values", "self, /", |cx, args| delegate(cx, "values", args)),
    Native::flow_method("items", "self, /", |cx, args| delegate(cx, "items", args)),
    Native::flow_method("copy", "self, /", |cx, args| delegate(cx, "copy", args)),
];

/// The mapping behind a view.
fn inner(cx: &mut Cx<'_>, view: Value) -> Result<Value, Raise> {
    match cx.heap.body(view) {
        Some(Body::View(dict)) => Ok(*dict),
        _ => {
            let name = cx.heap.type_name(view);
            Err(cx.type_error(format!("descriptor requires a view of a dict but received a '{name}'")))
        }
    }
}

fn view_contains(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let dict = inner(cx, args[0])?;
    if view_part(cx.heap.type_of(args[0])) == DictPart::Key {
        return contains(cx, dict, args[1]);
    }
    Ok(Flow::prelude(cx, "items_contains", &[dict, args[1]]))
}

fn algebra(cx: &mut Cx<'_>, function: &str, a: Value, b: Value) -> Result<Flow, Raise> {
    Ok(Flow::prelude(cx, function, &[a, b]))
}

fn compare(cx: &mut Cx<'_>, args: &[Value], number: i32) -> Result<Flow, Raise> {
    Ok(Flow::prelude(cx, "view_compare", &[args[0], args[1], Value::int32(number)]))
}

fn delegate(cx: &mut Cx<'_>, name: &str, args: &[Value]) -> Result<Flow, Raise> {
    let mapping = inner(cx, args[0])?;
    let key = cx.heap.intern(name);
    match lookup_type_attr(cx.heap, cx.heap.type_of(mapping), key) {
        Some(method) => {
            let mut all = vec![mapping];
            all.extend_from_slice(&args[1..]);
            Ok(Flow::call(method, all))
        }
        None => {
            let of = cx.heap.type_name(mapping);
            Err(cx.attribute_error(mapping, key, format!("'{of}' object has no attribute '{name}'")))
        }
    }
}
