//! Iteration over built-in values: making iterators, their next items, and draining them.

use super::{compare::byte_string, number::Number};
use crate::{
    heap::{Body, DictPart, Heap, Iter, names as n, types},
    native::{Cx, Flow, Raise, new_exception},
    value::{ObjId, Value},
    vm::lookup_type_attr,
};

/// What an iterator gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An item.
    Value(Value),
    /// Nothing any more.
    Done,
    /// Python code has to be asked: it is no built-in iterator.
    Python,
}

/// How deeply `enumerate` and `zip` may stand in each other before the prelude's generators take over.
const NESTING: u32 = 8;

/// `iter(value)`
pub fn iter(cx: &mut Cx<'_>, value: Value) -> Result<Flow, Raise> {
    if !is_custom(cx.heap, value)
        && let Some(iterator) = plain_iter(cx.heap, value)
    {
        return Ok(iterator.into());
    }
    if is_iterable(cx.heap, value) { Ok(Flow::prelude(cx, "iter_slow", &[value])) } else { Err(not_iterable(cx, value)) }
}

/// Whether the program's classes may change how a container is read.
pub fn is_custom(heap: &Heap, value: Value) -> bool {
    let Some(id) = value.as_obj() else { return false };
    let class = heap.get(id).class;
    class.0 >= types::END && heap.ty(class).flags.custom_container
}

/// Whether a value's type has `__iter__` or `__getitem__`.
pub fn is_iterable(heap: &Heap, value: Value) -> bool {
    let class = heap.type_of(value);
    match lookup_type_attr(heap, class, n::ITER.into()) {
        Some(method) => !method.is_none(),
        None => lookup_type_attr(heap, class, n::GETITEM.into()).is_some() && !matches!(heap.body(value), Some(Body::Dict(_))),
    }
}

/// The error for what is no iterable.
#[cold]
pub fn not_iterable(cx: &mut Cx<'_>, value: Value) -> Raise {
    let name = cx.heap.type_name(value);
    cx.type_error(format!("'{name}' object is not iterable"))
}

/// An iterator over a built-in iterable by its content; `None` for anything else.
pub fn plain_iter(heap: &mut Heap, value: Value) -> Option<Value> {
    let sequence = |class| (class, Iter::Sequence { object: value, next: 0 });
    let (class, iter) = match heap.body(value)? {
        Body::List(_) => sequence(types::LIST_ITERATOR),
        Body::Tuple(_) => sequence(types::TUPLE_ITERATOR),
        Body::Str(text) if text.is_ascii() => sequence(types::STR_ITERATOR),
        Body::Str(_) => sequence(types::WIDE_STR_ITERATOR),
        Body::Bytes(_) => sequence(types::BYTES_ITERATOR),
        Body::ByteArray(_) => sequence(types::BYTEARRAY_ITERATOR),
        Body::MemoryView(_) => {
            let items = super::memoryview::items(heap, value);
            let object = heap.list(items);
            (types::MEMORY_ITERATOR, Iter::Sequence { object, next: 0 })
        }
        Body::Deque(deque) => {
            (types::DEQUE_ITERATOR, Iter::Deque { deque: value, next: 0, changes: deque.changes, backward: false })
        }
        Body::Range(range) => (types::RANGE_ITERATOR, Iter::Range { next: range.start, left: range.count(), step: range.step }),
        Body::Dict(_) => return Some(over_dict(heap, value, DictPart::Key, false)),
        Body::Set(_) => return Some(over_set(heap, value)),
        Body::View(dict) => {
            let (dict, part) = (*dict, view_part(heap.type_of(value)));
            return matches!(heap.body(dict), Some(Body::Dict(_))).then(|| over_dict(heap, dict, part, false));
        }
        Body::Iter(_) => return Some(value),
        Body::Generator(_) => {
            return (!matches!(heap.type_of(value), types::COROUTINE | types::ASYNC_GENERATOR | types::COROUTINE_WRAPPER))
                .then_some(value);
        }
        _ => return None,
    };
    Some(heap.iter(class, iter))
}

