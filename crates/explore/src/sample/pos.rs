//! Partial order sampling: next steps have priorities at random, and those that depend on the step taken draw again.
//!
//! Yuan, Yang, Gu: Partial Order Aware Concurrency Sampling (CAV 2018), the basic method. Orders of dependent steps come
//! out more evenly than when a strand is drawn at each step.

use super::{Choice, Random, Strategy};
use crate::system::MOST_STRANDS;

/// The strategy.
#[derive(Clone, Debug)]
pub struct Pos {
    random: Random,
    priorities: [u64; MOST_STRANDS],
}

impl Pos {
    /// Chance from a seed.
    pub fn new(seed: u64) -> Pos {
        Pos { random: Random::new(seed), priorities: [0; MOST_STRANDS] }
    }
}

impl Strategy for Pos {
    fn begin(&mut self, _steps: u32, _strands: u32) {
        for priority in &mut self.priorities {
            *priority = self.random.draw();
        }
    }

    fn choose(&mut self, choice: &Choice<'_>) -> u8 {
        let chosen = choice.strands().max_by_key(|&strand| self.priorities[strand as usize]).unwrap_or_default();
        for strand in choice.strands().filter(|&strand| strand == chosen || choice.depend(strand, chosen)) {
            self.priorities[strand as usize] = self.random.draw();
        }
        chosen
    }
}
