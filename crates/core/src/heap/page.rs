//! Pages: 64 objects that are owned, watched by the journal, observed, or shared with copies, entirely or but for a few.

mod hot;

use std::sync::Arc;

use self::hot::Hot;
use super::{Body, Object, looks::Looks};

/// Objects of a page.
pub(super) const PAGE: usize = 64;
/// The same, as a power of two.
pub(super) const PAGE_BITS: u32 = 6;
/// With more objects of its own than this a page is copied.
const MOST_PATCHES: usize = 16;
/// Pages that copies share with one counter.
const GROUP: usize = 16;
/// Of whom so many copies were made, more will be, and it goes on itself: pages that it writes become hot.
const MANY_COPIES: u32 = 4;
/// After so many instructions common pages are made to be found at once.
const APPROACH_AFTER: u64 = 20_000;

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
    /// Owned, but which objects are written is noted, so that copies get only those.
    Hot(Box<Hot>),
    /// The same, not written since the last copy was made.
    Kept(Box<Hot>),
    /// As the library made it.
    Library,
    /// Not written: copies have it too, and it is found in [`Common`].
    Common,
    /// The same, found at once.
    Shared(Arc<Objects>),
    /// Not written but for a few objects: after a snapshot most pages see few writes, if any.
    Patched(Box<Patched>),
    /// What a copy has of a hot page.
    Taken(Arc<Patched>),
}

/// What a heap has in common with its copies; a copy costs two counters.
#[derive(Clone, Debug)]
pub(super) struct Common {
    /// The library's objects, as they were at first.
    pub(super) library: Arc<[Object]>,
    /// Pages by number, in groups.
    groups: Arc<Vec<Option<Arc<[Frozen; GROUP]>>>>,
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

/// What a heap remembers of the copies made of it; a copy has none.
#[derive(Debug)]
pub(super) struct Copies {
    /// How many there were.
    made: u32,
    /// How many instructions were done while there may have been common pages.
    far: Option<u64>,
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
    /// Where those objects stand in `own`, counted from 1; 0 for the others.
    places: [u8; PAGE],
    /// The objects that differ.
    own: Vec<Object>,
}

impl Clone for Page {
    #[inline]
    fn clone(&self) -> Self {
        match self {
            Self::Library => Self::Library,
            Self::Common | Self::Shared(_) => Self::Common,
            Self::Kept(page) => Self::Taken(page.taken()),
            Self::Taken(page) => Self::Taken(Arc::clone(page)),
            Self::Owned(page) | Self::Watched(page) | Self::Observed(page) => Self::Owned(page.clone()),
            Self::Hot(page) => Self::Owned(Box::new(page.objects().clone())),
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
            Self::Hot(page) | Self::Kept(page) => &page.objects()[place % PAGE],
            Self::Shared(page) => &page[place % PAGE],
            Self::Library => &common.library[place],
            Self::Common | Self::Patched(_) | Self::Taken(_) | Self::Observed(_) => self.search(common, place),
        }
    }