/// An iterator that [`next`] drives by itself: like [`plain_iter`], but no generators and nothing nested deeply.
pub fn native_iter(heap: &mut Heap, value: Value) -> Option<Value> {
    if is_custom(heap, value) || matches!(heap.body(value), Some(Body::Generator(_))) {
        return None;
    }
    let iterator = plain_iter(heap, value)?;
    is_shallow(heap, iterator, NESTING).then_some(iterator)
}

fn is_shallow(heap: &Heap, iterator: Value, depth: u32) -> bool {
    match heap.body(iterator) {
        Some(Body::Iter(iter)) => match &**iter {
            Iter::Enumerate { iter, .. } => depth > 0 && is_shallow(heap, *iter, depth - 1),
            Iter::Zip { iters } => depth > 0 && iters.len() < 64 && iters.iter().all(|iter| is_shallow(heap, *iter, depth - 1)),
            _ => true,
        },
        _ => false,
    }
}

/// Which part of the entries a view of this class shows.
pub fn view_part(class: ObjId) -> DictPart {
    match class {
        types::DICT_VALUES | types::ODICT_VALUES => DictPart::Value,
        types::DICT_ITEMS | types::ODICT_ITEMS => DictPart::Item,
        _ => DictPart::Key,
    }
}

/// An iterator over a dict.
pub fn over_dict(heap: &mut Heap, dict: Value, part: DictPart, backward: bool) -> Value {
    let class = match (part, backward) {
        (DictPart::Key, false) => types::DICT_KEY_ITERATOR,
        (DictPart::Value, false) => types::DICT_VALUE_ITERATOR,
        (DictPart::Item, false) => types::DICT_ITEM_ITERATOR,
        (DictPart::Key, true) => types::DICT_REVERSE_KEY_ITERATOR,
        (DictPart::Value, true) => types::DICT_REVERSE_VALUE_ITERATOR,
        (DictPart::Item, true) => types::DICT_REVERSE_ITEM_ITERATOR,
    };
    let (len, entries) = match heap.body(dict) {
        Some(Body::Dict(dict)) => (dict.len(), dict.entries.len()),
        _ => (0, 0),
    };
    heap.iter(class, Iter::Dict { dict, next: if backward { entries } else { 0 }, len, part, backward, left: len })
}

/// An iterator over a set.
pub fn over_set(heap: &mut Heap, set: Value) -> Value {
    let len = match heap.body(set) {
        Some(Body::Set(set)) => set.len(),
        _ => 0,
    };
    heap.iter(types::SET_ITERATOR, Iter::Set { set, next: 0, len })
}

/// A string of one character.
#[inline]
pub fn character(heap: &mut Heap, c: char) -> Value {
    // The common ones exist once; the others would fill the table of interned strings.
    if c.is_ascii() { heap.ascii(c as u8) } else { heap.str(&*c.encode_utf8(&mut [0; 4])) }
}

/// The next item of a built-in iterator.
///
/// # Errors
/// `RuntimeError` when a dict or set has changed its size meanwhile.
#[inline]
pub fn next(heap: &mut Heap, iterator: ObjId) -> Result<Step, Raise> {
    let Body::Iter(iter) = &mut heap.get_mut(iterator).body else { return Ok(Step::Python) };
    match &mut **iter {
        Iter::Range { next, left, step } => {
            if *left == 0 {
                return Ok(Step::Done);
            }
            let item = *next;
            *left -= 1;
            *next = item.wrapping_add(*step);
            Ok(Step::Value(heap.int(item)))
        }
        Iter::Sequence { object, next } => {
            let (object, at) = (*object, *next);
            match heap.body(object) {
                Some(Body::List(items)) if at < items.len() => {
                    let item = items[at];
                    Ok(advance(heap, iterator, at + 1, item))
                }
                Some(Body::Tuple(items)) if at < items.len() => {
                    let item = items[at];
                    Ok(advance(heap, iterator, at + 1, item))
                }
                _ => Ok(next_of_text(heap, iterator, object, at)),
            }
        }
        Iter::Empty => Ok(Step::Done),
        Iter::Enumerate { iter, count } => {
            let (inner, number) = (*iter, *count);
            next_enumerated(heap, iterator, inner, number)
        }
        Iter::Zip { iters } => {
            if let [first, second] = **iters {
                return next_pair(heap, first, second);
            }
            let iters = iters.clone();
            next_zipped(heap, &iters)
        }
        Iter::Dict { .. } => next_of_dict(heap, iterator),
        Iter::Set { .. } => next_of_set(heap, iterator),
        Iter::Deque { .. } => next_of_deque(heap, iterator),
        Iter::Backward { .. } => Ok(next_backward(heap, iterator)),
    }
}

