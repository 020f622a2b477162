//! The execution under way: its events, what happened before each, and which events race with a new one.
//!
//! "Happened before" is kept as a set of events, not as a vector clock: programs explored to the end have short
//! executions, and for them a set is one word, a join one instruction, and the races of an event a few more.

use crate::footprint::{FootIx, Footprints};
use crate::system::{Access, Kind, LocalIx, MOST_STRANDS};

/// No event.
pub(super) const NO_EVENT: u32 = u32::MAX;

/// A step that was taken.
#[derive(Clone, Copy)]
pub(super) struct Event {
    /// Whose step.
    pub(super) strand: u8,
    /// How many steps its strand had taken before.
    pub(super) number: u32,
    /// What it touched.
    pub(super) foot: FootIx,
    /// The strand's event before it.
    pub(super) before: u32,
    /// Where the strand stood before it.
    pub(super) local: LocalIx,
    /// If the strand went round in a circle and only read: all that it read in that round, and the round's first event.
    pub(super) round: Option<Round>,
}

/// Steps of a strand that only read and ended where they began.
#[derive(Clone, Copy)]
pub(super) struct Round {
    pub(super) read: FootIx,
    pub(super) first: u32,
}

/// Events in order, with all that is needed to find races.
pub(super) struct Execution {
    pub(super) events: Vec<Event>,
    /// Words of a set of events.
    words: usize,
    /// For each event, the set of those that happened before it, and itself.
    past: Vec<u64>,
    /// For each location, three sets of events that touched it: those on which a read of it depends, those on which a
    /// write does, and those on which an addition does. The first are those that changed it.
    touched: Vec<u64>,
    /// Footprints for whose locations there is room in `touched`.
    room: usize,
    /// Each strand's last event.
    pub(super) last: [u32; MOST_STRANDS],
    /// The event that each strand began in.
    born: [u32; MOST_STRANDS],
    /// What happened before the event that is being added.
    known: Vec<u64>,
    conflicting: Vec<u64>,
}

impl Execution {
    pub(super) fn new() -> Execution {
        Execution {
            events: Vec::new(),
            words: 1,
            past: Vec::new(),
            touched: Vec::new(),
            room: 0,
            last: [NO_EVENT; MOST_STRANDS],
            born: [NO_EVENT; MOST_STRANDS],
            known: vec![0],
            conflicting: vec![0],
        }
    }

    pub(super) fn len(&self) -> usize {
        self.events.len()
    }

    /// Words of a set of events.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// Whether `early` happened before `late`, or is it.
    #[inline]
    pub(super) fn happened_before(&self, early: usize, late: usize) -> bool {
        self.past[late * self.words + early / 64] >> (early % 64) & 1 != 0
    }

    /// The events before `event` in happens-before, and itself.
    pub(super) fn past(&self, event: usize) -> &[u64] {
        &self.past[event * self.words..][..self.words]
    }

    /// The last event of `strand` among the first `at`.
    pub(super) fn own(&self, strand: u8, at: usize) -> Option<usize> {
        let mut own = self.last[strand as usize];
        while own != NO_EVENT && own as usize >= at {
            own = self.events[own as usize].before;
        }
        (own != NO_EVENT).then_some(own as usize)
    }

    /// Notes that a strand began in the last event.
    pub(super) fn begin(&mut self, strand: u8) {
        self.born[strand as usize] = (self.len() as u32).wrapping_sub(1);
    }

    /// The round that a strand's last event ended.
    pub(super) fn round(&self, strand: u8) -> Option<Round> {
        let last = self.last[strand as usize];
        if last == NO_EVENT { None } else { self.events[last as usize].round }
    }

    /// Whether something that was read in the round that `event` ended was changed after it was read, by the events in
    /// `kept` if that is given. If not, the round made no difference, and another makes none.
    pub(super) fn disturbed(&mut self, event: usize, kept: Option<&[u64]>, feet: &Footprints) -> bool {
        let Some(round) = self.events[event].round else { return true };
        let mut at = event as u32;
        while at != NO_EVENT && at >= round.first {
            if self.changed_after(at as usize, self.events[at as usize].foot, kept, feet) {
                return true;
            }
            at = self.events[at as usize].before;
        }
        false
    }

    /// Finds the events that a step of `strand` touching `foot` races with if it comes next: those that it depends on and
    /// that did not happen before another such, or before the strand's own last event. Latest first.
    pub(super) fn races(&mut self, strand: u8, foot: FootIx, feet: &Footprints, races: &mut Vec<u32>) {
        races.clear();
        self.make_room(feet);
        if self.words == 1 {
            let mut known = self.base(strand, self.len()).map_or(0, |base| self.past[base]);
            let mut rest = 0;
            for access in feet.accesses(foot) {
                rest |= self.touched[access.location.0 as usize * 3 + access.kind as usize];
            }
            rest &= !known;
            while rest != 0 {
                let event = 63 - rest.leading_zeros();
                races.push(event);
                known |= self.past[event as usize];
                rest &= !known;
            }
            self.known[0] = known;
            return;
        }
        self.know_base(strand, self.len());
        self.find_conflicting(feet.accesses(foot), false);
        for word in (0..self.words).rev() {
            let mut rest = self.conflicting[word] & !self.known[word];
            while rest != 0 {
                let event = word * 64 + 63 - rest.leading_zeros() as usize;
                races.push(event as u32);
                let past = &self.past[event * self.words..][..self.words];
                for (known, past) in self.known.iter_mut().zip(past) {
                    *known |= past;
                }
                rest &= !self.known[word];
            }
        }
    }

