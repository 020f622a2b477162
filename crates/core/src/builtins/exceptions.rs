//! Exceptions: their methods and attributes, and traceback objects.

use crate::{
    builtins::{TypeTable, tracebacks},
    heap::{Body, Exception, names as n, types},
    native::{Cx, Flow, GetSet, Native, Raise},
    value::Value,
};

/// An attribute of `SyntaxError` by its name and its place in the second argument.
macro_rules! syntax_part {
    ($name:literal, $index:expr) => {
        GetSet {
            name: $name,
            get: |cx, this| syntax_part(cx, this, $name, $index),
            set: Some(|cx, this, value| set_syntax_part(cx, this, $name, value)),
        }
    };
}

/// `BaseException` and the exceptions that keep more than their arguments.
pub const TABLES: &[TypeTable] = &[
    TypeTable { class: types::BASE_EXCEPTION, methods: METHODS, attributes: ATTRIBUTES },
    TypeTable { class: types::STOP_ITERATION, methods: &[], attributes: &[PAYLOAD_VALUE] },
    TypeTable {
        class: types::SYSTEM_EXIT,
        methods: &[],
        attributes: &[GetSet { name: "code", get: payload, set: Some(set_payload) }],
    },
    TypeTable {
        class: types::BASE_EXCEPTION_GROUP,
        methods: GROUP_METHODS,
        attributes: &[
            GetSet { name: "exceptions", get: payload, set: None },
            GetSet { name: "message", get: |cx, this| argument(cx, this, 0), set: None },
        ],
    },
    TypeTable {
        class: types::OS_ERROR,
        methods: &[],
        attributes: &[
            GetSet { name: "errno", get: |cx, this| os_argument(cx, this, 0), set: None },
            GetSet { name: "strerror", get: |cx, this| os_argument(cx, this, 1), set: None },
            GetSet { name: "filename", get: |cx, this| os_argument(cx, this, 2), set: None },
            GetSet { name: "filename2", get: |cx, this| os_argument(cx, this, 4), set: None },
            OS_ARGS,
        ],
    },
    TypeTable {
        class: types::SYNTAX_ERROR,
        methods: &[],
        attributes: &[
            syntax_part!("msg", None),
            syntax_part!("filename", Some(0)),
            syntax_part!("lineno", Some(1)),
            syntax_part!("offset", Some(2)),
            syntax_part!("text", Some(3)),
            syntax_part!("end_lineno", Some(4)),
            syntax_part!("end_offset", Some(5)),
            syntax_part!("print_file_and_line", Some(6)),
        ],
    },
    TypeTable {
        class: types::IMPORT_ERROR,
        methods: &[],
        attributes: &[GetSet { name: "msg", get: |cx, this| argument(cx, this, 0), set: None }],
    },
];

const METHODS: &[Native] = &[
    Native::method("__init__", "self, /, *args, **kwargs", |cx, args| {
        // A class of the program's own may pass on other arguments than it was called with.
        body_mut(cx, args[0])?.args = args[1];
        let items = cx.heap.as_items(args[1]).unwrap_or_default();
        let first = items.first().copied().unwrap_or(Value::NONE);
        let second = items.get(1).copied();
        let several = items.len() > 1;
        if several && cx.heap.is_instance(args[0], types::SYSTEM_EXIT) {
            body_mut(cx, args[0])?.payload = args[1];
        } else if cx.heap.is_instance(args[0], types::STOP_ITERATION) || cx.heap.is_instance(args[0], types::SYSTEM_EXIT) {
            body_mut(cx, args[0])?.payload = first;
        } else if cx.heap.is_instance(args[0], types::BASE_EXCEPTION_GROUP)
            && let Some(members) = second.and_then(|members| cx.heap.as_items(members)).map(|items| items.into_owned())
        {
            let members = cx.heap.tuple(members);
            body_mut(cx, args[0])?.payload = members;
        }
        Ok(Value::NONE)
    }),
    Native::flow_method("__str__", "self, /", |cx, args| Ok(Flow::prelude(cx, "exception_str", args))),
    Native::flow_method("__repr__", "self, /", |cx, args| Ok(Flow::prelude(cx, "exception_repr", args))),
    Native::method("with_traceback", "self, tb, /", |cx, args| {
        set_traceback(cx, args[0], args[1])?;
        Ok(args[0])
    }),
    Native::flow_method("add_note", "self, note, /", |cx, args| Ok(Flow::prelude(cx, "exception_add_note", args))),
    Native::flow_method("__reduce__", "self, /", |cx, args| Ok(Flow::prelude(cx, "exception_reduce", args))),
    Native::flow_method("__setstate__", "self, state, /", |cx, args| Ok(Flow::prelude(cx, "exception_setstate", args))),
];

