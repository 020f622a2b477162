//! Sorting, stable: `list.sort` and `sorted`, as far as the keys compare without Python code.

use super::{
    compare::{CompareOp, Ordered, not_supported},
    iterators::collect,
    list::receiver,
};
use crate::{
    heap::{Body, Heap},
    native::{Cx, Flow, Native, Raise},
    value::Value,
};

/// Functions of module `builtins`.
pub const FUNCTIONS: &[Native] = &[Native::flow_function("sorted", "iterable, /, *, key=None, reverse=False", sorted)];

/// Why sorting stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Python code has to compare.
    Python,
    /// These two have no order.
    Unordered(Value, Value),
}

/// Runs shorter than this are made so long by insertion (CPython's `Objects/listsort.txt` explains why).
const MIN_RUN: usize = 32;

/// `list.sort(*, key=None, reverse=False)`
pub fn list_sort(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let list = receiver(cx, args)?;
    let (key, reverse) = (args[1].or(Value::NONE), args[2].or(Value::FALSE));
    let Some(backwards) = cx.heap.as_i64(reverse).map(|n| n != 0).filter(|_| key.is_none()) else {
        return Ok(Flow::prelude(cx, "list_sort", &[args[0], key, reverse]));
    };
    let mut items = cx.heap.as_items(args[0]).unwrap_or_default().to_vec();
    match sort_values(cx.heap, &mut items, backwards) {
        Ok(()) => {
            if let Body::List(target) = &mut cx.heap.get_mut(list).body {
                *target = items.into();
            }
            Ok(Value::NONE.into())
        }
        Err(Stop::Python) => Ok(Flow::prelude(cx, "list_sort", &[args[0], key, reverse])),
        Err(Stop::Unordered(a, b)) => Err(not_supported(cx, CompareOp::Lt, a, b)),
    }
}

fn sorted(cx: &mut Cx<'_>, args: &[Value]) -> Result<Flow, Raise> {
    let (key, reverse) = (args[1].or(Value::NONE), args[2].or(Value::FALSE));
    let backwards = cx.heap.as_i64(reverse).map(|n| n != 0).filter(|_| key.is_none());
    let items = match backwards {
        Some(_) => collect(cx, args[0])?,
        None => None,
    };
    let (Some(backwards), Some(mut items)) = (backwards, items) else {
        return Ok(Flow::prelude(cx, "sorted_slow", &[args[0], key, reverse]));
    };
    match sort_values(cx.heap, &mut items, backwards) {
        Ok(()) => Ok(cx.heap.list(items).into()),
        Err(Stop::Python) => {
            let items = cx.heap.list(items);
            Ok(Flow::prelude(cx, "sorted_slow", &[items, key, reverse]))
        }
        Err(Stop::Unordered(a, b)) => Err(not_supported(cx, CompareOp::Lt, a, b)),
    }
}

/// Sorts values by themselves.
pub fn sort_values(heap: &Heap, items: &mut Vec<Value>, backwards: bool) -> Result<(), Stop> {
    let order = sort_order(heap, items, backwards)?;
    *items = order.into_iter().map(|i| items[i as usize]).collect();
    Ok(())
}

/// The indices of `keys` in the order of the keys, equal ones as they stand.
pub fn sort_order(heap: &Heap, keys: &[Value], backwards: bool) -> Result<Vec<u32>, Stop> {
    // Backwards is: reverse, sort, reverse, so that equal ones stay as they stand.
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    if backwards {
        order.reverse();
    }
    if let Some(ints) = all(keys, &order, Value::as_int) {
        order = by_key(ints, |a, b| a.cmp(b));
    } else if let Some(floats) = all(keys, &order, |key| heap.as_float(key).filter(|x| !x.is_nan())) {
        order = by_key(floats, |a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    } else if let Some(texts) = all(keys, &order, |key| exact_text(heap, key)) {
        order = by_key(texts, |a, b| a.cmp(b));
    } else {
        let less = |a: u32, b: u32| {
            let (a, b) = (keys[a as usize], keys[b as usize]);
            match super::compare::order(heap, CompareOp::Lt, a, b) {
                Ordered::Bool(less) => Ok(less),
                Ordered::Python => Err(Stop::Python),
                Ordered::NotSupported(a, b) => Err(Stop::Unordered(a, b)),
            }
        };
        merge_sort(&mut order, less)?;
    }
    if backwards {
        order.reverse();
    }
    Ok(order)
}

fn exact_text(heap: &Heap, value: Value) -> Option<&str> {
    heap.as_str(value).filter(|_| heap.type_of(value) == crate::heap::types::STR)
}

fn all<T>(keys: &[Value], order: &[u32], read: impl Fn(Value) -> Option<T>) -> Option<Vec<(T, u32)>> {
    order.iter().map(|i| read(keys[*i as usize]).map(|key| (key, *i))).collect()
}

fn by_key<T>(mut pairs: Vec<(T, u32)>, compare: impl Fn(&T, &T) -> std::cmp::Ordering) -> Vec<u32> {
    pairs.sort_by(|(a, _), (b, _)| compare(a, b));
    pairs.into_iter().map(|(_, i)| i).collect()
}

/// Natural merge sort: runs that stand there already, short ones made longer by insertion, merged two by two. Unlike the
/// library's sort it bears an order that contradicts itself.
fn merge_sort(items: &mut [u32], mut less: impl FnMut(u32, u32) -> Result<bool, Stop>) -> Result<(), Stop> {
    let min_run = if items.len() < 2 * MIN_RUN { items.len() } else { MIN_RUN };
    let mut runs = Vec::new();
    let mut start = 0;
    while start < items.len() {
        let natural = natural_run(&mut items[start..], &mut less)?;
        let end = items.len().min(start + natural.max(min_run));
        insert_rest(&mut items[start..end], natural, &mut less)?;
        runs.push(start..end);
        start = end;
    }
    while runs.len() > 1 {
        let mut merged = Vec::with_capacity(runs.len().div_ceil(2));
        for pair in runs.chunks(2) {
            if let [left, right] = pair {
                merge(items, left.clone(), right.end, &mut less)?;
                merged.push(left.start..right.end);
            } else {
                merged.push(pair[0].clone());
            }
        }
        runs = merged;
    }
    Ok(())
}

/// The length of the run at the beginning; one that falls strictly is turned round.
fn natural_run(items: &mut [u32], less: &mut impl FnMut(u32, u32) -> Result<bool, Stop>) -> Result<usize, Stop> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let falling = less(items[1], items[0])?;
    let mut len = 2;
    while len < items.len() && less(items[len], items[len - 1])? == falling {
        len += 1;
    }
    if falling {
        items[..len].reverse();
    }
    Ok(len)
}

