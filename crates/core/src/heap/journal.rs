//! The journal of a heap: what objects were before they changed, so that a checkpoint can be returned to.
//!
//! While it is off it costs nothing: pages are owned or shared, as ever. While it is on, pages are *watched* instead of owned, and
//! the first write to an object after a checkpoint saves the object.

use std::sync::Arc;

use super::{Body, Heap, Object, PAGE, PAGE_BITS, Page, Pristine, Watch, page::Owning};
use crate::{
    past::Past,
    value::{ObjId, Value},
};

/// What a heap saves.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// The number of the time since the last checkpoint or return; 0 while the journal is off.
    epoch: u64,
    /// Which objects of each page are saved already.
    saved: Vec<Saved>,
    /// Objects as they were, with their places, from the first change to the last.
    objects: Past<Before>,
    /// Items of large lists as they were: list, index, item.
    items: Past<(ObjId, u32, Value)>,
    /// How many items were saved before the last checkpoint.
    old_items: usize,
    /// Strings that were interned (`true`) or no longer are.
    names: Vec<(Arc<str>, ObjId, bool)>,
    /// Places that there were at the last checkpoint: what is behind them need not be saved.
    known: u32,
    /// The version that the next dict gets; see [`Journal::version`].
    version: u32,
    /// While looks are noted: the objects that were to be changed, in order.
    observed: Option<Vec<u32>>,
    /// Whether a page was made our own while looks are noted.
    newly: bool,
}

impl Clone for Journal {
    /// A copy of a heap has no checkpoints to return to; its inline caches know the same versions, and its looks are noted too.
    fn clone(&self) -> Self {
        Self { version: self.version, observed: self.observed.as_ref().map(|_| Vec::new()), ..Self::default() }
    }
}

/// An object as it was before a change.
#[derive(Debug)]
struct Before {
    id: ObjId,
    /// The place behind the single items that had been saved before.
    items: usize,
    object: Object,
}

/// So many single items may be saved between two checkpoints; then whole lists are.
const MOST_ITEMS: usize = 2000;

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
    items: usize,
    names: usize,
    pages: usize,
    free: u32,
    shapes: usize,
    allocated: usize,
    live: usize,
    pressed: bool,
    limit: usize,
    type_epoch: u32,
    watch: Watch,
    pristine: Pristine,
    /// How many names the observer had given.
    given: usize,
    /// How many objects each strand had made, for the observer.
    born: Vec<u64>,
}

impl Journal {
    pub(super) fn is_on(&self) -> bool {
        self.epoch != 0
    }

    /// A page is about to be made our own, or is already.
    pub(super) fn meet(&mut self, page: &Page) {
        self.newly |= self.observed.is_some() && !matches!(page, Page::Observed(_));
    }

    /// How pages are owned at present.
    pub(super) fn owning(&self) -> Owning {
        match (self.is_on(), &self.observed) {
            (false, _) => Owning::Plain,
            (true, None) => Owning::Watched,
            (true, Some(_)) => Owning::Observed,
        }
    }

    /// Saves an object that is about to change, if it is not saved already.
    #[inline]
    pub(super) fn save(&mut self, id: ObjId, object: &mut Object) {
        if let Some(observed) = &mut self.observed {
            observed.push(id.0);
        }
        if self.is_new(id) {
            // Chunks of large lists and dicts are shared with the saved copy.
            object.body.share();
            self.objects.push(Before { id, items: self.items.end(), object: object.clone() });
        }
    }

    /// Saves an object that is no longer needed.
    pub(super) fn save_dead(&mut self, id: ObjId, object: Object) {
        if self.is_new(id) {
            self.objects.push(Before { id, items: self.items.end(), object });
        }
    }

    /// Whether an object has to be saved before it changes.
    #[inline]
    fn needs(&self, id: ObjId) -> bool {
        let place = id.0 as usize;
        id.0 < self.known && {
            let saved = self.saved[place >> PAGE_BITS];
            saved.epoch != self.epoch || saved.bits >> (place % PAGE) & 1 == 0
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
            let owning = if self.journal.observed.is_some() { Owning::Observed } else { Owning::Watched };
            for (number, page) in self.pages.iter_mut().enumerate() {
                page.turn(owning);
                if let Page::Patched(_) | Page::Hot(_) | Page::Kept(_) = page {
                    page.own(&self.common, number, owning);
                }
            }
        }
        self.begin_epoch(epoch);
        // All fields are named, so that a new one is not forgotten here.
        let Self {
            pages,
            common: _,
            copies: _,
            pristine,
            free,
            characters: _,
            interned: _,
            shapes,
            allocated,
            live,
            pressed,
            limit,
            type_epoch,
            watch,
            observer,
            journal,
        } = self;
        HeapMark {
            objects: journal.objects.end(),
            items: journal.items.end(),
            names: journal.names.len(),
            pages: pages.len(),
            free: *free,
            shapes: shapes.len(),
            allocated: *allocated,
            live: *live,
            pressed: *pressed,
            limit: *limit,
            type_epoch: *type_epoch,
            watch: watch.clone(),
            pristine: pristine.clone(),
            given: observer.as_ref().map_or(0, |observer| observer.names.len()),
            born: observer.as_ref().map_or_else(Vec::new, |observer| observer.born()),
        }
    }

    fn begin_epoch(&mut self, epoch: u64) {
        self.journal.epoch = epoch;
        self.journal.old_items = self.journal.items.end();
        self.journal.saved.resize(self.pages.len(), Saved::default());
        self.journal.known = (self.pages.len() * PAGE) as u32;
    }