    #[inline(never)]
    fn search<'h>(&'h self, common: &'h Common, place: usize) -> &'h Object {
        match self {
            Self::Patched(page) => page.get(common, place),
            Self::Taken(page) => page.get(common, place),
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
            let objects = match std::mem::replace(self, Self::Library) {
                Self::Hot(page) | Self::Kept(page) => Box::new(page.into_objects()),
                mut page => Box::new(std::array::from_fn(|place| page.take(common, number * PAGE + place))),
            };
            *self = Self::owned(objects, owning);
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

    /// The object at a place of a page that has been read for the last time, or a copy where copies of the heap have it too.
    fn take(&mut self, common: &Common, place: usize) -> Object {
        match self {
            Self::Patched(page) if page.differs(place) => {
                let object = page.get_mut(place);
                let body = std::mem::replace(&mut object.body, Body::Free(0));
                Object { body, ..*object }
            }
            _ => self.get(common, place).clone(),
        }
    }

    /// Makes an object of a page that is not watched our own.
    pub(super) fn patch(&mut self, common: &Common, place: usize) {
        let patched = match self {
            Self::Library => Some(Patched::on(None)),
            Self::Shared(page) => Some(Patched::on(Some(Arc::clone(page)))),
            Self::Common => match common.page(place / PAGE) {
                Frozen::Whole(page) => Some(Patched::on(Some(Arc::clone(page)))),
                Frozen::Patched(page) => Some((**page).clone()),
                Frozen::None => None,
            },
            Self::Taken(page) => Some((**page).clone()),
            _ => None,
        };
        if let Some(patched) = patched {
            *self = Self::Patched(Box::new(patched));
        }
        if let Self::Patched(page) = self
            && !page.differs(place)
            && !page.add(common, place)
        {
            self.own(common, place / PAGE, Owning::Plain);
        }
    }

    /// Makes a hot page one that copies do not have as it is.
    pub(super) fn warm(&mut self) {
        *self = match std::mem::replace(self, Self::Library) {
            Self::Kept(page) => Self::Hot(page),
            page => page,
        };
    }

    /// Makes objects that are found in a roundabout way ones that are found at once: shared, if the page is written seldom.
    pub(super) fn approach(&mut self, common: &mut Common, number: usize) {
        match self {
            Self::Common | Self::Taken(_) => {}
            Self::Kept(page) => {
                if !page.is_cold() {
                    return;
                }
            }
            Self::Patched(_) => {
                self.own(common, number, Owning::Plain);
                return;
            }
            _ => return,
        }
        let whole = match common.page(number) {
            Frozen::Whole(page) if matches!(self, Self::Common) => Arc::clone(page),
            _ => {
                let page = Arc::new(std::array::from_fn(|place| self.get(common, number * PAGE + place).clone()));
                common.put(number, Frozen::Whole(Arc::clone(&page)));
                page
            }
        };
        *self = Self::Shared(whole);
    }
}

impl Common {
    /// Nothing in common.
    pub(super) fn new() -> Self {
        Self { library: Arc::from([]), groups: Arc::default(), looks: Looks::default() }
    }

    #[inline]
    fn page(&self, number: usize) -> &Frozen {
        match self.groups.get(number / GROUP) {
            Some(Some(group)) => &group[number % GROUP],
            _ => &Frozen::None,
        }
    }

    /// Makes a page common, so that `clone` copies no objects.
    #[inline]
    pub(super) fn freeze(&mut self, number: usize, page: &mut Page, copies: &Copies) {
        if !matches!(page, Page::Common | Page::Library | Page::Shared(_) | Page::Kept(_) | Page::Taken(_)) {
            self.freeze_now(number, page, copies);
        }
    }

    fn freeze_now(&mut self, number: usize, page: &mut Page, copies: &Copies) {
        let frozen = match std::mem::replace(page, Page::Common) {
            Page::Owned(mut objects) => {
                if share(&mut objects[..]) {
                    *page = Page::Kept(Box::new(Hot::new(*objects, true)));
                    return;
                }
                Frozen::Whole(Arc::from(objects))
            }
            mut watched @ (Page::Watched(_) | Page::Observed(_)) => {
                let (Page::Watched(objects) | Page::Observed(objects)) = &mut watched else { return };
                if share(&mut objects[..]) {
                    let copy = Arc::from(objects.clone());
                    *page = watched;
                    Frozen::Whole(copy)
                } else {
                    let (Page::Watched(objects) | Page::Observed(objects)) = watched else { return };
                    Frozen::Whole(Arc::from(objects))
                }
            }
            Page::Hot(mut hot) => {
                hot.freeze();
                *page = Page::Kept(hot);
                return;
            }
            Page::Patched(mut objects) => {
                if share(&mut objects.own) || copies.made >= MANY_COPIES {
                    *page = Page::Patched(objects);
                    let stays = share(&mut page.own(self, number, Owning::Plain)[..]);
                    if let Page::Owned(objects) = std::mem::replace(page, Page::Common) {
                        *page = Page::Kept(Box::new(Hot::new(*objects, stays)));
                    }
                    return;
                }
                Frozen::Patched(Arc::from(objects))
            }
            Page::Shared(_) | Page::Common | Page::Library | Page::Kept(_) | Page::Taken(_) => return,
        };
        self.put(number, frozen);
    }

    fn put(&mut self, number: usize, frozen: Frozen) {
        let groups = Arc::make_mut(&mut self.groups);
        if groups.len() <= number / GROUP {
            groups.resize(number / GROUP + 1, None);
        }
        let group = groups[number / GROUP].get_or_insert_with(|| Arc::new([const { Frozen::None }; GROUP]));
        Arc::make_mut(group)[number % GROUP] = frozen;
    }
}

/// Makes what is large in objects shareable. Whether one of them should stay with who writes it.
fn share(objects: &mut [Object]) -> bool {
    objects.iter_mut().fold(false, |stays, object| object.body.share() | stays)
}

impl Patched {
    /// No object differs yet.
    fn on(beneath: Option<Arc<Objects>>) -> Self {
        Self { beneath, places: [0; PAGE], own: Vec::new() }
    }

    #[inline]
    fn get<'h>(&'h self, common: &'h Common, place: usize) -> &'h Object {
        match self.places[place % PAGE] {
            0 => self.beneath(common, place),
            own => &self.own[own as usize - 1],
        }
    }

    #[inline]
    fn beneath<'h>(&'h self, common: &'h Common, place: usize) -> &'h Object {
        match &self.beneath {
            Some(page) => &page[place % PAGE],
            None => &common.library[place],
        }
    }

    /// An object that differs.
    #[inline]
    pub(super) fn get_mut(&mut self, place: usize) -> &mut Object {
        &mut self.own[self.places[place % PAGE] as usize - 1]
    }

    /// Makes an object differ; whether there is room for it.
    fn add(&mut self, common: &Common, place: usize) -> bool {
        if self.own.len() == MOST_PATCHES {
            return false;
        }
        self.put(place, self.beneath(common, place).clone());
        true
    }

    fn put(&mut self, place: usize, object: Object) {
        self.own.push(object);
        self.places[place % PAGE] = self.own.len() as u8;
    }

    #[inline]
    pub(super) fn differs(&self, place: usize) -> bool {
        self.places[place % PAGE] != 0
    }
}

impl Copies {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { made: 0, far: None }
    }

    /// Counts a copy that is about to be made.
    pub(super) fn count(&mut self) {
        self.made = self.made.saturating_add(1);
        self.far.get_or_insert(0);
    }

    /// Whether common pages should be made to be found at once, now that so many instructions more were done.
    #[inline]
    pub(super) fn is_far(&mut self, instructions: u64) -> bool {
        let Some(far) = &mut self.far else { return false };
        *far += instructions;
        let is_far = *far >= APPROACH_AFTER;
        if is_far {
            self.far = None;
        }
        is_far
    }
}

impl Clone for Copies {
    /// In a copy, what is shared is common, and nothing is hot.
    fn clone(&self) -> Self {
        Self { made: 0, far: Some(0) }
    }
}
