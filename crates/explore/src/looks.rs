//! What every strand would do next in a state, kept up to date from step to step.
//!
//! A step changes what another strand would do only if it touches what that one depends on, so most of what was seen
//! before the step still holds after it.

use crate::footprint::{FootIx, Footprints};
use crate::system::{Look, MOST_STRANDS, StrandIx, System};

/// What a strand would do next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Seen {
    /// It has not begun or is over.
    Absent,
    /// It waits for a change of this.
    Blocked(FootIx),
    /// It can go on and touches this.
    Ready(FootIx),
    /// It goes on for longer than is allowed.
    Beyond,
}

/// Strands by what they would do next, as sets.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Stand {
    /// Those that can go on.
    pub(crate) ready: u64,
    /// Those that wait.
    pub(crate) blocked: u64,
    /// Those of whose next step the end was not seen.
    pub(crate) beyond: u64,
    /// Those that have begun.
    pub(crate) begun: u64,
}

impl Stand {
    /// Notes what a strand would do.
    pub(crate) fn set(&mut self, strand: u8, seen: Seen) {
        let bit = 1 << strand;
        self.ready &= !bit;
        self.blocked &= !bit;
        self.beyond &= !bit;
        match seen {
            Seen::Absent => return,
            Seen::Blocked(_) => self.blocked |= bit,
            Seen::Ready(_) => self.ready |= bit,
            Seen::Beyond => self.beyond |= bit,
        }
        self.begun |= bit;
    }
}

/// The strands of a set, in order.
pub(crate) fn members(mut set: u64) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let first = set.trailing_zeros() as u8;
        (set != 0).then(|| {
            set &= set - 1;
            first
        })
    })
}

/// The number of strands that can be told apart, and whether there are more.
pub(crate) fn strands<S: System>(system: &S) -> (u32, bool) {
    let strands = system.strands();
    (strands.min(MOST_STRANDS as u32), strands > MOST_STRANDS as u32)
}

/// What `strand` would do next in `state`.
pub(crate) fn see<S: System>(system: &mut S, state: &S::State, strand: u8, feet: &mut Footprints) -> Seen {
    match system.look(state, StrandIx(strand.into())) {
        Look::Absent => Seen::Absent,
        Look::Blocked(accesses) => Seen::Blocked(feet.number(accesses)),
        Look::Ready(accesses) => Seen::Ready(feet.number(accesses)),
        Look::Beyond => Seen::Beyond,
    }
}
