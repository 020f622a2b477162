//! `memoryview`: one dimension of items in the bytes of another object.

use super::{
    TypeTable,
    bytes::hex_text,
    compare::comparisons,
    element::{self, Element},
    hash::hash_method,
    iterators,
    number::Number,
    repr,
    sequence::{Bounds, Index, bounds, index, place},
    text_args,
};
use crate::{
    heap::{Body, Heap, View, types},
    native::{Cx, Flow, GetSet, Native, Raise},
    value::{ObjId, Value},
};

/// All that Rust adds to the type.
pub const TABLES: &[TypeTable] = &[
    TypeTable { class: types::MEMORYVIEW, methods: METHODS, attributes: ATTRIBUTES },
    TypeTable { class: types::MEMORYVIEW, methods: COMPARISONS, attributes: &[] },
];

const COMPARISONS: &[Native] =
    &comparisons!(|body| matches!(body, Body::Bytes(_) | Body::ByteArray(_) | Body::MemoryView(_)), "compare_op");

const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, object", construct),
    Native::method("tobytes", "self, /, order=None", |cx, args| {
        let view = live(cx, args[0])?;
        let bytes = cx.heap.view_bytes(&view);
        Ok(cx.heap.bytes_object(bytes))
    }),
    Native::method("tolist", "self, /", |cx, args| {
        live(cx, args[0])?;
        let items = items(cx.heap, args[0]);
        Ok(cx.heap.list(items))
    }),
    Native::method("hex", "self, /, sep=None, bytes_per_sep=1", |cx, args| {
        let view = live(cx, args[0])?;
        let bytes = cx.heap.view_bytes(&view);
        hex_text(cx, &bytes, args[1], args[2])
    }),
    Native::method("cast", "self, /, format, shape=None", cast),
    Native::method("toreadonly", "self, /", |cx, args| {
        let view = live(cx, args[0])?;
        Ok(new(cx.heap, View { readonly: true, ..view }))
    }),
    Native::method("release", "self, /", |cx, args| Ok(release(cx, args[0]))),
    Native::method("__enter__", "self, /", |cx, args| {
        live(cx, args[0])?;
        Ok(args[0])
    }),
    Native::method("__exit__", "self, /, *args", |cx, args| Ok(release(cx, args[0]))),
    Native::method("__len__", "self, /", |cx, args| Ok(Value::index(live(cx, args[0])?.count))),
    Native::flow_method("__getitem__", "self, key, /", |cx, args| get_item(cx, args[0], args[1])),
    Native::flow_method("__setitem__", "self, key, value, /", |cx, args| set_item(cx, args[0], args[1], args[2])),
    Native::method("__delitem__", "self, key, /", |cx, _| Err(cx.type_error("cannot delete memory"))),
    Native::method("__iter__", "self, /", |cx, args| {
        live(cx, args[0])?;
        Ok(iterators::plain_iter(cx.heap, args[0]).unwrap_or(Value::NONE))
    }),
    Native::flow_method("__hash__", "self, /", |cx, args| {
        if !live(cx, args[0])?.readonly {
            return Err(cx.value_error("cannot hash writable memoryview object"));
        }
        hash_method(cx, args)
    }),
    Native::flow_method("__repr__", "self, /", repr::own_repr),
];

macro_rules! attribute {
    ($name:literal, $get:expr) => {
        GetSet {
            name: $name,
            get: |cx, v| {
                let view = live(cx, v)?;
                let get: fn(&mut Heap, View) -> Value = $get;
                Ok(get(cx.heap, view))
            },
            set: None,
        }
    };
}

const ATTRIBUTES: &[GetSet] = &[
    attribute!("obj", |_, view| view.object),
    attribute!("format", |heap, view| heap.intern(char::from(view.code).encode_utf8(&mut [0; 4]))),
    attribute!("itemsize", |_, view| Value::index(view.size)),
    attribute!("nbytes", |_, view| Value::index(view.size * view.count)),
    attribute!("ndim", |_, _| Value::int32(1)),
    attribute!("readonly", |_, view| Value::bool(view.readonly)),
    attribute!("shape", |heap, view| heap.tuple([Value::index(view.count)])),
    attribute!("strides", |heap, view| {
        let step = heap.int(view.step);
        heap.tuple([step])
    }),
    attribute!("suboffsets", |heap, _| heap.tuple([])),
    attribute!("contiguous", |_, view| Value::bool(view.is_contiguous())),
    attribute!("c_contiguous", |_, view| Value::bool(view.is_contiguous())),
    attribute!("f_contiguous", |_, view| Value::bool(view.is_contiguous())),
];

/// A memoryview.
fn new(heap: &mut Heap, view: View) -> Value {
    heap.charge(size_of::<View>());
    heap.alloc(types::MEMORYVIEW, Body::MemoryView(Box::new(view))).into()
}

/// A memoryview of all that a bytes-like object holds.
pub fn whole(heap: &mut Heap, v: Value) -> Option<Value> {
    of_object(heap, v).map(|view| new(heap, view))
}

