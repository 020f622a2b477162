//! Things that get a number each, the same one whenever they are met again.

use rustc_hash::FxHashMap;

/// Things by number; the first is the empty one.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows<T> {
    pub(super) all: Vec<T>,
    index: FxHashMap<T, u32>,
}

impl<T: Clone + Eq + std::hash::Hash> Rows<T> {
    /// The number of a row.
    pub(super) fn find(&mut self, row: T) -> u32 {
        if let Some(ix) = self.index.get(&row) {
            return *ix;
        }
        let ix = self.all.len() as u32;
        self.all.push(row.clone());
        self.index.insert(row, ix);
        ix
    }

    /// Bytes of the rows themselves.
    pub(super) fn bytes(&self) -> u64 {
        (self.all.capacity() * size_of::<T>() + self.index.capacity() * (size_of::<(T, u32)>() + 1)) as u64
    }
}
