//! Module `_weak`: what `weakref` and `gc` stand on.

use super::ModuleTable;
use crate::{
    heap::{Body, names as n, types},
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
    world::Request,
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_weak", functions: FUNCTIONS, fill };

const FUNCTIONS: &[Native] = &[
    // `hold(object, reference)`: a holder that does not keep the object alive; `reference` is whose callback will be called.
    Native::function("hold", "object, reference, /", hold),
    // What a holder leads to, or None.
    Native::function("get", "holder, /", |cx, args| {
        Ok(match cx.heap.body(args[0]) {
            Some(Body::Weak(parts)) => parts[0],
            _ => Value::NONE,
        })
    }),
    // The weak references to an object, the oldest first.
    Native::function("references", "object, /", |cx, args| {
        let holders = cx.heap.watch.weak.iter();
        let references: Vec<Value> = holders
            .filter_map(|id| match &cx.heap.get(*id).body {
                Body::Weak(parts) if parts[0] == args[0] => Some(parts[1]),
                _ => None,
            })
            .collect();
        Ok(cx.heap.list(references))
    }),
    // Whether weak references can lead to an object.
    Native::function("possible", "object, /", |cx, args| Ok(Value::bool(is_possible(cx, args[0])))),
    // Collects, circles included; the number of objects in them.
    Native::function("collect", "", |cx, _| {
        cx.world.requests.push(Request::Collect);
        Ok(Value::int32(0))
    }),
];

fn fill(_: &mut Cx<'_>, _: ObjId) {}

fn hold(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let holder = cx.heap.alloc(types::WEAKREF, Body::Weak(Box::new([args[0], args[1]])));
    cx.heap.watch.weak.push(holder);
    if !cx.heap.watch.on {
        cx.heap.watch.on = true;
        cx.world.requests.push(Request::Watch);
    }
    Ok(holder.into())
}

fn is_possible(cx: &Cx<'_>, object: Value) -> bool {
    let Some(id) = object.as_obj() else { return false };
    let class = cx.heap.get(id).class;
    let plain = matches!(
        class,
        types::INT
            | types::FLOAT
            | types::COMPLEX
            | types::STR
            | types::BYTES
            | types::BYTEARRAY
            | types::TUPLE
            | types::LIST
            | types::DICT
            | types::OBJECT
            | types::RANGE
            | types::SLICE
            | types::CELL
            | types::DICT_KEYS
            | types::DICT_VALUES
            | types::DICT_ITEMS
            | types::PROPERTY
    );
    let has_slot = || {
        cx.heap.ty(class).mro.iter().any(|base: &ObjId| {
            let name = Value::obj(n::SLOTS);
            let Some(slots) = cx.heap.name_get(cx.heap.ty(*base).namespace, name) else { return false };
            let names = cx.heap.as_items(slots).map_or_else(|| vec![slots], |items| items.to_vec());
            names.iter().any(|name| cx.heap.as_str(*name) == Some("__weakref__"))
        })
    };
    let ty = cx.heap.ty(class);
    let fixed_size = matches!(ty.layout, types::INT | types::TUPLE | types::BYTES) && !ty.flags.builtin;
    !(plain || fixed_size && ty.flags.slots_only) && (!ty.flags.slots_only || ty.flags.builtin || has_slot())
}
