//! An exploration of a Python program: both engines over its machine, anew whenever another shared place is met, until one has an answer.

use interleave_core::{Machine, SwitchModel, schedule::Schedule};

use crate::{
    both::{Both, Mismatch, Until},
    dpor,
    findings::{Bound, Cost, End, Findings, Progress, Rest},
    program::{Outcome, PythonSystem, Settling, State, Told},
    states,
    system::{Look, StrandIx, System},
};

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
}

impl Default for Settings {
    fn default() -> Self {
        Self { switch: SwitchModel::Any, engines: Engines::Both, preemptions: None, executions: u64::MAX }
    }
}

/// An outcome, or a deadlock or livelock, and how to get there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// What the program did.
    pub outcome: Outcome,
    /// How it came to rest.
    pub rest: Rest,
    /// In how many of the executions; 0 if executions were not counted.
    pub count: u64,
    /// Whose step comes first, second, …
    pub steps: Vec<StrandIx>,
    /// What that costs.
    pub cost: Cost,
    /// The same for any run with the same switch model; `None` if a plain run cannot follow it.
    pub schedule: Option<Schedule>,
}

/// What an exploration knows.
#[derive(Clone, Debug)]
pub struct Report {
    /// Complete executions of engine A, deadlocks included.
    pub executions: u64,
    /// Executions of engine A that led nowhere new.
    pub blocked: u64,
    /// States that engine B saw.
    pub states: u64,
    /// Whether all schedules that matter were covered.
    pub exhaustive: bool,
    /// What was not covered.
    pub bound: Option<Bound>,
    /// All that was reached, the usual run's outcome first, then by what it costs to get there.
    pub reached: Vec<Reached>,
    /// Places where steps race, and by which strands: engine A's.
    pub races: Vec<(String, [String; 2], Vec<StrandIx>)>,
    /// Up to how many preemptions the easiest schedules are known to be the easiest; `None`: all are.
    pub easiest: Option<u32>,
}

/// Both engines at work on a program.
pub struct Exploration {
    machine: Machine,
    system: PythonSystem,
    settings: Settings,
    engines: Both<State>,
    /// What comes before the search, if it is not over.
    settling: Option<Settling>,
    /// Steps that the second engine may still take for easier schedules once the first has answered.
    patience: u64,
    restarts: u32,
}

/// Executions before the search that find out what strands share.
const SETTLE: u32 = 8;
/// Steps between two looks whether what is known is stale.
const SLICE: u64 = 4096;
/// An execution with more steps is cut: a loop in it may have no end.
const MOST_STEPS: u32 = 2000;
/// For so many outcomes schedules are made and tried.
const MOST_SCHEDULES: usize = 100;
/// With more restarts than this something is wrong: each but the last ones meets a place that was not known.
const MOST_RESTARTS: u32 = 500;
/// So many steps the search of states may go on after an answer, for easier schedules.
const PATIENCE: u64 = 400_000;

impl Exploration {
    /// An exploration of a program whose machine is about to run, made with the same switch model.
    pub fn new(machine: Machine, settings: Settings) -> Self {
        let system = PythonSystem::new(machine.clone());
        let settling = Some(Settling::new(SETTLE));
        Self { machine, system, settings, engines: engines(&settings), settling, patience: PATIENCE, restarts: 0 }
    }

