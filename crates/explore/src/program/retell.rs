//! A schedule told again: what each step of it did, in a program's own terms, and as a string that any run can follow.

use rustc_hash::{FxHashMap, FxHashSet};

use interleave_core::{
    Heard, Progress, StrandId, Stream, SwitchModel, Went,
    observe::{Kind, Part, Place},
    schedule::{Decision, Schedule},
};

use super::{PythonSystem, locations::Location};
use crate::system::{LocationIx, StrandIx};

/// What a step did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Whose step it was, or part of a step: a task has a number of its own.
    pub strand: StrandIx,
    /// Which step of the schedule, counted from 0, and whose that was.
    pub step: (usize, StrandIx),
    /// The strand's name.
    pub name: String,
    /// The line of the program at which it touched what others touch too, or if it did not, stood afterwards; counted from 1; 0: none.
    pub line: u32,
    /// What it touched that other strands touch too.
    pub touches: Vec<ToldTouch>,
    /// What it wrote to standard output.
    pub written: String,
    /// Names of the strands that it started.
    pub begun: Vec<String>,
    /// Whether the strand was over afterwards.
    pub over: bool,
}

/// A touch in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldTouch {
    /// Of which location.
    pub location: LocationIx,
    /// What a program would call it.
    pub place: String,
    /// What the step did there.
    pub deed: Deed,
    /// Whether the program can name it: one of its variables or objects.
    pub own: bool,
    /// Whether it is a strand: the step waited for its end, or looked for it.
    pub strand: bool,
    /// What was there afterwards, if it is something that holds a value.
    pub value: Option<String>,
}

/// What a step did at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It looked.
    Read,
    /// It changed what is there.
    Write,
    /// It added to what is there.
    Add,
}

impl PythonSystem {
    /// Tells what the steps of a schedule do.
    pub fn retell(&mut self, schedule: &[StrandIx]) -> Vec<Told> {
        let mut all = Vec::with_capacity(schedule.len());
        let among_tasks = if self.tasks { self.between_tasks(schedule) } else { FxHashSet::default() };
        self.cursor.go_back(0);
        for (index, strand) in schedule.iter().enumerate() {
            if !self.cursor.is_alive(*strand) {
                break;
            }
            let step = (index, *strand);
            match self.cursor.id(*strand) {
                Some(id) if self.tasks => self.tell_in_parts(step, id, &among_tasks, &mut all),
                _ => {}
            }
            let progress = self.cursor.step(*strand, super::FUEL, &mut self.locations);
            if let Some(id) = self.cursor.id(*strand).filter(|_| !self.tasks) {
                all.push(self.tell(step, id, &progress, &among_tasks));
            }
            if !matches!(progress.went, Went::On | Went::Over) {
                break;
            }
        }
        all
    }

    /// Places that tasks of one strand share in a schedule, and that the program can name.
    fn between_tasks(&mut self, schedule: &[StrandIx]) -> FxHashSet<Place> {
        // Who touches each, and who changes it.
        let mut touched: FxHashMap<Place, (Vec<StrandId>, bool)> = FxHashMap::default();
        let mut named: FxHashMap<Place, bool> = FxHashMap::default();
        self.cursor.go_back(0);
        self.cursor.machine.observer().everything = true;
        for strand in schedule {
            if !self.cursor.is_alive(*strand) {
                break;
            }
            let mut task = self.cursor.id(*strand).and_then(|id| self.cursor.machine.task_of(id));
            let progress = self.cursor.step(*strand, super::FUEL, &mut self.locations);
            let mut turns = progress.turns.iter().peekable();
            for (index, touch) in progress.touches.iter().enumerate() {
                while let Some(turn) = turns.next_if(|turn| turn.touches <= index) {
                    task = turn.task;
                }
                let (Some(task), Place::Object(_, Part::Key(_) | Part::Items)) = (task, touch.place) else { continue };
                let (tasks, changed) = touched.entry(touch.place).or_default();
                *changed |= touch.kind != Kind::Read;
                if !tasks.contains(&task) {
                    tasks.push(task);
                }
            }
            for touch in &progress.touches {
                if touched.get(&touch.place).is_some_and(|(tasks, changed)| *changed && tasks.len() > 1) {
                    let named = named.entry(touch.place).or_default();
                    *named = *named || self.cursor.machine.is_programs(touch.place);
                }
            }
            if !matches!(progress.went, Went::On | Went::Over) {
                break;
            }
        }
        let mut shared: FxHashSet<Place> = named.into_iter().filter(|(_, named)| *named).map(|(place, _)| place).collect();
        // An item says more than the object that it is in.
        let keyed: FxHashSet<_> = shared
            .iter()
            .filter_map(|place| match place {
                Place::Object(id, Part::Key(_)) => Some(*id),
                _ => None,
            })
            .collect();
        shared.retain(|place| !matches!(place, Place::Object(id, Part::Items) if keyed.contains(id)));
        self.cursor.machine.observer().everything = false;
        self.cursor.go_back(0);
        shared
    }

