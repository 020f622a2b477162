//! `slice`: its constructor, attributes and `indices`.

use super::{
    compare::comparisons,
    sequence::{Index, bounds, index},
};
use crate::{
    heap::Body,
    native::{Cx, Flow, GetSet, Native, Raise},
    value::Value,
};

/// Methods of `slice`.
pub const METHODS: &[Native] =
    &[Native::fixed("__new__", "cls, /, *args", new), Native::flow_method("indices", "self, len, /", indices)];

/// The comparison methods of `slice`: as tuples of start, stop and step.
pub const COMPARISONS: &[Native] = &comparisons!(|body| matches!(body, Body::Slice(_)), "slice_compare");

/// Attributes of `slice`.
pub const ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "start", get: |cx, value| parts(cx, value).map(|parts| parts[0]), set: None },
    GetSet { name: "stop", get: |cx, value| parts(cx, value).map(|parts| parts[1]), set: None },
    GetSet { name: "step", get: |cx, value| parts(cx, value).map(|parts| parts[2]), set: None },
];

fn parts(cx: &mut Cx<'_>, value: Value) -> Result<[Value; 3], Raise> {
    match cx.heap.body(value) {
        Some(Body::Slice(parts)) => Ok(**parts),
        _ => {
            let name = cx.heap.type_name(value);
            Err(cx.type_error(format!("descriptor requires a 'slice' object but received a '{name}'")))
        }
    }
}

fn new(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let none = Value::NONE;
    let (start, stop, step) = match *cx.heap.as_items(args[1]).unwrap_or_default() {
        [stop] => (none, stop, none),
        [start, stop] => (start, stop, none),
        [start, stop, step] => (start, stop, step),
        [] => return Err(cx.type_error("slice expected at least 1 argument, got 0")),
        ref several => {
            let count = several.len();
            return Err(cx.type_error(format!("slice expected at most 3 arguments, got {count}")));
        }
    };
    Ok(cx.heap.slice(start, stop, step).into())
}

fn indices(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let parts = parts(cx, args[0])?;
    let known = |cx: &Cx<'_>, part: Value| part.is_none() || matches!(index(cx.heap, part), Index::At(_));
    let len = match index(cx.heap, args[1]) {
        Index::At(len) if parts.iter().all(|part| known(cx, *part)) => len,
        Index::Slice(_) | Index::Other => {
            let name = cx.heap.type_name(args[1]);
            return Err(cx.type_error(format!("'{name}' object cannot be interpreted as an integer")));
        }
        _ => return Ok(Flow::prelude(cx, "slice_indices_whole", &[args[0], args[1]])),
    };
    if len < 0 {
        return Err(cx.value_error("length should not be negative"));
    }
    let Some(bounds) = bounds(cx, parts, len as usize)? else {
        return Ok(Flow::prelude(cx, "slice_indices_whole", &[args[0], args[1]]));
    };
    let numbers = [bounds.start, bounds.stop, bounds.step].map(|n| cx.heap.int(n));
    Ok(cx.heap.tuple(numbers).into())
}
