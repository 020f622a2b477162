//! Module `_collections`: the container types that are not builtins.

use super::ModuleTable;
use crate::{
    heap::{Body, types},
    native::{Cx, Native},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_collections", functions: FUNCTIONS, fill };

const FUNCTIONS: &[Native] = &[
    Native::function("set_type_name", "cls, name, /", |cx, args| {
        // A class in Python that stands for one that CPython has in C: messages call it by its full name.
        if let (Some(id), Some(name)) = (args[0].as_obj(), cx.heap.as_arc_str(args[1])) {
            cx.heap.ty_mut(id).name = name;
        }
        Ok(args[0])
    }),
    Native::function("set_class", "object, cls, /", |cx, args| {
        if let (Some(object), Some(class)) = (args[0].as_obj(), args[1].as_obj()) {
            cx.heap.get_mut(object).class = class;
        }
        Ok(args[0])
    }),
    Native::function("odict_view", "mapping, part, /", |cx, args| {
        let class = match args[1].as_int() {
            Some(0) => types::ODICT_KEYS,
            Some(1) => types::ODICT_VALUES,
            _ => types::ODICT_ITEMS,
        };
        Ok(cx.heap.alloc(class, Body::View(args[0])).into())
    }),
];

fn fill(cx: &mut Cx<'_>, dict: ObjId) {
    for (name, class) in [
        ("iterator_base", types::ITERATOR_BASE),
        ("deque", types::DEQUE),
        ("_deque_iterator", types::DEQUE_ITERATOR),
        ("_deque_reverse_iterator", types::DEQUE_REVERSE_ITERATOR),
    ] {
        let name = cx.heap.intern(name);
        cx.heap.name_set(dict, name, Value::obj(class));
    }
}
