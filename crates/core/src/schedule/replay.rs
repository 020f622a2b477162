//! Replay: the choices of an earlier run, then round robin.

use super::{Choice, Point, RoundRobin, Schedule, Scheduler};

/// Follows a schedule.
#[derive(Clone, Debug)]
pub struct Replay {
    schedule: Schedule,
    next: usize,
}

impl Replay {
    /// Follows this schedule from its beginning.
    pub fn new(schedule: Schedule) -> Self {
        Self { schedule, next: 0 }
    }
}

impl Scheduler for Replay {
    fn choose(&mut self, point: Point<'_>) -> Choice {
        let Some(decision) = self.schedule.decisions.get(self.next) else { return RoundRobin.choose(point) };
        self.next += 1;
        Choice { strand: decision.strand, lease: decision.lease }
    }

    fn is_strict(&self) -> bool {
        self.schedule.strict && self.next < self.schedule.decisions.len()
    }
}
