//! Reversing races: from an event and a later step that could have come before it, the beginning of another execution.
//!
//! For an event `e` and a later step of strand `q` that depends on it, take away `e` and all that happened after it. If
//! `q` is ready then, what is left followed by `q`'s step is inserted where `e` was taken. If it is blocked, `e` is what let
//! it go on (a release for an acquire, a put for a get, an end for a join), and `q` races *through* `e`: with the events
//! left that changed what it now waits for. They are taken away in turn, and so on, until it is ready or none is left. The
//! next step of a strand that is blocked at the end of an execution races in the same way.

use std::hash::Hash;

use super::Dpor;
use super::wakeup::Step;
use crate::footprint::FootIx;
use crate::looks::{Seen, see};
use crate::system::{StrandIx, System};

/// Room that is used again and again.
#[derive(Default)]
pub(super) struct Scratch {
    pub(super) races: Vec<u32>,
    /// The steps after the frame that a race goes back to.
    steps: Vec<Step>,
    /// Their events.
    kept: Vec<u32>,
}

/// A set of events that was left when some were taken away.
struct Left {
    events: Vec<u64>,
    /// The first event taken away.
    first: usize,
    /// What the strand waits for.
    waits_for: FootIx,
}

impl<T: Clone + Eq + Hash> Dpor<T> {
    /// Reverses the races of a step of `strand` with earlier events. The step is event `at`, or would be; `step` says what
    /// it touches and whether that is so in all states, and is missing if it is blocked.
    pub(super) fn race<S: System<State = T>>(
        &mut self,
        system: &mut S,
        at: usize,
        strand: u8,
        step: Option<(FootIx, bool)>,
        races: &[u32],
    ) {
        let mut through: Vec<Left> = Vec::new();
        let mut ready: Vec<usize> = Vec::new();
        let known = step.and_then(|(foot, steady)| steady.then_some(Seen::Ready(foot)));
        for &event in races {
            let event = event as usize;
            self.keep_after(event, at);
            match known.unwrap_or_else(|| self.see_after(system, event, at, strand, None)) {
                Seen::Ready(foot) => {
                    self.insert(event, strand, foot);
                    if known.is_none() {
                        ready.push(event);
                    }
                }
                Seen::Blocked(waits_for) => {
                    through.push(Left { events: self.without(event, at, None), first: event, waits_for });
                }
                Seen::Absent | Seen::Beyond => {}
            }
        }
        if !through.is_empty() {
            let ready = ready.into_iter().map(|event| self.without(event, at, None)).collect();
            self.race_through(system, at, strand, through, ready);
        }
    }

    /// Reverses the races of the next steps of strands, at the end of an execution.
    pub(super) fn race_pending<S: System<State = T>>(&mut self, system: &mut S, strands: u64) {
        let at = self.execution.len();
        for strand in crate::looks::members(strands) {
            match self.frames.seen(at, strand) {
                Seen::Ready(foot) => {
                    let mut races = Vec::new();
                    self.execution.races(strand, foot, &self.feet, &mut races);
                    self.race(system, at, strand, Some((foot, false)), &races);
                }
                Seen::Blocked(waits_for) => {
                    let mut events = vec![0; self.execution.words()];
                    for event in 0..at {
                        events[event / 64] |= 1 << (event % 64);
                    }
                    self.race_through(system, at, strand, vec![Left { events, first: at, waits_for }], Vec::new());
                }
                Seen::Absent | Seen::Beyond => {}
            }
        }
    }

    /// Takes more events away until `strand` is ready. `ready` are the sets after which it is.
    fn race_through<S: System<State = T>>(
        &mut self,
        system: &mut S,
        at: usize,
        strand: u8,
        mut work: Vec<Left>,
        mut ready: Vec<Vec<u64>>,
    ) {
        let mut tried: Vec<Vec<u64>> = Vec::new();
        while let Some(left) = work.pop() {
            let mut changers = self.execution.changers(strand, at, left.waits_for, &self.feet);
            for (changers, events) in changers.iter_mut().zip(&left.events) {
                *changers &= events;
            }
            while let Some(event) = latest(&changers) {
                for (changers, past) in changers.iter_mut().zip(self.execution.past(event)) {
                    *changers &= !past;
                }
                let events = self.without(event, at, Some(&left.events));
                let within = |set: &Vec<u64>| events.iter().zip(set).all(|(events, set)| events & !set == 0);
                if tried.contains(&events) || ready.iter().any(within) {
                    continue;
                }
                tried.push(events.clone());
                let first = left.first.min(event);
                self.keep(&events, first, at);
                match self.see_after(system, first, at, strand, Some(&events)) {
                    Seen::Ready(foot) => {
                        self.insert(first, strand, foot);
                        ready.push(events);
                    }
                    Seen::Blocked(waits_for) => work.push(Left { events, first, waits_for }),
                    Seen::Absent | Seen::Beyond => {}
                }
            }
        }
    }

