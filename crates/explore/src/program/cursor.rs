//! The machine of a program and where it stands: it goes to a state by the steps that led there.

use interleave_core::{
    Checkpoint, Machine, Progress, StrandId, Went,
    kernel::{self, KernelRef},
    observe::{Digest, Digester, Kind, Named, Part, Place},
    value::ObjId,
};

use rustc_hash::FxHashSet;

use super::locations::{Location, Locations};
use crate::system::StrandIx;

/// Whose steps an exploration orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A strand of the machine.
    Strand(StrandId),
    /// Who gives one of the answers to a choice: its only step says this number.
    Answer(KernelRef, u32),
    /// Time: its step goes to the next moment at which somebody wakes.
    Time,
}

/// A machine at the end of a path of steps, with a checkpoint before each of them.
pub(super) struct Cursor {
    pub(super) machine: Machine,
    /// Who is which.
    pub(super) ids: Vec<(StrandIx, Who)>,
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

    /// How many steps led here.
    pub(super) fn depth(&self) -> usize {
        self.path.len()
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
        let names = self.machine.observer().names.len();
        let progress = match self.who(strand) {
            Who::Strand(id) => {
                let before = self.machine.steps();
                let progress = self.machine.go_on(id, fuel);
                self.work += self.machine.steps() - before;
                progress
            }
            Who::Answer(choice, answer) => self.machine.answer(choice, answer),
            Who::Time => {
                let now = self.machine.reached();
                let next = self.machine.alive().filter_map(|id| self.machine.deadline(id)).filter(|time| *time > now).min();
                self.machine.tick(next.unwrap_or(now))
            }
        };
        if !matches!(progress.went, Went::On | Went::Over) {
            return progress;
        }
        self.path.push(strand);
        for begun in &progress.begun {
            let name = self.machine.observer().names.get(Named::Strand(*begun)).unwrap_or_default();
            self.ids.push((locations.strand(name), Who::Strand(*begun)));
        }
        self.admit_answers(strand, locations);
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

    /// Lets those take steps who can answer what a strand waits to be told, if it does. Their names.
    pub(super) fn admit_answers(&mut self, strand: StrandIx, locations: &mut Locations) -> Vec<u64> {
        let Some((id, (choice, count))) = self.id(strand).and_then(|id| Some((id, self.machine.choice(id)?))) else {
            return Vec::new();
        };
        let names = &mut self.machine.observer().names;
        let name = names.get(Named::Kernel(choice)).unwrap_or_else(|| names.give(Named::Kernel(choice), id));
        let place = locations.find(Location::Kernel(name, kernel::WHOLE));
        let answers: Vec<u64> = (0..count).map(|answer| name_of_answer(name, answer)).collect();
        for (answer, name) in answers.iter().enumerate() {
            let ix = locations.strand(*name);
            // Answers meet the strand there, before any was given.
            locations.touch(place, ix, Kind::Write);
            if self.find(ix).is_none() {
                self.ids.push((ix, Who::Answer(choice, answer as u32)));
            }
        }
        locations.touch(place, strand, Kind::Write);
        answers
    }

    /// Who that is. It has begun.
    fn who(&self, strand: StrandIx) -> Who {
        self.find(strand).expect("only strands that have begun take steps")
    }

    /// The machine's number of a strand, if it is one of the machine's and has begun.
    pub(super) fn id(&self, strand: StrandIx) -> Option<StrandId> {
        match self.find(strand) {
            Some(Who::Strand(id)) => Some(id),
            _ => None,
        }
    }

    /// Who that is, if it has begun.
    pub(super) fn find(&self, strand: StrandIx) -> Option<Who> {
        self.ids.iter().rev().find(|(ix, _)| *ix == strand).map(|(_, who)| *who)
    }

    /// Whether a strand has begun here and is not over.
    pub(super) fn is_alive(&self, strand: StrandIx) -> bool {
        self.find(strand).is_some_and(|who| match who {
            Who::Strand(id) => self.machine.is_alive(id),
            Who::Answer(..) | Who::Time => true,
        })
    }

    /// A strand's private state.
    pub(super) fn local_state(&mut self, strand: StrandIx) -> Digest {
        let Some(id) = self.id(strand) else {
            // They know nothing.
            return Digest(1 << 127 | u128::from(strand.0));
        };
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
                self.ids.iter().find_map(|(_, who)| match who {
                    Who::Strand(id) if names.get(Named::Strand(*id)) == Some(name) => Some(Place::Strand(*id)),
                    _ => None,
                })
            }
            Location::Output => Some(Place::Output),
            _ => None,
        }
    }
}

/// The name of who gives an answer to the choice of this name.
fn name_of_answer(choice: u64, answer: u32) -> u64 {
    let mut digester = Digester::default();
    [choice, answer.into()].iter().for_each(|word| digester.word(*word));
    digester.finish().0 as u64
}
