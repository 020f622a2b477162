//! Loops that only read: a strand that is back where it was, and read nothing that has changed since, waits for a change.
//!
//! Such a round makes no difference: without it the strand would be in the same state. So executions in which it goes
//! round once more before anything has changed need not be explored. (A round that is one step is already a wait for
//! whoever made the [`System`].)

use super::Dpor;
use super::execution::NO_EVENT;
use crate::footprint::FootIx;
use crate::system::{Access, StrandIx, System};

/// Most steps of a round that is recognised.
const LONGEST_ROUND: usize = 1_000;

impl<T: Clone + Eq + std::hash::Hash> Dpor<T> {
    /// If the last step of `strand`, the last of all, ends a round in which it only read and after which nothing that it
    /// read has changed: what it read.
    pub(super) fn find_circle<S: System<State = T>>(&mut self, system: &S, strand: u8) -> Option<FootIx> {
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
                return self.unchanged_since(event, strand);
            }
            event = taken.before;
        }
        None
    }

    /// What `strand` read from event `first` on, if nothing of that was changed after it was read.
    fn unchanged_since(&mut self, first: u32, strand: u8) -> Option<FootIx> {
        let mut read: Vec<Access> = Vec::new();
        let mut event = self.execution.last[strand as usize];
        while event != NO_EVENT && event >= first {
            let taken = self.execution.events[event as usize];
            if self.execution.changed_after(event as usize, taken.foot, None, &self.feet) {
                return None;
            }
            read.extend(
                self.feet.accesses(taken.foot).iter().filter(|access| !read.contains(access)).copied().collect::<Vec<_>>(),
            );
            event = taken.before;
        }
        // A round that reads nothing cannot be ended by anybody; it is not a wait.
        (!read.is_empty()).then(|| self.feet.number(&read))
    }
}
