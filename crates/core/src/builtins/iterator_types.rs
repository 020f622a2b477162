//! The types of iterators: their methods, and `enumerate`, `zip`, `map`, `filter` and `reversed`.

use super::iterators::{Step, is_custom, native_iter, next, over_dict, remaining, view_part};
use crate::{
    heap::{Body, DictPart, Generator, Iter, names as n, types},
    native::{Cx, Flow, Native, Raise, Special},
    value::{ObjId, Value},
    vm::lookup_type_attr,
};

/// Methods of every iterator.
pub const METHODS: &[Native] = &[
    Native::method("__iter__", "self, /", |_, args| Ok(args[0])),
    Native::flow_method("__next__", "self, /", |_, args| Ok(Flow::direct(Special::Next, &args[..1]))),
];

/// Methods with which the built-in iterators are copied and pickled.
pub const STATE: &[Native] = &[
    Native::flow_method("__reduce__", "self, /", |cx, args| Ok(Flow::prelude(cx, "iterator_reduce", args))),
    Native::method("__setstate__", "self, state, /", set_state),
];

/// Methods of the iterators that know how many items they have left.
pub const SIZED: &[Native] =
    &[Native::method("__length_hint__", "self, /", |cx, args| Ok(Value::index(remaining(cx.heap, args[0]).unwrap_or(0))))];

/// Methods of `enumerate`.
pub const ENUMERATE: &[Native] = &[
    Native::fixed("__new__", "cls, iterable, start=0", enumerate),
    Native::class_method("__class_getitem__", "cls, item, /", super::subscript::class_getitem),
];

/// Methods of `zip`.
pub const ZIP: &[Native] = &[Native::fixed("__new__", "cls, /, *iterables, strict=False", zip)];

/// Methods of `map`.
pub const MAP: &[Native] = &[Native::fixed("__new__", "cls, /, *args", map)];

/// Methods of `filter`.
pub const FILTER: &[Native] = &[Native::fixed("__new__", "cls, function, iterable, /", |cx, args| {
    Ok(Flow::prelude(cx, "filter_make", &[args[0], args[1], args[2]]))
})];

/// Methods of `reversed`.
pub const REVERSED: &[Native] = &[Native::fixed("__new__", "cls, sequence, /", reversed)];

/// For the prelude: what an iterator's state is made of, its kind first.
pub fn parts(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (kind, mut rest) = match cx.heap.body(args[0]) {
        Some(Body::Generator(generator)) => ("locals", vec![generator_locals(cx, &generator.clone())]),
        Some(Body::Iter(iter)) => match (**iter).clone() {
            Iter::Sequence { object, next } => {
                let place = match cx.heap.body(object) {
                    Some(Body::Str(text)) => text.get(..next).map_or(0, |before| before.chars().count()),
                    _ => next,
                };
                ("sequence", vec![object, Value::index(place)])
            }
            Iter::Backward { object, left } => ("backward", vec![object, Value::index(left)]),
            Iter::Range { next, left, step } => ("range", vec![cx.heap.int(next), cx.heap.int(left as i64), cx.heap.int(step)]),
            Iter::Enumerate { iter, count } => ("enumerate", vec![iter, count]),
            Iter::Zip { iters } => ("zip", vec![cx.heap.tuple(iters.to_vec())]),
            Iter::Empty => ("empty", Vec::new()),
            state => {
                // What is left, read from a copy.
                let copy = cx.heap.iter(cx.heap.type_of(args[0]), state);
                let mut items = Vec::new();
                while let Some(id) = copy.as_obj()
                    && let Step::Value(item) = next(cx.heap, id)?
                {
                    items.push(item);
                }
                ("rest", vec![cx.heap.list(items)])
            }
        },
        _ => ("empty", Vec::new()),
    };
    rest.insert(0, cx.heap.intern(kind));
    Ok(cx.heap.tuple(rest))
}

/// The variables of a generator that rests, by name.
fn generator_locals(cx: &mut Cx<'_>, generator: &Generator) -> Value {
    let names = cx.codes.code(generator.code).locals.clone();
    let dict = cx.heap.dict();
    for (name, value) in names.iter().zip(&generator.registers) {
        if !value.is_unbound() {
            let name = cx.heap.intern(name);
            cx.heap.name_set(dict, name, *value);
        }
    }
    dict.into()
}

fn set_state(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let Some(state) = args[1].as_int() else { return Err(cx.type_error("an integer is required")) };
    let state = usize::try_from(state).unwrap_or(0);
    if let Some(Body::Generator(generator)) = cx.heap.body(args[0]) {
        // The prelude's iterators keep their place in a variable of this name.
        let place = cx.codes.code(generator.code).locals.iter().position(|name| &**name == "i");
        if let Some(id) = args[0].as_obj()
            && let Body::Generator(generator) = &mut cx.heap.get_mut(id).body
            && let Some(register) = place.and_then(|place| generator.registers.get_mut(place))
        {
            *register = args[1];
        }
        return Ok(Value::NONE);
    }
    let offset = match cx.heap.body(args[0]) {
        Some(Body::Iter(iter)) => match &**iter {
            Iter::Sequence { object, .. } => match cx.heap.body(*object) {
                Some(Body::Str(text)) => text.char_indices().nth(state).map_or(text.len(), |(at, _)| at),
                _ => state,
            },
            _ => state,
        },
        _ => state,
    };
    if let Some(id) = args[0].as_obj()
        && let Body::Iter(iter) = &mut cx.heap.get_mut(id).body
    {
        match &mut **iter {
            Iter::Sequence { next, .. } => *next = offset,
            Iter::Backward { left, .. } => *left = (*left).min(state + 1),
            Iter::Range { next, left, step } => {
                let skipped = (state as u64).min(*left);
                *next = next.wrapping_add(step.wrapping_mul(skipped as i64));
                *left -= skipped;
            }
            _ => {}
        }
    }
    Ok(Value::NONE)
}

