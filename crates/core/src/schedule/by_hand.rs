//! By hand: somebody outside chooses who goes on, at every switch point.

use super::{Choice, Point, Scheduler};
use crate::strand::StrandId;

/// Gives the answers it is given, each once; without one the run stops and asks.
#[derive(Clone, Copy, Debug, Default)]
pub struct ByHand {
    /// Who goes on at the next switch point.
    pub answer: Option<StrandId>,
}

impl Scheduler for ByHand {
    fn choose(&mut self, point: Point<'_>) -> Choice {
        Choice { strand: self.answer.take().unwrap_or(point.enabled[0]), lease: 0 }
    }

    fn is_strict(&self) -> bool {
        true
    }

    fn hesitates(&self) -> bool {
        self.answer.is_none()
    }
}
