//! Traceback objects, and the frames they show: where an exception passed, from the outermost frame of the program inwards.

use std::sync::Arc;

use crate::{
    builtins::TypeTable,
    heap::{Body, FrameObject, GeneratorState, TraceEntry, types},
    native::{Cx, GetSet, Native, Raise},
    value::Value,
};

/// `traceback` and `frame`. The one holds entries from the frame that raised outwards; the last one is its own.
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
        methods: &[Native::method("clear", "self, /", |cx, args| clear(cx, args[0]))],
        attributes: &[
            GetSet {
                name: "f_lineno",
                get: |cx, this| {
                    let frame = known(cx, this)?;
                    let fresh = match cx.heap.body(frame.generator) {
                        Some(Body::Generator(generator)) => generator.state == GeneratorState::Created,
                        _ => false,
                    };
                    let line = if fresh { cx.codes.code(frame.code).first_line } else { cx.codes.line(frame.code, frame.pc) };
                    Ok(Value::index(line as usize))
                },
                set: None,
            },
            GetSet { name: "f_lasti", get: |cx, this| Ok(Value::index(2 * known(cx, this)?.pc as usize)), set: None },
            GetSet {
                name: "f_code",
                get: |cx, this| {
                    let code = known(cx, this)?.code;
                    Ok(cx.heap.alloc(types::CODE, Body::Code(code)).into())
                },
                set: None,
            },
            GetSet { name: "f_back", get: |cx, this| Ok(known(cx, this)?.back.or(Value::NONE)), set: None },
            GetSet { name: "f_globals", get: |cx, this| Ok(known(cx, this)?.globals.into()), set: None },
            GetSet { name: "f_builtins", get: |cx, _| Ok(cx.state.builtins.into()), set: None },
            GetSet {
                name: "f_locals",
                get: |cx, this| {
                    let frame = known(cx, this)?;
                    let module = &*cx.codes.code(frame.code).name == "<module>";
                    Ok(match frame.locals.bound() {
                        Some(locals) => locals,
                        None if module => frame.globals.into(),
                        None => cx.heap.dict().into(),
                    })
                },
                set: None,
            },
            GetSet { name: "f_trace", get: |_, _| Ok(Value::NONE), set: Some(|_, _, _| Ok(())) },
            GetSet { name: "f_trace_lines", get: |_, _| Ok(Value::TRUE), set: Some(|_, _, _| Ok(())) },
            GetSet { name: "f_trace_opcodes", get: |_, _| Ok(Value::FALSE), set: Some(|_, _, _| Ok(())) },
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
    let Some(own) = entries.last() else { return Ok(Value::NONE) };
    Ok(own.frame.bound().unwrap_or_else(|| of_entry(cx, own, Value::NONE)))
}

/// A frame object that shows the place of an entry, or where a generator rests.
pub fn of_entry(cx: &mut Cx<'_>, entry: &TraceEntry, generator: Value) -> Value {
    let frame = FrameObject {
        code: entry.code,
        pc: entry.pc,
        globals: entry.globals,
        locals: Value::UNBOUND,
        back: Value::UNBOUND,
        depth: u32::MAX,
        generator,
    };
    cx.heap.alloc(types::FRAME, Body::Frame(Box::new(frame))).into()
}

fn known(cx: &mut Cx<'_>, this: Value) -> Result<FrameObject, Raise> {
    match cx.heap.body(this) {
        Some(Body::Frame(frame)) => Ok(**frame),
        _ => Err(cx.type_error("a frame is needed")),
    }
}

/// `frame.clear()`: forgets the variables of a frame that is gone.
fn clear(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let frame = known(cx, this)?;
    let empty = cx.heap.dict().into();
    if let Some(id) = this.as_obj()
        && let Body::Frame(place) = &mut cx.heap.get_mut(id).body
    {
        **place = FrameObject { locals: empty, ..frame };
    }
    Ok(Value::NONE)
}
