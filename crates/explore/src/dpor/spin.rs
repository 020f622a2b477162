//! Loops that only read: a strand that is back where it was, and read nothing that has changed since, waits for a change.
//!
//! Such a round makes no difference: without it the strand would be in the same state. So executions in which it goes
//! round once more before anything has changed need not be explored. What the strand does next depends on all that it read
//! in the round, since that it does anything at all does. (A round that is one step is already a wait for whoever made the
//! [`System`].)

use super::Dpor;
use super::execution::{NO_EVENT, Round};
use crate::system::{Access, StrandIx, System};

/// Most steps of a round that is recognised.
const LONGEST_ROUND: usize = 1_000;

impl<T: Clone + Eq + std::hash::Hash> Dpor<T> {
    /// The round that the last step of all, one of `strand`, ends, if it does.
    pub(super) fn find_round<S: System<State = T>>(&mut self, system: &S, strand: u8) -> Option<Round> {
        let here = system.local(&self.frames.top().state, StrandIx(strand.into()));
        let mut event = self.execution.last[strand as usize];
        for _ in 0..LONGEST_ROUND {
            if event == NO_EVENT {
                return None;
            }
            let taken = self.execution.events[event as usize];
            if !self.feet.only_reads(taken.foot) {
                return None;
            }
            if taken.local == here {
                return self.round_from(event, strand);
            }
            event = taken.before;
        }
        None
    }

    /// The round of `strand` that begins with event `first`. If it reads nothing, nobody can end it, and it is no wait.
    fn round_from(&mut self, first: u32, strand: u8) -> Option<Round> {
        let mut read: Vec<Access> = Vec::new();
        let mut event = self.execution.last[strand as usize];
        while event != NO_EVENT && event >= first {
            let taken = self.execution.events[event as usize];
            for access in self.feet.accesses(taken.foot) {
                if !read.contains(access) {
                    read.push(*access);
                }
            }
            event = taken.before;
        }
        read.sort_unstable_by_key(|access| access.location);
        (!read.is_empty()).then(|| Round { read: self.feet.number(&read), first })
    }
}