/// The two parts of the next item of an iterator over pairs (`zip` of two, `enumerate`, a dict's items), without the pair;
/// `None` when it is another iterator, or exhausted: then [`next`] says what comes.
///
/// # Errors
/// Those of [`next`].
pub fn next_two(heap: &mut Heap, iterator: ObjId) -> Result<Option<[Value; 2]>, Raise> {
    let Body::Iter(iter) = &heap.get(iterator).body else { return Ok(None) };
    match **iter {
        Iter::Zip { ref iters } => match **iters {
            [first, second] => two_of(heap, first, second),
            _ => Ok(None),
        },
        Iter::Enumerate { iter, count } => {
            let (Some(n), Some(inner)) = (count.as_int(), iter.as_obj()) else { return Ok(None) };
            let Step::Value(item) = next(heap, inner)? else { return Ok(None) };
            let after = heap.int(n + 1);
            if let Iter::Enumerate { count, .. } = iter_mut(heap, iterator) {
                *count = after;
            }
            Ok(Some([count, item]))
        }
        Iter::Dict { dict, next, len, part: DictPart::Item, backward: false, left: 1.. } => {
            let Some(Body::Dict(table)) = heap.body(dict) else { return Ok(None) };
            let entries = &table.entries;
            if table.len() != len {
                return Ok(None);
            }
            let Some(at) = (next..entries.len()).find(|i| !entries[*i].key.is_unbound()) else { return Ok(None) };
            let entry = entries[at];
            if let Iter::Dict { next, left, .. } = iter_mut(heap, iterator) {
                *next = at + 1;
                *left -= 1;
            }
            Ok(Some([entry.key, entry.value]))
        }
        _ => Ok(None),
    }
}

#[inline(always)]
fn iter_mut(heap: &mut Heap, iterator: ObjId) -> &mut Iter {
    match &mut heap.get_mut(iterator).body {
        Body::Iter(iter) => iter,
        other => unreachable!("{iterator:?} is not an iterator but {other:?}"),
    }
}

#[inline]
fn advance(heap: &mut Heap, iterator: ObjId, to: usize, item: Value) -> Step {
    if let Iter::Sequence { next, .. } = iter_mut(heap, iterator) {
        *next = to;
    }
    Step::Value(item)
}

fn next_of_text(heap: &mut Heap, iterator: ObjId, object: Value, at: usize) -> Step {
    let (item, to) = match heap.body(object) {
        Some(Body::Str(text)) => match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) => (character(heap, c), at + c.len_utf8()),
            None => return finish(heap, iterator),
        },
        Some(_) => match byte_string(heap, object).and_then(|bytes| bytes.get(at)) {
            Some(byte) => (Value::int32(i32::from(*byte)), at + 1),
            None => return finish(heap, iterator),
        },
        None => return Step::Done,
    };
    advance(heap, iterator, to, item)
}

fn finish(heap: &mut Heap, iterator: ObjId) -> Step {
    *iter_mut(heap, iterator) = Iter::Empty;
    Step::Done
}

fn next_enumerated(heap: &mut Heap, iterator: ObjId, inner: Value, number: Value) -> Result<Step, Raise> {
    let Some(id) = inner.as_obj() else { return Ok(Step::Done) };
    let Step::Value(item) = next(heap, id)? else { return Ok(Step::Done) };
    let after = match number.as_int() {
        Some(n) => heap.int(n + 1),
        None => match Number::of(heap, number).and_then(|n| n.as_big().map(|n| n.into_owned())) {
            Some(n) => heap.big_int(n + 1),
            None => number,
        },
    };
    if let Iter::Enumerate { count, .. } = iter_mut(heap, iterator) {
        *count = after;
    }
    Ok(Step::Value(heap.tuple([number, item])))
}