    /// Tells a step in parts, each up to a touch that other tasks or strands make too. Afterwards the machine stands before the step.
    fn tell_in_parts(&mut self, step: (usize, StrandIx), id: StrandId, among_tasks: &FxHashSet<Place>, all: &mut Vec<Told>) {
        let depth = self.cursor.depth();
        let before = self.cursor.machine.steps();
        let whole = self.cursor.step(step.1, super::FUEL, &mut self.locations);
        let end = self.cursor.machine.steps();
        self.cursor.go_back(depth);
        debug_assert!(before <= end);
        if !matches!(whole.went, Went::On | Went::Over) {
            return;
        }
        let observer = self.cursor.machine.observer();
        observer.everything = true;
        observer.stops.clone_from(among_tasks);
        loop {
            let progress = self.cursor.machine.go_on(id, super::FUEL);
            let told = self.tell(step, id, &progress, among_tasks);
            all.push(told);
            let goes_on = progress.went == Went::On && self.cursor.machine.steps() < end;
            if !goes_on || self.cursor.machine.choice(id).is_some() {
                break;
            }
        }
        let observer = self.cursor.machine.observer();
        observer.everything = false;
        observer.stops.clear();
        self.cursor.go_back(depth);
    }

    fn tell(&mut self, step: (usize, StrandIx), id: StrandId, progress: &Progress, among_tasks: &FxHashSet<Place>) -> Told {
        let task = self.cursor.machine.task_of(id);
        let strand = task.map_or(step.1, |task| StrandIx(1 << 16 | task.0));
        let mut touches: Vec<ToldTouch> = Vec::new();
        for touch in &progress.touches {
            let names = &self.cursor.machine.observer().names;
            let ix = match Location::of(touch.place, names) {
                Some(location) => self.locations.find(location),
                None => match among_tasks.iter().position(|place| *place == touch.place) {
                    Some(index) => LocationIx(1 << 24 | index as u32),
                    None => continue,
                },
            };
            // An item says more than the object that it is in.
            let shown = among_tasks.contains(&touch.place) || self.locations.get(ix).is_some_and(|info| info.visible);
            if !shown
                || matches!(touch.place, Place::Object(_, Part::Form) | Place::Time)
                || self.cursor.machine.is_choice(touch.place)
            {
                continue;
            }
            let deed = match touch.kind {
                Kind::Read => Deed::Read,
                Kind::Write => Deed::Write,
                Kind::Add => Deed::Add,
            };
            let place = self.cursor.machine.place_in_words(touch.place);
            match touches.iter_mut().find(|told| told.place == place) {
                Some(told) if deed != Deed::Read => told.deed = deed,
                Some(_) => {}
                None => {
                    let value = self.cursor.machine.content_in_words(touch.place);
                    let strand = matches!(touch.place, Place::Strand(_));
                    let own = self.cursor.machine.is_programs(touch.place);
                    touches.push(ToldTouch { location: ix, place, deed, own, strand, value });
                }
            }
        }
        let mut written = String::new();
        for heard in &progress.heard {
            if let Heard::Written(Stream::Out, text) = heard {
                written.push_str(text);
            }
        }
        let machine = &self.cursor.machine;
        Told {
            strand,
            step,
            name: machine.strand_name(task.unwrap_or(id)),
            line: if progress.line > 0 { progress.line } else { machine.line_of(id) },
            touches,
            written,
            begun: progress.begun.iter().map(|begun| machine.strand_name(*begun)).collect(),
            over: progress.went == Went::Over,
        }
    }

    /// What each strand that is not over waits for at the end of a schedule: its name, the line, and in words what for.
    pub fn waiting(&mut self, schedule: &[StrandIx]) -> Vec<(String, u32, String)> {
        if !self.cursor.go_to(schedule, &mut self.locations) {
            return Vec::new();
        }
        let mut all = Vec::new();
        for strand in (0..self.strands.len() as u32).map(StrandIx) {
            if !self.cursor.is_alive(strand) {
                continue;
            }
            let Some(id) = self.cursor.id(strand) else { continue };
            // It goes as far as it can, so that its line is the one at which it waits.
            self.cursor.step(strand, super::FUEL, &mut self.locations);
            let machine = &self.cursor.machine;
            all.push((machine.strand_name(id), machine.line_of(id), machine.waits_for_in_words(id)));
            self.cursor.go_back(schedule.len());
        }
        all
    }

    /// A schedule as a string that a run with the same switch model follows.
    pub fn schedule(&mut self, steps: &[StrandIx], switch: SwitchModel) -> Schedule {
        // Between any two instructions the scheduler is asked before one, else behind a switch point, and which those are depends on
        // whether it is asked there: so a choice holds to the next one, and is given again.
        let repeats = switch == SwitchModel::Gil;
        let lease = |points: u64| if repeats { points } else { points.saturating_sub(1) };
        let mut decisions = vec![Decision { strand: interleave_core::StrandId(0), lease: lease(self.prepared) }];
        self.cursor.go_back(0);
        let mut last: Option<(StrandIx, u64)> = None;
        for strand in steps {
            if !self.cursor.is_alive(*strand) {
                break;
            }
            let Some(id) = self.cursor.id(*strand) else {
                // What a run does not need to be told, or cannot be.
                self.cursor.step(*strand, super::FUEL, &mut self.locations);
                continue;
            };
            let progress = self.cursor.step(*strand, super::FUEL, &mut self.locations);
            let points = match last {
                Some((before, points)) if before == *strand => points + progress.points + u64::from(repeats),
                Some(_) | None => {
                    decisions.push(Decision { strand: id, lease: 0 });
                    progress.points
                }
            };
            if let Some(decision) = decisions.last_mut() {
                decision.lease = lease(points);
            }
            // Here a run asks anyway.
            let asked = !repeats && (!progress.begun.is_empty() || self.cursor.machine.is_waiting(id));
            last = (!asked).then_some((*strand, points));
            if progress.went == Went::Over {
                last = None;
            }
        }
        Schedule { decisions, strict: true, repeats }
    }
}
