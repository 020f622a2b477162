//! Steps that are not known yet: the machine does them, and what they read and wrote is remembered.

use interleave_core::{
    Progress, Went,
    kernel::WHOLE,
    observe::{Digest, Kind, Named, Part, Place},
    value::ObjId,
};

use super::{
    FUEL, PythonSystem,
    locations::Location,
    memo::{Done, Result as StepResult, Step},
    state::{ABSENT, EXIT, OVER, State},
};
use crate::system::{Access, Kind as AccessKind, LocalIx, LocationIx, StrandIx};

impl PythonSystem {
    /// Has the machine do a step that is not known yet.
    fn discover(&mut self, state: &State, strand: StrandIx) {
        let local = LocalIx(state.get(self.strands[strand.0 as usize] as usize));
        let there = self.cursor.go_to(&state.schedule(), &mut self.locations);
        if !there || !self.cursor.is_alive(strand) {
            self.contradict();
            return;
        }
        let before = self.cursor.machine.observer().names.len();
        let progress = self.cursor.step(strand, FUEL, &mut self.locations);
        self.processes |= self.cursor.machine.has_processes();
        self.tasks |= self.cursor.machine.has_tasks();
        let (read, step) = self.examine(state, strand, &progress, before);
        if !self.memo.add(local, &read, step) {
            self.contradict();
        }
        if !matches!(progress.went, Went::On | Went::Over) {
            self.cursor.go_back(state.depth());
        }
    }

    /// Notes that a step is not what is known of it: that is stale already, or the machine has a state that nobody keeps.
    fn contradict(&mut self) {
        self.broken |= !self.stale;
        self.stale = true;
    }

    /// Makes a step of what the machine did: what it read, by slot, and what it does.
    fn examine(&mut self, state: &State, strand: StrandIx, progress: &Progress, before: usize) -> (Vec<(u32, u32)>, Step) {
        let (mut read, mut written, mut accesses) =
            (Vec::<(u32, u32)>::new(), Vec::<(Place, u32, bool)>::new(), Vec::<Access>::new());
        // Who ends the program looks at all strands. Their numbers, and so their order, differ from execution to execution.
        let over = self.exit() != 0;
        let is_strand = |place: Place| matches!(place, Place::Strand(_));
        let last = progress.touches.iter().rposition(|touch| !is_strand(touch.place)).map_or(0, |last| last + 1);
        for (index, touch) in progress.touches.iter().enumerate() {
            let asks = !over || index < last;
            let names = &self.cursor.machine.observer().names;
            let Some(location) = Location::of(touch.place, names) else { continue };
            if names.is_new(touch.place.named(), before) {
                // Nobody else could know it yet.
                continue;
            }
            let ix = self.locations.find(location);
            self.locations.touch(ix, strand, touch.kind);
            self.check(ix);
            if let Location::Object(name, Part::Form) = location {
                for item in self.locations.of_name(name).to_vec() {
                    self.check(item);
                }
            }
            let info = self.locations.info(ix);
            if let Some(slot) = info.slot {
                let known =
                    read.iter().any(|(asked, _)| *asked == slot) || written.iter().any(|(place, ..)| *place == touch.place);
                if !known && asks && location.is_asked(touch.kind) {
                    read.push((slot, state.get(slot as usize)));
                }
                if touch.kind != Kind::Read {
                    written.push((touch.place, slot, location.adds(touch.kind)));
                }
            }
            if info.visible {
                let kind = match touch.kind {
                    Kind::Read => AccessKind::Read,
                    Kind::Write => AccessKind::Write,
                    Kind::Add => AccessKind::Add,
                };
                match accesses.iter_mut().find(|access| access.location == ix) {
                    Some(access) if access.kind == kind => {}
                    Some(access) => access.kind = AccessKind::Write,
                    None => accesses.push(Access { location: ix, kind }),
                }
            }
            if let (Place::Object(id, Part::Form), Kind::Write, Location::Object(name, _)) = (touch.place, touch.kind, location) {
                self.add_items(id, name, &mut written);
            }
        }
        if over {
            // Also at those that have not begun.
            for ix in self.locations.iter() {
                let info = self.locations.info(ix);
                if let (Location::Strand(_), Some(slot)) = (info.location, info.slot)
                    && !read.iter().any(|(asked, _)| *asked == slot)
                {
                    read.push((slot, state.get(slot as usize)));
                }
            }
        }
        for id in &progress.begun {
            if let Some(location) = Location::of(Place::Strand(*id), &self.cursor.machine.observer().names) {
                let ix = self.locations.find(location);
                self.locations.touch(ix, strand, Kind::Write);
                self.check(ix);
                if self.locations.info(ix).visible {
                    accesses.push(Access { location: ix, kind: AccessKind::Write });
                }
            }
        }
        let result = match progress.went {
            Went::Blocked => StepResult::Blocked,
            Went::Beyond => StepResult::Beyond,
            Went::On | Went::Over => StepResult::Done(self.done(state, strand, progress, before, written)),
        };
        if let (Some(time), StepResult::Done(_)) = (&self.time, &result) {
            accesses.push(Access { location: time.accesses[1].location, kind: AccessKind::Add });
        }
        (read, Step { accesses: accesses.into_boxed_slice(), result })
    }

