//! Pages: 64 objects that are owned, watched by the journal, observed, or shared with copies, entirely or but for a few.

use std::sync::Arc;

use super::{Object, looks::Looks};

/// Objects of a page.
pub(super) const PAGE: usize = 64;
/// The same, as a power of two.
pub(super) const PAGE_BITS: u32 = 6;
/// With more objects of its own than this a page is copied.
const MOST_PATCHES: usize = 16;
/// Pages that copies share with one counter.
const GROUP: usize = 16;

type Objects = [Object; PAGE];

/// Some objects.
#[derive(Debug)]
pub(super) enum Page {
    /// Written in place.
    Owned(Box<Objects>),
    /// Owned, but objects are saved in the journal before they change.
    Watched(Box<Objects>),
    /// Watched, and who looks at an object is noted too.
    Observed(Box<Objects>),
    /// As the library made it.
    Library,
    /// Not written: copies have it too, and it is found in [`Common`].
    Common,
    /// The same, found at once.
    Shared(Arc<Objects>),
    /// Not written but for a few objects: after a snapshot most pages see few writes, if any.
    Patched(Box<Patched>),
}

/// What a heap has in common with its copies; a copy costs two counters.
#[derive(Clone, Debug)]
pub(super) struct Common {
    /// The library's objects, as they were at first.
    pub(super) library: Arc<[Object]>,
    /// Pages by number, in groups.
    groups: Arc<Vec<Arc<[Frozen; GROUP]>>>,
    /// What was looked at on observed pages.
    pub(super) looks: Looks,
}

/// How a page is owned while the journal is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owning {
    /// The journal is off.
    Plain,
    /// Writes are saved.
    Watched,
    /// Writes are saved, looks are noted.
    Observed,
}

/// A page that is not written any more.
#[derive(Clone, Debug)]
enum Frozen {
    None,
    Whole(Arc<Objects>),
    Patched(Arc<Patched>),
}

/// A page that is not written, and the objects that differ from it.
#[derive(Clone, Debug)]
pub(super) struct Patched {
    /// The page beneath; without one, the library's.
    beneath: Option<Arc<Objects>>,
    /// Which objects differ, one bit each.
    bits: u64,
    /// Those objects, in the order of their places.
    own: Vec<Object>,
}

impl Clone for Page {
    #[inline]
    fn clone(&self) -> Self {
        match self {
            Self::Library => Self::Library,
            Self::Common => Self::Common,
            Self::Owned(page) | Self::Watched(page) | Self::Observed(page) => Self::Owned(page.clone()),
            Self::Shared(page) => Self::Shared(Arc::clone(page)),
            Self::Patched(page) => Self::Patched(page.clone()),
        }
    }
}

impl Page {
    /// The object at a place of the heap, which is in this page.
    #[inline(always)]
    pub(super) fn get<'h>(&'h self, common: &'h Common, place: usize) -> &'h Object {
        match self {
            Self::Owned(page) | Self::Watched(page) => &page[place % PAGE],
            Self::Shared(page) => &page[place % PAGE],
            Self::Library => &common.library[place],
            Self::Common | Self::Patched(_) | Self::Observed(_) => self.search(common, place),
        }
    }

    #[inline(never)]
    fn search<'h>(&'h self, common: &'h Common, place: usize) -> &'h Object {
        match self {
            Self::Patched(page) => page.get(common, place),
            Self::Observed(page) => {
                common.looks.note(place);
                &page[place % PAGE]
            }
            _ => match common.page(place / PAGE) {
                Frozen::Whole(page) => &page[place % PAGE],
                Frozen::Patched(page) => page.get(common, place),
                Frozen::None => unreachable!("a page that is common was frozen"),
            },
        }
    }

    /// The objects of the page with this number, owned in some way from now on.
    pub(super) fn own(&mut self, common: &Common, number: usize, owning: Owning) -> &mut Objects {
        if !matches!(self, Self::Owned(_) | Self::Watched(_) | Self::Observed(_)) {
            let copy = Box::new(std::array::from_fn(|place| self.get(common, number * PAGE + place).clone()));
            *self = Self::owned(copy, owning);
        }
        match self {
            Self::Owned(page) | Self::Watched(page) | Self::Observed(page) => page,
            _ => unreachable!("the page was just made our own"),
        }
    }

    /// A page of these objects.
    pub(super) fn owned(objects: Box<Objects>, owning: Owning) -> Self {
        match owning {
            Owning::Plain => Self::Owned(objects),
            Owning::Watched => Self::Watched(objects),
            Owning::Observed => Self::Observed(objects),
        }
    }

