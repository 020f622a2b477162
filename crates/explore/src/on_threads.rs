//! A search on several threads of this computer: engine A in parts, engine B beside it.

use crate::{
    both::Mismatch,
    dpor,
    exploration::{Engines, Exploration, MOST_STEPS, PATIENCE},
    findings::Progress,
    parallel::{Team, Watch, explore_beside},
    program::{PythonSystem, State},
    states::States,
    system::System,
};

/// Steps of the search on one thread first: small programs need no more, and what strands share is mostly known then.
const ALONE: u64 = 100_000;
/// Steps between two looks whether the search is to end.
const SLICE: u64 = 4096;

impl Exploration {
    /// Searches on so many threads until the search is through or `watch` says stop. What is found is the same whatever their number, as
    /// long as the search is through.
    ///
    /// # Errors
    /// When the engines contradict each other, which would be an error of ours.
    pub fn search_on(&mut self, threads: usize, watch: &Watch) -> Result<Progress, Mismatch> {
        use std::sync::atomic::Ordering;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.max(1)).build();
        loop {
            let mut steps = 0;
            // The search of states has no parts.
            while steps < ALONE || threads < 2 || self.settings.engines == Engines::States || pool.is_err() {
                if watch.stop.load(Ordering::Relaxed) {
                    return Ok(Progress::Running);
                }
                if self.advance(SLICE)? == Progress::Done {
                    return Ok(Progress::Done);
                }
                steps += SLICE;
            }
            let Ok(pool) = &pool else { continue };
            pool.install(|| self.search_together(threads, watch));
            if !self.system.is_stale() {
                self.engines.compare()?;
                return Ok(if watch.stop.load(Ordering::Relaxed) { Progress::Running } else { Progress::Done });
            }
            if !self.begin_anew() {
                return Ok(Progress::Done);
            }
        }
    }

    /// Engine A from the beginning with the threads of the present pool, and engine B, if it is wanted, with one of them.
    fn search_together(&mut self, threads: usize, watch: &Watch) {
        for count in [&watch.executions, &watch.blocked, &watch.steps] {
            count.store(0, std::sync::atomic::Ordering::Relaxed);
        }
        self.system.rewind();
        let limits = dpor::Limits { executions: self.settings.executions, steps: MOST_STEPS, ..dpor::Limits::default() };
        let (states, both) = (&mut self.engines.states, self.settings.engines == Engines::Both);
        let findings = explore_beside(&mut self.system, limits, watch, threads, |system, team| {
            if both {
                search_beside(states, system, team);
            }
        });
        self.engines.dpor.conclude(findings);
    }
}

/// Engine B beside engine A, until one of them has an answer and B has done its share.
fn search_beside(states: &mut States<State>, system: &mut PythonSystem, team: &Team<'_>) {
    while !team.stopped() {
        let progress = states.advance(system, SLICE);
        if system.is_stale() || states.findings().exhaustive {
            team.halt();
        }
        if progress == Progress::Done || team.is_over() && states.findings().steps >= PATIENCE {
            break;
        }
    }
}
