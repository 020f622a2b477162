//! Schedules at random, for programs too large for anything else: what they find is real, that they find nothing proves nothing.
//!
//! All chance comes from a seed, so the same seed finds the same.

mod pct;
mod pos;
mod random;

use std::hash::Hash;

pub use pct::{Guarantee, Pct};
pub use pos::Pos;
pub use random::Random;

use crate::findings::{Bound, End, Findings, Progress, Rest, Tally};
use crate::footprint::Footprints;
use crate::looks::{Seen, Stand, members, see, strands};
use crate::system::{MOST_STRANDS, StrandIx, System};

/// What a strategy chooses from.
pub struct Choice<'a> {
    /// Strands that can go on, as a set of bits. At least one.
    pub ready: u64,
    /// Steps taken so far.
    pub step: u32,
    seen: &'a [Seen],
    feet: &'a Footprints,
}

impl Choice<'_> {
    /// The strands that can go on, in order.
    pub fn strands(&self) -> impl Iterator<Item = u8> + use<> {
        members(self.ready)
    }

    /// Whether the order of two strands' next steps matters.
    pub fn depend(&self, a: u8, b: u8) -> bool {
        match (self.seen[a as usize], self.seen[b as usize]) {
            (Seen::Ready(a) | Seen::Blocked(a), Seen::Ready(b) | Seen::Blocked(b)) => self.feet.depend(a, b),
            _ => false,
        }
    }
}

/// A way to choose who goes on.
pub trait Strategy {
    /// A run begins. `steps` and `strands` are the most that one had so far, or 0.
    fn begin(&mut self, steps: u32, strands: u32);

    /// Which of the strands that can go on does.
    fn choose(&mut self, choice: &Choice<'_>) -> u8;
}

/// Runs at random: how many there were and what they found.
pub struct Sampler<G> {
    findings: Findings,
    strategy: G,
    most_steps: u32,
    steps: u32,
    strands: u32,
    feet: Footprints,
}

impl<G: Strategy> Sampler<G> {
    /// Runs by a strategy, each ended after so many steps.
    pub fn new(strategy: G, most_steps: u32) -> Sampler<G> {
        let mut findings = Findings::default();
        findings.hit(Bound::Sampled);
        Sampler { findings, strategy, most_steps, steps: 0, strands: 0, feet: Footprints::default() }
    }

    /// What was found so far.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What was found.
    pub fn into_findings(self) -> Findings {
        self.findings
    }

    /// The strategy, for what it can say of itself.
    pub fn strategy(&self) -> &G {
        &self.strategy
    }

    /// Makes so many runs. There is no end to it.
    pub fn advance<S: System>(&mut self, system: &mut S, runs: u64) -> Progress
    where
        S::State: Clone + Eq + Hash,
    {
        for _ in 0..runs {
            self.run(system);
        }
        Progress::Running
    }

    fn run<S: System>(&mut self, system: &mut S) {
        self.strategy.begin(self.steps, self.strands);
        let mut state = system.root();
        let mut schedule: Vec<StrandIx> = Vec::new();
        let mut tally = Tally::default();
        let mut stand = Stand::default();
        let mut seen = [Seen::Absent; MOST_STRANDS];
        // Whose next step has to be looked at again.
        let mut stale = u64::MAX;
        loop {
            let known = strands(system).0;
            for strand in members(stale & (u64::MAX >> (64 - known))) {
                seen[strand as usize] = see(system, &state, strand, &mut self.feet);
                stand.set(strand, seen[strand as usize]);
            }
            if stand.ready == 0 {
                break;
            }
            if schedule.len() >= self.most_steps as usize {
                self.findings.cut += 1;
                return;
            }
            let step = schedule.len() as u32;
            let choice = Choice { ready: stand.ready, step, seen: &seen, feet: &self.feet };
            let strand = self.strategy.choose(&choice);
            let others = members(stand.ready | stand.blocked).filter(|&other| choice.depend(strand, other));
            stale = others.fold(1 << strand | !stand.begun, |set, other| set | 1 << other);
            tally = tally.after(strand, stand.ready);
            state = system.take(&state, StrandIx(strand.into()));
            schedule.push(StrandIx(strand.into()));
            self.findings.steps += 1;
        }
        self.steps = self.steps.max(schedule.len() as u32);
        self.strands = self.strands.max(stand.begun.count_ones());
        if stand.beyond != 0 {
            self.findings.cut += 1;
            return;
        }
        let ending = system.ending(&state);
        let rest = if ending.deadlock { Rest::Deadlock } else { Rest::Finished };
        self.findings.executions += 1;
        self.findings.note(End { outcome: ending.outcome, rest }, 1, tally.cost, || schedule);
    }
}
