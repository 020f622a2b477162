//! An exploration of a Python program: both engines over its machine, anew whenever another shared place is met, until one has an answer.

use interleave_core::{Clock, Machine, Rules, SwitchModel};

use crate::{
    both::{Both, Mismatch, Until},
    dpor,
    findings::Progress,
    program::{PythonSystem, Settling, State},
    sampling::Sampling,
    states,
    system::System,
};
#[cfg(feature = "parallel")]
use crate::{dpor::Dpor, parallel::Team};

/// Which engines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engines {
    /// Optimal partial order reduction: it counts executions.
    Dpor,
    /// The search of states: it finds the easiest schedules.
    States,
    /// Both; the first that is through answers.
    #[default]
    Both,
}

/// How to explore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The machine's switch model.
    pub switch: SwitchModel,
    /// Who looks.
    pub engines: Engines,
    /// Leave out schedules with more preemptions than this.
    pub preemptions: Option<u32>,
    /// Most complete executions of engine A.
    pub executions: u64,
    /// So many schedules of engine A are kept, for a tree of them.
    pub kept: usize,
    /// What may happen beside which strand goes on.
    pub rules: Rules,
    /// Threads that search, in the current pool of threads, if there is one (feature `parallel`). What is found does not depend on it.
    pub threads: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            switch: SwitchModel::Any,
            engines: Engines::Both,
            preemptions: None,
            executions: u64::MAX,
            kept: 0,
            rules: Rules::default(),
            threads: 1,
        }
    }
}

/// Both engines at work on a program.
pub struct Exploration {
    pub(crate) machine: Machine,
    pub(crate) system: PythonSystem,
    pub(crate) settings: Settings,
    pub(crate) engines: Both<State>,
    /// Engine A on several threads, while it searches.
    #[cfg(feature = "parallel")]
    team: Option<Team<PythonSystem>>,
    /// What comes before the search, if it is not over.
    settling: Option<Settling>,
    restarts: u32,
    /// Runs at random, once there are any.
    pub(crate) sampling: Option<Sampling>,
    /// The search is to end, and runs at random to begin, when this share of the time is used up; and those are to end then.
    shares: [f64; 2],
    /// The search of what tasks do that are never interrupted, when this one is over.
    pub(crate) serial: Option<Box<Exploration>>,
}

/// Executions before the search that find out what strands share.
const SETTLE: u32 = 8;
/// Steps between two looks whether what is known is stale.
const SLICE: u64 = 4096;
/// An execution with more steps is cut: a loop in it may have no end.
pub(crate) const MOST_STEPS: u32 = 2000;
/// With more restarts than this something is wrong: each but the last ones meets a place that was not known.
const MOST_RESTARTS: u32 = 500;
/// After an answer of engine A the search of states goes on up to so many steps in all, for easier schedules.
const PATIENCE: u64 = 400_000;
/// So many steps the search may take of what tasks do that are never interrupted.
const SERIAL: u64 = 200_000;
/// One thread is enough for so many executions, and then several begin anew.
#[cfg(feature = "parallel")]
const FEW: u64 = 500;
/// Several threads wait for each other at the end of a slice: each does so many times as much in one.
#[cfg(feature = "parallel")]
const LONGER: u64 = 100;
/// Of the time that there is, a search that is not through leaves the rest for runs at random.
const SEARCHING: f64 = 0.8;

impl Exploration {
    /// An exploration of a program whose machine is about to run, made with the same switch model.
    pub fn new(machine: Machine, settings: Settings) -> Self {
        let system = PythonSystem::new(machine.clone(), settings.rules);
        let settling = Some(Settling::new(SETTLE));
        let engines = engines(&settings);
        let shares = [SEARCHING, 1.0];
        let (sampling, serial) = (None, None);
        let mut exploration = Self {
            machine,
            system,
            settings,
            engines,
            #[cfg(feature = "parallel")]
            team: None,
            settling,
            restarts: 0,
            sampling,
            shares,
            serial,
        };
        exploration.heed_clocks();
        exploration
    }

