//! A memoryview: items of one format in the bytes of another object.

use super::{Body, Heap};
use crate::value::Value;

/// Where a memoryview's items are and what they are.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Whose bytes they are, an object with bytes of its own; unbound once the view is released.
    pub object: Value,
    /// Where the first item begins.
    pub start: usize,
    /// Number of items.
    pub count: usize,
    /// Bytes from one item to the next; negative when it goes backwards.
    pub step: i64,
    /// The format's character, as in module `struct`.
    pub code: u8,
    /// Bytes of an item.
    pub size: usize,
    /// Whether items cannot be set.
    pub readonly: bool,
}

impl View {
    /// Whether the items follow each other without gaps.
    pub fn is_contiguous(&self) -> bool {
        self.step == self.size as i64 || self.count < 2
    }

    /// Where the bytes of an item begin.
    pub fn place(&self, index: usize) -> usize {
        (self.start as i64 + index as i64 * self.step) as usize
    }
}

impl Heap {
    /// The bytes that stand in an object itself: of a bytes object or a bytearray.
    pub fn own_bytes(&self, value: Value) -> Option<&[u8]> {
        match self.body(value)? {
            Body::Bytes(bytes) => Some(bytes),
            Body::ByteArray(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The bytes of a bytes object, a bytearray or a memoryview without gaps.
    pub fn bytes_of(&self, value: Value) -> Option<&[u8]> {
        match self.body(value)? {
            Body::MemoryView(view) if view.is_contiguous() => {
                self.own_bytes(view.object)?.get(view.start..view.start + view.count * view.size)
            }
            _ => self.own_bytes(value),
        }
    }

    /// The bytes of an item of a view.
    pub fn view_item(&self, view: &View, index: usize) -> &[u8] {
        let at = view.place(index);
        self.own_bytes(view.object).and_then(|bytes| bytes.get(at..at + view.size)).unwrap_or_default()
    }

    /// All bytes of a view's items, one item after the other.
    pub fn view_bytes(&self, view: &View) -> Vec<u8> {
        (0..view.count).flat_map(|index| self.view_item(view, index).iter().copied()).collect()
    }
}
