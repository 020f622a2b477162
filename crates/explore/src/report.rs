//! What an exploration knows, as plain data: what was reached and how, what races and whether it does harm, what was not covered.

use rustc_hash::FxHashSet;

use interleave_core::{Status, Stream, SwitchModel, schedule::Replay, schedule::Schedule};

use crate::{
    exploration::{Exploration, MOST_STEPS},
    findings::{Bound, Cost, End, Findings, Race, Rest},
    program::{DEADLOCK, Outcome, PythonSystem, State, Told},
    system::{Look, StrandIx, System},
    telling::Waiting,
};

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
    /// Of a livelock: whose steps come then, over and over, where that is known.
    pub cycle: Vec<StrandIx>,
    /// What the steps cost.
    pub cost: Cost,
    /// The same for any run with the same switch model; `None` if a plain run cannot follow it.
    pub schedule: Option<Schedule>,
}

/// Two strands that touch the same place, neither of them after the other for any reason, and one of them changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raced {
    /// The place, as a program would call it.
    pub place: String,
    /// The strands' names; of a harmful one, first that which came first when it was met.
    pub strands: [String; 2],
    /// The lines at which they touch it, counted from 1; 0: none.
    pub lines: [u32; 2],
    /// What comes of it.
    pub harm: Harm,
}

/// What comes of a data race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// In one order of the two, and nobody interrupted afterwards, the program fails as [`Report::reached`] with this number does.
    Harmful(usize),
    /// All classes of schedules were looked at, and none fails.
    Harmless,
    /// No failure was found to come of it, and it is not known that none does.
    Open,
}

/// What was tried at random.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sampled {
    /// Runs with random priorities that change a few times.
    pub pct: u64,
    /// With which probability each of them finds a fault, at the least: `1/(n·k^(d-1))` in numbers.
    pub guarantee: String,
    /// The depth of such a fault: how many orders between steps it needs.
    pub depth: u32,
    /// Runs in which orders of dependent steps are drawn.
    pub pos: u64,
}

/// What an exploration knows.
#[derive(Clone, Debug)]
pub struct Report {
    /// Complete executions of engine A, deadlocks included.
    pub executions: u64,
    /// Whether these are all there are: one for each class of schedules.
    pub counted: bool,
    /// Executions of engine A that led nowhere new.
    pub blocked: u64,
    /// States that engine B saw.
    pub states: u64,
    /// Whether all schedules that matter were covered.
    pub exhaustive: bool,
    /// What was not covered.
    pub bound: Option<Bound>,
    /// All schedules with at most so many preemptions were covered, though not all that there are.
    pub within: Option<u32>,
    /// What was tried at random because there are too many schedules.
    pub sampled: Option<Sampled>,
    /// All that was reached, the usual run's outcome first, then by what it costs to get there.
    pub reached: Vec<Reached>,
    /// Data races, each pair of strands and place once: engine A's.
    pub races: Vec<Raced>,
    /// Up to how many preemptions the easiest schedules are known to be the easiest; `None`: all are.
    pub easiest: Option<u32>,
    /// Of a program with tasks of event loops, which of [`Report::reached`] is wrong: what tasks that go on as long as they can never
    /// do, where one made use of a value that another had changed since.
    pub of_tasks: Option<Vec<bool>>,
}

/// For so many outcomes schedules are made and tried.
const MOST_SCHEDULES: usize = 100;
/// So many outcomes of tasks are told again to find out whether something is wrong with them.
const MOST_TOLD: usize = 20;
/// So many races are told.
const MOST_RACES: usize = 50;
/// Most steps that are taken to see what comes of it when nobody is interrupted.
const MOST_STEPS_ALONE: usize = 100_000;

impl Report {
    /// Which outcomes are failures: see [`crate::verdict::failing`].
    pub fn failing(&self) -> Vec<bool> {
        crate::verdict::failing(self)
    }
}

impl Exploration {
    /// What is known now.
    pub fn report(&mut self) -> Report {
        let mut report = self.outline();
        for reached in report.reached.iter_mut().take(MOST_SCHEDULES) {
            self.find_schedule(reached);
        }
        report.of_tasks = self.wrong_by_tasks(&report.reached);
        report.races = self.races(&report);
        report
    }