    /// Goes on for about so many steps.
    ///
    /// # Errors
    /// When the engines contradict each other, which would be an error of ours.
    pub fn advance(&mut self, budget: u64) -> Result<Progress, Mismatch> {
        let mut left = budget;
        if let Some(settling) = &mut self.settling {
            let Some(rest) = self.system.settle(settling, left) else { return Ok(Progress::Running) };
            left = rest;
            self.settling = None;
        }
        while left > 0 {
            if self.system.is_crowded() || self.system.has_processes() {
                return Ok(Progress::Done);
            }
            let slice = left.min(SLICE);
            left -= slice;
            let progress = match self.settings.engines {
                Engines::Dpor => self.engines.dpor.advance(&mut self.system, slice),
                Engines::States => self.engines.states.advance(&mut self.system, slice),
                Engines::Both if self.engines.answer().is_some() => self.look_for_easier(slice),
                Engines::Both => match self.engines.advance(&mut self.system, slice)? {
                    Progress::Done if self.engines.answer().is_some() => self.look_for_easier(slice),
                    progress => progress,
                },
            };
            if self.system.is_stale() {
                if self.system.is_broken() || self.restarts == MOST_RESTARTS {
                    return Ok(Progress::Done);
                }
                self.system.renew();
                self.engines = engines(&self.settings);
                self.restarts += 1;
            } else if progress == Progress::Done {
                return Ok(Progress::Done);
            }
        }
        Ok(Progress::Running)
    }

    /// What was found so far: complete executions, states, and how often exploration began anew.
    pub fn progress(&self) -> (u64, u64, u32) {
        (self.engines.dpor.findings().executions, self.engines.states.findings().states, self.restarts)
    }

    fn look_for_easier(&mut self, slice: u64) -> Progress {
        let slice = slice.min(self.patience);
        self.patience -= slice;
        if slice == 0 || self.engines.states.advance(&mut self.system, slice) == Progress::Done {
            Progress::Done
        } else {
            Progress::Running
        }
    }

    /// What is known now.
    pub fn report(&mut self) -> Report {
        let mut report = self.outline();
        for reached in report.reached.iter_mut().take(MOST_SCHEDULES) {
            self.find_schedule(reached);
        }
        let races = self.engines.dpor.findings().races.clone();
        let races = races.into_iter().filter_map(|(race, schedule)| self.race(race.location, race.strands, schedule)).collect();
        Report { races, ..report }
    }

    /// The same without what takes longer: schedules for any run, and races.
    pub fn outline(&mut self) -> Report {
        let (a, b) = (self.engines.dpor.findings().clone(), self.engines.states.findings().clone());
        let broken = self.system.is_broken() || self.system.is_stale();
        let exhaustive = (a.exhaustive || b.exhaustive) && !self.system.is_crowded() && !self.system.has_processes() && !broken;
        let bound = match () {
            () if self.system.has_processes() => Some(Bound::Processes),
            () if broken => Some(Bound::Inconsistent),
            () if self.system.is_crowded() => Some(Bound::Strands),
            () if exhaustive => None,
            () => b.bound.or(a.bound).or(Some(Bound::Stopped)),
        };
        let mut ends: Vec<End> = a.found.iter().chain(&b.found).map(|found| found.end).collect();
        ends.sort_unstable();
        ends.dedup();
        let mut reached: Vec<Reached> = ends.into_iter().filter_map(|end| self.reached(end, &a, &b)).collect();
        if broken {
            // What a plain run shows is true all the same.
            reached.iter_mut().for_each(|reached| self.find_schedule(reached));
            reached.retain(|reached| reached.schedule.is_some());
        }
        reached.sort_by(|x, y| (x.cost, &x.outcome).cmp(&(y.cost, &y.outcome)));
        Report {
            executions: a.executions,
            blocked: a.blocked,
            states: b.states,
            exhaustive,
            bound,
            reached,
            races: Vec::new(),
            easiest: (!b.exhaustive).then(|| self.engines.states.covered()),
        }
    }

    fn reached(&self, end: End, a: &Findings, b: &Findings) -> Option<Reached> {
        let found = match (a.of(end), b.of(end)) {
            (Some(x), Some(y)) => {
                if x.cost < y.cost {
                    x
                } else {
                    y
                }
            }
            (Some(x), None) | (None, Some(x)) => x,
            (None, None) => return None,
        };
        let count = a.of(end).map_or(0, |found| found.count);
        let (steps, cost) = (found.schedule.clone(), found.cost);
        let outcome = self.system.outcome(end.outcome);
        Some(Reached { outcome, rest: end.rest, count, steps, cost, schedule: None })
    }

