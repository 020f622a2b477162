//! Arrays that grow: small ones are one piece, large ones are chunks that copies share until one of them writes.
//!
//! A copy of a machine, or a checkpoint that saves a list before its first change, would else cost as much as the list is long.

mod chunks;

pub use chunks::Chunks;

use std::{
    borrow::Cow,
    ops::{Index, IndexMut},
};

/// A growable array. Reading and writing by index work as for `Vec`; what moves many items costs a copy of a large one.
#[derive(Clone, Debug)]
pub enum Array<T: Copy> {
    /// All items in a row.
    Small(Vec<T>),
    /// Items in chunks.
    Large(Box<Chunks<T>>),
}

/// Bytes at the least of what stands in chunks.
const LARGE_BYTES: usize = 16_384;
impl<T: Copy> Array<T> {
    /// An empty array.
    pub const fn new() -> Self {
        Self::Small(Vec::new())
    }

    /// An array of `len` times the same item.
    pub fn filled(item: T, len: usize) -> Self {
        if len <= Self::MOST_SMALL {
            return Self::Small(vec![item; len]);
        }
        let mut chunks = Chunks::default();
        while chunks.len() < len {
            chunks.add_chunk(vec![item; Chunks::<T>::CHUNK.min(len - chunks.len())]);
        }
        Self::Large(Box::new(chunks))
    }

    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        match self {
            Self::Small(items) => items.len(),
            Self::Large(chunks) => chunks.len(),
        }
    }

    /// Whether there are no items.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at `index`.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<&T> {
        match self {
            Self::Small(items) => items.get(index),
            Self::Large(chunks) => chunks.get(index),
        }
    }

    /// The item at `index`, to be changed.
    #[inline(always)]
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        match self {
            Self::Small(items) => items.get_mut(index),
            Self::Large(chunks) => chunks.get_mut(index),
        }
    }

    /// The last item.
    pub fn last(&self) -> Option<&T> {
        self.get(self.len().wrapping_sub(1))
    }

    /// Adds an item at the end.
    #[inline]
    pub fn push(&mut self, item: T) {
        match self {
            Self::Small(items) if items.len() < Self::MOST_SMALL => items.push(item),
            _ => self.push_large(item),
        }
    }

    /// Takes the last item.
    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        match self {
            Self::Small(items) => items.pop(),
            Self::Large(chunks) => chunks.pop(),
        }
    }

    /// Puts an item before the one at `index`, which is at most `len()`.
    pub fn insert(&mut self, index: usize, item: T) {
        match self {
            Self::Small(items) if items.len() < Self::MOST_SMALL => items.insert(index, item),
            Self::Large(chunks) if index < chunks.len() => chunks.insert(index, item),
            _ => {
                self.push_large(item);
                if index + 1 < self.len()
                    && let Self::Large(chunks) = self
                {
                    chunks.pop();
                    chunks.insert(index, item);
                }
            }
        }
    }

    /// Takes the item at `index`, which is less than `len()`.
    pub fn remove(&mut self, index: usize) -> T {
        match self {
            Self::Small(items) => items.remove(index),
            Self::Large(chunks) => chunks.remove(index),
        }
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        match self {
            Self::Small(items) => items.clear(),
            Self::Large(_) => *self = Self::new(),
        }
    }

    /// Adds items at the end.
    pub fn extend(&mut self, items: impl IntoIterator<Item = T>) {
        let items = items.into_iter();
        match self {
            Self::Small(own) if own.len() + items.size_hint().1.unwrap_or(usize::MAX) <= Self::MOST_SMALL => own.extend(items),
            _ => items.for_each(|item| self.push(item)),
        }
    }

    /// Does something with all items in one piece.
    pub fn edit<R>(&mut self, change: impl FnOnce(&mut Vec<T>) -> R) -> R {
        let mut items = self.take();
        let result = change(&mut items);
        *self = items.into();
        result
    }

    /// Takes all items out.
    pub fn take(&mut self) -> Vec<T> {
        match std::mem::take(self) {
            Self::Small(items) => items,
            Self::Large(chunks) => chunks.to_vec(),
        }
    }

    /// All items in order.
    #[inline]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        let (small, chunks) = self.parts();
        small.iter().chain(chunks.into_iter().flat_map(Chunks::iter))
    }

    /// The items from `index` on.
    pub fn iter_from(&self, index: usize) -> impl Iterator<Item = &T> {
        (index..self.len()).map(|i| &self[i])
    }

    /// All items in pieces of several.
    pub fn pieces(&self) -> impl Iterator<Item = &[T]> {
        let (small, chunks) = self.parts();
        std::iter::once(small).chain(chunks.into_iter().flat_map(Chunks::pieces))
    }

    /// All items in one piece: a large array's are copied.
    pub fn as_slice(&self) -> Cow<'_, [T]> {
        match self {
            Self::Small(items) => Cow::Borrowed(items),
            Self::Large(chunks) => Cow::Owned(chunks.to_vec()),
        }
    }

    /// A copy of all items.
    pub fn to_vec(&self) -> Vec<T> {
        self.as_slice().into_owned()
    }

    /// A copy of the items in a range that is within `0..len()`.
    pub fn range(&self, range: std::ops::Range<usize>) -> Vec<T> {
        match self {
            Self::Small(items) => items[range].to_vec(),
            Self::Large(chunks) => chunks.range(range),
        }
    }

    /// Bytes that it takes beside its own fields.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Small(items) => items.capacity() * size_of::<T>(),
            Self::Large(chunks) => chunks.len() * size_of::<T>(),
        }
    }

    /// Makes chunks shareable, so that `clone` copies no items of a large array.
    pub fn share(&mut self) {
        if let Self::Large(chunks) = self {
            chunks.share();
        }
    }

    const MOST_SMALL: usize = LARGE_BYTES / size_of::<T>();

    fn parts(&self) -> (&[T], Option<&Chunks<T>>) {
        match self {
            Self::Small(items) => (items, None),
            Self::Large(chunks) => (&[], Some(chunks)),
        }
    }

    #[cold]
    #[inline(never)]
    fn push_large(&mut self, item: T) {
        if let Self::Small(items) = self {
            *self = Self::Large(Box::new(Chunks::from(&items[..])));
        }
        let Self::Large(chunks) = self else { return };
        chunks.push(item);
    }
}

impl<T: Copy> Default for Array<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Copy> From<Vec<T>> for Array<T> {
    fn from(items: Vec<T>) -> Self {
        if items.len() <= Self::MOST_SMALL { Self::Small(items) } else { Self::Large(Box::new(Chunks::from(&items[..]))) }
    }
}

impl<T: Copy> FromIterator<T> for Array<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<T: Copy> Index<usize> for Array<T> {
    type Output = T;

    #[inline(always)]
    fn index(&self, index: usize) -> &T {
        match self {
            Self::Small(items) => &items[index],
            Self::Large(chunks) => chunks.get(index).expect("an index within the array"),
        }
    }
}

impl<T: Copy> IndexMut<usize> for Array<T> {
    #[inline(always)]
    fn index_mut(&mut self, index: usize) -> &mut T {
        match self {
            Self::Small(items) => &mut items[index],
            Self::Large(chunks) => chunks.get_mut(index).expect("an index within the array"),
        }
    }
}

#[cfg(test)]
mod tests;