    /// Makes the heap what it was when `mark` was made. Whether strings that were interned since are gone, so that others may get their
    /// numbers.
    pub(crate) fn rewind(&mut self, mark: &mut HeapMark, epoch: u64) -> bool {
        let (forgotten, owning) = (self.journal.names.len() > mark.names, self.journal.owning());
        self.pages.truncate(mark.pages);
        while let Some(Before { id, items, object: mut old }) = self.journal.objects.take_back(mark.objects) {
            self.rewind_items(items);
            let Some(page) = self.pages.get_mut(id.0 as usize >> PAGE_BITS) else { continue };
            let place = &mut page.own(&self.common, id.0 as usize >> PAGE_BITS, owning)[id.0 as usize % PAGE];
            if let Body::Dict(old) = &mut old.body
                && !matches!(&place.body, Body::Dict(new) if new.keys_version == old.keys_version)
            {
                old.keys_version = self.journal.version();
            }
            *place = old;
        }
        self.rewind_items(mark.items);
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
        self.pressed = mark.pressed;
        self.limit = mark.limit;
        self.watch.clone_from(&mark.watch);
        self.pristine.become_like(&mark.pristine);
        if let Some(observer) = &mut self.observer {
            observer.names.truncate(mark.given);
            observer.rewind(&mark.born);
            observer.take();
            observer.closing = false;
        }
        self.begin_epoch(epoch);
        forgotten
    }

    fn rewind_items(&mut self, place: usize) {
        let owning = self.journal.owning();
        while let Some((id, index, old)) = self.journal.items.take_back(place) {
            let Some(page) = self.pages.get_mut(id.0 as usize >> PAGE_BITS) else { continue };
            if let Body::List(items) = &mut page.own(&self.common, id.0 as usize >> PAGE_BITS, owning)[id.0 as usize % PAGE].body
                && let Some(item) = items.get_mut(index as usize)
            {
                *item = old;
            }
        }
    }

    /// [`Heap::list_set`] while the journal is on: of a large list only the item is saved.
    #[inline(never)]
    pub(super) fn list_set_watched(&mut self, id: ObjId, index: usize, value: Value) -> bool {
        let place = id.0 as usize;
        self.pristine.remove(place >> PAGE_BITS);
        self.journal.meet(&self.pages[place >> PAGE_BITS]);
        let owning = self.journal.owning();
        let journal = &mut self.journal;
        let object = &mut self.pages[place >> PAGE_BITS].own(&self.common, place >> PAGE_BITS, owning)[place % PAGE];
        let single =
            matches!(&object.body, Body::List(items) if items.is_large()) && journal.items.end() - journal.old_items < MOST_ITEMS;
        if !single {
            journal.save(id, object);
        } else if let Some(observed) = &mut journal.observed {
            observed.push(id.0);
        }
        let Body::List(items) = &mut object.body else { return false };
        let Some(item) = items.get_mut(index) else { return false };
        let old = std::mem::replace(item, value);
        if single && journal.needs(id) {
            journal.items.push((id, index as u32, old));
        }
        true
    }

    /// Forgets what only checkpoints before this one need.
    pub(crate) fn forget_before(&mut self, mark: &HeapMark) {
        self.journal.objects.forget_before(mark.objects);
        self.journal.items.forget_before(mark.items);
    }

    /// Saves nothing any more.
    pub(crate) fn end_journal(&mut self) {
        self.journal = Journal { version: self.journal.version, ..Journal::default() };
        self.pages.iter_mut().for_each(|page| page.turn(Owning::Plain));
    }

    /// From now on notes which objects are looked at or changed: those made from now on, and those that change.
    /// To be called before the first checkpoint.
    pub(crate) fn observe(&mut self) {
        self.journal.observed = Some(Vec::new());
        self.seal();
        self.common.looks.make_room(self.pages.len());
    }

    /// Moves what was noted since the last call into these: what was looked at, and what was to be changed, each in order.
    pub(crate) fn take_observed(&mut self, looked: &mut Vec<u32>, changed: &mut Vec<u32>) {
        self.common.looks.take(looked);
        if let Some(observed) = &mut self.journal.observed {
            changed.append(observed);
        }
    }

    /// Whether a page was made our own since the last call, so that looks at its objects were not noted before.
    pub(crate) fn met_new_pages(&mut self) -> bool {
        std::mem::take(&mut self.journal.newly)
    }

    /// Forgets what was looked at since then.
    pub(crate) fn forget_looks(&mut self) {
        self.common.looks.take(&mut Vec::new());
        if let Some(observed) = &mut self.journal.observed {
            observed.clear();
        }
    }

    /// All objects that are wanted. That the machine looks everywhere for them is nobody's business.
    pub(crate) fn find_all(&mut self, wanted: impl Fn(&Object) -> bool) -> Vec<ObjId> {
        let found = (1..self.places().0).map(ObjId).filter(|id| wanted(self.get(*id))).collect();
        self.forget_looks();
        found
    }

    /// Forgets that, and what was to be changed.
    pub(crate) fn forget_observed(&mut self) {
        if let Some(observed) = &mut self.journal.observed {
            observed.clear();
            self.forget_looks();
        }
    }

    /// Whether it is noted which objects are looked at.
    #[inline]
    pub(crate) fn is_observed(&self) -> bool {
        self.journal.observed.is_some()
    }
}
