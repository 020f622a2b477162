//! Fair round robin: each strand has the interpreter for CPython's switch interval, then the one that waits longest.

use super::{Choice, Point, Scheduler};

/// The default.
#[derive(Clone, Copy, Debug, Default)]
pub struct RoundRobin;

impl RoundRobin {
    /// A round robin.
    pub fn new() -> Self {
        Self
    }
}

impl Scheduler for RoundRobin {
    fn choose(&mut self, point: Point<'_>) -> Choice {
        Choice { strand: point.enabled[0], lease: u64::MAX }
    }
}
