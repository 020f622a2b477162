//! Text streams: the type of `sys.stdin`, `sys.stdout` and `sys.stderr`.

use crate::{
    builtins::{
        str::{
            cannot_write,
            surrogate::{escaped, has_surrogate},
        },
        text_args::size,
    },
    heap::{Body, types as t},
    native::{Cx, Flow, GetSet, Native, Raise},
    value::Value,
    world::Stream,
};

/// Methods.
pub(super) const METHODS: &[Native] = &[
    Native::method("write", "self, text, /", write),
    Native::flow_method("writelines", "self, lines, /", write_lines),
    Native::method("flush", "self, /", nothing),
    Native::method("close", "self, /", nothing),
    Native::method("reconfigure", "self, /, **options", nothing),
    Native::method("isatty", "self, /", |_, _| Ok(Value::FALSE)),
    Native::method("seekable", "self, /", |_, _| Ok(Value::FALSE)),
    Native::method("fileno", "self, /", |cx, args| Ok(Value::int32(number(cx, args[0])?.into()))),
    Native::method("readable", "self, /", |cx, args| Ok(Value::bool(number(cx, args[0])? == 0))),
    Native::method("writable", "self, /", |cx, args| Ok(Value::bool(number(cx, args[0])? != 0))),
    Native::method("read", "self, size=-1, /", read),
    Native::method("readline", "self, size=-1, /", read_line),
    Native::method("readlines", "self, hint=-1, /", |cx, args| {
        readable(cx, args[0])?;
        let mut lines = Vec::new();
        while let Some(line) = cx.world.read_line() {
            lines.push(cx.heap.str(line));
        }
        Ok(cx.heap.list(lines))
    }),
    Native::method("__iter__", "self, /", |_, args| Ok(args[0])),
    Native::flow_method("__next__", "self, /", |cx, args| {
        readable(cx, args[0])?;
        match cx.world.read_line() {
            Some(line) => Ok(cx.heap.str(line).into()),
            None => Ok(Flow::prelude(cx, "stream_end", &[])),
        }
    }),
    Native::method("__enter__", "self, /", |_, args| Ok(args[0])),
    Native::method("__exit__", "self, /, *details", nothing),
];

/// Data attributes.
pub(super) const ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "encoding", get: |cx, _| Ok(cx.heap.intern("utf-8")), set: None },
    GetSet { name: "errors", get: |cx, _| Ok(cx.heap.intern("strict")), set: None },
    GetSet {
        name: "name",
        get: |cx, v| {
            let name = ["<stdin>", "<stdout>", "<stderr>"][usize::from(number(cx, v)?)];
            Ok(cx.heap.intern(name))
        },
        set: None,
    },
    GetSet {
        name: "mode",
        get: |cx, v| {
            let mode = if number(cx, v)? == 0 { "r" } else { "w" };
            Ok(cx.heap.intern(mode))
        },
        set: None,
    },
    GetSet { name: "closed", get: |_, _| Ok(Value::FALSE), set: None },
    GetSet { name: "newlines", get: |_, _| Ok(Value::NONE), set: None },
    GetSet { name: "line_buffering", get: |_, _| Ok(Value::FALSE), set: None },
];

fn number(cx: &mut Cx<'_>, v: Value) -> Result<u8, Raise> {
    match cx.heap.body(v) {
        Some(Body::Stream(number)) => Ok(*number),
        _ => {
            let name = cx.heap.type_name(v);
            Err(cx.type_error(format!("descriptor requires a '_io.TextIOWrapper' object but received a '{name}'")))
        }
    }
}

fn readable(cx: &mut Cx<'_>, v: Value) -> Result<(), Raise> {
    match number(cx, v)? {
        0 => Ok(()),
        _ => Err(cx.error(t::OS_ERROR, "not readable")),
    }
}

fn target(cx: &mut Cx<'_>, v: Value) -> Result<Stream, Raise> {
    match number(cx, v)? {
        1 => Ok(Stream::Out),
        2 => Ok(Stream::Err),
        _ => Err(cx.error(t::OS_ERROR, "not writable")),
    }
}

fn nothing(_: &mut Cx<'_>, _: &[Value]) -> Result<Value, Raise> {
    Ok(Value::NONE)
}

fn write(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let stream = target(cx, args[0])?;
    let Some(text) = cx.heap.as_text(args[1]) else {
        let name = cx.heap.type_name(args[1]);
        return Err(cx.type_error(format!("write() argument must be str, not {name}")));
    };
    put(cx, stream, &text)?;
    Ok(Value::index(text.chars().count()))
}

/// Writes to a standard stream. What cannot be encoded is an error; standard error shows it escaped.
///
/// # Errors
/// `UnicodeEncodeError`, when the text holds surrogates.
pub fn put(cx: &mut Cx<'_>, stream: Stream, text: &str) -> Result<(), Raise> {
    cx.meet(true)?;
    if !has_surrogate(text) {
        cx.world.write(cx.strand, stream, text);
    } else if stream == Stream::Err {
        cx.world.write(cx.strand, stream, &escaped(text));
    } else {
        return Err(cannot_write(cx, text));
    }
    Ok(())
}

fn write_lines(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let class = cx.heap.type_of(args[1]);
    if !matches!(class, t::LIST | t::TUPLE) {
        return Ok(Flow::prelude(cx, "stream_writelines", args));
    }
    for line in cx.heap.as_items(args[1]).unwrap_or_default().to_vec() {
        write(cx, &[args[0], line])?;
    }
    Ok(Value::NONE.into())
}

/// How many characters a size argument allows; `None`: any number.
fn limit(cx: &mut Cx<'_>, v: Value) -> Result<Option<usize>, Raise> {
    match v.bound().filter(|v| !v.is_none()) {
        Some(v) => Ok(usize::try_from(size(cx, v)?).ok()),
        None => Ok(None),
    }
}

fn read(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    readable(cx, args[0])?;
    let most = limit(cx, args[1])?;
    let (text, at) = &mut cx.world.input;
    let taken: String = text[*at..].chars().take(most.unwrap_or(usize::MAX)).collect();
    *at += taken.len();
    Ok(cx.heap.str(taken))
}

fn read_line(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    readable(cx, args[0])?;
    let most = limit(cx, args[1])?;
    let (text, at) = &mut cx.world.input;
    let rest = &text[*at..];
    let end = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
    let taken: String = rest[..end].chars().take(most.unwrap_or(usize::MAX)).collect();
    *at += taken.len();
    Ok(cx.heap.str(taken))
}
