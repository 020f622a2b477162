//! Module `sys`. What is a named tuple in it, and what needs frames, is Python: `python/prelude/sys_values.py`.

mod sizes;
mod stream;

pub use stream::put;

use super::ModuleTable;
use crate::{
    builtins::{
        TypeTable,
        int_new::{digit_limit, set_digit_limit},
        number::Number,
        text_args::size,
    },
    heap::{Body, Heap, names as n, types as t},
    native::{Cx, Flow, Native, Raise, Special},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "sys", functions: FUNCTIONS, fill };

/// The type of `sys.stdout` and its like.
pub const TYPES: &[TypeTable] = &[TypeTable { class: t::STREAM, methods: stream::METHODS, attributes: stream::ATTRIBUTES }];

const FUNCTIONS: &[Native] = &[
    Native::function("exit", "status=None, /", exit),
    Native::flow_function("exception", "", |_, _| Ok(Flow::Special(Special::Handled, Value::NONE))),
    Native::flow_function("_getframe", "depth=0, /", |cx, args| {
        if !args[0].is_unbound() && cx.heap.as_i64(args[0]).is_none() {
            let got = cx.heap.type_name(args[0]);
            return Err(cx.type_error(format!("'{got}' object cannot be interpreted as an integer")));
        }
        Ok(Flow::Special(Special::Frame, args[0].or(Value::int32(0))))
    }),
    Native::function("_current_frames", "", |cx, _| {
        let dict: Value = cx.heap.dict().into();
        cx.world.requests.push(crate::world::Request::Frames(dict));
        Ok(dict)
    }),
    Native::function("getrecursionlimit", "", |cx, _| Ok(Value::index(cx.world.limits.recursion as usize))),
    Native::function("setrecursionlimit", "limit, /", set_recursion_limit),
    Native::function("getswitchinterval", "", |cx, _| {
        let seconds = cx.world.switch_interval as f64 / 1e9;
        Ok(cx.heap.float(seconds))
    }),
    Native::function("setswitchinterval", "interval, /", set_switch_interval),
    Native::function("getsizeof", "object, default=None", |cx, args| {
        let bytes = sizes::size_of(cx.heap, args[0]);
        Ok(cx.heap.int(bytes as i64))
    }),
    Native::function("intern", "string, /", |cx, args| {
        if cx.heap.as_str(args[0]).is_none() {
            let name = cx.heap.type_name(args[0]);
            return Err(cx.type_error(format!("intern() argument must be str, not {name}")));
        }
        Ok(cx.heap.intern_value(args[0]))
    }),
    Native::function("getdefaultencoding", "", utf8),
    Native::function("getfilesystemencoding", "", utf8),
    Native::function("getfilesystemencodeerrors", "", |cx, _| Ok(cx.heap.intern("surrogateescape"))),
    Native::function("getrefcount", "object, /", |_, _| Ok(Value::int32(2))),
    Native::function("is_finalizing", "", |_, _| Ok(Value::FALSE)),
    Native::function("_is_gil_enabled", "", |cx, _| Ok(Value::bool(!cx.world.free))),
    Native::function("get_int_max_str_digits", "", |cx, _| Ok(Value::index(digit_limit(cx)))),
    Native::function("set_int_max_str_digits", "maxdigits", |cx, args| {
        let limit = crate::builtins::text_args::c_int(cx, args[0])?;
        if limit != 0 && limit < 640 {
            return Err(cx.value_error("maxdigits must be 0 or larger than 640"));
        }
        set_digit_limit(cx, limit);
        Ok(Value::NONE)
    }),
    // Messages name a class with its module from now on, as CPython does for classes in C.
    Native::function("_dotted", "cls, module, /", |cx, args| {
        if let (Some(class), Some(Body::Type(ty))) = (args[0].as_obj(), cx.heap.body(args[0])) {
            let dotted = format!("{}.{}", cx.heap.as_str(args[1]).unwrap_or_default(), ty.name);
            cx.heap.ty_mut(class).dotted = Some(dotted.into());
        }
        Ok(args[0])
    }),
    Native::function("gettrace", "", nothing),
    Native::function("getprofile", "", nothing),
    Native::function("settrace", "function, /", nothing),
    Native::function("setprofile", "function, /", nothing),
    Native::function("audit", "event, /, *args", nothing),
    Native::function("addaudithook", "hook", nothing),
];

/// Names that stand for themselves.
const TEXTS: &[(&str, &str)] = &[
    ("version", "3.11.7 (Interleave) [Rust]"),
    ("platform", "linux"),
    ("byteorder", "little"),
    ("executable", "/usr/bin/python3"),
    ("prefix", "/usr"),
    ("exec_prefix", "/usr"),
    ("base_prefix", "/usr"),
    ("base_exec_prefix", "/usr"),
    ("platlibdir", "lib"),
    ("float_repr_style", "short"),
    ("abiflags", ""),
    ("copyright", "Interleave, a machine that runs concurrent Python."),
];

