//! Arrays that grow: small ones are one piece, large ones are chunks that copies share until one of them writes.
//!
//! A copy of a machine, or a checkpoint that saves a list before its first change, would else cost as much as the list is long.

mod chunks;
mod large;

pub use chunks::Chunks;
use large::{Large, Late};

use std::{
    borrow::Cow,
    ops::{Index, IndexMut},
    sync::Arc,
};

/// A growable array. Reading and writing by index work as for `Vec`; what moves many items costs a copy of a large one.
///
/// Not a `Vec` inside, so that the length stands beside the tag and an object's body can keep its own tag there too.
#[derive(Debug)]
pub enum Array<T: Copy + Default> {
    /// All items in a row.
    Small {
        /// How many items there are.
        len: u32,
        /// The items, and room for more.
        room: Box<[T]>,
    },
    /// Items in chunks.
    Large(Box<Large<T>>),
    /// Chunks that nobody has needed yet.
    Late(Arc<Late<T>>),
}

/// Bytes at the least of what stands in chunks.
const LARGE_BYTES: usize = 16_384;

/// Room for as many items at the least, once there is one.
const LEAST_ROOM: usize = 4;

impl<T: Copy + Default> Array<T> {
    /// An empty array.
    pub fn new() -> Self {
        Self::Small { len: 0, room: Box::default() }
    }

    /// An array of `len` times the same item.
    pub fn filled(item: T, len: usize) -> Self {
        if len <= Self::MOST_SMALL {
            return Self::Small { len: len as u32, room: vec![item; len].into() };
        }
        let mut chunks = Chunks::default();
        while chunks.len() < len {
            chunks.add_chunk(vec![item; Chunks::<T>::CHUNK.min(len - chunks.len())]);
        }
        chunks.into()
    }

    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        match self {
            Self::Small { len, .. } => *len as usize,
            Self::Large(large) => large.items.len(),
            Self::Late(late) => late.len(),
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
            Self::Small { len, room } => room.get(index).filter(|_| index < *len as usize),
            Self::Large(large) => large.items.get(index),
            Self::Late(late) => late.items().get(index),
        }
    }

    /// The item at `index`, to be changed.
    #[inline(always)]
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        match self {
            Self::Small { len, room } => room.get_mut(index).filter(|_| index < *len as usize),
            Self::Large(large) => large.get_mut(index),
            Self::Late(_) => self.large()?.get_mut(index),
        }
    }

    /// Writes the item at `index`; whether there is one. Costs a large array less than [`Array::get_mut`].
    #[inline(always)]
    pub fn set(&mut self, index: usize, item: T) -> bool {
        let place = match self {
            Self::Small { len, room } => room.get_mut(index).filter(|_| index < *len as usize),
            Self::Large(large) => return large.set(index, item),
            Self::Late(_) => self.get_mut(index),
        };
        place.map(|place| *place = item).is_some()
    }

    /// The chunks of a large array, to be changed.
    fn large(&mut self) -> Option<&mut Large<T>> {
        if let Self::Late(late) = self {
            *self = late.items().clone().into();
        }
        match self {
            Self::Large(large) => Some(large),
            _ => None,
        }
    }

    /// Whether the items stand in chunks.
    pub fn is_large(&self) -> bool {
        !matches!(self, Self::Small { .. })
    }

    /// The last item.
    pub fn last(&self) -> Option<&T> {
        self.get(self.len().wrapping_sub(1))
    }

    /// Adds an item at the end.
    #[inline]
    pub fn push(&mut self, item: T) {
        if let Self::Small { len, room } = self
            && let Some(place) = room.get_mut(*len as usize)
        {
            *place = item;
            *len += 1;
            return;
        }
        self.push_slow(item);
    }

    /// Takes the last item.
    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        match self {
            Self::Small { len, room } => {
                *len = len.checked_sub(1)?;
                room.get(*len as usize).copied()
            }
            _ => self.large()?.pop(),
        }
    }

    /// Puts an item before the one at `index`, which is at most `len()`.
    pub fn insert(&mut self, index: usize, item: T) {
        if index == self.len() {
            return self.push(item);
        }
        if let Self::Small { len, .. } = self
            && (*len as usize) < Self::MOST_SMALL
        {
            self.push(item);
            if let Self::Small { len, room } = self {
                let len = *len as usize;
                room.copy_within(index..len - 1, index + 1);
                room[index] = item;
            }
            return;
        }
        self.reserve(1);
        if let Some(large) = self.large() {
            large.insert(index, item);
        }
    }

    /// Takes the item at `index`, which is less than `len()`.
    pub fn remove(&mut self, index: usize) -> T {
        if let Some(large) = self.large() {
            return large.remove(index);
        }
        let Self::Small { len, room } = self else { unreachable!("an array is small or large") };
        let item = room[..*len as usize][index];
        room.copy_within(index + 1..*len as usize, index);
        *len -= 1;
        item
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        match self {
            Self::Small { len, .. } => *len = 0,
            _ => *self = Self::new(),
        }
    }

    /// Adds items at the end.
    pub fn extend(&mut self, items: impl IntoIterator<Item = T>) {
        let items = items.into_iter();
        self.reserve(items.size_hint().0);
        items.for_each(|item| self.push(item));
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
            Self::Small { len, room } => {
                let mut items = Vec::from(room);
                items.truncate(len as usize);
                items
            }
            large => large.to_vec(),
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
            Self::Small { len, room } => Cow::Borrowed(&room[..*len as usize]),
            Self::Large(large) => Cow::Owned(large.items.to_vec()),
            Self::Late(late) => Cow::Owned(late.items().to_vec()),
        }
    }

    /// A copy of all items.
    pub fn to_vec(&self) -> Vec<T> {
        self.as_slice().into_owned()
    }

    /// A copy of the items in a range that is within `0..len()`.
    pub fn range(&self, range: std::ops::Range<usize>) -> Vec<T> {
        match self {
            Self::Small { len, room } => room[..*len as usize][range].to_vec(),
            Self::Large(large) => large.items.range(range),
            Self::Late(late) => late.items().range(range),
        }
    }

    /// Bytes that its items take. Room for more does not count: a copy has less of it, and must be counted alike.
    pub fn bytes(&self) -> usize {
        self.len() * size_of::<T>()
    }

    /// Makes chunks shareable, so that `clone` copies no items of a large array. Whether the array should stay with who writes it: it
    /// then has chunks to itself, and its clones do not.
    pub fn share(&mut self) -> bool {
        match self {
            Self::Large(large) => large.share(),
            _ => false,
        }
    }

    const MOST_SMALL: usize = LARGE_BYTES / size_of::<T>();

    fn parts(&self) -> (&[T], Option<&Chunks<T>>) {
        match self {
            Self::Small { len, room } => (&room[..*len as usize], None),
            Self::Large(large) => (&[], Some(&large.items)),
            Self::Late(late) => (&[], Some(late.items())),
        }
    }

    /// [`Array::push`] where there is no room, or in chunks.
    #[inline(never)]
    fn push_slow(&mut self, item: T) {
        self.reserve(1);
        if let Some(large) = self.large() {
            large.push(item);
        } else if let Self::Small { len, room } = self {
            room[*len as usize] = item;
            *len += 1;
        }
    }

    /// Makes room for some more items: at least twice as much as there is, or chunks.
    fn reserve(&mut self, more: usize) {
        let Self::Small { len, room } = self else { return };
        let needed = *len as usize + more;
        if needed > Self::MOST_SMALL {
            *self = Chunks::from(&room[..*len as usize]).into();
        } else if needed > room.len() {
            let mut items = Vec::from(std::mem::take(room));
            let enough = needed.max(items.len() * 2).clamp(LEAST_ROOM, Self::MOST_SMALL);
            items.reserve_exact(enough - items.len());
            items.resize(enough, T::default());
            *room = items.into();
        }
    }
}

