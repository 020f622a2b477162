//! Functions of module `builtins` that go over an iterable: `sum`, `min`, `max`, `any`, `all`.

use num_bigint::BigInt;

use super::{
    compare::{CompareOp, Ordered, not_supported, order},
    iterators::{self, Step, collect, native_iter},
    numeric_order::{Number, number},
    truth::truth,
};
use crate::{
    heap::{Body, Heap, types},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

/// Functions of module `builtins`.
pub const FUNCTIONS: &[Native] = &[
    Native::flow_function("sum", "iterable, /, start=0", sum),
    Native::flow_function("min", "*args, key=None, default=<unrepresentable>", |cx, args| extreme(cx, args, CompareOp::Lt)),
    Native::flow_function("max", "*args, key=None, default=<unrepresentable>", |cx, args| extreme(cx, args, CompareOp::Gt)),
    Native::flow_function("any", "iterable, /", |cx, args| quantify(cx, args[0], true)),
    Native::flow_function("all", "iterable, /", |cx, args| quantify(cx, args[0], false)),
];

/// `any` (looks for a true item) and `all` (looks for a false one).
fn quantify(cx: &mut Cx<'_>, iterable: Value, wanted: bool) -> Result<Flow, Raise> {
    let slow = if wanted { "any_slow" } else { "all_slow" };
    let Some(iterator) = iterator_or_error(cx, iterable)? else { return Ok(Flow::prelude(cx, slow, &[iterable])) };
    let Some(id) = iterator.as_obj() else { return Ok(Value::NONE.into()) };
    for _ in 0..10 * CHUNK {
        let Step::Value(item) = iterators::next(cx.heap, id)? else { return Ok(Value::bool(!wanted).into()) };
        match truth(cx.heap, item) {
            Some(found) if found == wanted => return Ok(Value::bool(wanted).into()),
            Some(_) => {}
            None => {
                let rest = if wanted { "any_rest" } else { "all_rest" };
                return Ok(Flow::prelude(cx, rest, &[item, iterator]));
            }
        }
    }
    Ok(Flow::prelude(cx, slow, &[iterator]))
}

fn iterator_or_error(cx: &mut Cx<'_>, iterable: Value) -> Result<Option<Value>, Raise> {
    match native_iter(cx.heap, iterable) {
        Some(iterator) => Ok(Some(iterator)),
        None if iterators::is_iterable(cx.heap, iterable) => Ok(None),
        None => Err(iterators::not_iterable(cx, iterable)),
    }
}

/// What was summed up so far.
enum Total {
    Int(i64),
    Big(BigInt),
    Float(f64),
}

impl Total {
    fn into_value(self, heap: &mut Heap) -> Value {
        match self {
            Self::Int(n) => heap.int(n),
            Self::Big(n) => heap.big_int(n),
            Self::Float(x) => heap.float(x),
        }
    }

    /// With one more number; an error when the prelude has to add: the old total, given back.
    fn plus(self, number: Number<'_>) -> Result<Self, Self> {
        match (self, number) {
            (Self::Int(a), Number::Int(b)) => Ok(match a.checked_add(b) {
                Some(sum) => Self::Int(sum),
                None => Self::Big(BigInt::from(a) + b),
            }),
            (Self::Int(a), Number::Big(b)) => Ok(Self::Big(b + a)),
            (Self::Big(a), Number::Int(b)) => Ok(Self::Big(a + b)),
            (Self::Big(a), Number::Big(b)) => Ok(Self::Big(a + b)),
            (Self::Float(a), Number::Float(b)) => Ok(Self::Float(a + b)),
            (Self::Float(a), Number::Int(b)) => Ok(Self::Float(a + b as f64)),
            (Self::Int(a), Number::Float(b)) => Ok(Self::Float(a as f64 + b)),
            (total, _) => Err(total),
        }
    }
}

fn sum(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let start = args[1].or(Value::int32(0));
    let forbidden = match cx.heap.body(start) {
        Some(Body::Str(_)) => Some("sum() can't sum strings [use ''.join(seq) instead]"),
        Some(Body::Bytes(_)) => Some("sum() can't sum bytes [use b''.join(seq) instead]"),
        Some(Body::ByteArray(_)) => Some("sum() can't sum bytearray [use b''.join(seq) instead]"),
        _ => None,
    };
    let iterator = iterator_or_error(cx, args[0])?;
    if let Some(message) = forbidden {
        return Err(cx.type_error(message));
    }
    let total = match plain_number(cx.heap, start) {
        Some(Number::Int(n)) if start.as_bool().is_none() => Some(Total::Int(n)),
        Some(Number::Big(n)) => Some(Total::Big(n.clone())),
        Some(Number::Float(x)) => Some(Total::Float(x)),
        _ => None,
    };
    let (Some(iterator), Some(total)) = (iterator, total) else {
        return Ok(Flow::prelude(cx, "sum_slow", &[args[0], start]));
    };
    let (total, end) = add_up(cx, total, iterator)?;
    Ok(match end {
        End::Done => total.into(),
        End::Paused => Flow::prelude(cx, "sum_chunks", &[iterator, total]),
        End::Odd(item) => Flow::prelude(cx, "sum_rest", &[total, item, iterator]),
    })
}

/// Why adding came to an end.
enum End {
    /// There is nothing more.
    Done,
    /// There may be more, but it would take long.
    Paused,
    /// The prelude has to add this item.
    Odd(Value),
}

/// Numbers that are added in one piece.
const CHUNK: usize = 100_000;

/// Adds up to [`CHUNK`] numbers.
fn add_up(cx: &mut Cx<'_>, mut total: Total, iterator: Value) -> Result<(Value, End), Raise> {
    let Some(id) = iterator.as_obj() else { return Ok((Value::NONE, End::Done)) };
    for _ in 0..CHUNK {
        let Step::Value(item) = iterators::next(cx.heap, id)? else { return Ok((total.into_value(cx.heap), End::Done)) };
        let added = match plain_number(cx.heap, item) {
            Some(number) => total.plus(number),
            None => Err(total),
        };
        match added {
            Ok(sum) => total = sum,
            Err(total) => return Ok((total.into_value(cx.heap), End::Odd(item))),
        }
    }
    Ok((total.into_value(cx.heap), End::Paused))
}

/// `_m_sum_chunk(iterator, total)`: the new total, `"done"`, `"more"` or `"odd"`, and the odd item.
pub fn sum_chunk(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    cx.world.work(CHUNK / 4);
    let total = match plain_number(cx.heap, args[1]) {
        Some(Number::Int(n)) => Total::Int(n),
        Some(Number::Float(x)) => Total::Float(x),
        Some(Number::Big(n)) => Total::Big(n.clone()),
        _ => return Err(cx.type_error("a number is needed")),
    };
    let (total, end) = add_up(cx, total, args[0])?;
    let (word, item) = match end {
        End::Done => ("done", Value::NONE),
        End::Paused => ("more", Value::NONE),
        End::Odd(item) => ("odd", item),
    };
    let word = cx.heap.intern(word);
    Ok(cx.heap.tuple([total, word, item]))
}

/// The number, unless the program's own class of numbers may add in its own way.
fn plain_number(heap: &Heap, value: Value) -> Option<Number<'_>> {
    if heap.type_of(value).0 >= types::END { None } else { number(heap, value) }
}

