//! `range`: its methods and attributes.

use super::{
    compare::comparisons,
    hash::hash_method,
    iterators,
    numeric_order::{Number, compare_numbers, number},
    sequence::{Index, index},
    subscript,
};
use crate::{
    heap::{Body, Iter, Range, types},
    native::{Cx, Flow, GetSet, Native, Raise},
    value::Value,
};

/// Methods of `range`. What has bounds beyond a word is left to the prelude.
pub const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, /, *args", new),
    Native::flow_method("__getitem__", "self, key, /", |cx, args| match big(cx, args[0]) {
        Some(_) => Ok(Flow::prelude(cx, "big_range_getitem", args)),
        None => subscript::get_item(cx, args[0], args[1]),
    }),
    Native::flow_method("__contains__", "self, key, /", |cx, args| match big(cx, args[0]) {
        Some(_) => Ok(Flow::prelude(cx, "big_range_contains", args)),
        None => contains(cx, args),
    }),
    Native::flow_method("__len__", "self, /", |cx, args| match big(cx, args[0]) {
        Some(_) => Ok(Flow::prelude(cx, "big_range_len", args)),
        None => Ok(Value::index(receiver(cx, args[0])?.len()).into()),
    }),
    Native::flow_method("__bool__", "self, /", |cx, args| match big(cx, args[0]) {
        Some(_) => Ok(Flow::prelude(cx, "big_range_bool", args)),
        None => Ok(Value::bool(!receiver(cx, args[0])?.is_empty()).into()),
    }),
    Native::flow_method("__iter__", "self, /", |cx, args| match big(cx, args[0]) {
        Some(_) => Ok(Flow::prelude(cx, "big_range_iter", args)),
        None => {
            receiver(cx, args[0])?;
            Ok(iterators::plain_iter(cx.heap, args[0]).unwrap_or(Value::NONE).into())
        }
    }),
    Native::flow_method("__reversed__", "self, /", |cx, args| match big(cx, args[0]) {
        Some(_) => Ok(Flow::prelude(cx, "big_range_reversed", args)),
        None => {
            let range = receiver(cx, args[0])?;
            Ok(cx.heap.iter(types::RANGE_ITERATOR, backwards(range)).into())
        }
    }),
    Native::flow_method("__hash__", "self, /", |cx, args| match big(cx, args[0]) {
        Some(_) => Ok(Flow::prelude(cx, "big_range_hash", args)),
        None => hash_method(cx, args),
    }),
    Native::flow_method("__reduce__", "self, /", |cx, args| Ok(Flow::prelude(cx, "range_reduce", args))),
    Native::flow_method("count", "self, value, /", |cx, args| {
        if big(cx, args[0]).is_some() {
            return Ok(Flow::prelude(cx, "big_range_count", args));
        }
        let range = receiver(cx, args[0])?;
        match place(cx, range, args[1]) {
            Some(found) => Ok(Value::index(usize::from(found.is_some())).into()),
            None => Ok(Flow::prelude(cx, "sequence_count", &[args[0], args[1]])),
        }
    }),
    Native::flow_method("index", "self, value, /", |cx, args| {
        if big(cx, args[0]).is_some() {
            return Ok(Flow::prelude(cx, "big_range_index", args));
        }
        let range = receiver(cx, args[0])?;
        match place(cx, range, args[1]) {
            Some(Some(i)) => Ok(Value::index(i).into()),
            _ => Ok(Flow::prelude(cx, "range_index", &[args[0], args[1]])),
        }
    }),
];

/// The comparison methods of `range`: equality only.
pub const COMPARISONS: &[Native] = &comparisons!(|body| matches!(body, Body::Range(_) | Body::BigRange(_)), "range_compare");

/// Attributes of `range`.
pub const ATTRIBUTES: &[GetSet] = &[
    GetSet { name: "start", get: |cx, value| part(cx, value, 0), set: None },
    GetSet { name: "stop", get: |cx, value| part(cx, value, 1), set: None },
    GetSet { name: "step", get: |cx, value| part(cx, value, 2), set: None },
];

/// The iterator over a range from its end.
pub fn backwards(range: Range) -> Iter {
    let len = range.count();
    let last = range.start.wrapping_add(range.step.wrapping_mul(len as i64 - 1));
    Iter::Range { next: last, left: len, step: range.step.wrapping_neg() }
}

/// `value in range`; `None` when Python code has to be asked.
pub fn range_contains(cx: &Cx<'_>, range: Range, value: Value) -> Option<bool> {
    place(cx, range, value).map(|found| found.is_some())
}

