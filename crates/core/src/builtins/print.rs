//! `print` and `input`.

use super::{number_text::small_int, repr::try_str};
use crate::{
    heap::{Body, names as n, types},
    modules::sys::put,
    native::{Cx, Flow, Native, Raise},
    value::Value,
    world::Stream,
};

/// The functions.
pub const FUNCTIONS: &[Native] = &[
    Native::flow_function("print", "*args, sep=' ', end='\\n', file=None, flush=False", print),
    Native::flow_function("input", "prompt='', /", input),
];

/// Natives of the prelude.
pub const MACHINE: &[Native] = &[
    // Whether `file` is a standard stream; if so, writes `text` to it.
    Native::function("_m_write", "file, text, /", |cx, args| {
        let (Some(stream), Some(text)) = (output_stream(cx, args[0]), cx.heap.as_text(args[1])) else {
            return Ok(Value::FALSE);
        };
        put(cx, stream, &text)?;
        Ok(Value::TRUE)
    }),
    Native::function("_m_strand", "", |cx, _| Ok(Value::index(cx.strand.0 as usize))),
];

fn print(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let [items, separator, end, file, flush] = *args else { return Ok(Value::NONE.into()) };
    let file = match file.or(Value::NONE) {
        Value::NONE => standard(cx, n::STDOUT.into(), 1),
        file => Some(file),
    };
    for (v, name) in [(separator, "sep"), (end, "end")] {
        if let Some(v) = v.bound().filter(|v| !v.is_none() && cx.heap.as_str(*v).is_none()) {
            let other = cx.heap.type_name(v);
            return Err(cx.type_error(format!("{name} must be None or a string, not {other}")));
        }
    }
    let stream = match file {
        None => Some(Stream::Out),
        Some(Value::NONE) => return Ok(Value::NONE.into()),
        Some(file) => output_stream(cx, file),
    };
    if let Some(stream) = stream
        && let Some(text) = line(cx, items, separator, end)?
    {
        put(cx, stream, &text)?;
        return Ok(Value::NONE.into());
    }
    let file = match file {
        Some(file) => file,
        None => cx.heap.alloc(types::STREAM, Body::Stream(1)).into(),
    };
    let space = cx.heap.intern(" ");
    let newline = cx.heap.intern("\n");
    let given = |v: Value, default| if v.is_unbound() || v.is_none() { default } else { v };
    let (separator, end) = (given(separator, space), given(end, newline));
    Ok(Flow::prelude(cx, "print_slow", &[items, separator, end, file, flush.or(Value::FALSE)]))
}

/// What `print` writes, if no Python needs to run for it.
fn line(cx: &mut Cx<'_>, items: Value, separator: Value, end: Value) -> Result<Option<String>, Raise> {
    let mut out = String::new();
    let count = cx.heap.as_tuple(items).map_or(0, <[Value]>::len);
    for i in 0..count {
        if i > 0 {
            out.push_str(cx.heap.as_str(separator).unwrap_or(" "));
        }
        let Some(item) = cx.heap.as_tuple(items).and_then(|items| items.get(i).copied()) else { break };
        match item.as_int() {
            Some(n) => out.push_str(small_int(n, &mut [0; 20])),
            None => match try_str(cx, item)? {
                Some(text) => out.push_str(&text),
                None => return Ok(None),
            },
        }
    }
    out.push_str(cx.heap.as_str(end).unwrap_or("\n"));
    Ok(Some(out))
}

fn input(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let prompt = match args[0].bound() {
        None => Some("".into()),
        Some(prompt) => try_str(cx, prompt)?,
    };
    let stdin = cx.heap.intern("stdin");
    let (stdin, stdout) = (standard(cx, stdin, 0), standard(cx, n::STDOUT.into(), 1));
    let plain = |cx: &Cx<'_>, file: Option<Value>, number: u8| match file {
        None => true,
        Some(file) => matches!(cx.heap.body(file), Some(Body::Stream(n)) if *n == number),
    };
    if let Some(prompt) = prompt.filter(|_| plain(cx, stdin, 0) && plain(cx, stdout, 1)) {
        if !prompt.is_empty() {
            put(cx, Stream::Out, &prompt)?;
        }
        return match cx.world.read_line() {
            Some(line) => Ok(cx.heap.str(line.trim_end_matches('\n')).into()),
            None => Err(cx.error(types::EOF_ERROR, "EOF when reading a line")),
        };
    }
    let mut stream = |file: Option<Value>, number: u8| match file {
        Some(file) => file,
        None => cx.heap.alloc(types::STREAM, Body::Stream(number)).into(),
    };
    let (stdin, stdout) = (stream(stdin, 0), stream(stdout, 1));
    let prompt = args[0].or(Value::obj(n::EMPTY));
    Ok(Flow::prelude(cx, "input_slow", &[prompt, stdin, stdout]))
}

/// `sys.stdout` or another of module `sys`'s streams, if the program can have put another in its place: it has imported `sys`.
fn standard(cx: &mut Cx<'_>, name: Value, number: u8) -> Option<Value> {
    let sys = cx.heap.intern("sys");
    let module = cx.heap.name_get(cx.state.modules, sys)?;
    let Some(Body::Module(names)) = cx.heap.body(module) else { return None };
    let file = cx.heap.name_get(*names, name)?;
    match cx.heap.body(file) {
        Some(Body::Stream(n)) if *n == number && cx.heap.type_of(file) == types::STREAM => None,
        _ => Some(file),
    }
}

/// The standard stream that a file is.
fn output_stream(cx: &Cx<'_>, file: Value) -> Option<Stream> {
    match cx.heap.body(file)? {
        Body::Stream(1) => Some(Stream::Out),
        Body::Stream(2) => Some(Stream::Err),
        _ => None,
    }
}
