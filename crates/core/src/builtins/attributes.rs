//! Builtins about names and attributes: `getattr` and its kin, `vars`, `dir`, `globals`, `locals`, `exec`, `eval`, `compile`.

use crate::{
    builtins::object::NEW_CLASS,
    heap::Body,
    native::{Cx, Flow, Native, Raise, Special},
    value::Value,
};

/// For module `builtins`.
pub const FUNCTIONS: &[Native] = &[
    Native::flow_function("getattr", "object, name, default=None, /", |cx, args| {
        named(cx, args[1])?;
        if args[2].is_unbound() { special(cx, Special::GetAttr, &args[..2]) } else { special(cx, Special::GetAttrOr, args) }
    }),
    Native::flow_function("hasattr", "object, name, /", |cx, args| {
        named(cx, args[1])?;
        special(cx, Special::HasAttr, args)
    }),
    Native::flow_function("setattr", "object, name, value, /", |cx, args| {
        named(cx, args[1])?;
        special(cx, Special::SetAttr, args)
    }),
    Native::flow_function("delattr", "object, name, /", |cx, args| {
        named(cx, args[1])?;
        special(cx, Special::SetAttr, args)
    }),
    Native::flow_function("globals", "", |_, _| Ok(Flow::Special(Special::Globals, Value::NONE))),
    Native::flow_function("locals", "", |_, _| Ok(Flow::Special(Special::Locals, Value::NONE))),
    Native::flow_function("vars", "object=None, /", |cx, args| {
        if args[0].is_unbound() {
            return Ok(Flow::Special(Special::Locals, Value::NONE));
        }
        Ok(Flow::prelude(cx, "vars_of", args))
    }),
    Native::flow_function("dir", "object=None, /", |cx, args| {
        if args[0].is_unbound() {
            return Ok(Flow::prelude(cx, "dir_here", &[]));
        }
        Ok(Flow::prelude(cx, "dir_of", args))
    }),
    Native::flow_function("eval", "source, globals=None, locals=None, /", |cx, args| execute(cx, args, true)),
    Native::flow_function("exec", "source, globals=None, locals=None, /", |cx, args| execute(cx, args, false)),
    Native::flow_function("__import__", "name, globals=None, locals=None, fromlist=(), level=0", |cx, args| {
        let level = args[4].or(Value::int32(0));
        Ok(Flow::prelude(cx, "import_name", &[args[0], args[1].or(Value::NONE), args[3].or(Value::NONE), level]))
    }),
];