    /// Begins anew with clocks if the program has looked at one. Whether it did.
    fn heed_clocks(&mut self) -> bool {
        if self.settings.rules.clock != Clock::Any || !self.system.asks_time() {
            return false;
        }
        self.settings.rules.clock = Clock::Looked;
        self.system = PythonSystem::new(self.machine.clone(), self.settings.rules);
        self.settling = Some(Settling::new(SETTLE));
        self.forget();
        self.restarts += 1;
        true
    }

    /// Goes on for about so many steps.
    ///
    /// # Errors
    /// When the engines contradict each other, which would be an error of ours.
    pub fn advance(&mut self, budget: u64) -> Result<Progress, Mismatch> {
        if let Some(serial) = &mut self.serial {
            return serial.search(budget);
        }
        let progress = self.search(budget)?;
        if progress == Progress::Done && self.system.has_tasks() && !self.settings.rules.serial {
            // Which outcomes are those of tasks one after another?
            let rules = Rules { clock: Clock::Any, serial: true, ..self.settings.rules };
            let settings = Settings { rules, engines: Engines::States, preemptions: None, kept: 0, ..self.settings };
            self.serial = Some(Box::new(Self::new(self.machine.clone(), settings)));
            return Ok(Progress::Running);
        }
        Ok(progress)
    }

    fn search(&mut self, budget: u64) -> Result<Progress, Mismatch> {
        let mut left = budget;
        if let Some(settling) = &mut self.settling {
            let Some(rest) = self.system.settle(settling, left) else { return Ok(Progress::Running) };
            left = rest;
            self.settling = None;
        }
        if self.heed_clocks() {
            return Ok(Progress::Running);
        }
        while left > 0 {
            let enough = self.settings.rules.serial && self.engines.states.findings().steps >= SERIAL;
            if self.is_out_of_reach() || enough {
                return Ok(Progress::Done);
            }
            let slice = left.min(SLICE);
            left -= slice;
            let for_easier = self.is_for_easier();
            let progress = match self.settings.engines {
                _ if for_easier => self.look_for_easier(slice),
                #[cfg(feature = "parallel")]
                _ if self.is_for_several() => self.search_together(slice)?,
                Engines::Dpor => self.engines.dpor.advance(&mut self.system, slice),
                Engines::States => self.engines.states.advance(&mut self.system, slice),
                Engines::Both => self.engines.advance(&mut self.system, slice)?,
            };
            let progress = if for_easier || !self.is_for_easier() { progress } else { Progress::Running };
            if self.heed_clocks() {
                return Ok(Progress::Running);
            }
            if self.system.is_stale() {
                if !self.begin_anew() {
                    return Ok(Progress::Done);
                }
            } else if progress == Progress::Done {
                return Ok(Progress::Done);
            }
        }
        Ok(Progress::Running)
    }

    /// Goes on for about so many steps, when so much of the time that there is has been used, from 0 to 1. What cannot be searched to
    /// the end is tried at random in the last fifth of it.
    ///
    /// # Errors
    /// As [`Exploration::advance`].
    pub fn advance_within(&mut self, budget: u64, used: f64) -> Result<Progress, Mismatch> {
        if used >= 1.0 {
            return Ok(Progress::Done);
        }
        if self.sampling.is_none() && used < self.shares[0] {
            if self.advance(budget)? == Progress::Running {
                return Ok(Progress::Running);
            }
            // Where the search ended early, they are to take no longer than a fifth either.
            self.shares[1] = (used / SEARCHING).min(1.0);
        }
        if self.is_through() || used >= self.shares[1] {
            return Ok(Progress::Done);
        }
        self.sample(budget);
        if self.system.is_stale() {
            // The search did not know all that strands share.
            self.shares = [(1.0 + used) / 2.0, 1.0];
            if !self.begin_anew() {
                return Ok(Progress::Done);
            }
        }
        Ok(Progress::Running)
    }

    /// The program, with all that is known of its steps.
    pub fn into_system(mut self) -> PythonSystem {
        self.system.rewind();
        self.system
    }

