//! Which objects of observed pages were looked at: a bit for each, and one for each page with such bits.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::PAGE_BITS;

/// Notes what is looked at. Looking takes no `&mut`, hence atomic words; nothing is ordered by them, since a heap has one owner.
#[derive(Debug, Default)]
pub(super) struct Looks {
    pages: Vec<AtomicU64>,
    /// Which of `pages` are not 0, one bit each.
    touched: Vec<AtomicU64>,
}

impl Clone for Looks {
    /// Nobody has looked at a copy's objects.
    fn clone(&self) -> Self {
        let mut looks = Self::default();
        looks.make_room(self.pages.len());
        looks
    }
}

impl Looks {
    /// Makes room for so many pages.
    pub(super) fn make_room(&mut self, pages: usize) {
        self.pages.resize_with(pages.max(self.pages.len()), AtomicU64::default);
        self.touched.resize_with(self.pages.len().div_ceil(64), AtomicU64::default);
    }

    /// The object at this place was looked at.
    pub(super) fn note(&self, place: usize) {
        let page = place >> PAGE_BITS;
        if let (Some(bits), Some(touched)) = (self.pages.get(page), self.touched.get(page / 64)) {
            bits.store(bits.load(Relaxed) | 1 << (place % 64), Relaxed);
            touched.store(touched.load(Relaxed) | 1 << (page % 64), Relaxed);
        }
    }

    /// Moves what was noted into `all`, in ascending order.
    pub(super) fn take(&mut self, all: &mut Vec<u32>) {
        for (group, touched) in self.touched.iter_mut().enumerate() {
            let mut pages = std::mem::take(touched.get_mut());
            while pages != 0 {
                let page = group * 64 + pages.trailing_zeros() as usize;
                pages &= pages - 1;
                let mut bits = std::mem::take(self.pages[page].get_mut());
                while bits != 0 {
                    all.push((page as u32) << PAGE_BITS | bits.trailing_zeros());
                    bits &= bits - 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_is_taken_once_in_order() {
        let mut looks = Looks::default();
        looks.make_room(130);
        for place in [8000, 3, 64 * 129 + 63, 3, 64 * 70] {
            looks.note(place);
        }
        looks.note(64 * 130);
        let mut all = Vec::new();
        looks.take(&mut all);
        assert_eq!(all, [3, 64 * 70, 8000, 64 * 129 + 63]);
        looks.take(&mut all);
        assert_eq!(all.len(), 4);
    }
}
