//! Pages: 64 objects that are owned, watched by the journal, shared with copies, or shared but for a few.

use std::sync::Arc;

use super::Object;

/// Objects of a page.
pub(super) const PAGE: usize = 64;
/// The same, as a power of two.
pub(super) const PAGE_BITS: u32 = 6;
/// With more objects of its own than this a page is copied.
const MOST_PATCHES: usize = 16;

/// Some objects.
#[derive(Debug)]
pub(super) enum Page {
    /// Written in place.
    Owned(Box<[Object; PAGE]>),
    /// Owned, but objects are saved in the journal before they change.
    Watched(Box<[Object; PAGE]>),
    /// Not written: copies have it too.
    Shared(Arc<[Object; PAGE]>),
    /// Shared, but a few objects were written: after a snapshot most pages see few writes, if any.
    Patched(Box<Patched>),
}

/// A shared page and the objects that differ from it.
#[derive(Clone, Debug)]
pub(super) struct Patched {
    shared: Arc<[Object; PAGE]>,
    /// Which objects differ, one bit each.
    bits: u64,
    /// Those objects, in the order of their places.
    own: Vec<Object>,
}

impl Clone for Page {
    fn clone(&self) -> Self {
        match self {
            Self::Owned(page) | Self::Watched(page) => Self::Owned(page.clone()),
            Self::Shared(page) => Self::Shared(Arc::clone(page)),
            Self::Patched(page) => Self::Patched(page.clone()),
        }
    }
}

impl Page {
    /// The object at a place of the page.
    #[inline(always)]
    pub(super) fn get(&self, place: usize) -> &Object {
        match self {
            Self::Owned(page) | Self::Watched(page) => &page[place % PAGE],
            Self::Shared(page) => &page[place % PAGE],
            Self::Patched(page) => page.get(place % PAGE),
        }
    }

    /// The objects, owned from now on; the page is watched if `watched`.
    pub(super) fn own(&mut self, watched: bool) -> &mut [Object; PAGE] {
        let copy = match self {
            Self::Shared(shared) => Some(Box::new((**shared).clone())),
            Self::Patched(page) => Some(Box::new(std::array::from_fn(|place| page.get(place).clone()))),
            Self::Owned(_) | Self::Watched(_) => None,
        };
        if let Some(copy) = copy {
            *self = if watched { Self::Watched(copy) } else { Self::Owned(copy) };
        }
        match self {
            Self::Owned(page) | Self::Watched(page) => page,
            Self::Shared(_) | Self::Patched(_) => unreachable!("the page was just made our own"),
        }
    }

    /// Makes an object of a page that is not watched our own.
    pub(super) fn patch(&mut self, place: usize) {
        if let Self::Shared(shared) = self {
            *self = Self::Patched(Box::new(Patched { shared: Arc::clone(shared), bits: 0, own: Vec::new() }));
        }
        if let Self::Patched(page) = self
            && !page.add(place)
        {
            self.own(false);
        }
    }
}

impl Patched {
    #[inline(never)]
    fn get(&self, place: usize) -> &Object {
        if self.bits >> place & 1 == 0 { &self.shared[place % PAGE] } else { &self.own[self.rank(place)] }
    }

    /// An object that differs.
    #[inline(never)]
    pub(super) fn get_mut(&mut self, place: usize) -> &mut Object {
        let rank = self.rank(place);
        &mut self.own[rank]
    }

    /// Makes an object differ; whether there is room for it.
    fn add(&mut self, place: usize) -> bool {
        if self.bits >> place & 1 != 0 {
            return true;
        }
        if self.own.len() == MOST_PATCHES {
            return false;
        }
        self.own.insert(self.rank(place), self.shared[place].clone());
        self.bits |= 1 << place;
        true
    }

    fn rank(&self, place: usize) -> usize {
        (self.bits & ((1 << place) - 1)).count_ones() as usize
    }
}