    /// Adds a step for which [`Execution::races`] was just asked.
    pub(super) fn push(&mut self, event: Event, feet: &Footprints) {
        let at = self.len();
        if at == self.words * 64 {
            self.widen();
        }
        let (word, bit) = (at / 64, 1 << (at % 64));
        self.known[word] |= bit;
        match self.words {
            1 => self.past.push(self.known[0]),
            _ => self.past.extend_from_slice(&self.known),
        }
        for access in feet.accesses(event.foot) {
            for set in sets_of(access.kind) {
                let set = (access.location.0 as usize * 3 + set) * self.words;
                self.touched[set + word] |= bit;
            }
        }
        self.last[event.strand as usize] = at as u32;
        self.events.push(event);
    }

    /// Takes the last step back.
    pub(super) fn pop(&mut self, feet: &Footprints) -> Option<Event> {
        let event = self.events.pop()?;
        let at = self.len();
        self.past.truncate(at * self.words);
        for access in feet.accesses(event.foot) {
            for set in sets_of(access.kind) {
                let set = (access.location.0 as usize * 3 + set) * self.words;
                self.touched[set + at / 64] &= !(1 << (at % 64));
            }
        }
        self.last[event.strand as usize] = event.before;
        Some(event)
    }

    /// Notes in `changers` which of the events `from` changed what `foot` touches, other than what happened before event
    /// `at`, a step of `strand`, by the strand's own doing.
    pub(super) fn changers(
        &mut self,
        (strand, at): (u8, usize),
        foot: FootIx,
        from: &[u64],
        changers: &mut Vec<u64>,
        feet: &Footprints,
    ) {
        self.make_room(feet);
        self.know_base(strand, at);
        self.find_conflicting(feet.accesses(foot), true);
        changers.clear();
        let sets = self.conflicting.iter().zip(&self.known).zip(from);
        changers.extend(sets.map(|((conflicting, known), from)| conflicting & !known & from));
    }

    /// Whether an event after `event` changed what `foot` touches; of those in `kept`, if that is given.
    fn changed_after(&mut self, event: usize, foot: FootIx, kept: Option<&[u64]>, feet: &Footprints) -> bool {
        self.make_room(feet);
        self.find_conflicting(feet.accesses(foot), true);
        let first = event / 64;
        (first..self.words).any(|word| {
            let later = if word == first { u64::MAX.checked_shl(event as u32 % 64 + 1).unwrap_or(0) } else { u64::MAX };
            self.conflicting[word] & later & kept.map_or(u64::MAX, |kept| kept[word]) != 0
        })
    }

    /// The event that a step of `strand` at `at` comes after by its own doing alone: its last event, or its beginning.
    fn base(&self, strand: u8, at: usize) -> Option<usize> {
        let born = self.born[strand as usize];
        self.own(strand, at).or((born != NO_EVENT).then_some(born as usize))
    }

    fn know_base(&mut self, strand: u8, at: usize) {
        match self.base(strand, at) {
            Some(base) => self.known.copy_from_slice(&self.past[base * self.words..][..self.words]),
            None => self.known.fill(0),
        }
    }

    /// Finds the events that depend on a step with these accesses, or those that change what it touches.
    fn find_conflicting(&mut self, accesses: &[Access], changers: bool) {
        self.conflicting.fill(0);
        for access in accesses {
            let kind = if changers { Kind::Read } else { access.kind };
            let set = (access.location.0 as usize * 3 + kind as usize) * self.words;
            for (conflicting, touched) in self.conflicting.iter_mut().zip(&self.touched[set..]) {
                *conflicting |= touched;
            }
        }
    }

    /// Makes room for the locations of all footprints.
    #[inline]
    fn make_room(&mut self, feet: &Footprints) {
        if self.room < feet.len() {
            self.room = feet.len();
            self.touched.resize(feet.locations() * 3 * self.words, 0);
        }
    }

    /// Doubles the words of a set.
    #[cold]
    fn widen(&mut self) {
        let old = self.words;
        self.words *= 2;
        for sets in [&mut self.past, &mut self.touched, &mut self.known, &mut self.conflicting] {
            let mut wide = vec![0; sets.len() * 2];
            for (wide, set) in wide.chunks_mut(old * 2).zip(sets.chunks(old)) {
                wide[..old].copy_from_slice(set);
            }
            *sets = wide;
        }
    }
}

/// The sets of a location that an access of this kind belongs to: of those numbered like the kinds, in which the set of a
/// kind holds what a step of that kind depends on.
fn sets_of(kind: Kind) -> std::ops::Range<usize> {
    match kind {
        Kind::Read => 1..3,
        Kind::Write => 0..3,
        Kind::Add => 0..2,
    }
}