    /// The same without what takes longer: schedules for any run, and races.
    pub fn outline(&mut self) -> Report {
        self.gather();
        let (a, b) = (self.engines.dpor.findings().clone(), self.engines.states.findings().clone());
        let broken = self.system.is_broken() || self.system.is_stale();
        let whole = !self.system.is_crowded() && !self.system.has_processes() && !broken;
        let exhaustive = (a.exhaustive || b.exhaustive) && whole;
        let bound = match () {
            () if self.system.has_processes() => Some(Bound::Processes),
            () if self.system.is_broken() => Some(Bound::Inconsistent),
            // New places turn up without end.
            () if broken => Some(Bound::Stopped),
            () if self.system.is_crowded() => Some(Bound::Strands),
            () if exhaustive => None,
            () => b.bound.or(a.bound).or(Some(Bound::Stopped)),
        };
        let covered = match b.bound {
            None | Some(Bound::Preemptions(_) | Bound::States(_) | Bound::Memory(_)) if whole => self.engines.states.covered(),
            _ => 0,
        };
        let (sampled, random) = self.sampled();
        let mut ends: Vec<End> =
            [&a, &b].into_iter().chain(&random).flat_map(|some| &some.found).map(|found| found.end).collect();
        ends.sort_unstable();
        ends.dedup();
        let all: Vec<&Findings> = [&a, &b].into_iter().chain(&random).collect();
        let mut reached: Vec<Reached> = ends.into_iter().filter_map(|end| self.reached(end, &all)).collect();
        if broken {
            // What a plain run shows is true all the same.
            reached.iter_mut().for_each(|reached| self.find_schedule(reached));
            reached.retain(|reached| reached.schedule.is_some());
        }
        reached.sort_by(|x, y| (x.cost, &x.outcome, &x.steps).cmp(&(y.cost, &y.outcome, &y.steps)));
        Report {
            executions: a.executions,
            counted: a.exhaustive && whole,
            blocked: a.blocked,
            states: b.states,
            exhaustive,
            bound,
            within: if exhaustive { None } else { covered.checked_sub(1) },
            sampled,
            reached,
            races: Vec::new(),
            easiest: (!b.exhaustive).then_some(covered),
            of_tasks: None,
        }
    }

    /// Which ends tasks come to only because one let others go on too early, if it is known.
    fn wrong_by_tasks(&mut self, reached: &[Reached]) -> Option<Vec<bool>> {
        let serial = self.serial.as_mut().map(|serial| serial.outline()).filter(|report| report.exhaustive)?;
        let alone = serial.reached.iter().filter(|reached| reached.cost.preemptions == 0 && reached.rest == Rest::Finished);
        let alone: FxHashSet<_> = alone.map(crate::verdict::lines).collect();
        let mut told = 0;
        let mut is_wrong = |reached: &Reached| {
            let odd = reached.rest == Rest::Finished && !alone.contains(&crate::verdict::lines(reached));
            told += usize::from(odd);
            odd && told <= MOST_TOLD && crate::verdict::is_stale(&self.system.retell(&reached.steps))
        };
        Some(reached.iter().map(&mut is_wrong).collect())
    }