    /// Whether there is nothing left that runs at random could add.
    pub(crate) fn is_through(&self) -> bool {
        self.engines.answer().is_some()
            || self.settings.preemptions.is_some()
            || self.is_out_of_reach()
            || self.system.is_broken()
    }

    /// Whether the program is none that can be explored.
    pub(crate) fn is_out_of_reach(&self) -> bool {
        self.system.is_crowded() || self.system.has_processes()
    }

    /// Begins the search anew with what is known now of what strands share. Whether that makes sense.
    pub(crate) fn begin_anew(&mut self) -> bool {
        if self.system.is_broken() || self.restarts == MOST_RESTARTS {
            return false;
        }
        self.system.renew();
        self.forget();
        self.restarts += 1;
        true
    }

    /// Whether engine A is to search on several threads, or does.
    #[cfg(feature = "parallel")]
    fn is_for_several(&self) -> bool {
        let Settings { threads, engines, kept, .. } = self.settings;
        let dpor = &self.engines.dpor;
        let large = dpor.findings().executions > FEW.max(kept as u64) && !dpor.is_done();
        threads > 1 && engines != Engines::States && (self.team.is_some() || large)
    }

    /// Forgets what was found.
    fn forget(&mut self) {
        (self.engines, self.sampling) = (engines(&self.settings), None);
        #[cfg(feature = "parallel")]
        {
            self.team = None;
        }
    }

    /// Goes on for a slice on each of several threads.
    #[cfg(feature = "parallel")]
    fn search_together(&mut self, budget: u64) -> Result<Progress, Mismatch> {
        let budget = budget.saturating_mul(LONGER);
        let both = self.settings.engines == Engines::Both;
        let members = self.settings.threads - usize::from(both);
        let limits = dpor_limits(&self.settings);
        let team = self.team.get_or_insert_with(|| {
            self.system.rewind();
            Team::new(&self.system, limits, members)
        });
        let (states, system) = (&mut self.engines.states, &mut self.system);
        let mut through = false;
        let done = team.advance(budget, || through = both && states.advance(system, budget) == Progress::Done);
        if done == Progress::Running && !(through && self.engines.states.findings().exhaustive) && !self.system.is_stale() {
            return Ok(Progress::Running);
        }
        self.gather();
        self.team = None;
        self.engines.compare()?;
        Ok(Progress::Done)
    }

    /// Engine A has what its team found so far.
    pub(crate) fn gather(&mut self) {
        #[cfg(feature = "parallel")]
        if let Some(team) = &self.team {
            self.engines.dpor = Dpor::found(dpor_limits(&self.settings), team.findings(&mut self.system));
        }
    }

    /// What was found so far: complete executions, states, and how often exploration began anew.
    pub fn progress(&self) -> (u64, u64, u32) {
        let executions = self.engines.dpor.findings().executions;
        #[cfg(feature = "parallel")]
        let executions = self.team.as_ref().map_or(executions, Team::executions);
        (executions, self.engines.states.findings().states, self.restarts)
    }

    /// Whether there is an answer, and the search of states may know easier schedules, or which of several ends come of threads one after
    /// another.
    fn is_for_easier(&self) -> bool {
        match self.settings.engines {
            Engines::Dpor => self.engines.dpor.is_done() && self.engines.dpor.findings().found.len() > 1,
            Engines::States => false,
            Engines::Both => self.engines.answer().is_some(),
        }
    }

    fn look_for_easier(&mut self, slice: u64) -> Progress {
        let enough = self.engines.states.findings().steps >= PATIENCE;
        if enough || self.engines.states.advance(&mut self.system, slice) == Progress::Done {
            Progress::Done
        } else {
            Progress::Running
        }
    }
}

fn engines(settings: &Settings) -> Both<State> {
    let states = states::Limits { preemptions: settings.preemptions.unwrap_or(u32::MAX), ..states::Limits::default() };
    Both::new(dpor_limits(settings), states, Until::First)
}

fn dpor_limits(settings: &Settings) -> dpor::Limits {
    dpor::Limits { executions: settings.executions, steps: MOST_STEPS, kept: settings.kept, ..dpor::Limits::default() }
}
