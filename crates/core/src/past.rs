//! What was before changes: a row that grows at its end, is taken back from there, and forgotten from its start.
//!
//! Journals consist of such rows, and checkpoints of places in them. A place stays what it is when earlier ones are forgotten.

use std::collections::VecDeque;

/// A row of things saved.
#[derive(Clone, Debug)]
pub(crate) struct Past<T> {
    /// How many were forgotten.
    gone: usize,
    kept: VecDeque<T>,
}

impl<T> Default for Past<T> {
    fn default() -> Self {
        Self { gone: 0, kept: VecDeque::new() }
    }
}

impl<T> Past<T> {
    /// The place behind the last one: how many were ever saved and not taken back.
    #[inline]
    pub(crate) fn end(&self) -> usize {
        self.gone + self.kept.len()
    }

    /// Saves something.
    #[inline]
    pub(crate) fn push(&mut self, item: T) {
        self.kept.push_back(item);
    }

    /// Takes the last one back, if it stands at `place` or behind it.
    pub(crate) fn take_back(&mut self, place: usize) -> Option<T> {
        if self.end() > place { self.kept.pop_back() } else { None }
    }

    /// Forgets what stands before `place`.
    pub(crate) fn forget_before(&mut self, place: usize) {
        let count = place.saturating_sub(self.gone).min(self.kept.len());
        self.kept.drain(..count);
        self.gone += count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay_when_earlier_ones_are_forgotten() {
        let mut saved = Past::default();
        (0..10).for_each(|n| saved.push(n));
        saved.forget_before(4);
        saved.forget_before(2);
        assert_eq!(saved.end(), 10);
        assert_eq!(saved.take_back(8), Some(9));
        assert_eq!(saved.take_back(8), Some(8));
        assert_eq!(saved.take_back(8), None);
        saved.push(20);
        assert_eq!(saved.end(), 9);
        saved.forget_before(100);
        assert_eq!((saved.end(), saved.take_back(0)), (9, None));
    }
}
