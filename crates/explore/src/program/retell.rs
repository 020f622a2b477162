//! A schedule told again: what each step of it did, in a program's own terms, and as a string that any run can follow.

use interleave_core::{
    Heard, Progress, Stream, SwitchModel, Went,
    observe::{Kind, Part, Place},
    schedule::{Decision, Schedule},
};

use super::{PythonSystem, locations::Location};
use crate::system::{LocationIx, StrandIx};

/// What a step did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Whose step it was.
    pub strand: StrandIx,
    /// The strand's name.
    pub name: String,
    /// The line of the program at which it stood afterwards, counted from 1; 0: none.
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
        self.cursor.go_back(0);
        for strand in schedule {
            if !self.cursor.is_alive(*strand) {
                break;
            }
            let progress = self.cursor.step(*strand, super::FUEL, &mut self.locations);
            all.push(self.tell(*strand, &progress));
            if !matches!(progress.went, Went::On | Went::Over) {
                break;
            }
        }
        all
    }

    fn tell(&mut self, strand: StrandIx, progress: &Progress) -> Told {
        let id = self.cursor.id(strand);
        let mut touches: Vec<ToldTouch> = Vec::new();
        for touch in &progress.touches {
            let names = &self.cursor.machine.observer().names;
            let Some(location) = Location::of(touch.place, names) else { continue };
            let ix = self.locations.find(location);
            // An item says more than the object that it is in.
            if !self.locations.info(ix).visible || matches!(touch.place, Place::Object(_, Part::Form)) {
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
                    touches.push(ToldTouch { location: ix, place, deed, strand, value });
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
            name: machine.strand_name(id),
            line: machine.line_of(id),
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
            let id = self.cursor.id(strand);
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
            let progress = self.cursor.step(*strand, super::FUEL, &mut self.locations);
            let points = match last {
                Some((before, points)) if before == *strand => points + progress.points + u64::from(repeats),
                Some(_) | None => {
                    let id = self.cursor.id(*strand);
                    decisions.push(Decision { strand: id, lease: 0 });
                    progress.points
                }
            };
            if let Some(decision) = decisions.last_mut() {
                decision.lease = lease(points);
            }
            // Here a run asks anyway.
            let asked = !repeats && (!progress.begun.is_empty() || self.cursor.machine.is_waiting(self.cursor.id(*strand)));
            last = (!asked).then_some((*strand, points));
            if progress.went == Went::Over {
                last = None;
            }
        }
        Schedule { decisions, strict: true, repeats }
    }
}
