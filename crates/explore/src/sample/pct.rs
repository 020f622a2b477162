//! Probabilistic concurrency testing: strands have priorities at random, which change at a few random steps.
//!
//! Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs
//! (ASPLOS 2010). A fault of depth `d` (one that needs `d` orderings between steps) is found by a run of a program with at
//! most `n` strands and `k` steps with probability 1/(n·k^(d-1)) or more.

use std::fmt;

use super::{Choice, Random, Strategy};
use crate::system::MOST_STRANDS;

/// The strategy.
#[derive(Clone, Debug)]
pub struct Pct {
    random: Random,
    depth: u32,
    steps: u32,
    strands: u32,
    /// At which steps the running strand's priority changes, and to what.
    changes: Vec<(u32, u64)>,
    priorities: [u64; MOST_STRANDS],
}

/// What a run by this strategy promises, at the least: for the numbers of strands and steps seen so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guarantee {
    /// Most strands of a run.
    pub strands: u32,
    /// Most steps of a run.
    pub steps: u32,
    /// The depth of faults.
    pub depth: u32,
}

impl Guarantee {
    /// The probability that one run finds a fault of that depth.
    pub fn probability(&self) -> f64 {
        let ways = (1..self.depth).fold(f64::from(self.strands.max(1)), |ways, _| ways * f64::from(self.steps.max(1)));
        1.0 / ways
    }
}

impl fmt::Display for Guarantee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1/({}·{}^{})", self.strands, self.steps, self.depth - 1)
    }
}

impl Pct {
    /// Looks for faults of a depth, which is at least 1.
    pub fn new(seed: u64, depth: u32) -> Pct {
        let depth = depth.max(1);
        let priorities = [0; MOST_STRANDS];
        Pct { random: Random::new(seed), depth, steps: 0, strands: 0, changes: Vec::new(), priorities }
    }

    /// What a run promises.
    pub fn guarantee(&self) -> Guarantee {
        Guarantee { strands: self.strands, steps: self.steps, depth: self.depth }
    }
}

impl Strategy for Pct {
    fn begin(&mut self, steps: u32, strands: u32) {
        (self.steps, self.strands) = (steps, strands);
        for priority in &mut self.priorities {
            // Above all to which they may change.
            *priority = u64::from(self.depth) + (self.random.draw() >> 1);
        }
        self.changes.clear();
        for change in 1..self.depth {
            let step = if steps == 0 { 0 } else { self.random.below(steps) };
            self.changes.push((step, u64::from(self.depth - change)));
        }
    }

    fn choose(&mut self, choice: &Choice<'_>) -> u8 {
        let highest = |priorities: &[u64; MOST_STRANDS]| {
            choice.strands().max_by_key(|&strand| priorities[strand as usize]).unwrap_or_default()
        };
        for &(step, priority) in &self.changes {
            if step == choice.step {
                let strand = highest(&self.priorities);
                self.priorities[strand as usize] = priority;
            }
        }
        highest(&self.priorities)
    }
}