const GROUP_METHODS: &[Native] = &[
    Native {
        binding: crate::native::Binding::Class,
        ..Native::flow_method("__class_getitem__", "cls, item, /", |cx, args| Ok(Flow::prelude(cx, "generic_alias_of", args)))
    },
    Native::flow_method("split", "self, condition, /", |cx, args| Ok(Flow::prelude(cx, "group_method_split", args))),
    Native::flow_method("subgroup", "self, condition, /", |cx, args| Ok(Flow::prelude(cx, "group_method_subgroup", args))),
    Native::flow_method("derive", "self, excs, /", |cx, args| Ok(Flow::prelude(cx, "group_method_derive", args))),
];

const ATTRIBUTES: &[GetSet] = &[
    ARGS,
    GetSet {
        name: "__cause__",
        get: |cx, this| Ok(body(cx, this)?.cause),
        set: Some(|cx, this, value| {
            linked(cx, value, "cause")?;
            let exception = body_mut(cx, this)?;
            exception.cause = value.or(Value::NONE);
            exception.suppress_context = true;
            Ok(())
        }),
    },
    GetSet {
        name: "__context__",
        get: |cx, this| Ok(body(cx, this)?.context),
        set: Some(|cx, this, value| {
            linked(cx, value, "context")?;
            body_mut(cx, this)?.context = value.or(Value::NONE);
            Ok(())
        }),
    },
    GetSet {
        name: "__suppress_context__",
        get: |cx, this| Ok(Value::bool(body(cx, this)?.suppress_context)),
        set: Some(|cx, this, value| {
            if value != Value::TRUE && value != Value::FALSE {
                return Err(cx.type_error("attribute value type must be bool"));
            }
            body_mut(cx, this)?.suppress_context = value == Value::TRUE;
            Ok(())
        }),
    },
    GetSet { name: "__traceback__", get: traceback, set: Some(set_traceback) },
    crate::builtins::object::DICT,
];

const ARGS: GetSet = GetSet {
    name: "args",
    get: |cx, this| Ok(body(cx, this)?.args),
    set: Some(|cx, this, value| {
        if value.is_unbound() {
            return Err(cx.type_error("args may not be deleted"));
        }
        let Some(items) = cx.heap.as_items(value).map(|items| items.to_vec()) else {
            let got = cx.heap.type_name(value);
            return Err(cx.type_error(format!("'{got}' object is not iterable")));
        };
        let args = cx.heap.tuple(items);
        body_mut(cx, this)?.args = args;
        Ok(())
    }),
};

/// `args` of an `OSError`: without the names of files that it was made with.
const OS_ARGS: GetSet = GetSet {
    name: "args",
    get: |cx, this| {
        let args = body(cx, this)?.args;
        match cx.heap.as_tuple(args).unwrap_or_default() {
            [code, words, _, ..] => {
                let pair = [*code, *words];
                Ok(cx.heap.tuple(pair))
            }
            _ => Ok(args),
        }
    },
    set: ARGS.set,
};

/// Whether a value may stand for the cause or context of an exception.
fn linked(cx: &mut Cx<'_>, value: Value, what: &str) -> Result<(), Raise> {
    if value.is_unbound() {
        return Err(cx.type_error(format!("__{what}__ may not be deleted")));
    }
    if value.is_none() || matches!(cx.heap.body(value), Some(Body::Exception(_))) {
        return Ok(());
    }
    Err(cx.type_error(format!("exception {what} must be None or derive from BaseException")))
}

const PAYLOAD_VALUE: GetSet = GetSet { name: "value", get: payload, set: Some(set_payload) };