/// The class as which an iterator is made.
fn class_of(cx: &mut Cx<'_>, args: &[Value], expected: ObjId) -> Result<ObjId, Raise> {
    super::functions::class_argument(cx, args[0], expected)
}

fn enumerate(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let class = class_of(cx, args, types::ENUMERATE)?;
    let start = args[2].or(Value::int32(0));
    let start = start.as_bool().map_or(start, |b| Value::int32(b.into()));
    if start.as_int().is_some()
        && let Some(iter) = native_iter(cx.heap, args[1])
    {
        return Ok(cx.heap.iter(class, Iter::Enumerate { iter, count: start }).into());
    }
    Ok(Flow::prelude(cx, "enumerate_make", &[args[0], args[1], start]))
}

fn zip(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let class = class_of(cx, args, types::ZIP)?;
    let strict = args[2].or(Value::FALSE);
    let sources: Vec<Value> = cx.heap.as_items(args[1]).unwrap_or_default().to_vec();
    if sources.is_empty() {
        return Ok(cx.heap.iter(class, Iter::Empty).into());
    }
    if strict == Value::FALSE {
        let iters: Option<Vec<Value>> = sources.iter().map(|source| native_iter(cx.heap, *source)).collect();
        if let Some(iters) = iters {
            return Ok(cx.heap.iter(class, Iter::Zip { iters: iters.into() }).into());
        }
    }
    Ok(Flow::prelude(cx, "zip_make", &[args[0], args[1], strict]))
}

fn map(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    if cx.heap.as_items(args[1]).is_none_or(|args| args.len() < 2) {
        return Err(cx.type_error("map() must have at least two arguments."));
    }
    Ok(Flow::prelude(cx, "map_make", &[args[0], args[1]]))
}

fn reversed(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let sequence = args[1];
    let class = class_of(cx, args, types::REVERSED)?;
    if is_custom(cx.heap, sequence) {
        return Ok(Flow::prelude(cx, "reversed_make", &[args[0], sequence]));
    }
    let backward = |left| Iter::Backward { object: sequence, left };
    let iterator = match cx.heap.body(sequence) {
        Some(Body::List(items)) => {
            let iter = backward(items.len());
            cx.heap.iter(types::LIST_REVERSE_ITERATOR, iter)
        }
        Some(Body::Tuple(items)) => {
            let iter = backward(items.len());
            cx.heap.iter(class, iter)
        }
        Some(Body::Str(text)) if text.is_ascii() => {
            let iter = backward(text.len());
            cx.heap.iter(class, iter)
        }
        Some(Body::Str(text)) => {
            let chars: Vec<char> = text.chars().collect();
            let items: Vec<Value> = chars.into_iter().map(|c| super::iterators::character(cx.heap, c)).collect();
            let left = items.len();
            let object = cx.heap.tuple(items);
            cx.heap.iter(class, Iter::Backward { object, left })
        }
        Some(Body::Bytes(_) | Body::ByteArray(_)) => {
            let iter = backward(super::compare::byte_string(cx.heap, sequence).map_or(0, <[u8]>::len));
            cx.heap.iter(class, iter)
        }
        Some(Body::Range(range)) => {
            let range = **range;
            let last = range.start.wrapping_add(range.step.wrapping_mul(range.count() as i64 - 1));
            cx.heap.iter(types::RANGE_ITERATOR, Iter::Range { next: last, left: range.count(), step: range.step.wrapping_neg() })
        }
        Some(Body::Dict(_)) => over_dict(cx.heap, sequence, DictPart::Key, true),
        Some(Body::View(dict)) => {
            let (dict, part) = (*dict, view_part(cx.heap.type_of(sequence)));
            over_dict(cx.heap, dict, part, true)
        }
        _ => {
            let of = cx.heap.type_of(sequence);
            let known = |name| lookup_type_attr(cx.heap, of, Value::obj(name)).is_some_and(|method| !method.is_none());
            if known(n::REVERSED) || (known(n::GETITEM) && known(n::LEN)) {
                return Ok(Flow::prelude(cx, "reversed_make", &[args[0], sequence]));
            }
            let name = cx.heap.type_name(sequence);
            return Err(cx.type_error(format!("'{name}' object is not reversible")));
        }
    };
    Ok(iterator.into())
}

/// `iter(object)` and `iter(callable, sentinel)`.
pub fn iter_function(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    match args[1].bound() {
        None => super::iterators::iter(cx, args[0]),
        Some(sentinel) => Ok(Flow::prelude(cx, "iter_callable", &[args[0], sentinel])),
    }
}

/// `next(iterator)` and `next(iterator, default)`.
pub fn next_function(_: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    Ok(Flow::direct(Special::Next, args))
}