fn extreme(cx: &mut Cx<'_>, args: &[Value], op: CompareOp) -> Result<Flow, Raise> {
    let name = if op == CompareOp::Lt { "min" } else { "max" };
    let (key, default) = (args[1].or(Value::NONE), args[2]);
    let given: Vec<Value> = cx.heap.as_items(args[0]).unwrap_or_default().to_vec();
    if let ([range], true) = (&given[..], key.is_none())
        && let Some(ends) = range_ends(cx, *range)
    {
        return Ok(if op == CompareOp::Lt { ends.0 } else { ends.1 }.into());
    }
    let items = match *given {
        [] => return Err(cx.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => collect(cx, iterable)?.ok_or(iterable),
        _ if !default.is_unbound() => {
            let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
            return Err(cx.type_error(message));
        }
        _ => Ok(given),
    };
    let items = match items {
        Ok(items) if items.is_empty() => {
            return match default.bound() {
                Some(default) => Ok(default.into()),
                None => Err(cx.value_error(format!("{name}() arg is an empty sequence"))),
            };
        }
        Ok(items) if key.is_none() => match best(cx.heap, op, &items) {
            Ok(best) => return Ok(best.into()),
            Err(Ordered::NotSupported(a, b)) => return Err(not_supported(cx, op, a, b)),
            Err(_) => cx.heap.list(items),
        },
        Ok(items) => cx.heap.list(items),
        Err(iterable) => iterable,
    };
    let slow = if op == CompareOp::Lt { "min_slow" } else { "max_slow" };
    match default.bound() {
        Some(default) => Ok(Flow::prelude(cx, slow, &[items, key, default])),
        None => Ok(Flow::prelude(cx, slow, &[items, key])),
    }
}

/// The least and the greatest number of a range that is not empty.
fn range_ends(cx: &mut Cx<'_>, range: Value) -> Option<(Value, Value)> {
    let Some(Body::Range(range)) = cx.heap.body(range) else { return None };
    let (first, count) = (range.start, range.len().checked_sub(1)?);
    let last = first.checked_add(range.step.checked_mul(i64::try_from(count).ok()?)?)?;
    Some((cx.heap.int(first.min(last)), cx.heap.int(first.max(last))))
}

fn best(heap: &Heap, op: CompareOp, items: &[Value]) -> Result<Value, Ordered> {
    let mut best = items[0];
    for item in &items[1..] {
        match order(heap, op, *item, best) {
            Ordered::Bool(true) => best = *item,
            Ordered::Bool(false) => {}
            other => return Err(other),
        }
    }
    Ok(best)
}