const STREAMS: &[(&str, &str)] = &[("stdin", "__stdin__"), ("stdout", "__stdout__"), ("stderr", "__stderr__")];

/// More frames than this cannot be asked for: their registers would not fit.
const MOST_FRAMES: i64 = 1_000_000;

/// Takes in which file is run: `sys.argv`.
pub fn set_main(heap: &mut Heap, modules: ObjId, file: &str) {
    let (sys, argv) = (heap.intern("sys"), heap.intern("argv"));
    let file = heap.str(file);
    let list = heap.list(vec![file]);
    if let Some(module) = heap.name_get(modules, sys)
        && let Some(Body::Module(dict)) = heap.body(module)
    {
        let dict = *dict;
        heap.name_set(dict, argv, list);
    }
}

fn fill(cx: &mut Cx<'_>, dict: ObjId) {
    let modules = cx.state.modules;
    for (name, text) in TEXTS {
        let text = cx.heap.str(*text);
        set(cx, dict, name, text);
    }
    let largest = cx.heap.int(i64::MAX);
    set(cx, dict, "maxsize", largest);
    set(cx, dict, "maxunicode", Value::int32(0x10_ffff));
    set(cx, dict, "hexversion", Value::int32(0x030b_07f0));
    set(cx, dict, "api_version", Value::int32(1013));
    set(cx, dict, "dont_write_bytecode", Value::TRUE);
    set(cx, dict, "pycache_prefix", Value::NONE);
    set(cx, dict, "modules", modules.into());
    let empty = cx.heap.str("");
    let argv = cx.heap.list(vec![empty]);
    set(cx, dict, "argv", argv);
    let path = cx.heap.list(vec![empty]);
    set(cx, dict, "path", path);
    for name in ["warnoptions", "meta_path", "path_hooks"] {
        let list = cx.heap.list(Vec::new());
        set(cx, dict, name, list);
    }
    for name in ["_xoptions", "path_importer_cache"] {
        let empty = cx.heap.dict();
        set(cx, dict, name, empty.into());
    }
    let names: Vec<Value> =
        ["builtins", "sys", "_kernel", "_os", "_random", "_time", "math"].iter().map(|name| cx.heap.intern(name)).collect();
    let names = cx.heap.tuple(names);
    set(cx, dict, "builtin_module_names", names);
    for (number, (name, own)) in STREAMS.iter().enumerate() {
        let stream = cx.heap.alloc(t::STREAM, Body::Stream(number as u8)).into();
        set(cx, dict, name, stream);
        set(cx, dict, own, stream);
    }
    let (module, namespace) = (cx.heap.intern("_io"), cx.heap.ty(t::STREAM).namespace);
    cx.heap.name_set(namespace, Value::obj(n::MODULE), module);
}

fn set(cx: &mut Cx<'_>, dict: ObjId, name: &str, value: Value) {
    let name = cx.heap.intern(name);
    cx.heap.name_set(dict, name, value);
}

fn nothing(_: &mut Cx<'_>, _: &[Value]) -> Result<Value, Raise> {
    Ok(Value::NONE)
}

fn utf8(cx: &mut Cx<'_>, _: &[Value]) -> Result<Value, Raise> {
    Ok(cx.heap.intern("utf-8"))
}

/// `exit(status)`: a tuple is taken for several arguments, as exceptions do in C.
fn exit(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let args = match args[0] {
        v if v.is_unbound() || v.is_none() => Vec::new(),
        v => match cx.heap.body(v) {
            Some(Body::Tuple(items)) => items.to_vec(),
            _ => vec![v],
        },
    };
    let raise = cx.error_with(t::SYSTEM_EXIT, &args);
    if args.len() > 1
        && let Some(id) = raise.0.as_obj()
    {
        let code = cx.heap.tuple(args);
        if let Body::Exception(exception) = &mut cx.heap.get_mut(id).body {
            exception.payload = code;
        }
    }
    Err(raise)
}

fn set_recursion_limit(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let limit = size(cx, args[0])?;
    if limit < 1 {
        return Err(cx.value_error("recursion limit must be greater or equal than 1"));
    }
    cx.world.limits.recursion = limit.min(MOST_FRAMES) as u32;
    Ok(Value::NONE)
}

fn set_switch_interval(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let Some(seconds) = Number::of(cx.heap, args[0]).and_then(|number| number.as_float()) else {
        let name = cx.heap.type_name(args[0]);
        return Err(cx.type_error(format!("must be real number, not {name}")));
    };
    if seconds.is_nan() || seconds <= 0.0 {
        return Err(cx.value_error("switch interval must be strictly positive"));
    }
    cx.world.switch_interval = ((seconds * 1e9) as u64).max(1);
    Ok(Value::NONE)
}