/// For the prelude.
pub const PRELUDE_FUNCTIONS: &[Native] = &[
    NEW_CLASS,
    Native::flow_function("_m_getattr", "object, name, /", |cx, args| special(cx, Special::GetAttr, args)),
    Native::flow_function("_m_run_class_body", "function, namespace, /", |cx, args| special(cx, Special::ClassBody, args)),
    Native::function("_m_thread", "", |cx, _| Ok(Value::index(cx.thread.0 as usize))),
    Native::flow_function("_m_load_module", "name, /", |_, args| Ok(Flow::Special(Special::LoadModule, args[0]))),
    Native::flow_function("_m_handled", "", |_, _| Ok(Flow::Special(Special::Handled, Value::NONE))),
    Native::flow_function("_m_locals", "", |_, _| Ok(Flow::Special(Special::Locals, Value::NONE))),
    Native::flow_function("_m_throw", "generator, exception, /", |cx, args| special(cx, Special::Throw, args)),
    Native::flow_function("_m_execute", "source, globals, locals, eval, file, /", |cx, args| special(cx, Special::Execute, args)),
    Native::flow_function("_m_instantiate", "cls, args, kwargs, /", |cx, args| special(cx, Special::Instantiate, args)),
    Native::function("_m_set_build_class", "function, /", |cx, args| {
        cx.state.build_class = args[0];
        Ok(Value::NONE)
    }),
    Native::function("_m_export", "name, value, /", |cx, args| {
        let name = cx.heap.intern_value(args[0]);
        cx.heap.name_set(cx.state.builtins, name, args[1]);
        Ok(Value::NONE)
    }),
    Native::function("_m_modules", "", |cx, _| Ok(cx.state.modules.into())),
    Native::function("_m_exit_hooks", "", |cx, _| Ok(cx.state.exit_hooks)),
    Native::function("_m_uncaught", "text, /", uncaught),
    Native::function("_m_write_error", "text, /", |cx, args| {
        let text = cx.heap.as_text(args[0]).unwrap_or_default();
        cx.world.write(cx.strand, crate::world::Stream::Err, &super::str::surrogate::escaped(&text));
        Ok(Value::NONE)
    }),
    Native::flow_function("_m_globals", "", |_, _| Ok(Flow::Special(Special::Globals, Value::NONE))),
    Native::flow_function("_m_format_exception", "exception, texts, /", |cx, args| special(cx, Special::FormatException, args)),
    Native::function("_m_identity_hash", "object, /", |cx, args| {
        let hash = crate::builtins::hash::hash_identity(cx.heap, args[0]);
        Ok(cx.heap.int(hash as i64))
    }),
    Native::function("_m_plain_repr", "object, /", |cx, args| {
        let text = crate::builtins::repr::default_repr(cx.heap, args[0]);
        Ok(cx.heap.str(text))
    }),
    Native::function("_m_is_module", "object, /", |cx, args| {
        Ok(Value::bool(matches!(cx.heap.body(args[0]), Some(Body::Module(_)))))
    }),
    Native::function("_m_is_builtin_type", "cls, /", |cx, args| {
        Ok(Value::bool(matches!(cx.heap.body(args[0]), Some(Body::Type(ty)) if ty.flags.builtin)))
    }),
    Native::function("_m_is_library_module", "name, /", |cx, args| {
        let name = cx.heap.as_str(args[0]).unwrap_or_default();
        Ok(Value::bool(cx.state.library_modules.contains(&name)))
    }),
    Native::function("_m_isinstance", "object, cls, /", |cx, args| {
        Ok(Value::bool(args[1].as_obj().is_some_and(|class| cx.heap.is_instance(args[0], class))))
    }),
    Native::function("_m_issubclass", "cls, base, /", |cx, args| {
        let (Some(class), Some(base)) = (args[0].as_obj(), args[1].as_obj()) else { return Ok(Value::FALSE) };
        let is_type = matches!(cx.heap.get(class).body, Body::Type(_));
        Ok(Value::bool(is_type && cx.heap.is_subtype(class, base)))
    }),
    Native::function("_m_own_dict", "object, /", |cx, args| {
        // The attributes themselves, for `vars` and `dir`; `None` when there can be none.
        Ok(match (args[0].as_obj(), cx.heap.body(args[0])) {
            (Some(id), Some(Body::Instance(_))) => crate::vm::to_dict(cx.heap, id).into(),
            (_, Some(Body::Module(dict))) => (*dict).into(),
            (_, Some(Body::Type(ty))) => ty.namespace.into(),
            (_, Some(Body::Function(_) | Body::Exception(_))) => cx.attribute_dict(args[0]).into(),
            _ => Value::NONE,
        })
    }),
];

fn special(cx: &mut Cx<'_>, special: Special, args: &[Value]) -> Result<Flow, Raise> {
    if args.len() <= 3 {
        return Ok(Flow::direct(special, args));
    }
    let args = cx.heap.tuple(args);
    Ok(Flow::Special(special, args))
}

fn named(cx: &mut Cx<'_>, name: Value) -> Result<(), Raise> {
    if cx.heap.as_str(name).is_some() {
        return Ok(());
    }
    let got = cx.heap.type_name(name);
    Err(cx.type_error(format!("attribute name must be string, not '{got}'")))
}

fn execute(cx: &mut Cx<'_>, args: &[Value], eval: bool) -> Result<Flow, Raise> {
    let is_code = matches!(cx.heap.body(args[0]), Some(Body::Code(_)));
    let mut args = args.to_vec();
    if let Some(text) = super::compare::byte_string(cx.heap, args[0]).and_then(|bytes| String::from_utf8(bytes.to_vec()).ok()) {
        args[0] = cx.heap.str(text);
    }
    if cx.heap.as_str(args[0]).is_none() && !is_code {
        let which = if eval { "eval" } else { "exec" };
        return Err(cx.type_error(format!("{which}() arg 1 must be a string, bytes or code object")));
    }
    let globals = args[1].or(Value::NONE);
    let file = cx.heap.intern("<string>");
    let name = if globals.is_none() && args[2].or(Value::NONE).is_none() { "execute_here" } else { "execute_in" };
    Ok(Flow::prelude(cx, name, &[args[0], globals, args[2].or(Value::NONE), Value::bool(eval), file]))
}

/// An exception leaves a thread: `Type: message`.
fn uncaught(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let text = cx.heap.as_str(args[0]).unwrap_or_default().to_owned();
    if let Some(heard) = &mut cx.world.heard {
        heard.push(crate::world::Heard::Uncaught(text));
    }
    Ok(Value::NONE)
}
