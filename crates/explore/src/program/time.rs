//! Time as a strand, in an exploration that keeps to durations: its step goes to the next moment at which somebody wakes, and can be taken
//! only when nobody else can go on. That every other step keeps it from that is said by a place that all touch.

use interleave_core::observe::Digest;
use rustc_hash::FxHashMap;

use super::{
    PythonSystem,
    cursor::Who,
    locations::Location,
    state::{EXIT, State},
};
use crate::system::{Access, Kind, Look, StrandIx, System};

/// Time as a strand.
#[derive(Clone, Debug)]
pub(super) struct Time {
    pub(super) strand: StrandIx,
    /// What its step touches: the clock, and whether time passes.
    pub(super) accesses: [Access; 2],
    /// Where states keep the time.
    pub(super) slot: u32,
    /// What contents of the slot mean, in nanoseconds.
    times: FxHashMap<u32, u64>,
}

/// The name of time as a strand.
const TIME: u64 = 1 << 62;

impl PythonSystem {
    /// Time becomes a strand.
    pub(super) fn begin_time(&mut self) {
        let strand = self.strand(TIME);
        self.cursor.ids.push((strand, Who::Time));
        let location = self.locations.find(Location::Time);
        let info = self.locations.info_mut(location);
        (info.slot, info.visible) = (Some(self.slots), true);
        let slot = self.slots;
        self.slots += 1;
        let epoch = self.locations.find(Location::Epoch);
        let accesses = [location, epoch].map(|location| Access { location, kind: Kind::Write });
        self.time = Some(Time { strand, accesses, slot, times: FxHashMap::default() });
    }

    /// The number of a time.
    pub(super) fn moment(&mut self, time: u64) -> u32 {
        let number = self.contents.find(Digest(1 << 126 | u128::from(time)));
        if let Some(Time { times, .. }) = &mut self.time {
            times.insert(number, time);
        }
        number
    }

    /// The time after a step of time, if that can be done: nobody else can go on, and somebody waits for a time.
    fn next_moment(&mut self, state: &State) -> Option<u64> {
        let Time { strand, slot, times, .. } = self.time.as_ref()?;
        let now = *times.get(&state.get(*slot as usize))?;
        let time = *strand;
        let mut next = None;
        for strand in (0..self.strands()).map(StrandIx).filter(|strand| *strand != time) {
            if matches!(self.look(state, strand), Look::Ready(_) | Look::Beyond) {
                return None;
            }
            let local = state.get(self.strands[strand.0 as usize] as usize);
            next = self.deadlines.get(&local).copied().filter(|time| *time > now).into_iter().chain(next).min();
        }
        next
    }

    /// Whether a strand is time.
    pub(super) fn is_time(&self, strand: StrandIx) -> bool {
        self.time.as_ref().is_some_and(|time| time.strand == strand)
    }

    /// What time would do next.
    pub(super) fn look_at_time(&mut self, state: &State) -> Look<'_> {
        let passes = state.get(EXIT) == 0 && self.next_moment(state).is_some();
        match &self.time {
            Some(time) if passes => Look::Ready(&time.accesses),
            _ => Look::Absent,
        }
    }

    /// The state after a step of time.
    pub(super) fn let_time_pass(&mut self, state: &State) -> State {
        let (Some((strand, slot)), Some(next)) =
            (self.time.as_ref().map(|time| (time.strand, time.slot)), self.next_moment(state))
        else {
            return state.clone();
        };
        let mut slots = state.slots(self.slots as usize);
        slots[slot as usize] = self.moment(next);
        state.after(strand, slots)
    }
}
