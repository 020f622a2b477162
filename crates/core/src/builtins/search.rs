//! Looking for a value among the items of a list or tuple.

use super::compare::{Tri, same};
use crate::{heap::Heap, value::Value};

/// Where a value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// First at this index.
    At(usize),
    /// Nowhere.
    Nowhere,
    /// Python code has to be asked.
    Python,
}

/// The first of `items` that is or equals `value`.
pub fn position(heap: &Heap, items: &[Value], value: Value) -> Search {
    for (i, item) in items.iter().enumerate() {
        match same(heap, *item, value) {
            Tri::Yes => return Search::At(i),
            Tri::No => {}
            Tri::Python => return Search::Python,
        }
    }
    Search::Nowhere
}

/// How many of `items` are or equal `value`; `None` when Python code has to be asked.
pub fn count(heap: &Heap, items: &[Value], value: Value) -> Option<usize> {
    let mut found = 0;
    for item in items {
        match same(heap, *item, value) {
            Tri::Yes => found += 1,
            Tri::No => {}
            Tri::Python => return None,
        }
    }
    Some(found)
}
