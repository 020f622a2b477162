//! Methods of generators, coroutines, asynchronous generators and their steps.

use crate::{
    builtins::TypeTable,
    heap::{AsyncStepKind, Body, GeneratorState, Object, TraceEntry, types},
    native::{Cx, Flow, GetSet, Native, Raise, Special},
    value::Value,
    vm::begin_step,
    world::Request,
};

/// All of these types.
pub const TABLES: &[TypeTable] = &[
    TypeTable { class: types::GENERATOR, methods: GENERATOR_METHODS, attributes: GENERATOR_ATTRIBUTES },
    TypeTable { class: types::COROUTINE, methods: COROUTINE_METHODS, attributes: COROUTINE_ATTRIBUTES },
    TypeTable { class: types::ASYNC_GENERATOR, methods: ASYNC_GENERATOR_METHODS, attributes: ASYNC_GENERATOR_ATTRIBUTES },
    TypeTable { class: types::ASYNC_GEN_STEP, methods: STEP_METHODS, attributes: &[] },
];

const SEND: Native = Native::flow_method("send", "self, value, /", |_, args| special(Special::Send, args));
const THROW: Native = Native::flow_method("throw", "self, type, value=None, traceback=None, /", |cx, args| {
    if matches!(cx.heap.body(args[1]), Some(Body::Exception(_))) {
        if !args[2].or(Value::NONE).is_none() {
            return Err(cx.type_error("instance exception may not have a separate value"));
        }
        return special(Special::Throw, &args[..2]);
    }
    Ok(Flow::prelude(cx, "throw_made", &[args[0], args[1], args[2].or(Value::NONE)]))
});
const CLOSE: Native = Native::flow_method("close", "self, /", |_, args| special(Special::Close, args));
const NEXT: Native = Native::flow_method("__next__", "self, /", |_, args| special(Special::Send, &[args[0], Value::NONE]));
const ITER: Native = Native::method("__iter__", "self, /", |_, args| Ok(args[0]));

const GENERATOR_METHODS: &[Native] = &[SEND, THROW, CLOSE, NEXT, ITER];
const COROUTINE_METHODS: &[Native] =
    &[SEND, THROW, CLOSE, Native::flow_method("__await__", "self, /", |cx, args| Ok(Flow::prelude(cx, "drive_coroutine", args)))];
const STEP_METHODS: &[Native] = &[SEND, THROW, CLOSE, NEXT, ITER, Native::method("__await__", "self, /", |_, args| Ok(args[0]))];

const ASYNC_GENERATOR_METHODS: &[Native] = &[
    Native::method("__aiter__", "self, /", |_, args| Ok(args[0])),
    Native::flow_method("__anext__", "self, /", |cx, args| Ok(begin_step(cx, args[0], Value::NONE, AsyncStepKind::Send))),
    Native::flow_method("asend", "self, value, /", |cx, args| Ok(begin_step(cx, args[0], args[1], AsyncStepKind::Send))),
    Native::flow_method("athrow", "self, type, value=None, traceback=None, /", |cx, args| {
        if matches!(cx.heap.body(args[1]), Some(Body::Exception(_))) {
            return Ok(begin_step(cx, args[0], args[1], AsyncStepKind::Throw));
        }
        Ok(Flow::prelude(cx, "athrow_made", &[args[0], args[1], args[2].or(Value::NONE)]))
    }),
    Native::flow_method("aclose", "self, /", |cx, args| {
        let Raise(exit) = cx.error_with(types::GENERATOR_EXIT, &[]);
        Ok(begin_step(cx, args[0], exit, AsyncStepKind::Close))
    }),
];

const GENERATOR_ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "__name__", get: name, set: Some(set_name) },
    GetSet { name: "__qualname__", get: qualname, set: Some(set_qualname) },
    GetSet { name: "gi_running", get: |cx, this| Ok(is(cx, this, GeneratorState::Running)), set: None },
    GetSet { name: "gi_suspended", get: |cx, this| Ok(is(cx, this, GeneratorState::Suspended)), set: None },
    GetSet { name: "gi_frame", get: frame, set: None },
    GetSet { name: "gi_code", get: code, set: None },
    GetSet { name: "gi_suspended", get: |cx, this| Ok(is(cx, this, GeneratorState::Suspended)), set: None },
    GetSet { name: "gi_yieldfrom", get: driven, set: None },
];
const COROUTINE_ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "__name__", get: name, set: Some(set_name) },
    GetSet { name: "__qualname__", get: qualname, set: Some(set_qualname) },
    GetSet { name: "cr_running", get: |cx, this| Ok(is(cx, this, GeneratorState::Running)), set: None },
    GetSet { name: "cr_suspended", get: |cx, this| Ok(is(cx, this, GeneratorState::Suspended)), set: None },
    GetSet { name: "cr_frame", get: frame, set: None },
    GetSet { name: "cr_code", get: code, set: None },
    GetSet { name: "cr_suspended", get: |cx, this| Ok(is(cx, this, GeneratorState::Suspended)), set: None },
    GetSet { name: "cr_await", get: driven, set: None },
    GetSet { name: "cr_origin", get: |_, _| Ok(Value::NONE), set: None },
];
const ASYNC_GENERATOR_ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "__name__", get: name, set: Some(set_name) },
    GetSet { name: "__qualname__", get: qualname, set: Some(set_qualname) },
    GetSet { name: "ag_running", get: |cx, this| Ok(is(cx, this, GeneratorState::Running)), set: None },
    GetSet { name: "ag_frame", get: frame, set: None },
    GetSet { name: "ag_code", get: code, set: None },
    GetSet { name: "ag_await", get: driven, set: None },
];

