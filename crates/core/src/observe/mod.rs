//! What an exploration sees of strands while they run: which shared things their instructions touch, and what is in them.
//!
//! While a heap has an [`Observer`], every instruction leaves [`Touch`]es: for variables, attributes and items the very one
//! (`instruction.rs`), for anything else that an instruction looks at or changes the whole object, as the heap noted it; for
//! operations on kernel objects what they mean to others (`kernel.rs`). [`Machine::go_on`](crate::Machine::go_on) runs a strand to
//! just behind the next touch of something that others touch too.

mod content;
mod digest;
mod instruction;
mod kernel;
mod names;
mod publish;

pub use content::Contents;
pub use digest::{Digest, Digester};
pub(crate) use instruction::key_of;
pub(crate) use kernel::{after, before};
pub use names::{Named, Names};
pub(crate) use publish::Met;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    heap::{Body, CodeId, Heap},
    kernel::KernelRef,
    strand::StrandId,
    value::{ObjId, Value},
};

/// A part of an object that can be touched on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// One variable, attribute or item: the hash of its name or key, or its index.
    Key(u64),
    /// Some item, whichever: who looks at all of them touches this.
    Items,
    /// The object as a whole: who changes more than an item touches this, and so does who touches an item.
    Form,
}

/// Something that strands can share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A part of an object.
    Object(ObjId, Part),
    /// A part of a kernel object: [`kernel::WHOLE`](crate::kernel::WHOLE), or one of a queue's parts.
    Kernel(KernelRef, u64),
    /// A strand's start and its end.
    Strand(StrandId),
    /// What was written to standard output.
    Output,
    /// The clock of an exploration that keeps to durations.
    Time,
}

impl Place {
    /// What it is a part of, if that can have a name.
    pub fn named(self) -> Option<Named> {
        match self {
            Self::Object(id, _) => Some(Named::Object(id)),
            Self::Kernel(kernel, _) => Some(Named::Kernel(kernel)),
            Self::Strand(strand) => Some(Named::Strand(strand)),
            Self::Output | Self::Time => None,
        }
    }
}

/// How a place is touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// What comes next depends on it.
    Read,
    /// It changes.
    Write,
    /// It changes in a way that commutes with others of this kind.
    Add,
}

/// A touch of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Touch {
    /// Of which.
    pub place: Place,
    /// How.
    pub kind: Kind,
}

/// Notes what strands of a process touch.
#[derive(Clone, Debug)]
pub struct Observer {
    /// Where a strand stops: just behind an instruction that touched one of these.
    pub visible: FxHashSet<Place>,
    /// Places of which the exploration keeps the content: it is left out of private states.
    pub kept: FxHashSet<Place>,
    /// What others can know, and by which name.
    pub names: Names,
    /// Strands with lower numbers were there at first.
    pub(crate) first_strand: u32,
    /// Touches since the last call of [`Observer::take`], in order, without immediate repetitions.
    touches: Vec<Touch>,
    /// Whether one of them was visible.
    seen: bool,
    /// The instruction of the program's own code that runs, or the last one before it called the library.
    pub(crate) here: Option<(CodeId, u32)>,
    /// Where that was when something visible was touched first.
    pub(crate) seen_at: Option<(CodeId, u32)>,
    /// Where the touches of an operation begin that could not be done.
    blocked: usize,
    /// Places at which a strand stops too, if the program's own code touches them.
    pub stops: FxHashSet<Place>,
    /// Whether the instruction that runs is the library's: noted only with `everything`.
    pub(crate) in_library: bool,
    /// Where the touches of the task begin whose turn it is, if touches are noted for each task.
    turn: usize,
    /// Whether to note touches also of what only one strand knows, but of what is not visible only those by the program's own code.
    pub everything: bool,
    /// The main strand is clearing up at the program's end: nothing that it touches matters to anybody.
    pub(crate) closing: bool,
    /// Whose instructions run.
    current: StrandId,
    /// How many objects each strand has made, by number.
    born: Vec<u64>,
    /// Which of its maker's objects each is: numbers that do not depend on the order in which strands make theirs.
    births: FxHashMap<u32, u64>,
    /// Objects whose touches by the present instruction are known already.
    exact: Vec<ObjId>,
    looked: Vec<u32>,
    changed: Vec<u32>,
}

