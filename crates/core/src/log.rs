//! Records that only grow, in chunks that copies share.

use crate::array::Chunks;

/// A record of what happened, one entry after another.
#[derive(Clone, Debug)]
pub struct Log<T>(Chunks<T>);

impl<T: Clone> Log<T> {
    /// Number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry at `index`.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.0.get(index)
    }

    /// All entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.0.iter()
    }

    /// A copy of the entries in a range that is within `0..len()`.
    pub fn range(&self, range: std::ops::Range<usize>) -> Vec<T> {
        self.0.range(range)
    }

    pub(crate) fn push(&mut self, entry: T) {
        self.0.push(entry);
    }

    pub(crate) fn last_mut(&mut self) -> Option<&mut T> {
        self.0.get_mut(self.len().checked_sub(1)?)
    }

    /// Takes away all entries but the first `len`.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// Makes the entries shareable, so that `clone` copies none.
    pub(crate) fn share(&mut self) {
        self.0.share();
    }
}

impl<T> Default for Log<T> {
    fn default() -> Self {
        Self(Chunks::default())
    }
}

impl<T: Clone + PartialEq> PartialEq for Log<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}
