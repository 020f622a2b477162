//! Arrays that grow: small ones are one piece, large ones are chunks that copies share until one of them writes.
//!
//! A copy of a machine, or a checkpoint that saves a list before its first change, would else cost as much as the list is long.

use std::{
    borrow::Cow,
    ops::{Index, IndexMut},
    sync::Arc,
};

/// A growable array. Reading and writing by index work as for `Vec`; what moves many items costs a copy of a large one.
#[derive(Clone, Debug)]
pub enum Array<T: Copy> {
    /// All items in a row.
    Small(Vec<T>),
    /// Items in chunks.
    Large(Box<Chunks<T>>),
}

/// Bytes of a chunk, and at the least of what stands in chunks.
const CHUNK_BYTES: usize = 4096;
const LARGE_BYTES: usize = 16_384;
/// Chunks of a group, as a power of two.
const GROUP_BITS: u32 = 5;
const GROUP: usize = 1 << GROUP_BITS;

/// Something that is either our own or shared with copies.
#[derive(Clone, Debug)]
enum Held<T> {
    Owned(T),
    Shared(Arc<T>),
}

type Group<T> = Held<Vec<Held<Vec<T>>>>;

/// The items of a large array: all chunks but the last are full, and so are all groups of chunks.
#[derive(Clone, Debug)]
pub struct Chunks<T> {
    groups: Vec<Group<T>>,
    len: usize,
}

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
        let mut chunks = Chunks { groups: Vec::new(), len: 0 };
        while chunks.len < len {
            chunks.add_chunk(vec![item; Self::CHUNK.min(len - chunks.len)]);
        }
        Self::Large(Box::new(chunks))
    }

    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        match self {
            Self::Small(items) => items.len(),
            Self::Large(chunks) => chunks.len,
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
            Self::Large(chunks) if index < chunks.len => chunks.insert(index, item),
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
        let (small, groups) = self.parts();
        small.iter().chain(groups.iter().flat_map(|group| group.read().iter().flat_map(|chunk| chunk.read().iter())))
    }

    /// The items from `index` on.
    pub fn iter_from(&self, index: usize) -> impl Iterator<Item = &T> {
        (index..self.len()).map(|i| &self[i])
    }

    /// All items in pieces of several.
    pub fn pieces(&self) -> impl Iterator<Item = &[T]> {
        let (small, groups) = self.parts();
        let chunks = groups.iter().flat_map(|group| group.read().iter().map(|chunk| &chunk.read()[..]));
        std::iter::once(small).filter(|small| !small.is_empty()).chain(chunks)
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
            Self::Large(chunks) => {
                let mut items = Vec::with_capacity(range.len());
                let mut at = range.start;
                while at < range.end {
                    let end = range.end.min((at / Self::CHUNK + 1) * Self::CHUNK);
                    let chunk = chunks.chunk(at >> Self::CHUNK_BITS);
                    items.extend_from_slice(&chunk[at % Self::CHUNK..][..end - at]);
                    at = end;
                }
                items
            }
        }
    }

    /// Bytes that it takes beside its own fields.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Small(items) => items.capacity() * size_of::<T>(),
            Self::Large(chunks) => chunks.len * size_of::<T>(),
        }
    }

    /// Makes chunks shareable, so that `clone` copies no items of a large array.
    pub fn share(&mut self) {
        if let Self::Large(chunks) = self {
            for group in &mut chunks.groups {
                if let Held::Owned(owned) = group {
                    owned.iter_mut().for_each(Held::share);
                }
                group.share();
            }
        }
    }

    const CHUNK_BITS: u32 = (CHUNK_BYTES / size_of::<T>()).ilog2();
    const CHUNK: usize = 1 << Self::CHUNK_BITS;
    const MOST_SMALL: usize = LARGE_BYTES / size_of::<T>();

    fn parts(&self) -> (&[T], &[Group<T>]) {
        match self {
            Self::Small(items) => (items, &[]),
            Self::Large(chunks) => (&[], &chunks.groups),
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

impl<T: Clone + Default> Held<T> {
    #[inline(always)]
    fn read(&self) -> &T {
        match self {
            Self::Owned(own) => own,
            Self::Shared(shared) => shared,
        }
    }

    #[inline(always)]
    fn write(&mut self) -> &mut T {
        if let Self::Shared(_) = self {
            self.own();
        }
        match self {
            Self::Owned(own) => own,
            Self::Shared(_) => unreachable!("it was just made our own"),
        }
    }

    #[cold]
    #[inline(never)]
    fn own(&mut self) {
        if let Self::Shared(shared) = std::mem::replace(self, Self::Owned(T::default())) {
            // Without copying if all copies are gone.
            *self = Self::Owned(Arc::try_unwrap(shared).unwrap_or_else(|shared| (*shared).clone()));
        }
    }

    fn share(&mut self) {
        if let Self::Owned(own) = self {
            *self = Self::Shared(Arc::new(std::mem::take(own)));
        }
    }
}

impl<T: Copy> Chunks<T> {
    #[inline]
    fn get(&self, index: usize) -> Option<&T> {
        let chunk = index >> Array::<T>::CHUNK_BITS;
        self.groups.get(chunk >> GROUP_BITS)?.read().get(chunk % GROUP)?.read().get(index % Array::<T>::CHUNK)
    }

    #[inline]
    fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index >= self.len {
            return None;
        }
        self.chunk_mut(index >> Array::<T>::CHUNK_BITS).get_mut(index % Array::<T>::CHUNK)
    }

    fn chunk(&self, chunk: usize) -> &[T] {
        self.groups[chunk >> GROUP_BITS].read()[chunk % GROUP].read()
    }

    #[inline]
    fn chunk_mut(&mut self, chunk: usize) -> &mut Vec<T> {
        self.groups[chunk >> GROUP_BITS].write()[chunk % GROUP].write()
    }

    fn push(&mut self, item: T) {
        if self.len.is_multiple_of(Array::<T>::CHUNK) {
            let mut chunk = Vec::with_capacity(Array::<T>::CHUNK);
            chunk.push(item);
            self.add_chunk(chunk);
        } else {
            self.chunk_mut(self.len >> Array::<T>::CHUNK_BITS).push(item);
            self.len += 1;
        }
    }

    fn pop(&mut self) -> Option<T> {
        let last = self.len.checked_sub(1)? >> Array::<T>::CHUNK_BITS;
        let chunk = self.chunk_mut(last);
        let item = chunk.pop();
        if chunk.is_empty() {
            let group = self.groups[last >> GROUP_BITS].write();
            group.pop();
            if group.is_empty() {
                self.groups.pop();
            }
        }
        self.len -= 1;
        item
    }

    /// Puts an item where there is one already; each later chunk hands its last item on.
    fn insert(&mut self, index: usize, item: T) {
        let last = self.len >> Array::<T>::CHUNK_BITS;
        let mut carried = item;
        let mut place = index % Array::<T>::CHUNK;
        for number in index >> Array::<T>::CHUNK_BITS..last {
            let chunk = self.chunk_mut(number);
            let next = chunk.pop().expect("a chunk that is full");
            chunk.insert(place, carried);
            carried = next;
            place = 0;
        }
        if self.len.is_multiple_of(Array::<T>::CHUNK) {
            self.push(carried);
        } else {
            self.chunk_mut(last).insert(place, carried);
            self.len += 1;
        }
    }

    /// Takes an item; each later chunk hands its first item back.
    fn remove(&mut self, index: usize) -> T {
        assert!(index < self.len, "index {index} in an array of {}", self.len);
        let last = (self.len - 1) >> Array::<T>::CHUNK_BITS;
        let first = index >> Array::<T>::CHUNK_BITS;
        let item = self.chunk_mut(first).remove(index % Array::<T>::CHUNK);
        for number in first..last {
            let handed = self.chunk_mut(number + 1).remove(0);
            self.chunk_mut(number).push(handed);
        }
        if self.chunk_mut(last).is_empty() {
            let group = self.groups[last >> GROUP_BITS].write();
            group.pop();
            if group.is_empty() {
                self.groups.pop();
            }
        }
        self.len -= 1;
        item
    }

    fn add_chunk(&mut self, chunk: Vec<T>) {
        self.len += chunk.len();
        match self.groups.last_mut() {
            Some(group) if group.read().len() < GROUP => group.write().push(Held::Owned(chunk)),
            _ => self.groups.push(Held::Owned(vec![Held::Owned(chunk)])),
        }
    }

    fn to_vec(&self) -> Vec<T> {
        let mut items = Vec::with_capacity(self.len);
        for chunk in self.groups.iter().flat_map(|group| group.read()) {
            items.extend_from_slice(chunk.read());
        }
        items
    }
}

impl<T: Copy> From<&[T]> for Chunks<T> {
    fn from(items: &[T]) -> Self {
        let mut chunks = Self { groups: Vec::new(), len: 0 };
        items.chunks(Array::<T>::CHUNK).for_each(|chunk| chunks.add_chunk(chunk.to_vec()));
        chunks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Random numbers (Knuth's MMIX generator).
    struct Random(u64);

    impl Random {
        fn below(&mut self, end: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((self.0 >> 33) as usize) % end
        }
    }

    fn change(array: &mut Array<u64>, model: &mut Vec<u64>, random: &mut Random) {
        let item = random.0;
        match random.below(9) {
            0 => {
                array.push(item);
                model.push(item);
            }
            1 => assert_eq!(array.pop(), model.pop()),
            2 => {
                let at = random.below(model.len() + 1);
                array.insert(at, item);
                model.insert(at, item);
            }
            3 if !model.is_empty() => {
                let at = random.below(model.len());
                assert_eq!(array.remove(at), model.remove(at));
            }
            4 => {
                let more = random.below(700) as u64;
                array.extend(0..more);
                model.extend(0..more);
            }
            5 => {
                array.edit(|items| items.reverse());
                model.reverse();
            }
            6 if random.below(20) == 0 => {
                array.clear();
                model.clear();
            }
            _ if !model.is_empty() => {
                let at = random.below(model.len());
                array[at] = item;
                model[at] = item;
            }
            _ => {}
        }
    }

    #[test]
    fn works_as_a_vector_and_copies_keep_what_they_had() {
        for seed in 0..8 {
            let mut random = Random(seed);
            let (mut array, mut model) = (Array::filled(7, 1500 * seed as usize), vec![7; 1500 * seed as usize]);
            let mut kept: Vec<(Array<u64>, Vec<u64>)> = Vec::new();
            for step in 0..600 {
                change(&mut array, &mut model, &mut random);
                if step % 50 == 0 {
                    array.share();
                    kept.push((array.clone(), model.clone()));
                }
                if step % 90 == 0 {
                    (array, model) = kept.swap_remove(random.below(kept.len()));
                }
                assert_eq!(array.len(), model.len());
                assert_eq!(array.get(model.len()), None);
                assert_eq!(array.last(), model.last());
            }
            kept.push((array, model));
            for (array, model) in kept {
                assert_eq!(array.to_vec(), model);
                assert!(array.iter().eq(&model) && array.iter().rev().eq(model.iter().rev()));
                assert_eq!(array.pieces().flatten().count(), model.len());
                let half = model.len() / 2;
                assert_eq!(array.range(half..model.len()), model[half..]);
                assert!(array.iter_from(half).eq(&model[half..]));
            }
        }
    }

    #[test]
    fn copies_of_a_large_array_share_all_but_what_is_written() {
        let mut array = Array::filled(0u64, 300_000);
        array.share();
        let copy = array.clone();
        array[123_456] = 1;
        let (Array::Large(a), Array::Large(b)) = (&array, &copy) else { panic!("300,000 items are large") };
        let owned = a.groups.iter().filter(|group| matches!(group, Held::Owned(_))).count();
        assert_eq!(owned, 1);
        assert!(b.groups.iter().all(|group| matches!(group, Held::Shared(_))));
        assert_eq!((array[123_456], copy[123_456]), (1, 0));
    }
}