impl Observer {
    /// Notes touches from now on; what is there now is known to all, as are strands below `first_strand`.
    pub fn new(names: Names, first_strand: u32) -> Self {
        Self {
            first_strand,
            visible: FxHashSet::default(),
            kept: FxHashSet::default(),
            names,
            touches: Vec::new(),
            seen: false,
            here: None,
            seen_at: None,
            blocked: 0,
            stops: FxHashSet::default(),
            in_library: false,
            turn: 0,
            everything: false,
            closing: false,
            current: StrandId(0),
            born: Vec::new(),
            births: FxHashMap::default(),
            exact: Vec::new(),
            looked: Vec::new(),
            changed: Vec::new(),
        }
    }

    /// A strand goes on.
    pub(crate) fn begin(&mut self, strand: StrandId) {
        self.current = strand;
        if self.born.len() <= strand.0 as usize {
            self.born.resize(strand.0 as usize + 1, 0);
        }
    }

    /// The strand that goes on makes an object.
    pub(crate) fn note_birth(&mut self, id: ObjId) {
        let Some(count) = self.born.get_mut(self.current.0 as usize) else { return };
        *count += 1;
        let strand = self.names.get(Named::Strand(self.current)).unwrap_or_default() & 0xffff;
        self.births.insert(id.0, strand << 16 ^ *count);
    }

    /// Which of its maker's objects it is, and whose: a number that only living objects of the same process share, and hardly ever.
    pub(crate) fn birth(&self, id: ObjId) -> Option<u64> {
        self.births.get(&id.0).copied()
    }

    /// How many objects each strand has made.
    pub(crate) fn born(&self) -> Vec<u64> {
        self.born.clone()
    }

    /// Each strand has made only so many.
    pub(crate) fn rewind(&mut self, born: &[u64]) {
        self.born = born.to_vec();
    }

    /// Notes a touch.
    pub fn touch(&mut self, place: Place, kind: Kind) {
        if self.closing {
            return;
        }
        let visible = self.visible.contains(&place);
        if self.everything && self.in_library && !visible && matches!(place, Place::Object(..)) {
            return;
        }
        let touch = Touch { place, kind };
        if !self.touches[self.turn.min(self.touches.len())..].contains(&touch) {
            self.touches.push(touch);
        }
        if visible || !self.stops.is_empty() && self.stops.contains(&place) {
            self.seen = true;
            self.seen_at = self.seen_at.or(self.here);
        }
    }

    /// Notes a touch at which the strand does not stop.
    pub(crate) fn touch_on_the_way(&mut self, place: Place, kind: Kind) {
        let before = (self.seen, self.seen_at);
        self.touch(place, kind);
        (self.seen, self.seen_at) = before;
    }

    /// Another task's turn begins: what it touches is noted even if that was touched before.
    pub(crate) fn begin_turn(&mut self) {
        self.turn = if self.everything { self.touches.len() } else { 0 };
    }

    /// How many touches there were since the last [`Observer::take`].
    pub(crate) fn count(&self) -> usize {
        self.touches.len()
    }

    /// Whether a visible place was touched since the last [`Observer::take`].
    pub fn has_seen(&self) -> bool {
        self.seen
    }

    /// Takes back what the last operation touched, which could not be done.
    pub(crate) fn take_back(&mut self) {
        self.touches.truncate(self.blocked);
        self.seen = self.touches.iter().any(|touch| self.visible.contains(&touch.place));
        self.seen_at = self.seen_at.filter(|_| self.seen);
    }