fn view(heap: &Heap, v: Value) -> Option<&View> {
    match heap.body(v)? {
        Body::MemoryView(view) => Some(view),
        _ => None,
    }
}

/// The view, if it has not been released.
fn live(cx: &mut Cx<'_>, v: Value) -> Result<View, Raise> {
    match view(cx.heap, v) {
        Some(view) if !view.object.is_unbound() => Ok(view.clone()),
        Some(_) => Err(cx.value_error("operation forbidden on released memoryview object")),
        None => {
            let name = cx.heap.type_name(v);
            Err(cx.type_error(format!("descriptor requires a 'memoryview' object but received a '{name}'")))
        }
    }
}

/// The items of a memoryview.
pub fn items(heap: &mut Heap, v: Value) -> Vec<Value> {
    let Some(view) = view(heap, v).cloned() else { return Vec::new() };
    (0..view.count).map(|index| item(heap, &view, index)).collect()
}

fn item(heap: &mut Heap, view: &View, index: usize) -> Value {
    element(heap, view, index).value(heap)
}

fn element(heap: &Heap, view: &View, index: usize) -> Element {
    Element::decode(view.code, heap.view_item(view, index))
}

/// Whether two objects with bytes hold equal items, of which at least one is a memoryview.
pub fn equal(heap: &Heap, a: Value, b: Value) -> bool {
    let whole = |v: Value| match heap.body(v) {
        Some(Body::MemoryView(view)) => Some((**view).clone()),
        _ => of_object(heap, v),
    };
    let (Some(a), Some(b)) = (whole(a), whole(b)) else { return a == b };
    let released = a.object.is_unbound() || b.object.is_unbound();
    !released && a.count == b.count && (0..a.count).all(|i| element(heap, &a, i) == element(heap, &b, i))
}

/// A view of all that a bytes-like object holds.
fn of_object(heap: &Heap, v: Value) -> Option<View> {
    let bytes = heap.own_bytes(v)?;
    let code = array_code(heap, v).unwrap_or(b'B');
    let size = element::native_size(code)?;
    let readonly = matches!(heap.body(v), Some(Body::Bytes(_)));
    Some(View { object: v, start: 0, count: bytes.len() / size, step: size as i64, code, size, readonly })
}

/// The type code of an array: it stands in its attribute `_code`.
fn array_code(heap: &Heap, v: Value) -> Option<u8> {
    if heap.ty(heap.type_of(v)).layout != types::BUFFER {
        return None;
    }
    let dict = heap.get(v.as_obj()?).aux & crate::heap::Object::DICT_BITS;
    if dict == 0 {
        return None;
    }
    let code = heap.name_get(ObjId(dict), heap.interned("_code")?)?;
    heap.as_str(code)?.bytes().next()
}

fn construct(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let made = match view(cx.heap, args[1]).cloned() {
        Some(_) => live(cx, args[1])?,
        None => match of_object(cx.heap, args[1]) {
            Some(view) => view,
            None => {
                let name = cx.heap.type_name(args[1]);
                return Err(cx.type_error(format!("memoryview: a bytes-like object is required, not '{name}'")));
            }
        },
    };
    Ok(new(cx.heap, made).into())
}

fn release(cx: &mut Cx<'_>, v: Value) -> Value {
    if let Some(id) = v.as_obj()
        && let Body::MemoryView(view) = &mut cx.heap.get_mut(id).body
    {
        view.object = Value::UNBOUND;
    }
    Value::NONE
}