    /// Finds the schedule with which any run ends like that, if there is one.
    pub fn find_schedule(&mut self, reached: &mut Reached) {
        if reached.steps.len() > MOST_STEPS as usize {
            return;
        }
        let schedule = self.system.schedule(&reached.steps, self.settings.switch);
        reached.schedule = self.follow(&schedule, &reached.outcome, reached.rest).then_some(schedule);
    }

    /// Whether a plain run that follows a schedule does the same.
    fn follow(&self, schedule: &Schedule, outcome: &Outcome, rest: Rest) -> bool {
        use interleave_core::{Status, Stream, schedule::Replay};
        if rest == Rest::Livelock {
            return true;
        }
        let mut machine = self.machine.clone();
        let mut replay = Replay::new(schedule.clone());
        let status = machine.run(&mut replay, 50_000_000);
        let written: String =
            machine.take_output().into_iter().filter(|chunk| chunk.stream == Stream::Out).map(|chunk| chunk.text).collect();
        let exit = match status {
            Status::Finished { status } => status & 255,
            Status::Deadlock(_) => crate::program::DEADLOCK,
            _ => return false,
        };
        written == outcome.stdout && exit == outcome.exit
    }

    fn race(
        &mut self,
        location: crate::system::LocationIx,
        strands: [StrandIx; 2],
        schedule: Vec<StrandIx>,
    ) -> Option<(String, [String; 2], Vec<StrandIx>)> {
        if !self.system.is_variable(location) {
            return None;
        }
        let told = self.system.retell(&schedule);
        let place = told
            .iter()
            .rev()
            .find_map(|told| told.touches.iter().find(|touch| touch.location == location).map(|touch| touch.place.clone()))?;
        let name =
            |strand: StrandIx| told.iter().find(|told| told.strand == strand).map_or_else(String::new, |told| told.name.clone());
        Some((place, strands.map(name), schedule))
    }

    /// The switch model, as the command line names it.
    pub fn switch(&self) -> &'static str {
        match self.settings.switch {
            SwitchModel::Gil => "gil",
            SwitchModel::Any => "any",
            SwitchModel::Free => "free",
        }
    }

    /// Tells what the steps of a schedule do.
    pub fn retell(&mut self, steps: &[StrandIx]) -> Vec<Told> {
        self.system.retell(steps)
    }

    /// What each strand that is not over waits for after these steps: its name, the line, and in words what for.
    pub fn waiting(&mut self, steps: &[StrandIx]) -> Vec<(String, u32, String)> {
        self.system.waiting(steps)
    }

    /// Whether a strand could go on after these steps.
    pub fn is_ready(&mut self, steps: &[StrandIx], strand: StrandIx) -> bool {
        let state = self.state_after(steps);
        matches!(self.system.look(&state, strand), Look::Ready(_))
    }

    fn state_after(&mut self, steps: &[StrandIx]) -> State {
        let mut state = self.system.root();
        for strand in steps {
            state = self.system.take(&state, *strand);
        }
        state
    }

    /// What would have come of it if after these steps nobody had been interrupted any more.
    pub fn without_switches(&mut self, steps: &[StrandIx], first: StrandIx) -> Outcome {
        let mut state = self.state_after(steps);
        let mut last = first;
        for _ in 0..100_000 {
            let strands = self.system.strands();
            let ready =
                |system: &mut PythonSystem, state: &State, strand: StrandIx| matches!(system.look(state, strand), Look::Ready(_));
            if !ready(&mut self.system, &state, last) {
                let next = (0..strands).map(StrandIx).find(|strand| ready(&mut self.system, &state, *strand));
                match next {
                    Some(next) => last = next,
                    None => break,
                }
            }
            state = self.system.take(&state, last);
        }
        let ending = self.system.ending(&state);
        self.system.outcome(ending.outcome)
    }
}

fn engines(settings: &Settings) -> Both<State> {
    let dpor = dpor::Limits { executions: settings.executions, steps: MOST_STEPS };
    let states = states::Limits { preemptions: settings.preemptions.unwrap_or(u32::MAX), ..states::Limits::default() };
    Both::new(dpor, states, Until::First)
}
