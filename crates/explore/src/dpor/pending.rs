//! Races of which it is not yet known whether reversing them leads anywhere new.
//!
//! From a race comes a sequence of steps: what was kept, and the step that is to come first. A strand that sleeps where it
//! would be inserted, takes none of these steps and depends on none, could come first as well, and then all is explored
//! already; unless a *later* step of the execution depends on it, and so rules that out. The algorithm of the paper looks at
//! races when an execution is complete, with all its later steps. Here a race waits, and every step that is taken is looked
//! at for whether it settles the race. (To leave later steps out loses executions: in 1 of some 3,000 random programs.)

use std::hash::Hash;

use super::Dpor;
use super::wakeup::Step;
use crate::footprint::FootIx;
use crate::looks::{Seen, members};
use crate::system::System;

/// A race that waits.
struct Pending {
    /// The first event taken away: where the sequence would be inserted.
    first: usize,
    /// The event whose step is to come earlier.
    at: usize,
    /// That step, as it would be.
    step: Step,
    /// The strands that could still come first. None: it is settled.
    initials: u64,
    /// All events taken away, if they are more than the first and what happened after it.
    gone: Option<Vec<u64>>,
}

/// What to put back when a step is taken back.
struct Undo {
    race: usize,
    initials: u64,
    /// The event that was added to those taken away.
    gone: Option<usize>,
}

/// All races that wait, in the order of their events.
#[derive(Default)]
pub(super) struct Races {
    races: Vec<Pending>,
    undo: Vec<Undo>,
    /// For each event, how many there were of both before it.
    marks: Vec<(u32, u32)>,
}

impl Races {
    /// A step is about to be taken.
    pub(super) fn mark(&mut self) {
        self.marks.push((self.races.len() as u32, self.undo.len() as u32));
    }

    /// The last step is taken back.
    pub(super) fn back(&mut self) {
        let Some((races, undo)) = self.marks.pop() else { return };
        for Undo { race, initials, gone } in self.undo.drain(undo as usize..).rev() {
            let race = &mut self.races[race];
            race.initials = initials;
            if let (Some(event), Some(gone)) = (gone, &mut race.gone) {
                gone[event / 64] &= !(1 << (event % 64));
            }
        }
        self.races.truncate(races as usize);
    }

    /// Nothing was taken yet.
    pub(super) fn clear(&mut self) {
        self.races.clear();
        self.undo.clear();
        self.marks.clear();
    }
}

impl<T: Clone + Eq + Hash> Dpor<T> {
    /// Notes a race that only these strands keep from being reversed.
    pub(super) fn wait(&mut self, (first, at): (usize, usize), step: Step, initials: u64, kept: Option<usize>) {
        let words = self.execution.words();
        let gone = kept.map(|set| {
            let kept = &self.scratch.left[set * words..][..words];
            let before = |word: usize| match at.saturating_sub(word * 64) {
                0 => 0,
                bits @ 1..64 => u64::MAX >> (64 - bits),
                _ => u64::MAX,
            };
            kept.iter().enumerate().map(|(word, kept)| !kept & before(word)).collect()
        });
        self.pending.races.push(Pending { first, at, step, initials, gone });
    }

    /// Looks which waiting races the last step settles, and inserts those.
    pub(super) fn settle<S: System<State = T>>(&mut self, system: &S) {
        let Some(&(count, _)) = self.pending.marks.last() else { return };
        let late = self.execution.len() - 1;
        let event = self.execution.events[late];
        for number in 0..count as usize {
            let race = &self.pending.races[number];
            if race.initials == 0 || self.is_gone(race, late) {
                continue;
            }
            let (before, mut initials, mut gone) = (race.initials, race.initials, None);
            if self.feet.depend(race.step.1, event.foot) {
                // It would not be the same after the step that is to come earlier.
                gone = Some(late);
            } else if initials >> event.strand & 1 != 0 {
                initials = 0;
            } else {
                initials = self.independent(race.first, initials, event.foot);
                if initials == 0 {
                    initials = self.insert_pending(system, number);
                }
            }
            if initials != before || gone.is_some() {
                let race = &mut self.pending.races[number];
                race.initials = initials;
                if let Some(event) = gone {
                    let (first, words) = (race.first, self.execution.words());
                    let gone = race.gone.get_or_insert_with(|| {
                        let mut gone = vec![0; words];
                        gone[first / 64] |= 1 << (first % 64);
                        gone
                    });
                    gone.resize(words, 0);
                    gone[event / 64] |= 1 << (event % 64);
                }
                self.pending.undo.push(Undo { race: number, initials: before, gone });
            }
        }
    }

    /// Whether an event is taken away, or happened after one that is.
    fn is_gone(&self, race: &Pending, event: usize) -> bool {
        match &race.gone {
            None => self.execution.happened_before(race.first, event),
            Some(gone) => self.execution.past(event).iter().zip(gone).any(|(past, gone)| past & gone != 0),
        }
    }

    /// Those of some strands whose next steps in a frame do not depend on a step.
    pub(super) fn independent(&self, frame: usize, mut strands: u64, foot: FootIx) -> u64 {
        for strand in members(strands) {
            if let Seen::Ready(next) | Seen::Blocked(next) = self.frames.seen(frame, strand)
                && self.feet.depend(next, foot)
            {
                strands &= !(1 << strand);
            }
        }
        strands
    }

    /// Inserts what comes from a race, with the later steps. The strands that still keep it from that.
    fn insert_pending<S: System<State = T>>(&mut self, system: &S, number: usize) -> u64 {
        let race = &self.pending.races[number];
        let (first, at, step) = (race.first, race.at, race.step);
        let mut steps: Vec<Step> = Vec::new();
        for event in first + 1..self.execution.len() {
            if event == at {
                steps.push(step);
            } else if !self.is_gone(race, event) {
                let event = &self.execution.events[event];
                steps.push((event.strand, event.foot));
            }
        }
        self.insert_steps(system, first, &mut steps)
    }
}
