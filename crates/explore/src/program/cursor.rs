//! The machine of a program and where it stands: it goes to a state by the steps that led there.

use interleave_core::{
    Checkpoint, Machine, Progress, StrandId, Went,
    kernel::KernelRef,
    observe::{Digest, Kind, Named, Part, Place},
    value::ObjId,
};

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
    own: Vec<(StrandIx, ObjId, Part)>,
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
        };
        copy.begin();
        copy
    }
}

impl Cursor {
    pub(super) fn new(machine: Machine) -> Self {
        Self { machine, ids: Vec::new(), path: Vec::new(), marks: Vec::new(), own: Vec::new() }
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
        let since: Vec<Named> = observer.names.since(mark.names).collect();
        if !since.is_empty() {
            let gone = |place: &Place| match place {
                Place::Object(id, _) => since.contains(&Named::Object(*id)),
                Place::Kernel(kernel, _) => since.contains(&Named::Kernel(*kernel)),
                Place::Strand(strand) => since.contains(&Named::Strand(*strand)),
                _ => false,
            };
            observer.visible.retain(|place| !gone(place));
            observer.kept.retain(|place| !gone(place));
        }
        self.machine.restore(mark.checkpoint).expect("the checkpoint is one of the path's");
    }

    /// Goes to the state after these steps.
    pub(super) fn go_to(&mut self, path: &[StrandIx], locations: &mut Locations) {
        let common = self.path.iter().zip(path).take_while(|(here, there)| here == there).count();
        if common < self.path.len() {
            self.go_back(common);
        }
        for strand in &path[common..] {
            self.step(*strand, u64::MAX, locations);
        }
    }

    /// Does a step of a strand. When it could not be done, go back.
    pub(super) fn step(&mut self, strand: StrandIx, fuel: u64, locations: &mut Locations) -> Progress {
        if self.marks.len() == self.path.len() {
            self.mark();
        }
        let id = self.id(strand);
        let names = self.machine.observer().names.len();
        let progress = self.machine.go_on(id, fuel);
        if !matches!(progress.went, Went::On | Went::Over) {
            return progress;
        }
        self.path.push(strand);
        for begun in &progress.begun {
            let name = self.machine.observer().names.get(Named::Strand(*begun)).unwrap_or_default();
            self.ids.push((locations.strand(name), *begun));
        }
        for touch in &progress.touches {
            if let (Place::Object(object, part @ (Part::Key(_) | Part::Form)), Kind::Write) = (touch.place, touch.kind)
                && self.machine.observer().names.is_known(object)
            {
                self.owns(strand, object, part);
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
            if let Named::Object(object) = named {
                self.owns(strand, object, Part::Form);
            }
        }
        progress
    }

    fn owns(&mut self, strand: StrandIx, object: ObjId, part: Part) {
        if !self.own.contains(&(strand, object, part)) && !self.own.contains(&(strand, object, Part::Form)) {
            self.own.push((strand, object, part));
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

    /// A strand's private state.
    pub(super) fn local_state(&mut self, strand: StrandIx) -> Digest {
        let id = self.id(strand);
        let names = &self.machine.observer().names;
        let mut own: Vec<(u64, Part, ObjId)> = self
            .own
            .iter()
            .filter(|(owner, ..)| *owner == strand)
            .filter_map(|(_, object, part)| Some((names.get(Named::Object(*object))?, *part, *object)))
            .collect();
        own.sort_unstable();
        let own: Vec<(ObjId, Part)> = own.into_iter().map(|(_, part, object)| (object, part)).collect();
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
            Location::Input => Some(Place::Input),
            Location::Files => Some(Place::Files),
            _ => None,
        }
    }
}