/// A copy has no room to spare.
impl<T: Copy + Default> Clone for Array<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Small { len, room } => Self::Small { len: *len, room: room[..*len as usize].into() },
            Self::Large(large) => match large.copy() {
                Ok(large) => Self::Large(Box::new(large)),
                Err(late) => Self::Late(Arc::new(late)),
            },
            Self::Late(late) => Self::Late(Arc::clone(late)),
        }
    }
}

impl<T: Copy + Default> Default for Array<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Copy + Default> From<Chunks<T>> for Array<T> {
    fn from(items: Chunks<T>) -> Self {
        Self::Large(Box::new(Large::new(items)))
    }
}

impl<T: Copy + Default> From<Vec<T>> for Array<T> {
    fn from(items: Vec<T>) -> Self {
        if items.len() > Self::MOST_SMALL {
            return Chunks::from(&items[..]).into();
        }
        let len = items.len() as u32;
        let mut items = items;
        // What was reserved and is not needed yet is room.
        items.resize(items.capacity().min(Self::MOST_SMALL), T::default());
        Self::Small { len, room: items.into() }
    }
}

impl<T: Copy + Default> FromIterator<T> for Array<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<T: Copy + Default> Index<usize> for Array<T> {
    type Output = T;

    #[inline(always)]
    fn index(&self, index: usize) -> &T {
        match self {
            Self::Small { len, room } => &room[..*len as usize][index],
            _ => self.get(index).expect("an index within the array"),
        }
    }
}

impl<T: Copy + Default> IndexMut<usize> for Array<T> {
    #[inline(always)]
    fn index_mut(&mut self, index: usize) -> &mut T {
        match self {
            Self::Small { len, room } => &mut room[..*len as usize][index],
            _ => self.get_mut(index).expect("an index within the array"),
        }
    }
}

#[cfg(test)]
mod tests;