fn next_pair(heap: &mut Heap, first: Value, second: Value) -> Result<Step, Raise> {
    Ok(two_of(heap, first, second)?.map_or(Step::Done, |pair| Step::Value(heap.tuple(pair))))
}

#[inline(always)]
fn two_of(heap: &mut Heap, first: Value, second: Value) -> Result<Option<[Value; 2]>, Raise> {
    let (Some(first), Some(second)) = (first.as_obj(), second.as_obj()) else { return Ok(None) };
    let Step::Value(a) = next(heap, first)? else { return Ok(None) };
    let Step::Value(b) = next(heap, second)? else { return Ok(None) };
    Ok(Some([a, b]))
}

fn next_zipped(heap: &mut Heap, iters: &[Value]) -> Result<Step, Raise> {
    let mut items = Vec::with_capacity(iters.len());
    for iter in iters {
        let Some(id) = iter.as_obj() else { return Ok(Step::Done) };
        match next(heap, id)? {
            Step::Value(item) => items.push(item),
            _ => return Ok(Step::Done),
        }
    }
    Ok(Step::Value(heap.tuple(items)))
}

fn next_of_dict(heap: &mut Heap, iterator: ObjId) -> Result<Step, Raise> {
    let Iter::Dict { dict, next, len, part, backward, left } = *iter_mut(heap, iterator) else { return Ok(Step::Done) };
    let Some(Body::Dict(table)) = heap.body(dict) else { return Ok(Step::Done) };
    if table.len() != len {
        return Err(changed(heap, "dictionary changed size during iteration"));
    }
    let entries = &table.entries;
    let found = if backward {
        (0..next.min(entries.len())).rev().find(|i| !entries[*i].key.is_unbound())
    } else {
        (next..entries.len()).find(|i| !entries[*i].key.is_unbound())
    };
    let Some(at) = found else { return Ok(finish(heap, iterator)) };
    if left == 0 {
        return Err(changed(heap, "dictionary keys changed during iteration"));
    }
    let entry = entries[at];
    if let Iter::Dict { next, left, .. } = iter_mut(heap, iterator) {
        *next = if backward { at } else { at + 1 };
        *left -= 1;
    }
    Ok(Step::Value(match part {
        DictPart::Key => entry.key,
        DictPart::Value => entry.value,
        DictPart::Item => heap.tuple([entry.key, entry.value]),
    }))
}

fn next_of_set(heap: &mut Heap, iterator: ObjId) -> Result<Step, Raise> {
    let Iter::Set { set, next, len } = *iter_mut(heap, iterator) else { return Ok(Step::Done) };
    let Some(Body::Set(table)) = heap.body(set) else { return Ok(Step::Done) };
    if table.len() != len {
        return Err(changed(heap, "Set changed size during iteration"));
    }
    let members = &table.table;
    let Some(at) = (next..members.len()).find(|i| !members[*i].key.is_unbound()) else { return Ok(finish(heap, iterator)) };
    let key = members[at].key;
    if let Iter::Set { next, .. } = iter_mut(heap, iterator) {
        *next = at + 1;
    }
    Ok(Step::Value(key))
}

fn next_of_deque(heap: &mut Heap, iterator: ObjId) -> Result<Step, Raise> {
    let Iter::Deque { deque, next, changes, backward } = *iter_mut(heap, iterator) else { return Ok(Step::Done) };
    let Some(Body::Deque(items)) = heap.body(deque) else { return Ok(Step::Done) };
    let (len, same) = (items.len(), items.changes == changes);
    let item = if backward { len.checked_sub(next + 1) } else { Some(next) }.and_then(|at| items.get(at));
    if !same {
        finish(heap, iterator);
        return Err(changed(heap, "deque mutated during iteration"));
    }
    let Some(item) = item else { return Ok(finish(heap, iterator)) };
    if let Iter::Deque { next, .. } = iter_mut(heap, iterator) {
        *next += 1;
    }
    Ok(Step::Value(item))
}