    /// Makes an owned page owned in this way; others stay.
    pub(super) fn turn(&mut self, owning: Owning) {
        *self = match std::mem::replace(self, Self::Library) {
            Self::Owned(page) | Self::Watched(page) | Self::Observed(page) => Self::owned(page, owning),
            other => other,
        };
    }

    /// Makes an object of a page that is not watched our own.
    pub(super) fn patch(&mut self, common: &Common, place: usize) {
        let whole = |beneath| Patched { beneath, bits: 0, own: Vec::new() };
        let patched = match self {
            Self::Library => Some(whole(None)),
            Self::Shared(page) => Some(whole(Some(Arc::clone(page)))),
            Self::Common => match common.page(place / PAGE) {
                Frozen::Whole(page) => Some(whole(Some(Arc::clone(page)))),
                Frozen::Patched(page) => Some((**page).clone()),
                Frozen::None => None,
            },
            Self::Patched(_) | Self::Owned(_) | Self::Watched(_) | Self::Observed(_) => None,
        };
        if let Some(patched) = patched {
            *self = Self::Patched(Box::new(patched));
        }
        if let Self::Patched(page) = self
            && !page.add(common, place)
        {
            self.own(common, place / PAGE, Owning::Plain);
        }
    }

    /// Makes a page that is written seldom, if at all, one that is found at once.
    pub(super) fn approach(&mut self, common: &Common, number: usize) {
        if let Self::Common = self
            && let Frozen::Whole(page) = common.page(number)
        {
            *self = Self::Shared(Arc::clone(page));
        }
    }
}

impl Common {
    /// Nothing in common.
    pub(super) fn new() -> Self {
        Self { library: Arc::from([]), groups: Arc::default(), looks: Looks::default() }
    }

    #[inline]
    fn page(&self, number: usize) -> &Frozen {
        &self.groups[number / GROUP][number % GROUP]
    }

    /// Makes a page common, so that `clone` copies no objects.
    #[inline]
    pub(super) fn freeze(&mut self, number: usize, page: &mut Page) {
        if !matches!(page, Page::Common | Page::Library) {
            self.freeze_now(number, page);
        }
    }

    fn freeze_now(&mut self, number: usize, page: &mut Page) {
        let share = |objects: &mut [Object]| objects.iter_mut().for_each(|object| object.body.share());
        let frozen = match std::mem::replace(page, Page::Common) {
            Page::Owned(mut page) | Page::Watched(mut page) | Page::Observed(mut page) => {
                share(&mut page[..]);
                Frozen::Whole(Arc::from(page))
            }
            Page::Patched(mut page) => {
                share(&mut page.own);
                Frozen::Patched(Arc::from(page))
            }
            Page::Shared(_) | Page::Common | Page::Library => return,
        };
        let groups = Arc::make_mut(&mut self.groups);
        while groups.len() <= number / GROUP {
            groups.push(Arc::new([const { Frozen::None }; GROUP]));
        }
        Arc::make_mut(&mut groups[number / GROUP])[number % GROUP] = frozen;
    }
}

impl Patched {
    #[inline]
    fn get<'h>(&'h self, common: &'h Common, place: usize) -> &'h Object {
        if self.differs(place) {
            return &self.own[self.rank(place)];
        }
        self.beneath(common, place)
    }

    #[inline]
    fn beneath<'h>(&'h self, common: &'h Common, place: usize) -> &'h Object {
        match &self.beneath {
            Some(page) => &page[place % PAGE],
            None => &common.library[place],
        }
    }

    /// An object that differs.
    #[inline(never)]
    pub(super) fn get_mut(&mut self, place: usize) -> &mut Object {
        let rank = self.rank(place);
        &mut self.own[rank]
    }

    /// Makes an object differ; whether there is room for it.
    fn add(&mut self, common: &Common, place: usize) -> bool {
        if self.differs(place) {
            return true;
        }
        if self.own.len() == MOST_PATCHES {
            return false;
        }
        self.own.insert(self.rank(place), self.beneath(common, place).clone());
        self.bits |= 1 << (place % PAGE);
        true
    }

    fn differs(&self, place: usize) -> bool {
        self.bits >> (place % PAGE) & 1 != 0
    }

    fn rank(&self, place: usize) -> usize {
        (self.bits & ((1 << (place % PAGE)) - 1)).count_ones() as usize
    }
}

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