    /// Whether something visible was touched before an operation that could not be done. If so, of that one remains that it was looked
    /// at: had it been possible, the strand would have gone on.
    pub(crate) fn has_seen_before_waiting(&mut self) -> bool {
        let at = self.blocked.min(self.touches.len());
        let before = self.touches[..at].iter().any(|touch| self.visible.contains(&touch.place));
        if before {
            self.touches[at..].iter_mut().for_each(|touch| touch.kind = Kind::Read);
        }
        before
    }

    /// The touches since the last call.
    pub fn take(&mut self) -> Vec<Touch> {
        self.seen = false;
        self.seen_at = None;
        self.exact.clear();
        self.turn = 0;
        std::mem::take(&mut self.touches)
    }

    fn touch_item(&mut self, object: ObjId, key: u64, change: Change) {
        if !self.everything && !self.names.is_known(object) {
            return;
        }
        let (item, items) = match change {
            Change::None => (Kind::Read, None),
            Change::Value => (Kind::Write, Some(Kind::Add)),
            Change::Keys => (Kind::Write, Some(Kind::Write)),
        };
        self.touch(Place::Object(object, Part::Key(key)), item);
        if let Some(kind) = items {
            self.touch(Place::Object(object, Part::Items), kind);
        }
        self.touch(Place::Object(object, Part::Form), Kind::Read);
    }
}

/// What becomes of an item that is touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// It is read.
    None,
    /// It gets another value.
    Value,
    /// It comes or goes.
    Keys,
}

impl Heap {
    /// Notes what the instruction that is over looked at and changed beside what is known of it already.
    pub(crate) fn observe_the_rest(&mut self) {
        let Some(mut observer) = self.observer.take() else { return };
        let (mut looked, mut changed) = (std::mem::take(&mut observer.looked), std::mem::take(&mut observer.changed));
        self.take_observed(&mut looked, &mut changed);
        // Looking something up in a class is known from the instruction.
        for id in &looked {
            let object = self.get(ObjId(*id));
            if let Body::Type(ty) = &object.body {
                observer.exact.push(ty.namespace);
            }
            // Whether attributes stand in a dict is the machine's business.
            if let Some(dict) = self.attribute_dict(object) {
                observer.exact.push(dict);
                if changed.contains(&dict.0) {
                    changed.push(*id);
                }
            }
        }
        looked.retain(|id| {
            let id = ObjId(*id);
            let noted = observer.everything || observer.names.is_known(id);
            noted && !observer.exact.contains(&id) && can_change(&self.get(id).body)
        });
        // By their names: numbers differ from execution to execution.
        looked.sort_by_cached_key(|id| observer.names.get(Named::Object(ObjId(*id))));
        for id in looked.drain(..).map(ObjId) {
            observer.touch(Place::Object(id, Part::Items), Kind::Read);
        }
        for id in changed.drain(..).map(ObjId) {
            if (observer.everything || observer.names.is_known(id))
                && !observer.exact.contains(&id)
                && !matches!(self.get(id).body, Body::Free(_) | Body::Str(_) | Body::Type(_))
            {
                observer.touch(Place::Object(id, Part::Items), Kind::Write);
                observer.touch(Place::Object(id, Part::Form), Kind::Write);
            }
        }
        observer.exact.clear();
        (observer.looked, observer.changed) = (looked, changed);
        self.observer = Some(observer);
        self.forget_looks();
    }

    /// Whether a dict has a key that needs no Python to be compared.
    fn has_key(&self, dict: ObjId, key: Value) -> bool {
        match key.as_int() {
            Some(_) => self.dict_ref(dict).iter().any(|entry| entry.key == key),
            None => self.name_index(dict, key).is_some(),
        }
    }
}

/// Whether it matters when an object with this body is looked at: not what never changes, nor what only exact touches change.
fn can_change(body: &Body) -> bool {
    matches!(
        body,
        Body::Instance(_)
            | Body::List(_)
            | Body::Dict(_)
            | Body::Set(_)
            | Body::Deque(_)
            | Body::ByteArray(_)
            | Body::Cell(_)
            | Body::Generator(_)
            | Body::Iter(_)
            | Body::AsyncStep(_)
            | Body::Random(_)
            | Body::Weak(_)
    )
}
