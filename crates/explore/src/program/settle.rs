//! Executions before a search that find out what strands share, a slice at a time.

use std::num::NonZeroUsize;

use super::{PythonSystem, State};
use crate::system::{Look, StrandIx, System};

/// Most steps of one of these executions.
const LONGEST: u32 = 2000;

/// How far these executions are.
#[derive(Clone, Debug)]
pub struct Settling {
    /// How many there are to be.
    executions: u32,
    /// Which of them it is.
    execution: u32,
    /// Where it stands, if it has begun.
    state: Option<State>,
    steps: u32,
    choice: u64,
}

impl Settling {
    /// So many executions are to come.
    pub fn new(executions: u32) -> Self {
        Self { executions, execution: 0, state: None, steps: 0, choice: 0 }
    }
}

impl PythonSystem {
    /// Goes on with these executions for at most `budget` steps; what is left of the budget when they are over.
    pub fn settle(&mut self, settling: &mut Settling, budget: u64) -> Option<u64> {
        let mut left = budget;
        while settling.execution < settling.executions && self.is_worth_settling() {
            let mut state = settling.state.take().unwrap_or_else(|| {
                (settling.steps, settling.choice) = (0, u64::from(settling.execution).wrapping_mul(0x9E37_79B9_7F4A_7C15));
                self.root()
            });
            while settling.steps < LONGEST && self.is_worth_settling() {
                if left == 0 {
                    settling.state = Some(state);
                    return None;
                }
                let ready: Vec<StrandIx> = (0..self.strands())
                    .map(StrandIx)
                    .filter(|strand| matches!(self.look(&state, *strand), Look::Ready(_)))
                    .collect();
                let Some(count) = NonZeroUsize::new(ready.len()) else { break };
                settling.choice = settling.choice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                // The first two executions: one strand after another, from either end.
                let index = match settling.execution {
                    0 => 0,
                    1 => ready.len() - 1,
                    _ => (settling.choice >> 33) as usize % count,
                };
                state = self.take(&state, ready[index]);
                settling.steps += 1;
                left -= 1;
            }
            settling.execution += 1;
            if self.is_stale() {
                self.renew();
            }
        }
        Some(left)
    }
}
