//! Items in chunks, and chunks in groups, that copies share until one of them writes.

use std::sync::Arc;

/// Bytes of a chunk.
const CHUNK_BYTES: usize = 4096;
/// Chunks of a group, as a power of two.
const GROUP_BITS: u32 = 5;
const GROUP: usize = 1 << GROUP_BITS;

/// Something that is either our own or shared with copies.
#[derive(Clone, Debug)]
pub(super) enum Held<T> {
    Owned(T),
    Shared(Arc<T>),
}

pub(super) type Group<T> = Held<Vec<Held<Vec<T>>>>;

/// The items of a large array: all chunks but the last are full, and so are all groups of chunks.
#[derive(Clone, Debug)]
pub struct Chunks<T> {
    pub(super) groups: Vec<Group<T>>,
    len: usize,
    /// How many items were copied because a copy had them too, by writes to single items.
    copied: usize,
}

impl<T> Default for Chunks<T> {
    fn default() -> Self {
        Self { groups: Vec::new(), len: 0, copied: 0 }
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

impl<T: Clone> Chunks<T> {
    const CHUNK_BITS: u32 = (CHUNK_BYTES / size_of::<T>()).ilog2();
    pub(super) const CHUNK: usize = 1 << Self::CHUNK_BITS;

    /// Number of items.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// All items in order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.groups.iter().flat_map(|group| group.read().iter().flat_map(|chunk| chunk.read().iter()))
    }

    /// All items in pieces of several.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &[T]> {
        self.groups.iter().flat_map(|group| group.read().iter().map(|chunk| &chunk.read()[..]))
    }

    /// Makes chunks shareable, so that `clone` copies no items.
    pub(crate) fn share(&mut self) {
        for group in &mut self.groups {
            if let Held::Owned(owned) = group {
                owned.iter_mut().for_each(Held::share);
            }
            group.share();
        }
    }

    /// The item at `index`.
    #[inline]
    pub(crate) fn get(&self, index: usize) -> Option<&T> {
        let chunk = index >> Self::CHUNK_BITS;
        self.groups.get(chunk >> GROUP_BITS)?.read().get(chunk % GROUP)?.read().get(index % Self::CHUNK)
    }

    /// The item at `index`, to be changed.
    #[inline]
    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index >= self.len {
            return None;
        }
        let chunk = index >> Self::CHUNK_BITS;
        let chunk = &mut self.groups[chunk >> GROUP_BITS].write()[chunk % GROUP];
        if let Held::Shared(_) = chunk {
            self.copied += Self::CHUNK;
        }
        chunk.write().get_mut(index % Self::CHUNK)
    }

    /// How many items were copied because a copy had them too, by writes to single items.
    pub(super) fn copied(&self) -> usize {
        self.copied
    }

    /// Counts from nought what is copied.
    pub(super) fn forget_copied(&mut self) {
        self.copied = 0;
    }

    /// A copy that shares nothing.
    pub(super) fn apart(&self) -> Self {
        let mut copy = self.clone();
        copy.forget_copied();
        for group in &mut copy.groups {
            group.write().iter_mut().for_each(|chunk| {
                chunk.write();
            });
        }
        copy
    }

    /// A copy in chunks that can be shared. Where `changed` has no mark, `old` has the same chunk, as far as both are as long.
    pub(super) fn instead_of(&self, old: &Self, changed: &[bool]) -> Self {
        let mut copy = old.clone();
        copy.truncate(self.len);
        for (number, _) in
            changed.iter().enumerate().filter(|(number, changed)| **changed && number << Self::CHUNK_BITS < self.len)
        {
            let chunk = self.groups[number >> GROUP_BITS].read()[number % GROUP].clone();
            if number >> GROUP_BITS == copy.groups.len() {
                copy.groups.push(Held::Owned(Vec::new()));
            }
            let group = copy.groups[number >> GROUP_BITS].write();
            match group.get_mut(number % GROUP) {
                Some(place) => *place = chunk,
                None => group.push(chunk),
            }
        }
        copy.len = self.len;
        copy.forget_copied();
        copy.share();
        copy
    }

    #[inline(always)]
    fn chunk_mut(&mut self, chunk: usize) -> &mut Vec<T> {
        self.groups[chunk >> GROUP_BITS].write()[chunk % GROUP].write()
    }

    /// Adds an item at the end.
    pub(crate) fn push(&mut self, item: T) {
        if self.len.is_multiple_of(Self::CHUNK) {
            let mut chunk = Vec::with_capacity(Self::CHUNK);
            chunk.push(item);
            self.add_chunk(chunk);
        } else {
            self.chunk_mut(self.len >> Self::CHUNK_BITS).push(item);
            self.len += 1;
        }
    }

    /// Takes away all items but the first `len`.
    pub(crate) fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        self.len = len;
        let chunks = len.div_ceil(Self::CHUNK);
        self.groups.truncate(chunks.div_ceil(GROUP));
        if let Some(last) = chunks.checked_sub(1) {
            let group = self.groups[last >> GROUP_BITS].write();
            group.truncate(last % GROUP + 1);
            group[last % GROUP].write().truncate(len - last * Self::CHUNK);
        }
    }

    /// A copy of the items in a range that is within `0..len()`.
    pub(crate) fn range(&self, range: std::ops::Range<usize>) -> Vec<T> {
        let mut items = Vec::with_capacity(range.len());
        let mut at = range.start;
        while at < range.end {
            let end = range.end.min((at / Self::CHUNK + 1) * Self::CHUNK);
            let chunk = self.groups[at >> Self::CHUNK_BITS >> GROUP_BITS].read()[(at >> Self::CHUNK_BITS) % GROUP].read();
            items.extend_from_slice(&chunk[at % Self::CHUNK..][..end - at]);
            at = end;
        }
        items
    }

    pub(super) fn pop(&mut self) -> Option<T> {
        let last = self.len.checked_sub(1)? >> Self::CHUNK_BITS;
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
    pub(super) fn insert(&mut self, index: usize, item: T) {
        let last = self.len >> Self::CHUNK_BITS;
        let mut carried = item;
        let mut place = index % Self::CHUNK;
        for number in index >> Self::CHUNK_BITS..last {
            let chunk = self.chunk_mut(number);
            let next = chunk.pop().expect("a chunk that is full");
            chunk.insert(place, carried);
            carried = next;
            place = 0;
        }
        if self.len.is_multiple_of(Self::CHUNK) {
            self.push(carried);
        } else {
            self.chunk_mut(last).insert(place, carried);
            self.len += 1;
        }
    }

    /// Takes an item; each later chunk hands its first item back.
    pub(super) fn remove(&mut self, index: usize) -> T {
        assert!(index < self.len, "index {index} in an array of {}", self.len);
        let last = (self.len - 1) >> Self::CHUNK_BITS;
        let first = index >> Self::CHUNK_BITS;
        let item = self.chunk_mut(first).remove(index % Self::CHUNK);
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

    pub(super) fn add_chunk(&mut self, chunk: Vec<T>) {
        self.len += chunk.len();
        match self.groups.last_mut() {
            Some(group) if group.read().len() < GROUP => group.write().push(Held::Owned(chunk)),
            _ => self.groups.push(Held::Owned(vec![Held::Owned(chunk)])),
        }
    }

    pub(super) fn to_vec(&self) -> Vec<T> {
        self.range(0..self.len)
    }
}

impl<T: Clone> From<&[T]> for Chunks<T> {
    fn from(items: &[T]) -> Self {
        let mut chunks = Self::default();
        items.chunks(Self::CHUNK).for_each(|chunk| chunks.add_chunk(chunk.to_vec()));
        chunks
    }
}