    fn add_items(&self, id: ObjId, name: u64, written: &mut Vec<(Place, u32, bool)>) {
        for item in self.locations.of_name(name) {
            let info = self.locations.info(*item);
            if let (Some(slot), Location::Object(_, part)) = (info.slot, info.location) {
                written.push((Place::Object(id, part), slot, false));
            }
        }
    }

    pub(super) fn check(&mut self, ix: LocationIx) {
        let info = self.locations.info(ix);
        self.stale |= info.slot.is_none() && self.locations.is_shared(ix) || !info.visible && self.locations.is_contended(ix);
    }

    fn done(
        &mut self,
        state: &State,
        strand: StrandIx,
        progress: &Progress,
        before: usize,
        mut written: Vec<(Place, u32, bool)>,
    ) -> Done {
        self.stale |= self.cursor.machine.met_new_pages();
        // What others can know now that they could not before.
        for named in self.cursor.machine.observer().names.since(before).collect::<Vec<_>>() {
            let Some(name) = self.cursor.machine.observer().names.get(named) else { continue };
            self.locations.publish(name, strand);
            for ix in self.locations.of_name(name).to_vec() {
                self.check(ix);
            }
            for ix in self.locations.of_name(name) {
                let info = self.locations.info(*ix);
                if let (Some(slot), Some(place)) = (info.slot, info.location.place(named)) {
                    written.push((place, slot, false));
                }
            }
        }
        let (mut writes, mut additions) = (Vec::<(u32, u32)>::new(), Vec::<(u32, Digest)>::new());
        let only_added = |slot: u32| written.iter().all(|(_, other, adds)| *other != slot || *adds);
        let added: Vec<u32> = written.iter().map(|(_, slot, _)| *slot).filter(|slot| only_added(*slot)).collect();
        for (place, slot, _) in written {
            let content = self.content(place);
            if !added.contains(&slot) {
                if !writes.iter().any(|(other, _)| *other == slot) {
                    writes.push((slot, content));
                }
            } else if !additions.iter().any(|(other, _)| *other == slot) {
                let was = self.contents.all[state.get(slot as usize) as usize];
                additions.push((slot, Digest(self.contents.all[content as usize].0.wrapping_sub(was.0))));
            }
        }
        for id in &progress.begun {
            let name = self.cursor.machine.observer().names.get(Named::Strand(*id)).unwrap_or_default();
            let begun = self.strand(name);
            let local = self.local_number(begun);
            writes.push((self.strands[begun.0 as usize], local));
        }
        for name in self.cursor.admit_answers(strand, &mut self.locations) {
            let answer = self.strand(name);
            let local = self.local_number(answer);
            writes.push((self.strands[answer.0 as usize], local));
        }
        if let Some(choice) = self.cursor.id(strand).and_then(|id| self.cursor.machine.choice(id))
            && let Some(location) = Location::of(Place::Kernel(choice.0, WHOLE), &self.cursor.machine.observer().names)
        {
            let ix = self.locations.find(location);
            self.check(ix);
        }
        let exit = self.exit();
        if exit != 0 {
            writes.push((EXIT as u32, exit));
        }
        let local = if progress.went == Went::Over { OVER } else { self.local_number(strand) };
        let (text, uncaught) = self.hear(&progress.heard);
        Done { local, writes: writes.into_boxed_slice(), additions: additions.into_boxed_slice(), text, uncaught }
    }

    pub(super) fn step_of(&mut self, state: &State, strand: StrandIx) -> Option<u32> {
        let slot = *self.strands.get(strand.0 as usize)? as usize;
        let local = state.get(slot);
        if local == ABSENT || local == OVER || state.get(EXIT) != 0 {
            return None;
        }
        let local = LocalIx(local);
        if let Some(step) = self.memo.find(local, |slot| state.get(slot)) {
            return Some(step);
        }
        self.discover(state, strand);
        self.memo.find(local, |slot| state.get(slot))
    }
}
