//! Which of the library's Python stands for what CPython has in C: a thread does not lose the interpreter in it.
//!
//! What C code calls back (a `key` function, a class's `__eq__`) is the program's own, and there it can.

/// Modules of which all is C in CPython, or the part of the standard library's that programs notice.
const MODULES: [&str; 31] = [
    "prelude",
    "_calendar_time",
    "_decimal_context",
    "_decimal_format",
    "_decimal_functions",
    "_fileio",
    "_io",
    "_osfiles",
    "_pickle",
    "_queue",
    "_streams",
    "_textio",
    "_thread",
    "array",
    "asyncio._explored",
    "atexit",
    "binascii",
    "bisect",
    "cmath",
    "contextvars",
    "datetime",
    "decimal",
    "gc",
    "hashlib",
    "heapq",
    "io",
    "itertools",
    "operator",
    "struct",
    "time",
    "zlib",
];

/// Functions and classes that are C in modules of which the rest is Python.
const PARTS: [(&str, &[&str]); 5] = [
    ("collections", &["OrderedDict", "defaultdict"]),
    ("collections._counter", &["_count_elements"]),
    ("csv", &["_Reader", "_Writer"]),
    ("functools", &["_cached", "_key", "cmp_to_key", "partial", "reduce"]),
    ("weakref", &["CallableProxyType", "ProxyType", "ReferenceType", "_ProxyRef", "_delegate", "_target", "proxy"]),
];

/// Whether code of a module of the library, with this qualified name, runs to its end without a switch of threads.
pub fn is_atomic(module: &str, qualname: &str) -> bool {
    let outermost = first(qualname);
    MODULES.contains(&module) || PARTS.iter().any(|(name, parts)| *name == module && parts.contains(&outermost))
}

/// Packages and modules that use locks of their own for what threads share, or that one thread has for itself: what they do
/// between two calls or waits is, to a program, one operation.
const WHOLE: [&str; 6] = ["asyncio", "concurrent", "multiprocessing", "queue", "socket", "threading"];

/// Classes in them that programs can look into without a lock: `Barrier.n_waiting` tells of two variables that change one after the other.
const OPEN: [(&str, &str); 1] = [("threading", "Barrier")];

/// Whether to an exploration what code of a module of the library, with this qualified name, does is one step, up to where it calls
/// others or waits.
pub fn is_whole(module: &str, qualname: &str) -> bool {
    WHOLE.contains(&first(module)) && !OPEN.contains(&(module, first(qualname)))
}

/// The first part of a name with dots.
fn first(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}