/// Natives for the prelude.
pub const FUNCTIONS: &[Native] = &[
    // A coroutine that nobody awaited, or all of them at the end of the program: file, line and name. Each is named once.
    Native::function("_m_never_awaited", "coroutine=None, /", |cx, args| {
        let is_new = |object: &Object| {
            object.class == types::COROUTINE
                && matches!(&object.body, Body::Generator(generator) if generator.state == GeneratorState::Created)
        };
        let coroutines = match args[0].as_obj() {
            Some(id) => vec![id],
            None => cx.heap.find_all(is_new),
        };
        let mut found = Vec::new();
        for id in coroutines {
            let object = cx.heap.get(id);
            let Body::Generator(generator) = &object.body else { continue };
            let unit = cx.codes.unit_of(generator.origin.code);
            if !is_new(object) || unit.hidden {
                continue;
            }
            let line = cx.codes.line(generator.origin.code, generator.origin.pc);
            let name = generator.qualname;
            let file = cx.heap.str(&*unit.unit.file);
            found.push(cx.heap.tuple([file, Value::index(line as usize), name]));
            if let Body::Generator(generator) = &mut cx.heap.get_mut(id).body {
                generator.state = GeneratorState::Finished;
            }
        }
        Ok(cx.heap.list(found))
    }),
    // At the end of the program: what is alive ends, in the order in which a module's names are dropped.
    Native::function("_m_end_all", "module, /", |cx, args| {
        if let Some(observer) = &mut cx.heap.observer {
            observer.closing = true;
        }
        if let Some(Body::Module(names)) = cx.heap.body(args[0]) {
            let names = *names;
            cx.heap.end_all(names, cx.codes);
            cx.world.requests.push(Request::Watch);
        }
        Ok(Value::NONE)
    }),
    Native::flow_function("_m_close", "generator, /", |_, args| special(Special::Close, args)),
    // What an asynchronous generator is handed to when it is dropped, or `None`.
    Native::function("_m_asyncgen_finalizer", "generator, /", |cx, args| {
        Ok(match cx.heap.body(args[0]) {
            Some(Body::Generator(generator)) if generator.state == GeneratorState::Suspended => {
                generator.finalizer.or(Value::NONE)
            }
            _ => Value::NONE,
        })
    }),
    Native::flow_function("_m_wait_again", "give_up=False, /", |_, args| {
        special(Special::WaitAgain, &[args[0].or(Value::FALSE)])
    }),
    Native::function("_m_asyncgen_hooks", "", |cx, _| {
        let hooks = cx.state.asyncgen_hooks.get(&cx.thread).copied().unwrap_or([Value::NONE; 2]);
        Ok(cx.heap.tuple(hooks))
    }),
    Native::function("_m_set_asyncgen_hooks", "firstiter, finalizer, /", |cx, args| {
        cx.state.asyncgen_hooks.insert(cx.thread, [args[0], args[1]]);
        Ok(Value::NONE)
    }),
    Native::function("_m_generator_state", "generator, /", |cx, args| {
        Ok(match cx.heap.body(args[0]) {
            Some(Body::Generator(generator)) => Value::int32(generator.state as i32),
            _ => Value::NONE,
        })
    }),
];

fn special(special: Special, args: &[Value]) -> Result<Flow, Raise> {
    Ok(Flow::direct(special, args))
}

fn is(cx: &Cx<'_>, this: Value, state: GeneratorState) -> Value {
    Value::bool(matches!(cx.heap.body(this), Some(Body::Generator(generator)) if generator.state == state))
}

/// What a generator at rest delegates to: the iterator of its `yield from` or `await`, or `None`.
fn driven(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let Some(Body::Generator(generator)) = cx.heap.body(this) else { return Ok(Value::NONE) };
    if generator.state != GeneratorState::Suspended {
        return Ok(Value::NONE);
    }
    let instr = cx.codes.code(generator.code).instrs[generator.pc as usize];
    let driving = instr.op == crate::bytecode::Op::YieldFrom;
    Ok(if driving { generator.registers[instr.b as usize] } else { Value::NONE })
}

/// `None` once the generator is over.
fn frame(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let Some(Body::Generator(generator)) = cx.heap.body(this) else { return Ok(Value::NONE) };
    if generator.state == GeneratorState::Finished {
        return Ok(Value::NONE);
    }
    let entry = TraceEntry { code: generator.code, pc: generator.pc, globals: generator.globals, frame: Value::UNBOUND };
    Ok(super::tracebacks::of_entry(cx, &entry, this))
}

fn code(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    Ok(match cx.heap.body(this) {
        Some(Body::Generator(generator)) => {
            let code = generator.code;
            cx.heap.alloc(types::CODE, Body::Code(code)).into()
        }
        _ => Value::NONE,
    })
}

fn name(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    Ok(match cx.heap.body(this) {
        Some(Body::Generator(generator)) => generator.name,
        _ => Value::NONE,
    })
}

fn qualname(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    Ok(match cx.heap.body(this) {
        Some(Body::Generator(generator)) => generator.qualname,
        _ => Value::NONE,
    })
}

fn set_name(cx: &mut Cx<'_>, this: Value, value: Value) -> Result<(), Raise> {
    if let Some(id) = this.as_obj()
        && let Body::Generator(generator) = &mut cx.heap.get_mut(id).body
    {
        generator.name = value;
    }
    Ok(())
}

fn set_qualname(cx: &mut Cx<'_>, this: Value, value: Value) -> Result<(), Raise> {
    if let Some(id) = this.as_obj()
        && let Body::Generator(generator) = &mut cx.heap.get_mut(id).body
    {
        generator.qualname = value;
    }
    Ok(())
}
