//! Both engines side by side on one thread: the first that is through answers, and what the other knows must fit.

use std::fmt;
use std::hash::Hash;

use crate::dpor::{self, Dpor};
use crate::findings::{End, Findings, Progress};
use crate::states::{self, States};
use crate::system::System;

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Optimal partial order reduction.
    Dpor,
    /// The search of states.
    States,
}

/// The engines contradict each other: one of them, or the program's binding, is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Ends that one engine found and the other, which saw everything, did not.
    pub ends: Vec<(Engine, End)>,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (engine, end) = self.ends[0];
        write!(f, "only {engine:?} found {end:?} ({} such ends): an error of the explorer", self.ends.len())
    }
}

impl std::error::Error for Mismatch {}

/// When to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// One engine saw everything.
    First,
    /// Both are through, or at their bounds.
    Both,
}

/// The two searches.
pub struct Both<T> {
    /// Engine A.
    pub dpor: Dpor<T>,
    /// Engine B.
    pub states: States<T>,
    until: Until,
    /// Who is through.
    through: [bool; 2],
}

impl<T: Clone + Eq + Hash> Both<T> {
    /// Both searches from the beginning.
    pub fn new(dpor: dpor::Limits, states: states::Limits, until: Until) -> Both<T> {
        Both { dpor: Dpor::new(dpor), states: States::new(states), until, through: [false; 2] }
    }

    /// Goes on for about so many steps, half of them by each engine.
    ///
    /// # Errors
    ///
    /// If one is through and the other found what it did not.
    pub fn advance<S: System<State = T>>(&mut self, system: &mut S, budget: u64) -> Result<Progress, Mismatch> {
        let half = budget / 2 + 1;
        let dpor = self.dpor.advance(system, half) == Progress::Done;
        self.through[0] = dpor;
        if !(self.until == Until::First && self.dpor.findings().exhaustive) {
            self.through[1] = self.states.advance(system, half) == Progress::Done;
        }
        let answered = self.answer().is_some();
        if answered {
            self.compare()?;
        }
        match self.until {
            Until::First if answered => Ok(Progress::Done),
            _ if self.through == [true; 2] => Ok(Progress::Done),
            _ => Ok(Progress::Running),
        }
    }

    /// The engine that saw everything, the one that counts executions before the other.
    pub fn answer(&self) -> Option<Engine> {
        match (self.dpor.findings().exhaustive, self.states.findings().exhaustive) {
            (true, _) => Some(Engine::Dpor),
            (false, true) => Some(Engine::States),
            (false, false) => None,
        }
    }

    /// What that engine found, or, if none saw everything, what engine B did.
    pub fn findings(&self) -> &Findings {
        match self.answer() {
            Some(Engine::Dpor) => self.dpor.findings(),
            _ => self.states.findings(),
        }
    }

    /// Whether what each found is among what the other found, as far as that one saw everything.
    ///
    /// # Errors
    ///
    /// If it is not.
    pub(crate) fn compare(&self) -> Result<(), Mismatch> {
        let (a, b) = (self.dpor.findings(), self.states.findings());
        let mut ends = Vec::new();
        for (engine, some, all) in [(Engine::Dpor, a, b), (Engine::States, b, a)] {
            // A livelock that a lucky schedule leaves is not at rest: engine A goes through it for ever.
            let missing = some.found.iter().filter(|found| !found.way_out && all.of(found.end).is_none());
            if all.exhaustive {
                ends.extend(missing.map(|found| (engine, found.end)));
            }
        }
        if ends.is_empty() { Ok(()) } else { Err(Mismatch { ends }) }
    }
}
