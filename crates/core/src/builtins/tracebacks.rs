//! Traceback objects, and the frames they show: where an exception passed, from the outermost frame of the program inwards.

use std::sync::Arc;

use crate::{
    builtins::TypeTable,
    heap::{Body, TraceEntry, types},
    native::{Cx, GetSet, Raise},
    value::Value,
};

/// `traceback` and `frame`. Both hold entries from the frame that raised outwards; the last one is their own.
pub const TABLES: &[TypeTable] = &[
    TypeTable {
        class: types::TRACEBACK,
        methods: &[],
        attributes: &[
            GetSet { name: "tb_lineno", get: line, set: None },
            GetSet { name: "tb_next", get: next, set: None },
            GetSet { name: "tb_frame", get: frame, set: None },
            GetSet { name: "tb_lasti", get: |_, _| Ok(Value::int32(-1)), set: None },
        ],
    },
    TypeTable {
        class: types::FRAME,
        methods: &[],
        attributes: &[
            GetSet { name: "f_lineno", get: line, set: None },
            GetSet { name: "f_code", get: code, set: None },
            GetSet { name: "f_back", get: |_, _| Ok(Value::NONE), set: None },
            GetSet { name: "f_globals", get: |cx, _| Ok(cx.heap.dict().into()), set: None },
            GetSet { name: "f_locals", get: |cx, _| Ok(cx.heap.dict().into()), set: None },
        ],
    },
];

/// A traceback of these entries, the frame that raised first; `None` when none of them is the program's own.
pub fn new(cx: &mut Cx<'_>, entries: &[TraceEntry]) -> Value {
    let visible = entries.iter().rposition(|entry| !cx.codes.unit_of(entry.code).hidden);
    let Some(last) = visible else { return Value::NONE };
    cx.heap.alloc(types::TRACEBACK, Body::Traceback(Arc::from(&entries[..=last]))).into()
}

fn entries(cx: &Cx<'_>, this: Value) -> Arc<[TraceEntry]> {
    match cx.heap.body(this) {
        Some(Body::Traceback(entries)) => Arc::clone(entries),
        _ => Arc::from([]),
    }
}

fn line(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let entries = entries(cx, this);
    Ok(entries.last().map_or(Value::NONE, |own| Value::index(cx.codes.line(own.code, own.pc) as usize)))
}

fn next(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let entries = entries(cx, this);
    let inner = entries.len().saturating_sub(1);
    Ok(new(cx, &entries[..inner]))
}

fn frame(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let entries = entries(cx, this);
    Ok(cx.heap.alloc(types::FRAME, Body::Traceback(entries)).into())
}

fn code(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let entries = entries(cx, this);
    Ok(entries.last().map_or(Value::NONE, |own| cx.heap.alloc(types::CODE, Body::Code(own.code)).into()))
}