    /// An end with the easiest schedule; the first findings are those that count executions.
    fn reached(&self, end: End, all: &[&Findings]) -> Option<Reached> {
        let found = all.iter().rev().filter_map(|some| some.of(end)).min_by_key(|found| found.cost)?;
        let cycle = all.iter().filter_map(|some| some.of(end)).find(|found| !found.cycle.is_empty());
        let found = cycle.unwrap_or(found);
        let count = all[0].of(end).map_or(0, |found| found.count);
        let outcome = self.system.outcome(end.outcome);
        let (steps, cycle, cost) = (found.schedule.clone(), found.cycle.clone(), found.cost);
        Some(Reached { outcome, rest: end.rest, count, steps, cycle, cost, schedule: None })
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
            Status::Deadlock(_) => DEADLOCK,
            _ => return false,
        };
        written == outcome.stdout && exit == outcome.exit
    }

    /// The data races, with what comes of each.
    fn races(&mut self, report: &Report) -> Vec<Raced> {
        let failing = report.failing();
        let harmless = report.counted && !failing.contains(&true);
        let races = self.engines.dpor.findings().races.clone();
        let mut all: Vec<Raced> = Vec::new();
        for (race, schedule) in races {
            if !self.system.is_variable(race.location) {
                continue;
            }
            let Some(raced) = self.race(&race, &schedule) else { continue };
            let [first, second] = &raced.strands;
            let same = |other: &Raced| {
                other.place == raced.place && (other.strands == raced.strands || other.strands == [second.as_str(), first])
            };
            let known = all.iter().position(same);
            if known.map_or(all.len() == MOST_RACES, |known| all[known].harm != Harm::Open) {
                continue;
            }
            let harm = if harmless { Harm::Harmless } else { self.harm(&race, &schedule, report, &failing) };
            let raced = Raced { harm, ..raced };
            match known {
                Some(known) if harm != Harm::Open => all[known] = raced,
                Some(_) => {}
                None => all.push(raced),
            }
        }
        // Which was met first, and in which order the two came, can depend on how the search was shared out.
        let by_length = |text: &str| (text.len(), text.to_owned());
        for raced in all.iter_mut().filter(|raced| !matches!(raced.harm, Harm::Harmful(_))) {
            if by_length(&raced.strands[1]) < by_length(&raced.strands[0]) {
                raced.strands.reverse();
                raced.lines.reverse();
            }
        }
        all.sort_by_cached_key(|raced| (by_length(&raced.place), raced.lines, raced.strands.clone()));
        all
    }

    fn race(&mut self, race: &Race, schedule: &[StrandIx]) -> Option<Raced> {
        let told = self.system.retell(schedule);
        let touches =
            |told: &Told| told.touches.iter().find(|touch| touch.location == race.location).map(|touch| touch.place.clone());
        let late = told.last()?;
        // A dict that no name leads to is a namespace: a look at a name in it is taken for a look at all of them.
        let place = touches(late).filter(|place| place != "a dict")?;
        let early = told.iter().filter(|step| step.strand == race.strands[0]).nth(race.steps[0] as usize)?;
        let (strands, lines) = ([early.name.clone(), late.name.clone()], [early.line, late.line]);
        Some(Raced { place, strands, lines, harm: Harm::Open })
    }

    /// What comes of either order of two steps when nobody is interrupted afterwards.
    fn harm(&mut self, race: &Race, schedule: &[StrandIx], report: &Report, failing: &[bool]) -> Harm {
        let [first, second] = race.strands;
        let early = schedule.iter().enumerate().filter(|(_, strand)| **strand == first).nth(race.steps[0] as usize);
        let Some((early, _)) = early else { return Harm::Open };
        // As it was met; and the second strand's steps before the first one's.
        let mut turned: Vec<StrandIx> = schedule[..early].to_vec();
        turned.extend(schedule[early..].iter().filter(|strand| **strand == second));
        turned.push(first);
        for steps in [schedule.to_vec(), turned] {
            let last = steps[steps.len() - 1];
            // The strand that went last, or the other one, goes on.
            for goes_on in [last, if last == first { second } else { first }] {
                let Some(end) = self.play_out(&steps, goes_on) else { continue };
                let found = report.reached.iter().position(|reached| reached.outcome == end);
                if let Some(index) = found.filter(|index| failing[*index]) {
                    return Harm::Harmful(index);
                }
            }
        }
        Harm::Open
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

    /// What each strand that is not over waits for after these steps.
    pub fn waiting(&mut self, steps: &[StrandIx]) -> Vec<Waiting> {
        let all = self.system.waiting(steps).into_iter();
        all.map(|(strand, line, what)| Waiting { strand, line, what }).collect()
    }

    /// Whether a strand could go on after these steps.
    pub fn is_ready(&mut self, steps: &[StrandIx], strand: StrandIx) -> bool {
        let state = self.state_after(steps);
        self.can_go_on(&state, strand)
    }

    fn can_go_on(&mut self, state: &State, strand: StrandIx) -> bool {
        strand.0 < self.system.strands() && matches!(self.system.look(state, strand), Look::Ready(_))
    }

    fn state_after(&mut self, steps: &[StrandIx]) -> State {
        let mut state = self.system.root();
        for strand in steps {
            state = self.system.take(&state, *strand);
        }
        state
    }

    /// What would have come of it if after these steps nobody had been interrupted any more, and all steps of that execution.
    pub fn without_switches(&mut self, steps: &[StrandIx], first: StrandIx) -> (Outcome, Vec<StrandIx>) {
        let state = self.state_after(steps);
        let mut all = steps.to_vec();
        let outcome = self.alone(state, first, &mut all);
        (outcome, all)
    }

    /// The schedule with which any run takes these steps and comes to this outcome, if there is one.
    pub fn schedule_of(&mut self, steps: &[StrandIx], outcome: &Outcome) -> Option<Schedule> {
        if steps.len() > MOST_STEPS as usize {
            return None;
        }
        let schedule = self.system.schedule(steps, self.settings.switch);
        self.follow(&schedule, outcome, Rest::Finished).then_some(schedule)
    }

    /// The same, if the steps can be taken at all.
    fn play_out(&mut self, steps: &[StrandIx], first: StrandIx) -> Option<Outcome> {
        let mut state = self.system.root();
        for strand in steps {
            if !self.can_go_on(&state, *strand) {
                return None;
            }
            state = self.system.take(&state, *strand);
        }
        Some(self.alone(state, first, &mut Vec::new()))
    }

    /// Goes on without a switch that is not needed; the steps are added to `taken`.
    fn alone(&mut self, mut state: State, mut last: StrandIx, taken: &mut Vec<StrandIx>) -> Outcome {
        for _ in 0..MOST_STEPS_ALONE {
            if !self.can_go_on(&state, last) {
                let strands = self.system.strands();
                match (0..strands).map(StrandIx).find(|strand| self.can_go_on(&state, *strand)) {
                    Some(next) => last = next,
                    None => break,
                }
            }
            state = self.system.take(&state, last);
            taken.push(last);
        }
        let ending = self.system.ending(&state);
        self.system.outcome(ending.outcome)
    }

    /// The system, for what this crate does with it.
    pub(crate) fn system(&mut self) -> &mut PythonSystem {
        &mut self.system
    }
}
