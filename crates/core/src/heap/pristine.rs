//! Which of the library's pages a process has not written to.

/// Which of the library's pages a process has not written to: their objects lead to each other only. One bit each.
#[derive(Clone, Debug, Default)]
pub(super) struct Pristine {
    bits: Vec<u64>,
}

impl Pristine {
    /// The first `pages` pages are.
    pub(super) fn first(pages: usize) -> Self {
        let word = |index: usize| if pages >= (index + 1) * 64 { u64::MAX } else { (1 << (pages % 64)) - 1 };
        Self { bits: (0..pages.div_ceil(64)).map(word).collect() }
    }

    /// Whether this page is.
    pub(super) fn has(&self, page: usize) -> bool {
        self.bits.get(page / 64).is_some_and(|word| word >> (page % 64) & 1 != 0)
    }

    /// This page is so no longer.
    #[inline]
    pub(super) fn remove(&mut self, page: usize) {
        if let Some(word) = self.bits.get_mut(page / 64) {
            *word &= !(1 << (page % 64));
        }
    }

    /// Becomes what `other` is, which differs only in some pages.
    pub(super) fn become_like(&mut self, other: &Self) {
        self.bits.clone_from(&other.bits);
    }
}
