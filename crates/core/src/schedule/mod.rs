//! Who goes on: a scheduler is asked whenever more than one strand of a process could.

mod by_hand;
mod random;
mod replay;
mod round_robin;
mod token;

pub use by_hand::ByHand;
pub use random::Random;
pub use replay::Replay;
pub use round_robin::RoundRobin;
pub use token::{Decision, ParseScheduleError, Schedule};

use crate::strand::StrandId;

/// A point at which a choice is to be made.
#[derive(Clone, Copy, Debug)]
pub struct Point<'a> {
    /// Who can go on, in the order in which they became able to. Never empty.
    pub enabled: &'a [StrandId],
    /// Who went on until here, if it still can.
    pub current: Option<StrandId>,
    /// Virtual time, in nanoseconds.
    pub time: u64,
}

/// What a scheduler answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Who goes on: one of [`Point::enabled`].
    pub strand: StrandId,
    /// After how many switch points the scheduler wants to be asked again; before that only when the strand
    /// has to stop or, for [`u64::MAX`], when its interval is over.
    pub lease: u64,
}

/// Decides who goes on.
pub trait Scheduler {
    /// Chooses at a point. A choice that is not enabled counts as the first enabled one.
    fn choose(&mut self, point: Point<'_>) -> Choice;

    /// How much later than its costs say a new process begins whose main strand this is, in microseconds of virtual time; `None`: as
    /// they say, and that is not noted. On a computer it is never twice the same, and processes do not take turns at switch points, so
    /// this is what decides which of them comes first.
    fn delay(&mut self, _main: StrandId) -> Option<u64> {
        None
    }

    /// Whether it is to be asked at the end of each lease even when only one strand can go on: its next choice counts from there.
    fn is_strict(&self) -> bool {
        false
    }

    /// Whether it cannot say yet who goes on. The run then stops before the choice, see [`Machine::asks`](crate::Machine::asks).
    fn hesitates(&self) -> bool {
        false
    }
}
