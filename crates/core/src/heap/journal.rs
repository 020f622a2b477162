//! The journal of a heap: what objects were before they changed, so that a checkpoint can be returned to.
//!
//! While it is off it costs nothing: pages are owned or shared, as ever. While it is on, pages are *watched* instead of owned, and
//! the first write to an object after a checkpoint saves the object.

use std::sync::Arc;

use super::{Body, Heap, Object, PAGE, PAGE_BITS, Page, Watch};
use crate::value::ObjId;

/// What a heap saves.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// The number of the time since the last checkpoint or return; 0 while the journal is off.
    epoch: u64,
    /// Which objects of each page are saved already.
    saved: Vec<Saved>,
    /// Objects as they were, with their places, from the first change to the last.
    objects: Vec<(ObjId, Object)>,
    /// Strings that were interned (`true`) or no longer are.
    names: Vec<(Arc<str>, ObjId, bool)>,
    /// Places that there were at the last checkpoint: what is behind them need not be saved.
    known: u32,
    /// The version that the next dict gets; see [`Journal::version`].
    version: u32,
}

impl Clone for Journal {
    /// A copy of a heap has no checkpoints to return to.
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// Which objects of a page are saved: one bit each, if the epoch is the current one.
#[derive(Clone, Copy, Debug, Default)]
struct Saved {
    epoch: u64,
    bits: u64,
}

/// A heap's part of a checkpoint.
#[derive(Debug)]
pub(crate) struct HeapMark {
    objects: usize,
    names: usize,
    pages: usize,
    free: u32,
    shapes: usize,
    allocated: usize,
    live: usize,
    limit: usize,
    type_epoch: u32,
    watch: Watch,
}

impl Journal {
    pub(super) fn is_on(&self) -> bool {
        self.epoch != 0
    }

    /// Saves an object that is about to change, if it is not saved already.
    #[inline]
    pub(super) fn save(&mut self, id: ObjId, object: &mut Object) {
        if self.is_new(id) {
            // Chunks of large lists and dicts are shared with the saved copy.
            object.body.share();
            self.objects.push((id, object.clone()));
        }
    }

    /// Saves an object that is no longer needed.
    pub(super) fn save_dead(&mut self, id: ObjId, object: Object) {
        if self.is_new(id) {
            self.objects.push((id, object));
        }
    }

    #[inline]
    fn is_new(&mut self, id: ObjId) -> bool {
        if id.0 >= self.known {
            return false;
        }
        let saved = &mut self.saved[id.0 as usize >> PAGE_BITS];
        if saved.epoch != self.epoch {
            *saved = Saved { epoch: self.epoch, bits: 0 };
        }
        let bit = 1 << (id.0 as usize % PAGE);
        let new = saved.bits & bit == 0;
        saved.bits |= bit;
        new
    }

    /// Notes that a string was interned, or no longer is.
    pub(super) fn name(&mut self, text: &Arc<str>, id: ObjId, interned: bool) {
        if self.is_on() {
            self.names.push((Arc::clone(text), id, interned));
        }
    }

    /// A version that no dict had before. Inline caches tell dicts by number and version, and after a return to a checkpoint another
    /// dict may have an old one's number.
    pub(super) fn version(&mut self) -> u32 {
        self.version = self.version.wrapping_add(64);
        self.version
    }
}

impl Heap {
    /// Begins to save what changes from now on.
    pub(crate) fn mark(&mut self, epoch: u64) -> HeapMark {
        if !self.journal.is_on() {
            for page in &mut self.pages {
                *page = match std::mem::replace(page, Page::Shared(super::empty_page())) {
                    Page::Owned(page) => Page::Watched(page),
                    other => other,
                };
            }
        }
        self.begin_epoch(epoch);
        HeapMark {
            objects: self.journal.objects.len(),
            names: self.journal.names.len(),
            pages: self.pages.len(),
            free: self.free,
            shapes: self.shapes.len(),
            allocated: self.allocated,
            live: self.live,
            limit: self.limit,
            type_epoch: self.type_epoch,
            watch: self.watch.clone(),
        }
    }

    fn begin_epoch(&mut self, epoch: u64) {
        self.journal.epoch = epoch;
        self.journal.saved.resize(self.pages.len(), Saved::default());
        self.journal.known = (self.pages.len() * PAGE) as u32;
    }

    /// Makes the heap what it was when `mark` was made.
    pub(crate) fn rewind(&mut self, mark: &mut HeapMark, epoch: u64) {
        self.pages.truncate(mark.pages);
        while self.journal.objects.len() > mark.objects {
            let Some((id, mut old)) = self.journal.objects.pop() else { break };
            let Some(page) = self.pages.get_mut(id.0 as usize >> PAGE_BITS) else { continue };
            if let Page::Shared(shared) = page {
                *page = Page::Watched(Box::new((**shared).clone()));
            }
            let (Page::Watched(page) | Page::Owned(page)) = page else { continue };
            let place = &mut page[id.0 as usize % PAGE];
            if let Body::Dict(old) = &mut old.body
                && !matches!(&place.body, Body::Dict(new) if new.keys_version == old.keys_version)
            {
                old.keys_version = self.journal.version();
            }
            *place = old;
        }
        while self.journal.names.len() > mark.names {
            match self.journal.names.pop() {
                Some((text, _, true)) => self.interned.remove(&text),
                Some((text, id, false)) => self.interned.insert(text, id),
                None => {}
            }
        }
        if self.type_epoch != mark.type_epoch || self.shapes.len() != mark.shapes {
            // Never an epoch that was there before: caches of then would seem to hold.
            self.type_epoch = self.type_epoch.wrapping_add(1);
            self.shapes.truncate(mark.shapes);
            mark.type_epoch = self.type_epoch;
        }
        self.free = mark.free;
        self.allocated = mark.allocated;
        self.live = mark.live;
        self.limit = mark.limit;
        self.watch = mark.watch.clone();
        self.begin_epoch(epoch);
    }

    /// Saves nothing any more.
    pub(crate) fn end_journal(&mut self) {
        self.journal = Journal { version: self.journal.version, ..Journal::default() };
        for page in &mut self.pages {
            if let Page::Watched(_) = page {
                let Page::Watched(watched) = std::mem::replace(page, Page::Shared(super::empty_page())) else { continue };
                *page = Page::Owned(watched);
            }
        }
    }
}
