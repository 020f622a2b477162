//! A large array: chunks, or while it is written all over between copies, chunks of its own and a log for the copies.

use std::sync::{Arc, OnceLock};

use super::Chunks;

/// The items of a large array.
///
/// At first copies share chunks, and who writes copies the chunk. When as many items were copied in this way as there are, the array
/// is *logged*: it has all chunks for itself, and notes which places are written. Its copies get what the items were when the log began,
/// and what was written since.
#[derive(Debug)]
pub struct Large<T> {
    pub(super) items: Chunks<T>,
    log: Option<Box<Log<T>>>,
}

/// What the copies of a logged array need.
#[derive(Debug)]
struct Log<T> {
    /// The items as they were when the log began.
    base: Arc<Chunks<T>>,
    /// What was written since, up to the last copy.
    last: Option<Arc<Segment<T>>>,
    /// Number of entries in all segments, and of segments.
    size: usize,
    /// Number of items at the last copy.
    len: usize,
    /// What was written since the last copy: places and items.
    written: Vec<(u32, T)>,
    /// Places that were lent to be written since.
    lent: Vec<u32>,
}

/// What was written between two copies.
#[derive(Debug)]
struct Segment<T> {
    /// Number of items at the end.
    len: usize,
    /// Places and what was written there, in this order; later writes count. Places behind the end do not.
    items: Vec<(u32, T)>,
    before: Option<Arc<Segment<T>>>,
}

/// A copy of a logged array. The items are put together when somebody reads or writes one: most copies are never used.
#[derive(Debug)]
pub struct Late<T> {
    base: Arc<Chunks<T>>,
    last: Option<Arc<Segment<T>>>,
    len: usize,
    items: OnceLock<Chunks<T>>,
}

impl<T: Copy> Large<T> {
    /// An array with these items.
    pub(super) fn new(items: Chunks<T>) -> Self {
        Self { items, log: None }
    }

    /// The item at `index`, to be changed.
    #[inline]
    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if let Some(log) = &mut self.log {
            log.lent.push(index as u32);
            self.limit_log();
        }
        self.items.get_mut(index)
    }

    /// Writes the item at `index`; whether there is one.
    #[inline]
    pub(super) fn set(&mut self, index: usize, item: T) -> bool {
        let Some(place) = self.items.get_mut(index) else { return false };
        *place = item;
        self.note(index, item);
        true
    }

    /// Adds an item at the end.
    pub(super) fn push(&mut self, item: T) {
        let len = self.items.len();
        if u32::try_from(len).is_err() {
            self.log = None;
        }
        self.items.push(item);
        self.note(len, item);
    }

    /// Takes the last item.
    pub(super) fn pop(&mut self) -> Option<T> {
        // Copies are told the length.
        self.items.pop()
    }

    /// Puts an item where there is one already.
    pub(super) fn insert(&mut self, index: usize, item: T) {
        self.log = None;
        self.items.insert(index, item);
    }

    /// Takes an item, which must be there.
    pub(super) fn remove(&mut self, index: usize) -> T {
        self.log = None;
        self.items.remove(index)
    }

    /// Notes what was written.
    #[inline]
    fn note(&mut self, index: usize, item: T) {
        if let Some(log) = &mut self.log {
            log.written.push((index as u32, item));
            self.limit_log();
        }
    }

    /// Ends the log when no copy was made for long: without it the next one costs no more.
    #[inline]
    fn limit_log(&mut self) {
        if self.log.as_ref().is_some_and(|log| log.written.len() + log.lent.len() > self.items.len()) {
            self.log = None;
        }
    }

    /// Makes [`Large::copy`] cheap. Whether the array is logged, so that it should stay with who writes it.
    pub(super) fn share(&mut self) -> bool {
        if let Some(log) = &mut self.log {
            log.close(&self.items);
        } else {
            self.items.share();
            if self.items.copied() < self.items.len() || u32::try_from(self.items.len()).is_err() {
                return false;
            }
            let base = Arc::new(std::mem::take(&mut self.items));
            self.items = base.apart();
            self.log = Some(Box::new(Log { len: base.len(), base, last: None, size: 0, written: Vec::new(), lent: Vec::new() }));
        }
        true
    }

    /// A copy, or what makes one when it is needed.
    pub(super) fn copy(&self) -> Result<Self, Late<T>> {
        match &self.log {
            Some(log) if log.is_closed(&self.items) => {
                Err(Late { base: Arc::clone(&log.base), last: log.last.clone(), len: log.len, items: OnceLock::new() })
            }
            _ => Ok(Self::new(self.items.clone())),
        }
    }
}

impl<T: Copy> Log<T> {
    fn is_closed(&self, items: &Chunks<T>) -> bool {
        self.written.is_empty() && self.lent.is_empty() && self.len == items.len()
    }

    /// Ends a segment.
    fn close(&mut self, items: &Chunks<T>) {
        if self.is_closed(items) {
            return;
        }
        self.len = items.len();
        let room = Vec::with_capacity(self.written.len());
        let mut written = std::mem::replace(&mut self.written, room);
        written.extend(self.lent.drain(..).filter_map(|place| Some((place, *items.get(place as usize)?))));
        self.size += written.len() + 1;
        self.last = Some(Arc::new(Segment { len: self.len, items: written, before: self.last.take() }));
        // A log that is longer than the array is not worth going through: a new one begins.
        if self.size > items.len() {
            let mut changed = vec![false; items.len() / Chunks::<T>::CHUNK + 1];
            for place in Segment::all(&self.last).flat_map(|segment| &segment.items).map(|(place, _)| *place as usize) {
                if let Some(changed) = changed.get_mut(place / Chunks::<T>::CHUNK) {
                    *changed = true;
                }
            }
            self.base = Arc::new(items.instead_of(&self.base, &changed));
            self.last = None;
            self.size = 0;
        }
    }
}

impl<T: Copy> Late<T> {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The items, in chunks that can be shared.
    pub(super) fn items(&self) -> &Chunks<T> {
        self.items.get_or_init(|| {
            let segments: Vec<_> = Segment::all(&self.last).collect();
            let mut items = (*self.base).clone();
            for segment in segments.into_iter().rev() {
                items.truncate(segment.len);
                for &(place, item) in segment.items.iter().filter(|(place, _)| (*place as usize) < segment.len) {
                    match items.get_mut(place as usize) {
                        Some(old) => *old = item,
                        None => items.push(item),
                    }
                }
            }
            items.share();
            items.forget_copied();
            items
        })
    }
}

impl<T> Segment<T> {
    /// This one and all before it.
    fn all(newest: &Option<Arc<Self>>) -> impl Iterator<Item = &Self> {
        std::iter::successors(newest.as_deref(), |segment| segment.before.as_deref())
    }
}

/// Segments are let go one after another: a chain of them may be longer than the stack is deep.
impl<T> Drop for Segment<T> {
    fn drop(&mut self) {
        let mut next = self.before.take();
        while let Some(mut segment) = next.and_then(Arc::into_inner) {
            next = segment.before.take();
        }
    }
}