fn body<'a>(cx: &'a mut Cx<'_>, this: Value) -> Result<&'a Exception, Raise> {
    match this.as_obj() {
        Some(id) if matches!(cx.heap.get(id).body, Body::Exception(_)) => match &cx.heap.get(id).body {
            Body::Exception(exception) => Ok(exception),
            _ => unreachable!("just looked"),
        },
        _ => Err(cx.type_error("an exception is needed")),
    }
}

fn body_mut<'a>(cx: &'a mut Cx<'_>, this: Value) -> Result<&'a mut Exception, Raise> {
    body(cx, this)?;
    let id = this.as_obj().expect("an exception is an object");
    match &mut cx.heap.get_mut(id).body {
        Body::Exception(exception) => Ok(exception),
        _ => unreachable!("just looked"),
    }
}

fn payload(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    Ok(body(cx, this)?.payload.or(Value::NONE))
}

fn set_payload(cx: &mut Cx<'_>, this: Value, value: Value) -> Result<(), Raise> {
    body_mut(cx, this)?.payload = value.or(Value::NONE);
    Ok(())
}

fn argument(cx: &mut Cx<'_>, this: Value, index: usize) -> Result<Value, Raise> {
    let args = body(cx, this)?.args;
    Ok(cx.heap.as_items(args).and_then(|items| items.get(index).copied()).unwrap_or(Value::NONE))
}

/// An argument of an `OSError` that was made with at least two.
fn os_argument(cx: &mut Cx<'_>, this: Value, index: usize) -> Result<Value, Raise> {
    let args = body(cx, this)?.args;
    let items = cx.heap.as_items(args).unwrap_or_default();
    Ok(if items.len() < 2 { Value::NONE } else { items.get(index).copied().unwrap_or(Value::NONE) })
}

/// An attribute of a `SyntaxError`: one that was set, or the part of the second argument that stands for it.
fn syntax_part(cx: &mut Cx<'_>, this: Value, name: &str, index: Option<usize>) -> Result<Value, Raise> {
    let name = cx.heap.intern(name);
    let set = cx.attribute_dict(this);
    if let Some(value) = cx.heap.name_get(set, name) {
        return Ok(value);
    }
    let Some(index) = index else { return argument(cx, this, 0) };
    let place = argument(cx, this, 1)?;
    Ok(cx.heap.as_items(place).and_then(|items| items.get(index).copied()).unwrap_or(Value::NONE))
}

fn set_syntax_part(cx: &mut Cx<'_>, this: Value, name: &str, value: Value) -> Result<(), Raise> {
    let name = cx.heap.intern(name);
    let dict = cx.attribute_dict(this);
    cx.heap.name_set(dict, name, value.or(Value::NONE));
    Ok(())
}

/// `__traceback__`: a traceback object, or `None`.
pub fn traceback(cx: &mut Cx<'_>, this: Value) -> Result<Value, Raise> {
    let Exception { traceback: entries, traceback_object: known, .. } = body(cx, this)?.clone();
    if !known.is_unbound() {
        return Ok(known);
    }
    let made = tracebacks::new(cx, &entries);
    body_mut(cx, this)?.traceback_object = made;
    Ok(made)
}

fn set_traceback(cx: &mut Cx<'_>, this: Value, value: Value) -> Result<(), Raise> {
    let entries = match cx.heap.body(value) {
        Some(Body::Traceback(entries)) => entries.to_vec(),
        _ if value.is_none() => Vec::new(),
        _ => return Err(cx.type_error("__traceback__ must be a traceback or None")),
    };
    let exception = body_mut(cx, this)?;
    exception.traceback = entries;
    exception.traceback_object = value;
    Ok(())
}

/// Natives for the prelude.
pub const FUNCTIONS: &[Native] = &[
    Native::function("_m_set_payload", "exception, value, /", |cx, args| {
        set_payload(cx, args[0], args[1])?;
        Ok(Value::NONE)
    }),
    Native::function("_m_attributes", "value, /", |cx, args| Ok(cx.attribute_dict(args[0]).into())),
    Native::function("_m_copy_exception", "exception, /", |cx, args| {
        let copy = body(cx, args[0])?.clone();
        let class = cx.heap.type_of(args[0]);
        Ok(cx.heap.alloc(class, Body::Exception(Box::new(copy))).into())
    }),
    Native::function("_m_notes_name", "", |_, _| Ok(Value::obj(n::NOTES))),
];
