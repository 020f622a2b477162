//! Runs at random of a program whose search is not through: half by priorities that change a few times, half by drawing orders of
//! dependent steps.

use crate::{
    exploration::Exploration,
    findings::Findings,
    program::PythonSystem,
    report::Sampled,
    sample::{Pct, Pos, Sampler},
    system::System,
};

/// The depth of faults that the first half looks for: how many orders between steps they need.
const DEPTH: u32 = 3;
/// Most steps of a run.
const LONGEST: u32 = 20_000;

/// The runs so far.
pub(crate) struct Sampling {
    pct: Sampler<Pct>,
    pos: Sampler<Pos>,
}

impl Sampling {
    fn new(seed: u64) -> Self {
        Self { pct: Sampler::new(Pct::new(seed, DEPTH), LONGEST), pos: Sampler::new(Pos::new(seed ^ 0x9e37_79b9), LONGEST) }
    }

    /// Makes runs of about so many steps in all.
    fn advance(&mut self, system: &mut PythonSystem, budget: u64) {
        let steps = |sampling: &Self| [sampling.pct.findings().steps, sampling.pos.findings().steps];
        let begin = steps(self);
        let (mut now, mut runs) = (begin, 0);
        // A run that comes to an end at once takes no steps.
        while now[0] + now[1] - begin[0] - begin[1] + runs < budget && !system.is_stale() {
            match now[0] <= now[1] {
                true => self.pct.advance(system, 1),
                false => self.pos.advance(system, 1),
            };
            (now, runs) = (steps(self), runs + 1);
        }
    }
}

impl Exploration {
    /// Tries schedules at random, of about so many steps in all.
    pub(crate) fn sample(&mut self, budget: u64) {
        let seed = u64::from(self.progress().2);
        self.sampling.get_or_insert_with(|| Sampling::new(seed)).advance(&mut self.system, budget);
    }

    /// What was tried at random, and what that found.
    pub(crate) fn sampled(&self) -> (Option<Sampled>, Vec<Findings>) {
        let Some(sampling) = &self.sampling else { return (None, Vec::new()) };
        let (pct, pos) = (sampling.pct.findings(), sampling.pos.findings());
        let guarantee = sampling.pct.strategy().guarantee().to_string();
        let sampled = Sampled { pct: pct.executions, guarantee, depth: DEPTH, pos: pos.executions };
        // Their numbers of executions say nothing about classes of schedules.
        (Some(sampled), vec![pct.clone(), pos.clone()])
    }
}
