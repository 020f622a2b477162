//! The machine of a program and where it stands: it goes to a state by the steps that led there.

use interleave_core::{
    Checkpoint, Machine, Progress, StrandId, Went,
    kernel::{self, KernelRef},
    observe::{Digest, Kind, Named, Part, Place},
    value::ObjId,
};

use rustc_hash::FxHashSet;

use super::locations::{Location, Locations};
use crate::system::StrandIx;

/// A machine at the end of a path of steps, with a checkpoint before each of them.
pub(super) struct Cursor {
    pub(super) machine: Machine,
    /// Which of the machine's strands is which.
    pub(super) ids: Vec<(StrandIx, StrandId)>,
    path: Vec<StrandIx>,
    marks: Vec<Mark>,
    /// Parts of known objects that a strand has changed.
    own: Vec<(StrandIx, Place)>,
    /// Instructions that the machine has done.
    pub(super) work: u64,
}

/// How everything was after a step.
#[derive(Clone, Debug)]
struct Mark {
    checkpoint: Checkpoint,
    ids: usize,
    own: usize,
    names: usize,
}

impl Clone for Cursor {
    /// A copy stands at the beginning.
    fn clone(&self) -> Self {
        let mut copy = Self {
            machine: self.machine.clone(),
            ids: self.ids.clone(),
            path: self.path.clone(),
            marks: Vec::new(),
            own: self.own.clone(),
            work: 0,
        };
        copy.begin();
        copy
    }
}

impl Cursor {
    pub(super) fn new(machine: Machine) -> Self {
        Self { machine, ids: Vec::new(), path: Vec::new(), marks: Vec::new(), own: Vec::new(), work: 0 }
    }

    /// The beginning is here.
    pub(super) fn begin(&mut self) {
        self.path.clear();
        self.marks.clear();
        self.mark();
    }

    fn mark(&mut self) {
        let checkpoint = self.machine.checkpoint();
        let names = self.machine.observer().names.len();
        self.marks.push(Mark { checkpoint, ids: self.ids.len(), own: self.own.len(), names });
    }

    /// Takes back all but the first `depth` steps, and what was done after them.
    pub(super) fn go_back(&mut self, depth: usize) {
        let mark = self.marks[depth].clone();
        self.path.truncate(depth);
        self.marks.truncate(depth + 1);
        self.ids.truncate(mark.ids);
        self.own.truncate(mark.own);
        // The places of what was named since may be taken by others.
        let observer = self.machine.observer();
        let since: FxHashSet<Named> = observer.names.since(mark.names).collect();
        if !since.is_empty() {
            let gone = |place: &Place| place.named().is_some_and(|named| since.contains(&named));
            observer.visible.retain(|place| !gone(place));
            observer.kept.retain(|place| !gone(place));
        }
        self.machine.restore(mark.checkpoint).expect("the checkpoint is one of the path's");
    }

    /// Goes to the state after these steps. Whether they could be done: not when something is shared of which nobody knew.
    pub(super) fn go_to(&mut self, path: &[StrandIx], locations: &mut Locations) -> bool {
        let common = self.path.iter().zip(path).take_while(|(here, there)| here == there).count();
        if common < self.path.len() {
            self.go_back(common);
        }
        for strand in &path[common..] {
            if !self.is_alive(*strand) || !matches!(self.step(*strand, u64::MAX, locations).went, Went::On | Went::Over) {
                self.go_back(0);
                return false;
            }
        }
        true
    }

    /// Does a step of a strand. When it could not be done, go back.
    pub(super) fn step(&mut self, strand: StrandIx, fuel: u64, locations: &mut Locations) -> Progress {
        if self.marks.len() == self.path.len() {
            self.mark();
        }
        let id = self.id(strand);
        let names = self.machine.observer().names.len();
        let before = self.machine.steps();
        let progress = self.machine.go_on(id, fuel);
        self.work += self.machine.steps() - before;
        if !matches!(progress.went, Went::On | Went::Over) {
            return progress;
        }
        self.path.push(strand);
        for begun in &progress.begun {
            let name = self.machine.observer().names.get(Named::Strand(*begun)).unwrap_or_default();
            self.ids.push((locations.strand(name), *begun));
        }
        for touch in &progress.touches {
            let names = &self.machine.observer().names;
            let owned = match (touch.place, touch.kind) {
                (Place::Object(object, Part::Key(_) | Part::Form), Kind::Write) => names.is_known(object),
                (Place::Kernel(kernel, _), Kind::Write | Kind::Add) => names.get(Named::Kernel(kernel)).is_some(),
                _ => false,
            };
            if owned {
                self.owns(strand, touch.place);
            }
        }
        let observer = self.machine.observer();
        let named: Vec<Named> = observer.names.since(names).collect();
        for named in named {
            let observer = self.machine.observer();
            for ix in observer.names.get(named).map_or(&[][..], |name| locations.of_name(name)) {
                let info = locations.info(*ix);
                if let Some(place) = info.location.place(named) {
                    if info.slot.is_some() {
                        observer.kept.insert(place);
                    }
                    if info.visible {
                        observer.visible.insert(place);
                    }
                }
            }
            match named {
                Named::Object(object) => self.owns(strand, Place::Object(object, Part::Form)),
                Named::Kernel(kernel) => self.owns(strand, Place::Kernel(kernel, kernel::ALL)),
                Named::Strand(_) => {}
            }
        }
        progress
    }

    fn owns(&mut self, strand: StrandIx, place: Place) {
        let whole = match place {
            Place::Kernel(kernel, _) => Place::Kernel(kernel, kernel::ALL),
            other => other,
        };
        if !self.own.contains(&(strand, place)) && !self.own.contains(&(strand, whole)) {
            self.own.push((strand, place));
        }
    }

    /// The machine's number of a strand.
    pub(super) fn id(&self, strand: StrandIx) -> StrandId {
        self.find(strand).expect("only strands that have begun take steps")
    }

    /// The same, if the strand has begun.
    pub(super) fn find(&self, strand: StrandIx) -> Option<StrandId> {
        self.ids.iter().rev().find(|(ix, _)| *ix == strand).map(|(_, id)| *id)
    }

    /// Whether a strand has begun here and is not over.
    pub(super) fn is_alive(&self, strand: StrandIx) -> bool {
        self.find(strand).is_some_and(|id| self.machine.is_alive(id))
    }

    /// A strand's private state.
    pub(super) fn local_state(&mut self, strand: StrandIx) -> Digest {
        let id = self.id(strand);
        let names = &self.machine.observer().names;
        let mut own: Vec<(Location, Place)> = self
            .own
            .iter()
            .filter(|(owner, ..)| *owner == strand)
            .filter_map(|(_, place)| Some((Location::of(*place, names)?, *place)))
            .collect();
        own.sort_unstable();
        let own: Vec<Place> = own.into_iter().map(|(_, place)| place).collect();
        self.machine.local_state(id, &own)
    }

    /// The place of something that was there at the beginning.
    pub(super) fn place(&mut self, location: Location) -> Option<Place> {
        match location {
            Location::Object(name, part) if name < 1 << 32 => Some(Place::Object(ObjId(name as u32), part)),
            Location::Kernel(name, part) if name >> 40 == 1 => Some(Place::Kernel(KernelRef::from_bits(name as u32), part)),
            Location::Strand(name) => {
                let names = &self.machine.observer().names;
                let found = self.ids.iter().find(|(_, id)| names.get(Named::Strand(*id)) == Some(name));
                found.map(|(_, id)| Place::Strand(*id))
            }
            Location::Output => Some(Place::Output),
            _ => None,
        }
    }
}
