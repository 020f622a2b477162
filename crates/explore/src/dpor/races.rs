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
use crate::looks::{Seen, members, see};
use crate::system::{StrandIx, System};

/// Room that is used again and again.
#[derive(Default)]
pub(super) struct Scratch {
    pub(super) races: Vec<u32>,
    /// The steps after the frame that a race goes back to.
    steps: Vec<Step>,
    /// Their events.
    kept: Vec<u32>,
    /// Sets of events that were left when some were taken away, each as many words as the execution's sets.
    pub(super) left: Vec<u64>,
    /// Of each of them: whether the strand is ready after it.
    ready: Vec<bool>,
    /// Those after which it is blocked, to be looked at.
    work: Vec<Left>,
    changers: Vec<u64>,
    /// Races after which the strand is ready.
    direct: Vec<u32>,
}

/// A set of events after which a strand is blocked.
#[derive(Clone, Copy)]
struct Left {
    /// Its place among the sets.
    set: usize,
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
        let known = step.and_then(|(foot, steady)| steady.then_some(Seen::Ready(foot)));
        self.forget_sets();
        self.scratch.direct.clear();
        for &event in races {
            let first = event as usize;
            self.keep_after(first, at);
            match known.unwrap_or_else(|| self.see_after(system, first, at, strand, None)) {
                Seen::Ready(foot) => {
                    self.insert(system, (first, at), strand, foot, None);
                    self.scratch.direct.push(event);
                }
                Seen::Blocked(waits_for) => {
                    let set = self.leave(first, at, None, false);
                    self.scratch.work.push(Left { set, first, waits_for });
                }
                Seen::Absent | Seen::Beyond => {}
            }
        }
        if !self.scratch.work.is_empty() {
            for direct in 0..self.scratch.direct.len() {
                self.leave(self.scratch.direct[direct] as usize, at, None, true);
            }
            self.race_through(system, at, strand);
        }
    }

    /// Reverses the races of the next steps of strands, at the end of an execution.
    pub(super) fn race_pending<S: System<State = T>>(&mut self, system: &mut S, strands: u64) {
        let at = self.execution.len();
        for strand in members(strands) {
            match self.frames.seen(at, strand) {
                Seen::Ready(foot) => {
                    let mut races = Vec::new();
                    self.execution.races(strand, foot, &self.feet, &mut races);
                    self.race(system, at, strand, Some((foot, false)), &races);
                }
                Seen::Blocked(waits_for) => {
                    self.forget_sets();
                    let set = self.leave(at, at, None, false);
                    self.scratch.work.push(Left { set, first: at, waits_for });
                    self.race_through(system, at, strand);
                }
                Seen::Absent | Seen::Beyond => {}
            }
        }
    }

    /// Takes more events away from the sets after which `strand` is blocked, until it is ready.
    fn race_through<S: System<State = T>>(&mut self, system: &mut S, at: usize, strand: u8) {
        let words = self.execution.words();
        while let Some(Left { set, first, waits_for }) = self.scratch.work.pop() {
            let mut changers = std::mem::take(&mut self.scratch.changers);
            let from = &self.scratch.left[set * words..][..words];
            self.execution.changers((strand, at), waits_for, from, &mut changers, &self.feet);
            while let Some(event) = latest(&changers) {
                for (changers, past) in changers.iter_mut().zip(self.execution.past(event)) {
                    *changers &= !past;
                }
                let left = self.leave(event, at, Some(set), false);
                if self.is_needless(left) {
                    self.scratch.left.truncate(left * words);
                    self.scratch.ready.pop();
                    continue;
                }
                let first = first.min(event);
                self.keep(left, first, at);
                match self.see_after(system, first, at, strand, Some(left)) {
                    Seen::Ready(foot) => {
                        self.insert(system, (first, at), strand, foot, Some(left));
                        self.scratch.ready[left] = true;
                    }
                    Seen::Blocked(waits_for) => self.scratch.work.push(Left { set: left, first, waits_for }),
                    Seen::Absent | Seen::Beyond => {}
                }
            }
            self.scratch.changers = changers;
        }
    }

    /// Whether the last set is like one before, or within one after which the strand is ready.
    fn is_needless(&self, last: usize) -> bool {
        let mut sets = self.scratch.left.chunks(self.execution.words());
        let Some(left) = sets.next_back() else { return false };
        debug_assert_eq!(sets.len(), last);
        sets.zip(&self.scratch.ready)
            .any(|(set, &ready)| set == left || ready && left.iter().zip(set).all(|(left, set)| left & !set == 0))
    }

    fn forget_sets(&mut self) {
        self.scratch.left.clear();
        self.scratch.ready.clear();
    }

    /// Notes the events between `event` and `at` that did not happen after it.
    fn keep_after(&mut self, event: usize, at: usize) {
        let scratch = &mut self.scratch;
        scratch.kept.clear();
        scratch.kept.extend((event + 1..at).filter(|&late| !self.execution.happened_before(event, late)).map(|late| late as u32));
    }

    /// Notes the events between `first` and `at` that are in a set.
    fn keep(&mut self, set: usize, first: usize, at: usize) {
        let scratch = &mut self.scratch;
        let set = &scratch.left[set * self.execution.words()..];
        scratch.kept.clear();
        scratch.kept.extend((first + 1..at).filter(|late| set[late / 64] >> (late % 64) & 1 != 0).map(|late| late as u32));
    }

    /// Makes the set of the events before `at`, or those of the set `from`, without `event` and what happened after it. The
    /// set's place.
    fn leave(&mut self, event: usize, at: usize, from: Option<usize>, ready: bool) -> usize {
        let words = self.execution.words();
        let scratch = &mut self.scratch;
        let place = scratch.ready.len();
        match from {
            Some(from) => scratch.left.extend_from_within(from * words..(from + 1) * words),
            None => scratch.left.extend((0..words).map(|word| match at.saturating_sub(word * 64) {
                0 => 0,
                bits @ 1..64 => u64::MAX >> (64 - bits),
                _ => u64::MAX,
            })),
        }
        let left = &mut scratch.left[place * words..];
        for late in event..at {
            if self.execution.happened_before(event, late) {
                left[late / 64] &= !(1 << (late % 64));
            }
        }
        scratch.ready.push(ready);
        place
    }

    /// What `strand` would do after the kept events, taken from the frame of event `first`; `set` is all that is kept, and if
    /// it is missing, that is all but `first` and what happened after it.
    fn see_after<S: System<State = T>>(
        &mut self,
        system: &mut S,
        first: usize,
        at: usize,
        strand: u8,
        set: Option<usize>,
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
        let words = self.execution.words();
        let place = set.unwrap_or_else(|| self.leave(first, at, None, false));
        let events = &self.scratch.left[place * words..][..words];
        let disturbed = self.execution.disturbed(own, Some(events), &self.feet);
        if set.is_none() {
            self.scratch.left.truncate(place * words);
            self.scratch.ready.pop();
        }
        if disturbed { Seen::Ready(self.feet.union(foot, round.read)) } else { Seen::Blocked(round.read) }
    }

    /// Inserts the kept events and then a step of `strand` into the tree of the frame in which event `first` was taken,
    /// unless executions that begin so were explored or will be, or notes that this is not known yet. `set` is as for
    /// [`Dpor::see_after`].
    fn insert<S: System<State = T>>(
        &mut self,
        system: &S,
        (first, at): (usize, usize),
        strand: u8,
        foot: FootIx,
        set: Option<usize>,
    ) {
        let mut steps = std::mem::take(&mut self.scratch.steps);
        steps.clear();
        steps.extend(self.scratch.kept.iter().map(|&kept| {
            let event = &self.execution.events[kept as usize];
            (event.strand, event.foot)
        }));
        steps.push((strand, foot));
        let initials = self.insert_steps(system, first, &mut steps);
        self.scratch.steps = steps;
        // At the end of an execution there are no later steps.
        if initials != 0 && at < self.execution.len() {
            self.wait((first, at), (strand, foot), initials, set);
        }
    }

    /// Inserts steps, unless executions that begin so were explored or will be. The strands that keep it from that for now.
    pub(super) fn insert_steps<S: System<State = T>>(&mut self, system: &S, first: usize, steps: &mut Vec<Step>) -> u64 {
        let frame = self.frames.at(first);
        // What begins with the event itself is being explored.
        let mut explored = frame.sleep | 1 << frame.current;
        if first < self.floor {
            explored |= frame.shared;
        }
        match self.initials(first, steps, explored) {
            None => 0,
            Some(initials) if initials != 0 => initials,
            Some(_) => {
                let frame = self.frames.at(first);
                let branches = self.trees.strands(frame.tree);
                let is_mine = first >= self.splits.len()
                    || first >= self.floor && self.initials(first, steps, branches).is_none_or(|initials| initials != 0);
                if !is_mine {
                    return self.insert_in_split(system, first, steps);
                }
                self.trees.insert(&mut self.frames.at_mut(first).tree, steps, &self.feet);
                0
            }
        }
    }

    /// Of some strands, those that could go first from a frame as well as the first of these steps, since they take none of
    /// them and none depends on theirs. None if one takes a step that could go first.
    pub(super) fn initials(&self, at: usize, steps: &[Step], mut strands: u64) -> Option<u64> {
        let frame = self.frames.at(at);
        strands &= frame.stand.ready;
        for &(strand, foot) in steps {
            if strands >> strand & 1 != 0 {
                return None;
            }
            strands = self.independent(at, strands, foot);
            if strands == 0 {
                return Some(0);
            }
        }
        // Of those that slept from the beginning of this part of the search, the races that would lead here are found by
        // others, so it must look itself.
        Some(strands & !frame.inherited)
    }
}

/// The latest event of a set.
fn latest(set: &[u64]) -> Option<usize> {
    let word = set.iter().rposition(|&word| word != 0)?;
    Some(word * 64 + 63 - set[word].leading_zeros() as usize)
}