fn next_backward(heap: &mut Heap, iterator: ObjId) -> Step {
    let Iter::Backward { object, left } = *iter_mut(heap, iterator) else { return Step::Done };
    let item = match heap.body(object) {
        Some(Body::List(items)) => left.checked_sub(1).and_then(|at| items.get(at).copied()),
        Some(Body::Tuple(items)) => left.checked_sub(1).and_then(|at| items.get(at).copied()),
        // Only strings that are all ASCII are read backwards in place.
        Some(Body::Str(text)) => {
            let byte = left.checked_sub(1).and_then(|at| text.as_bytes().get(at)).copied();
            byte.map(|byte| character(heap, char::from(byte)))
        }
        _ => left
            .checked_sub(1)
            .and_then(|at| byte_string(heap, object).and_then(|bytes| bytes.get(at)))
            .map(|byte| Value::int32(i32::from(*byte))),
    };
    match item {
        Some(item) => {
            if let Iter::Backward { left, .. } = iter_mut(heap, iterator) {
                *left -= 1;
            }
            Step::Value(item)
        }
        None => finish(heap, iterator),
    }
}

#[cold]
fn changed(heap: &mut Heap, message: &str) -> Raise {
    let text = heap.str(message);
    Raise(new_exception(heap, types::RUNTIME_ERROR, &[text]))
}

/// All items of a built-in iterable; `None` when Python code is needed to get them.
///
/// # Errors
/// `TypeError` for what is no iterable, `MemoryError` when the items would not fit.
pub fn collect(cx: &mut Cx<'_>, iterable: Value) -> Result<Option<Vec<Value>>, Raise> {
    if !is_custom(cx.heap, iterable) {
        match cx.heap.body(iterable) {
            Some(Body::List(items)) => return Ok(Some(items.to_vec())),
            Some(Body::Tuple(items)) => return Ok(Some(items.to_vec())),
            Some(Body::Deque(items)) => return Ok(Some(items.to_vec())),
            Some(Body::Dict(dict)) => return Ok(Some(dict.iter().map(|entry| entry.key).collect())),
            Some(Body::Set(set)) => return Ok(Some(set.iter().map(|member| member.key).collect())),
            _ => {}
        }
        if let Some(iterator) = native_iter(cx.heap, iterable) {
            return drain(cx, iterator).map(Some);
        }
    }
    if is_iterable(cx.heap, iterable) { Ok(None) } else { Err(not_iterable(cx, iterable)) }
}

fn drain(cx: &mut Cx<'_>, iterator: Value) -> Result<Vec<Value>, Raise> {
    let Some(id) = iterator.as_obj() else { return Ok(Vec::new()) };
    let expected = remaining(cx.heap, iterator).unwrap_or(0);
    let made = match cx.heap.get(id).body {
        // Each item is a tuple.
        Body::Iter(ref iter) if matches!(**iter, Iter::Enumerate { .. } | Iter::Zip { .. }) => 64,
        _ => 8,
    };
    cx.reserve(expected.saturating_mul(made))?;
    let mut items = Vec::with_capacity(expected);
    while let Step::Value(item) = next(cx.heap, id)? {
        items.push(item);
        if items.len() % 4096 == 0 {
            cx.reserve(items.len() * 8)?;
        }
    }
    Ok(items)
}

/// How many items an iterator has left, if that is easily known.
pub fn remaining(heap: &Heap, iterator: Value) -> Option<usize> {
    remaining_within(heap, iterator, NESTING)
}

