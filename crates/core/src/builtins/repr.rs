//! `repr`, `str` and `ascii` of values of built-in types, as far as they need no Python.
//!
//! Nested containers are shown up to a depth; what lies deeper, and what has a `__repr__` of its own, is left to the prelude.

pub use super::repr_text::{bytes_repr, push_escape, push_str_repr, str_repr, to_ascii};
use super::{TypeTable, hash::identity, number_text, repr_writer::Writer};
use crate::{
    heap::{Body, Heap, Text, names as n, types},
    native::{Cx, Flow, Native, Raise},
    value::{ObjId, Value},
};

/// Exceptions whose only argument is an exception: more than this many in each other are left to the prelude.
const MOST_EXCEPTIONS: u32 = 20;

/// Natives of the prelude.
pub const MACHINE: &[Native] = &[
    // The built-in layout of an object: what its `repr` is made of.
    Native::function("_m_layout", "obj, /", |cx, args| {
        let name = match cx.heap.body(args[0]) {
            Some(Body::List(_)) => "list",
            Some(Body::Deque(_)) => "deque",
            Some(Body::Tuple(_)) => "tuple",
            Some(Body::Dict(_)) => "dict",
            Some(Body::Set(_)) => "set",
            Some(Body::Slice(_)) => "slice",
            Some(Body::View(_)) => "view",
            Some(Body::Exception(_)) => "exception",
            Some(Body::Method(_)) => "method",
            Some(Body::GetSet(_)) => "getset",
            Some(Body::Code(_)) => "code",
            Some(Body::Wrapper(_)) => "wrapper",
            _ => "other",
        };
        Ok(cx.heap.intern(name))
    }),
];

/// `__repr__` of the built-in types that have no table of their own for it.
pub const TABLES: &[TypeTable] = &[
    own(types::LIST),
    own(types::TUPLE),
    own(types::DICT),
    own(types::SET),
    own(types::FROZENSET),
    own(types::RANGE),
    own(types::SLICE),
    own(types::NONE_TYPE),
    own(types::ELLIPSIS),
    own(types::NOT_IMPLEMENTED),
    own(types::FUNCTION),
    own(types::METHOD),
    own(types::NATIVE),
    own(types::METHOD_DESCRIPTOR),
    own(types::CLASSMETHOD),
    own(types::STATICMETHOD),
    own(types::SUPER),
    own(types::CELL),
    own(types::CODE),
    own(types::GETSET),
    own(types::GENERATOR),
    own(types::COROUTINE),
    own(types::ASYNC_GENERATOR),
    own(types::MAPPING_PROXY),
    own(types::DICT_KEYS),
    own(types::DICT_VALUES),
    own(types::DICT_ITEMS),
    own(types::ODICT_KEYS),
    own(types::ODICT_VALUES),
    own(types::ODICT_ITEMS),
    own(types::MEMORYVIEW),
    own(types::STREAM),
];

const OWN: &[Native] = &[Native::flow_method("__repr__", "self, /", own_repr)];

const fn own(class: ObjId) -> TypeTable {
    TypeTable { class, methods: OWN, attributes: &[] }
}

/// `repr(v)`, if no Python needs to run for it.
///
/// # Errors
/// `ValueError` for an int with too many digits; `MemoryError`.
pub fn try_repr(cx: &mut Cx<'_>, v: Value) -> Result<Option<String>, Raise> {
    let mut writer = Writer::default();
    Ok(writer.value(cx, v)?.then_some(writer.out))
}

/// `str(v)`, if no Python needs to run for it.
///
/// # Errors
/// As [`try_repr`].
pub fn try_str(cx: &mut Cx<'_>, v: Value) -> Result<Option<Text>, Raise> {
    try_str_within(cx, v, MOST_EXCEPTIONS)
}

/// As [`try_str`], for at most `depth` exceptions in each other.
pub(super) fn try_str_within(cx: &mut Cx<'_>, v: Value, depth: u32) -> Result<Option<Text>, Raise> {
    if let Some(n) = v.as_int() {
        return Ok(Some(Text::from(number_text::small_int(n, &mut [0; 20]))));
    }
    if let Some(id) = v.as_obj() {
        let object = cx.heap.get(id);
        match &object.body {
            Body::Str(text) if object.class == types::STR => return Ok(Some(text.clone())),
            _ if cx.heap.ty(object.class).flags.custom_text => return Ok(None),
            Body::Str(text) => return Ok(Some(text.clone())),
            Body::View(inner) if object.class == types::MAPPING_PROXY => {
                let inner = *inner;
                return try_str_within(cx, inner, depth);
            }
            Body::Exception(_) if depth == 0 => return Ok(None),
            Body::Exception(_) => return Ok(super::repr_exception::message(cx, v, depth - 1)?.map(Text::from)),
            _ => {}
        }
    }
    Ok(try_repr(cx, v)?.map(Text::from))
}

/// `repr(v)`, by the prelude if need be.
///
/// # Errors
/// As [`try_repr`].
pub fn repr_flow(cx: &mut Cx<'_>, v: Value) -> Result<Flow, Raise> {
    match try_repr(cx, v)? {
        Some(text) => Ok(cx.heap.str(text).into()),
        None => Ok(Flow::prelude(cx, "repr_slow", &[v])),
    }
}

/// `str(v)`, by the prelude if need be.
///
/// # Errors
/// As [`try_repr`].
pub fn str_flow(cx: &mut Cx<'_>, v: Value) -> Result<Flow, Raise> {
    if cx.heap.type_of(v) == types::STR {
        return Ok(v.into());
    }
    match try_str(cx, v)? {
        Some(text) => Ok(cx.heap.str(text).into()),
        None => Ok(Flow::prelude(cx, "str_slow", &[v])),
    }
}

/// The method `__repr__` of a built-in type: shows what the type's layout holds, whatever a derived class defines.
///
/// # Errors
/// As [`try_repr`].
pub fn own_repr(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let mut writer = Writer::default();
    match writer.layout(cx, args[0])? {
        true => Ok(cx.heap.str(writer.out).into()),
        false => Ok(Flow::prelude(cx, "own_repr_slow", &[args[0]])),
    }
}

/// What `object.__repr__` shows: `<module.Class object at 0x…>`.
pub fn default_repr(heap: &Heap, v: Value) -> String {
    format!("<{} object at {:#x}>", full_name(heap, heap.type_of(v)), identity(heap, v))
}

/// A type's module and qualified name, as `repr` shows them; built-in types go without a module.
pub fn full_name(heap: &Heap, class: ObjId) -> String {
    let ty = heap.ty(class);
    let of = |name| heap.name_get(ty.namespace, Value::obj(name)).and_then(|v| heap.as_str(v));
    let name = &*ty.qualname;
    match of(n::MODULE) {
        Some(module) if module != "builtins" => format!("{module}.{name}"),
        // The types that CPython has in C carry their module in their name.
        _ if ty.flags.builtin => ty.name.to_string(),
        _ => name.to_owned(),
    }
}
