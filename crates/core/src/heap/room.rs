//! How much room a heap's objects take, and when there must be a collection.

use super::Heap;

/// Collect after this many bytes at the least.
const COLLECT_AFTER: usize = 2 << 20;

impl Heap {
    /// Notes that an object took `bytes` more than its place: they count towards the next collection and the limit.
    #[inline(always)]
    pub fn charge(&mut self, bytes: usize) {
        self.allocated += bytes;
    }

    /// Whether `bytes` more would fit; call before making something large.
    pub fn fits(&self, bytes: usize) -> bool {
        self.live.saturating_add(self.allocated).saturating_add(bytes) <= self.limit
    }

    /// Notes that `bytes` are about to be taken. Whether a collection should follow soon, because three times as much
    /// would not fit.
    pub fn is_pressed_by(&mut self, bytes: usize) -> bool {
        self.pressed |= self.allocated.saturating_add(bytes) > self.limit / 16 && !self.fits(bytes.saturating_mul(3));
        self.pressed
    }

    /// Whether enough was allocated that a collection is due.
    #[inline(always)]
    pub fn wants_collection(&self) -> bool {
        self.pressed
            || self.allocated > COLLECT_AFTER.max(self.live)
            || (self.allocated > COLLECT_AFTER / 8 && self.bytes() > self.limit)
    }

    /// Bytes in use after the last collection and taken since, roughly.
    pub fn bytes(&self) -> usize {
        self.live + self.allocated
    }
}