/// Puts each item from `sorted` on at its place among those before it, found by halving.
fn insert_rest(items: &mut [u32], sorted: usize, less: &mut impl FnMut(u32, u32) -> Result<bool, Stop>) -> Result<(), Stop> {
    for i in sorted..items.len() {
        let item = items[i];
        let (mut low, mut high) = (0, i);
        while low < high {
            let middle = low + (high - low) / 2;
            if less(item, items[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items[low..=i].rotate_right(1);
    }
    Ok(())
}

fn merge(
    items: &mut [u32],
    left: std::ops::Range<usize>,
    end: usize,
    less: &mut impl FnMut(u32, u32) -> Result<bool, Stop>,
) -> Result<(), Stop> {
    let first = items[left.clone()].to_vec();
    let (mut from_left, mut from_right, mut to) = (0, left.end, left.start);
    while from_left < first.len() && from_right < end {
        if less(items[from_right], first[from_left])? {
            items[to] = items[from_right];
            from_right += 1;
        } else {
            items[to] = first[from_left];
            from_left += 1;
        }
        to += 1;
    }
    items[to..to + first.len() - from_left].copy_from_slice(&first[from_left..]);
    Ok(())
}

/// The keys of a sort that the prelude computed: the items in their order, or `None` when Python code has to compare.
pub fn sort_by_keys(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let items: Vec<Value> = cx.heap.as_items(args[0]).unwrap_or_default().to_vec();
    let keys: Vec<Value> = cx.heap.as_items(args[1]).unwrap_or_default().to_vec();
    match sort_order(cx.heap, &keys, args[2] == Value::TRUE) {
        Ok(order) => Ok(cx.heap.list(order.into_iter().map(|i| items[i as usize]).collect())),
        Err(Stop::Python) => Ok(Value::NONE),
        Err(Stop::Unordered(a, b)) => Err(not_supported(cx, CompareOp::Lt, a, b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtins::testing::heap;

    #[test]
    fn equal_keys_stay_as_they_stand_also_backwards() {
        let mut heap = heap();
        let keys: Vec<Value> = [2, 1, 2, 1].map(Value::int32).into();
        assert_eq!(sort_order(&heap, &keys, false), Ok(vec![1, 3, 0, 2]));
        assert_eq!(sort_order(&heap, &keys, true), Ok(vec![0, 2, 1, 3]));
        let tuples: Vec<Value> = keys.iter().map(|key| heap.tuple(vec![*key])).collect();
        assert_eq!(sort_order(&heap, &tuples, true), Ok(vec![0, 2, 1, 3]));
    }

    #[test]
    fn many_items_are_merged_in_order() {
        let mut heap = heap();
        let keys: Vec<Value> = (0..1000).map(|i| (i * 7919) % 1009).map(|n| heap.tuple(vec![Value::int32(n)])).collect();
        let order = sort_order(&heap, &keys, false).expect("tuples of ints compare");
        let sorted: Vec<i32> = order.iter().map(|i| (*i as i32 * 7919) % 1009).collect();
        assert!(sorted.is_sorted(), "{sorted:?}");
    }

    #[test]
    fn a_nan_breaks_no_sort() {
        let mut heap = heap();
        let nan = heap.float(f64::NAN);
        let keys: Vec<Value> = (0..200).map(|i| if i % 3 == 0 { nan } else { Value::int32(200 - i) }).collect();
        assert_eq!(sort_order(&heap, &keys, false).map(|order| order.len()), Ok(200));
    }

    #[test]
    fn values_without_order_are_named_as_cpython_meets_them() {
        let mut heap = heap();
        let text = heap.str("a");
        assert_eq!(sort_order(&heap, &[Value::int32(1), text], false), Err(Stop::Unordered(text, Value::int32(1))));
    }
}
