//! Replay: the choices of an earlier run, then round robin.

use super::{Choice, Point, RoundRobin, Schedule, Scheduler};
use crate::strand::StrandId;

/// Follows a schedule.
#[derive(Clone, Debug)]
pub struct Replay {
    schedule: Schedule,
    next: usize,
    /// How often the next choice was given already.
    given: u64,
}

impl Replay {
    /// Follows this schedule from its beginning.
    pub fn new(schedule: Schedule) -> Self {
        Self { schedule, next: 0, given: 0 }
    }
}

impl Scheduler for Replay {
    fn choose(&mut self, point: Point<'_>) -> Choice {
        let Some(decision) = self.schedule.decisions.get(self.next) else { return RoundRobin.choose(point) };
        if self.schedule.repeats {
            self.given += 1;
            if self.given > decision.lease {
                (self.next, self.given) = (self.next + 1, 0);
            }
            return Choice { strand: decision.strand, lease: 0 };
        }
        self.next += 1;
        Choice { strand: decision.strand, lease: decision.lease }
    }

    fn delay(&mut self, main: StrandId) -> Option<u64> {
        let delay = self.schedule.decisions.get(self.next)?.delay_of(main)?;
        self.next += 1;
        Some(delay)
    }

    fn is_strict(&self) -> bool {
        self.schedule.strict && self.next < self.schedule.decisions.len()
    }
}