fn remaining_within(heap: &Heap, iterator: Value, depth: u32) -> Option<usize> {
    let Some(Body::Iter(iter)) = heap.body(iterator) else { return None };
    Some(match &**iter {
        Iter::Range { left, .. } => usize::try_from(*left).unwrap_or(usize::MAX),
        Iter::Sequence { object, next } => match heap.body(*object) {
            Some(Body::List(items)) => items.len().saturating_sub(*next),
            Some(Body::Tuple(items)) => items.len().saturating_sub(*next),
            Some(Body::Str(text)) => text.get(*next..).map_or(0, |rest| rest.chars().count()),
            Some(_) => byte_string(heap, *object).map_or(0, |bytes| bytes.len().saturating_sub(*next)),
            None => 0,
        },
        Iter::Backward { left, .. } => *left,
        Iter::Dict { dict, next, len, backward, .. } => match heap.body(*dict) {
            Some(Body::Dict(dict)) if dict.len() == *len => {
                let place = (*next).min(dict.entries.len());
                let rest = if *backward { 0..place } else { place..dict.entries.len() };
                rest.filter(|i| !dict.entries[*i].key.is_unbound()).count()
            }
            _ => 0,
        },
        Iter::Set { set, next, len } => match heap.body(*set) {
            Some(Body::Set(set)) if set.len() == *len => {
                set.table.iter_from(*next).filter(|member| !member.key.is_unbound()).count()
            }
            _ => 0,
        },
        Iter::Deque { deque, next, .. } => match heap.body(*deque) {
            Some(Body::Deque(deque)) => deque.len().saturating_sub(*next),
            _ => 0,
        },
        Iter::Empty => 0,
        Iter::Enumerate { iter, .. } => remaining_within(heap, *iter, depth.checked_sub(1)?)?,
        Iter::Zip { iters } => {
            let depth = depth.checked_sub(1)?;
            iters.iter().filter_map(|iter| remaining_within(heap, *iter, depth)).min()?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{builtins::testing::heap, heap::Range};

    fn drained(heap: &mut Heap, iterator: Value) -> Vec<Value> {
        let id = iterator.as_obj().expect("iterators are objects");
        std::iter::from_fn(|| match next(heap, id) {
            Ok(Step::Value(item)) => Some(item),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn a_list_that_grows_is_followed_but_not_after_its_end() {
        let mut heap = heap();
        let list = heap.list(vec![Value::int32(1)]);
        let iterator = plain_iter(&mut heap, list).expect("a list is iterable");
        assert_eq!(drained(&mut heap, iterator), [Value::int32(1)]);
        if let Some(Body::List(items)) = list.as_obj().map(|id| &mut heap.get_mut(id).body) {
            items.push(Value::int32(2));
        }
        assert_eq!(drained(&mut heap, iterator), []);
    }

    #[test]
    fn enumerate_and_zip_stop_with_the_shortest() {
        let mut heap = heap();
        let range = Range { start: 5, stop: 0, step: -2 };
        let range = heap.alloc(types::RANGE, Body::Range(Box::new(range))).into();
        let text = heap.str("añb!");
        let iters = [range, text].map(|value| native_iter(&mut heap, value).expect("iterable"));
        let zip = heap.iter(types::ZIP, Iter::Zip { iters: Box::new(iters) });
        let pairs = drained(&mut heap, zip);
        assert_eq!(pairs.len(), 3);
        let last = heap.as_items(pairs[1]).expect("a tuple").to_vec();
        assert_eq!(last[0], Value::int32(3));
        assert_eq!(heap.as_str(last[1]), Some("ñ"));
    }

    #[test]
    fn a_dict_that_grows_is_an_error() {
        let mut heap = heap();
        let dict = heap.dict();
        heap.dict_mut(dict).push(1, Value::int32(1), Value::NONE);
        let iterator = over_dict(&mut heap, dict.into(), DictPart::Key, false);
        heap.dict_mut(dict).push(2, Value::int32(2), Value::NONE);
        assert!(next(&mut heap, iterator.as_obj().expect("an object")).is_err());
    }

    #[test]
    fn what_is_nested_deeply_is_left_to_python() {
        let mut heap = heap();
        let mut iterator = heap.list(Vec::new());
        for _ in 0..=NESTING {
            iterator = native_iter(&mut heap, iterator).expect("shallow");
            iterator = heap.iter(types::ENUMERATE, Iter::Enumerate { iter: iterator, count: Value::int32(0) });
        }
        assert_eq!(native_iter(&mut heap, iterator), None);
    }
}