fn cast(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let view = live(cx, args[0])?;
    let Some(format) = cx.heap.as_text(args[1]) else {
        let kind = text_args::kind(cx, args[1]);
        return Err(cx.type_error(format!("cast() argument 'format' must be str, not {kind}")));
    };
    if args[2].bound().is_some_and(|shape| !shape.is_none() && cx.heap.as_items(shape).is_none_or(|items| items.len() != 1)) {
        return Err(cx.error(types::NOT_IMPLEMENTED_ERROR, "memoryview: only one dimension is there in Interleave"));
    }
    let code = match *format.strip_prefix('@').unwrap_or(&format).as_bytes() {
        [code] if !matches!(code, b's' | b'p' | b'x' | b'u' | b'e') => code,
        _ => b' ',
    };
    let Some(size) = element::native_size(code) else {
        let message = "memoryview: destination format must be a native single character format prefixed with an optional '@'";
        return Err(cx.value_error(message));
    };
    if !view.is_contiguous() {
        return Err(cx.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let is_byte = |code: u8| matches!(code, b'b' | b'B' | b'c');
    if !is_byte(code) && !is_byte(view.code) {
        return Err(cx.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let len = view.count * view.size;
    if !len.is_multiple_of(size) {
        return Err(cx.type_error("memoryview: length is not a multiple of itemsize"));
    }
    Ok(new(cx.heap, View { code, size, count: len / size, step: size as i64, ..view }))
}

/// What a key of a memoryview means.
enum Key {
    One(usize),
    Slice(Bounds),
    /// Python has to look at it.
    Python,
}

fn key(cx: &mut Cx<'_>, view: &View, key: Value) -> Result<Key, Raise> {
    match index(cx.heap, key) {
        Index::At(at) => match place(at, view.count) {
            Some(at) => Ok(Key::One(at)),
            None => Err(cx.index_error("index out of bounds on dimension 1")),
        },
        Index::Slice(parts) => Ok(bounds(cx, parts, view.count)?.map_or(Key::Python, Key::Slice)),
        Index::Python => Ok(Key::Python),
        Index::TooLarge => Err(cx.index_error("cannot fit 'int' into an index-sized integer")),
        Index::Other => Err(match cx.heap.as_items(key).map(|items| items.len()) {
            Some(count) if count > 1 => cx.type_error(format!("cannot index 1-dimension view with {count}-element tuple")),
            _ => cx.type_error("memoryview: invalid slice key"),
        }),
    }
}

/// `view[key]`
///
/// # Errors
/// `IndexError`, `TypeError`; `ValueError`, when the view has been released.
pub fn get_item(cx: &mut Cx<'_>, v: Value, at: Value) -> Result<Flow, Raise> {
    let view = live(cx, v)?;
    Ok(match key(cx, &view, at)? {
        Key::One(at) => item(cx.heap, &view, at).into(),
        Key::Slice(bounds) => new(cx.heap, part(&view, bounds)).into(),
        Key::Python => Flow::prelude(cx, "getitem_by_index", &[v, at]),
    })
}

fn part(view: &View, bounds: Bounds) -> View {
    let start = if bounds.count == 0 { view.start } else { view.place(bounds.start as usize) };
    View { start, count: bounds.count, step: view.step * bounds.step, ..view.clone() }
}

/// `view[key] = value`
///
/// # Errors
/// As [`get_item`]; `TypeError` and `ValueError`, when the value does not fit.
pub fn set_item(cx: &mut Cx<'_>, v: Value, at: Value, value: Value) -> Result<Flow, Raise> {
    let view = live(cx, v)?;
    if view.readonly {
        return Err(cx.type_error("cannot modify read-only memory"));
    }
    match key(cx, &view, at)? {
        Key::One(at) => {
            let format = char::from(view.code);
            let bytes = match to_bytes(cx, &view, value) {
                Some(bytes) => bytes,
                None if super::sequence::has_index(cx.heap, value) => {
                    return Ok(Flow::prelude(cx, "setitem_byte_slow", &[v, Value::index(at), value]));
                }
                None if cx.heap.as_big(value).is_some() => {
                    return Err(cx.value_error(format!("memoryview: invalid value for format '{format}'")));
                }
                None => return Err(cx.type_error(format!("memoryview: invalid type for format '{format}'"))),
            };
            write(cx, &view, at, &bytes);
        }
        Key::Slice(bounds) => {
            let target = part(&view, bounds);
            let source = match cx.heap.body(value) {
                Some(Body::MemoryView(_)) => Some(live(cx, value)?),
                _ => of_object(cx.heap, value),
            };
            let Some(source) = source else {
                let name = cx.heap.type_name(value);
                return Err(cx.type_error(format!("a bytes-like object is required, not '{name}'")));
            };
            if source.count != target.count || source.code != target.code {
                return Err(cx.value_error("memoryview assignment: lvalue and rvalue have different structures"));
            }
            let bytes = cx.heap.view_bytes(&source);
            for (i, bytes) in bytes.chunks(source.size).enumerate() {
                write(cx, &target, i, bytes);
            }
        }
        Key::Python => return Ok(Flow::prelude(cx, "setitem_by_index", &[v, at, value])),
    }
    Ok(Value::NONE.into())
}

fn to_bytes(cx: &Cx<'_>, view: &View, value: Value) -> Option<Vec<u8>> {
    match view.code {
        b'c' => cx.heap.own_bytes(value).filter(|bytes| bytes.len() == 1).map(<[u8]>::to_vec),
        b'?' => Some(vec![u8::from(super::truth::truth(cx.heap, value)?)]),
        b'f' | b'd' => {
            let x = Number::of(cx.heap, value)?.as_float()?;
            // What is too large becomes infinite.
            element::float_bytes(x, view.code).or_else(|| Some((x as f32).to_le_bytes().to_vec()))
        }
        code => element::int_bytes(&cx.heap.as_big(value)?, view.size, element::int_sign(code)?),
    }
}

fn write(cx: &mut Cx<'_>, view: &View, at: usize, bytes: &[u8]) {
    let place = view.place(at);
    if let Some(id) = view.object.as_obj()
        && let Body::ByteArray(target) = &mut cx.heap.get_mut(id).body
        && let Some(target) = target.get_mut(place..place + bytes.len())
    {
        target.copy_from_slice(bytes);
    }
}