    /// Notes the events between `event` and `at` that did not happen after it.
    fn keep_after(&mut self, event: usize, at: usize) {
        let scratch = &mut self.scratch;
        scratch.kept.clear();
        scratch.kept.extend((event + 1..at).filter(|&late| !self.execution.happened_before(event, late)).map(|late| late as u32));
    }

    /// Notes the events between `first` and `at` that are in a set.
    fn keep(&mut self, events: &[u64], first: usize, at: usize) {
        let scratch = &mut self.scratch;
        scratch.kept.clear();
        scratch.kept.extend((first + 1..at).filter(|late| events[late / 64] >> (late % 64) & 1 != 0).map(|late| late as u32));
    }

    /// The events before `at`, or those of `from`, without `event` and what happened after it.
    fn without(&self, event: usize, at: usize, from: Option<&[u64]>) -> Vec<u64> {
        let mut left = vec![0; self.execution.words()];
        for other in 0..at {
            let (word, bit) = (other / 64, 1 << (other % 64));
            if from.is_none_or(|from| from[word] & bit != 0) && !(other >= event && self.execution.happened_before(event, other))
            {
                left[word] |= bit;
            }
        }
        left
    }

    /// What `strand` would do after the kept events, taken from the frame of event `first`; `events` are all that are kept.
    fn see_after<S: System<State = T>>(
        &mut self,
        system: &mut S,
        first: usize,
        at: usize,
        strand: u8,
        events: Option<&[u64]>,
    ) -> Seen {
        // The strand's own step before this one, which is kept.
        let own = self.execution.own(strand, at);
        let seen = self.frames.seen(first, strand);
        if own.is_none_or(|own| own < first) {
            let unchanged = match seen {
                Seen::Ready(foot) | Seen::Blocked(foot) => {
                    let events = &self.execution.events;
                    self.scratch.kept.iter().all(|&kept| !self.feet.depend(events[kept as usize].foot, foot))
                }
                Seen::Absent | Seen::Beyond => false,
            };
            if unchanged {
                return seen;
            }
        }
        let mut state = self.frames.at(first).state.clone();
        for &kept in &self.scratch.kept {
            state = system.take(&state, StrandIx(self.execution.events[kept as usize].strand.into()));
        }
        let seen = see(system, &state, strand, &mut self.feet);
        let (Some(own), Seen::Ready(foot)) = (own, seen) else { return seen };
        let Some(round) = self.execution.events[own].round else { return seen };
        let all;
        let events = match events {
            Some(events) => events,
            None => {
                all = self.without(first, at, None);
                &all
            }
        };
        if self.execution.disturbed(own, Some(events), &self.feet) {
            return Seen::Ready(self.feet.union(foot, round.read));
        }
        Seen::Blocked(round.read)
    }

    /// Inserts the kept events and then a step of `strand` into the tree of the frame in which event `first` was taken,
    /// unless executions that begin so were explored or will be.
    fn insert(&mut self, first: usize, strand: u8, foot: FootIx) {
        if first < self.floor {
            return;
        }
        let frame = self.frames.at(first);
        // What begins with the event itself is being explored.
        let current = 1u64 << frame.current;
        let mut initials = (frame.sleep & frame.stand.ready) | current;
        let inherited = frame.inherited;
        let steps = &mut self.scratch.steps;
        steps.clear();
        steps.extend(self.scratch.kept.iter().map(|&kept| {
            let event = &self.execution.events[kept as usize];
            (event.strand, event.foot)
        }));
        steps.push((strand, foot));
        for &(strand, foot) in steps.iter() {
            if initials >> strand & 1 != 0 {
                return;
            }
            for sleeper in crate::looks::members(initials) {
                let (Seen::Ready(asleep) | Seen::Blocked(asleep)) = self.frames.seen(first, sleeper) else { continue };
                if self.feet.depend(asleep, foot) {
                    initials &= !(1 << sleeper);
                }
            }
            if initials == 0 {
                break;
            }
        }
        // A strand that takes none of the steps and that none depends on could come first as well. Of those that slept from
        // the beginning of this part of the search, the races that would lead here are found by others, so it must look itself.
        if initials & !inherited != 0 {
            return;
        }
        let frame = self.frames.at_mut(first);
        self.trees.insert(&mut frame.tree, steps, &self.feet);
    }
}

/// The latest event of a set.
fn latest(set: &[u64]) -> Option<usize> {
    let word = set.iter().rposition(|&word| word != 0)?;
    Some(word * 64 + 63 - set[word].leading_zeros() as usize)
}
