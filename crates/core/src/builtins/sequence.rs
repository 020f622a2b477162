//! Indices and slices of sequences: what they mean for a given length.

use crate::{
    heap::{Body, Heap, names as n, types},
    native::{Cx, Raise},
    value::{Kind, Value},
    vm::lookup_type_attr,
};

/// What a subscript is, as an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    /// This index, negative ones counted from the end.
    At(i64),
    /// An int that is larger than any index.
    TooLarge,
    /// A slice: start, stop, step.
    Slice([Value; 3]),
    /// An object with an `__index__` method in Python.
    Python,
    /// Nothing that can index a sequence.
    Other,
}

/// The items that a slice means in a sequence of a certain length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Index of the first item; for an empty slice where items would be put in.
    pub start: i64,
    /// Limit, not reached; it may be -1.
    pub stop: i64,
    /// Difference of indices, not 0.
    pub step: i64,
    /// Number of items.
    pub count: usize,
}

impl Bounds {
    /// The indices, in order.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |i| (self.start + i as i64 * self.step) as usize)
    }

    /// The items of `items` that the slice means.
    pub fn pick<T: Copy>(self, items: &[T]) -> Vec<T> {
        if self.step == 1 {
            return items[self.start as usize..self.start as usize + self.count].to_vec();
        }
        self.indices().map(|i| items[i]).collect()
    }
}

/// Looks at a subscript.
pub fn index(heap: &Heap, key: Value) -> Index {
    match key.kind() {
        Kind::Int(n) => Index::At(n),
        Kind::Bool(b) => Index::At(i64::from(b)),
        Kind::Obj(id) => match &heap.get(id).body {
            Body::BigInt(_) => heap.as_i64(key).map_or(Index::TooLarge, Index::At),
            Body::Slice(parts) => Index::Slice(**parts),
            _ if has_index(heap, key) => Index::Python,
            _ => Index::Other,
        },
        _ => Index::Other,
    }
}

/// The place of index `i` in a sequence of length `len`.
#[inline]
pub fn place(i: i64, len: usize) -> Option<usize> {
    let i = if i < 0 { i + len as i64 } else { i };
    (0..len as i64).contains(&i).then_some(i as usize)
}

/// What a slice means in a sequence of length `len`; `None` when a part of it has an `__index__` in Python.
///
/// # Errors
/// `ValueError` for a step of 0, `TypeError` for parts that are no ints.
pub fn bounds(cx: &mut Cx<'_>, slice: [Value; 3], len: usize) -> Result<Option<Bounds>, Raise> {
    let [start, stop, step] = slice;
    let Some(step) = part(cx, step)? else { return Ok(None) };
    let step = step.unwrap_or(1).max(-i64::MAX);
    if step == 0 {
        return Err(cx.value_error("slice step cannot be zero"));
    }
    let (Some(start), Some(stop)) = (part(cx, start)?, part(cx, stop)?) else { return Ok(None) };
    Ok(Some(clamp(start, stop, step, len as i64)))
}

/// The bounds of `start:stop:step` in a sequence of length `len`.
pub fn clamp(start: Option<i64>, stop: Option<i64>, step: i64, len: i64) -> Bounds {
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clamped = |part: Option<i64>, default| match part {
        None => default,
        Some(i) if i < 0 => (i.saturating_add(len)).max(low),
        Some(i) => i.min(high),
    };
    let (first, last) = if step < 0 { (high, low) } else { (low, high) };
    let (start, stop) = (clamped(start, first), clamped(stop, last));
    let count = if step < 0 {
        if stop < start { (start - stop - 1) / -step + 1 } else { 0 }
    } else if start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Bounds { start, stop, step, count: count as usize }
}

/// One part of a slice: the outer `None` when Python code has to be asked, the inner one when the part is left out.
fn part(cx: &mut Cx<'_>, value: Value) -> Result<Option<Option<i64>>, Raise> {
    if value.is_none() {
        return Ok(Some(None));
    }
    match index(cx.heap, value) {
        Index::At(i) => Ok(Some(Some(i))),
        Index::TooLarge => Ok(Some(Some(too_large(cx.heap, value)))),
        Index::Python => Ok(None),
        Index::Slice(_) | Index::Other => {
            Err(cx.type_error("slice indices must be integers or None or have an __index__ method"))
        }
    }
}

/// The nearest bound to an int that is no index.
pub fn too_large(heap: &Heap, value: Value) -> i64 {
    let negative = heap.as_big(value).is_some_and(|n| n.sign() == num_bigint::Sign::Minus);
    if negative { i64::MIN } else { i64::MAX }
}

/// Whether a value's class, one made by the program, has `__index__`.
pub fn has_index(heap: &Heap, value: Value) -> bool {
    let class = heap.type_of(value);
    class.0 >= types::END && heap.as_big(value).is_none() && lookup_type_attr(heap, class, n::INDEX.into()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(start: Option<i64>, stop: Option<i64>, step: i64) -> Vec<i32> {
        clamp(start, stop, step, 5).pick(&[0, 1, 2, 3, 4])
    }

    #[test]
    fn slices_mean_what_they_mean_in_python() {
        assert_eq!(picked(None, None, 1), [0, 1, 2, 3, 4]);
        assert_eq!(picked(Some(-2), None, 1), [3, 4]);
        assert_eq!(picked(Some(1), Some(100), 2), [1, 3]);
        assert_eq!(picked(None, None, -1), [4, 3, 2, 1, 0]);
        assert_eq!(picked(Some(3), Some(0), -2), [3, 1]);
        assert_eq!(picked(Some(-100), Some(-4), 1), [0]);
        assert_eq!(picked(Some(4), Some(1), 1), [0; 0]);
        assert_eq!(picked(Some(i64::MAX), Some(i64::MIN), -i64::MAX), [4]);
    }

    #[test]
    fn negative_indices_count_from_the_end() {
        assert_eq!(place(-1, 3), Some(2));
        assert_eq!(place(-4, 3), None);
        assert_eq!(place(3, 3), None);
    }
}