fn receiver(cx: &mut Cx<'_>, value: Value) -> Result<Range, Raise> {
    match cx.heap.body(value) {
        Some(Body::Range(range)) => Ok(**range),
        _ => {
            let name = cx.heap.type_name(value);
            Err(cx.type_error(format!("descriptor requires a 'range' object but received a '{name}'")))
        }
    }
}

/// Start, stop and step of a range with bounds beyond a word.
fn big(cx: &Cx<'_>, value: Value) -> Option<[Value; 3]> {
    match cx.heap.body(value) {
        Some(Body::BigRange(parts)) => Some(**parts),
        _ => None,
    }
}

fn part(cx: &mut Cx<'_>, value: Value, which: usize) -> Result<Value, Raise> {
    if let Some(parts) = big(cx, value) {
        return Ok(parts[which]);
    }
    let range = receiver(cx, value)?;
    Ok(cx.heap.int([range.start, range.stop, range.step][which]))
}

fn new(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let parts: Vec<Value> = cx.heap.as_items(args[1]).unwrap_or_default().to_vec();
    let (mut numbers, mut values) = (Vec::with_capacity(3), Vec::with_capacity(3));
    for part in &parts {
        match index(cx.heap, *part) {
            Index::At(n) => {
                values.push(cx.heap.int(n));
                numbers.extend(Value::small_int(n).map(|_| n));
            }
            Index::TooLarge => {
                let n = cx.heap.as_big(*part).unwrap_or_default();
                values.push(cx.heap.big_int(n));
            }
            Index::Python => return Ok(Flow::prelude(cx, "range_make", &[args[1]])),
            _ => {
                let name = cx.heap.type_name(*part);
                return Err(cx.type_error(format!("'{name}' object cannot be interpreted as an integer")));
            }
        }
    }
    if numbers.len() < values.len() && values.len() <= 3 {
        let (zero, one) = (Value::int32(0), Value::int32(1));
        let parts = match *values {
            [stop] => [zero, stop, one],
            [start, stop] => [start, stop, one],
            _ => [values[0], values[1], values[2]],
        };
        if parts[2] == zero {
            return Err(cx.value_error("range() arg 3 must not be zero"));
        }
        return Ok(Value::obj(cx.heap.alloc(types::RANGE, Body::BigRange(Box::new(parts)))).into());
    }
    let (start, stop, step) = match *numbers {
        [stop] => (0, stop, 1),
        [start, stop] => (start, stop, 1),
        [start, stop, step] => (start, stop, step),
        [] => return Err(cx.type_error("range expected at least 1 argument, got 0")),
        _ => return Err(cx.type_error(format!("range expected at most 3 arguments, got {}", parts.len()))),
    };
    if step == 0 {
        return Err(cx.value_error("range() arg 3 must not be zero"));
    }
    Ok(Value::obj(cx.heap.alloc(types::RANGE, Body::Range(Box::new(Range { start, stop, step })))).into())
}

fn contains(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let range = receiver(cx, args[0])?;
    match range_contains(cx, range, args[1]) {
        Some(found) => Ok(Value::bool(found).into()),
        None => Ok(Flow::prelude(cx, "sequence_contains", &[args[0], args[1]])),
    }
}

/// The index of a value in a range, if it is there; the outer `None` when Python code has to be asked.
fn place(cx: &Cx<'_>, range: Range, value: Value) -> Option<Option<usize>> {
    if let Some(class) = value.as_obj().map(|id| cx.heap.get(id).class)
        && class.0 >= types::END
        && cx.heap.ty(class).flags.custom_eq
    {
        return None;
    }
    let n = match number(cx.heap, value) {
        Some(Number::Int(n)) => n,
        Some(Number::Float(x)) if x.abs() < 9.2e18 => x as i64,
        Some(Number::Complex(re, im)) if im == 0.0 && re.abs() < 9.2e18 => re as i64,
        _ => return Some(None),
    };
    let exact = number(cx.heap, value).is_some_and(|number| match number {
        Number::Complex(re, _) => compare_numbers(Number::Float(re), Number::Int(n)).is_some_and(|order| order.is_eq()),
        number => compare_numbers(number, Number::Int(n)).is_some_and(|order| order.is_eq()),
    });
    let (offset, step) = (i128::from(n) - i128::from(range.start), i128::from(range.step));
    let inside = exact && offset % step == 0 && (0..i128::from(range.count())).contains(&(offset / step));
    Some(inside.then(|| (offset / step) as usize))
}
