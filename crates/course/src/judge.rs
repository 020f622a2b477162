//! Judging an answer, a slice at a time: what its syntax says, what the usual run does, and what every schedule can do.

mod run;
mod search;
mod syntax;
#[cfg(test)]
mod tests;

use interleave_core::{Library, Machine, Settings, Status, schedule::Schedule};
use interleave_explore::{exploration::Exploration, report::Report};

use self::{run::Run, search::Search};
use crate::{
    answer::Answer,
    exercise::{Bound, Exercise, Kind},
    verdict::{Failure, FailureKind, Standing, Verdict, Witness},
};

/// Whether judging has more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It has.
    Running,
    /// The program imports a module of the library's pack, which is not there: judging goes on when it is.
    NeedsPack,
    /// The verdict is there.
    Done,
}

/// Most instructions of one run.
const LONGEST_RUN: u64 = 60_000_000;
/// Steps of the search, after which an answer stays unsettled.
const LONGEST_SEARCH: u64 = 3_000_000;
/// Most wrong outputs that are told.
const MOST_OUTPUTS: usize = 20;

/// An answer that is being judged.
pub struct Judging {
    library: Library,
    exercise: Exercise,
    /// The program that is judged, with what is appended.
    program: String,
    stage: Stage,
    verdict: Verdict,
    /// The exception that the usual run ended with, if it did, and what it had written.
    uncaught: Option<(String, String)>,
}

/// What is being done.
enum Stage {
    Run(Box<Run>, Purpose),
    Search(Box<Search>),
    Done(Option<Box<Search>>),
}

/// What a run is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// The usual run: how long it takes, and whether it ends at all.
    Usual,
    /// The run in which strands that start others go first: how many are alive at one time.
    Together,
    /// A run by chance, with its number.
    Random(u32),
    /// The learner's schedule.
    Aim,
}

impl Judging {
    /// Begins to judge. What needs no run is judged at once.
    pub fn new(library: &Library, exercise: &Exercise, answer: &Answer) -> Self {
        let mut judging = Self {
            library: library.clone(),
            exercise: exercise.clone(),
            program: exercise.starter.clone(),
            stage: Stage::Done(None),
            verdict: Verdict::default(),
            uncaught: None,
        };
        match (exercise.kind, answer) {
            (Kind::Predict | Kind::Answer, Answer::Choices(picked)) => judging.judge_choices(picked),
            (Kind::Break, Answer::Schedule(schedule)) => match schedule.parse::<Schedule>() {
                Ok(schedule) => judging.stage = Stage::Run(Box::new(Run::replay(judging.machine(false), schedule)), Purpose::Aim),
                Err(error) => judging.fail(FailureKind::Unfit(format!("This is no schedule: {error}")), None),
            },
            (Kind::Predict | Kind::Answer, _) => {
                judging.fail(FailureKind::Unfit("This exercise asks to choose among its options".into()), None);
            }
            (_, Answer::Program(text)) => {
                judging.program.clone_from(text);
                judging.begin_program();
            }
            _ => judging.fail(FailureKind::Unfit("This exercise asks for a program".into()), None),
        }
        judging
    }

    /// Looks at what the starter itself can do, by the exercise's bound: what predictions are about.
    pub fn of_starter(library: &Library, exercise: &Exercise) -> Self {
        let exercise = Exercise { kind: Kind::Fix, ..exercise.clone() };
        Self::new(library, &exercise, &Answer::Program(exercise.starter.clone()))
    }

    fn begin_program(&mut self) {
        let failures = syntax::judge(&self.exercise, &self.program);
        let is_program = !failures.iter().any(|failure| matches!(failure.kind, FailureKind::Syntax { .. }));
        self.verdict.failures = failures;
        if is_program {
            self.stage = Stage::Run(Box::new(Run::usual(self.machine(self.measures_work()))), Purpose::Usual);
        }
    }

    /// Whether the usual run has to be recorded, to tell what its strands computed.
    fn measures_work(&self) -> bool {
        self.exercise.checks.most_work.is_some() || self.exercise.checks.parallel.is_some()
    }

    /// A machine about to run the program.
    fn machine(&self, trace: bool) -> Machine {
        let settings = Settings { switch: self.exercise.switch, cores: self.exercise.cores, trace, ..Settings::default() };
        Machine::new(&self.library, &self.exercise.program(&self.program), &settings)
    }

    /// Goes on for about so many instructions or steps of the search.
    pub fn advance(&mut self, budget: u64) -> Progress {
        match &mut self.stage {
            Stage::Done(_) => return Progress::Done,
            Stage::Run(run, purpose) => {
                let purpose = *purpose;
                // Instructions are much faster than steps of a search.
                match run.advance(budget.saturating_mul(16)) {
                    Status::Running if run.steps() < LONGEST_RUN => {}
                    Status::NeedsPack => return Progress::NeedsPack,
                    status => self.run_is_over(status, purpose),
                }
            }
            Stage::Search(search) => {
                if search.advance(budget) {
                    self.search_is_over();
                }
            }
        }
        if matches!(self.stage, Stage::Done(_)) { Progress::Done } else { Progress::Running }
    }

    /// After [`Progress::NeedsPack`], when the pack cannot be had.
    pub fn go_without_pack(&mut self) {
        if let Stage::Run(run, _) = &mut self.stage {
            run.go_without_pack();
        }
    }

    /// Ends a search that has taken too long: what was found by then stands, and an answer without a failure is unsettled.
    pub fn give_up(&mut self) {
        if matches!(self.stage, Stage::Search(_)) {
            self.search_is_over();
        }
        if !matches!(self.stage, Stage::Done(_)) {
            self.stage = Stage::Done(None);
        }
    }

    /// How far the search is: complete executions and states. Nothing before it begins.
    pub fn extent(&self) -> (u64, u64) {
        match &self.stage {
            Stage::Search(search) => search.extent(),
            _ => (self.verdict.coverage.executions, self.verdict.coverage.states),
        }
    }

    /// What is known by now; all of it once judging is done.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// The search that found what [`Witness::reached`] counts, for who wants to tell a schedule step by step.
    pub fn search(&mut self) -> Option<(&mut Exploration, &Report)> {
        match &mut self.stage {
            Stage::Done(Some(search)) => search.found(),
            _ => None,
        }
    }

    fn fail(&mut self, kind: FailureKind, witness: Option<Witness>) {
        let outputs = self.verdict.failures.iter().filter(|failure| matches!(failure.kind, FailureKind::Output(_))).count();
        let known = match &kind {
            FailureKind::Output(_) => outputs >= MOST_OUTPUTS || self.verdict.failures.iter().any(|failure| failure.kind == kind),
            FailureKind::Missing(_) | FailureKind::Race { .. } => {
                self.verdict.failures.iter().any(|failure| failure.kind == kind)
            }
            _ => self.verdict.failure(&kind).is_some(),
        };
        if !known {
            self.verdict.failures.push(Failure { kind, witness });
        }
    }

    fn judge_choices(&mut self, picked: &[usize]) {
        self.verdict.coverage.enough = true;
        let options = self.exercise.question.as_ref().map(|question| question.options.as_slice()).unwrap_or_default();
        let wrong = picked.iter().filter(|index| options.get(**index).is_none_or(|option| !option.right)).count();
        let missing = options.iter().enumerate().filter(|(index, option)| option.right && !picked.contains(index)).count();
        if wrong + missing > 0 {
            self.fail(FailureKind::Choice { wrong, missing }, None);
        }
    }

    fn run_is_over(&mut self, status: Status, purpose: Purpose) {
        let Stage::Run(run, _) = std::mem::replace(&mut self.stage, Stage::Done(None)) else { return };
        let ended = run.ended(status);
        let together = self.exercise.checks.together;
        match purpose {
            Purpose::Aim => self.judge_break(&ended),
            Purpose::Usual => {
                self.verdict.coverage.runs = 1;
                if ended.failure == Some(FailureKind::Endless) {
                    // A search of what never ends would not end either.
                    self.judge_end(&ended);
                    self.verdict.coverage.enough = true;
                    return;
                }
                self.verdict.time = (!matches!(ended.failure, Some(FailureKind::Deadlock(_)))).then_some(ended.time);
                if let Some(most) = self.exercise.checks.most_time.filter(|most| ended.time > *most) {
                    self.fail(FailureKind::Slow { took: ended.time, most }, Some(ended.witness()));
                }
                let found = ended.work * 100 / ended.time.max(1);
                if let Some(wanted) = self.exercise.checks.parallel.filter(|wanted| found < *wanted) {
                    self.fail(FailureKind::Serial { found, wanted }, Some(ended.witness()));
                }
                if let Some(most) = self.exercise.checks.most_work.filter(|most| ended.work > *most) {
                    self.fail(FailureKind::Busy { took: ended.work, most }, Some(ended.witness()));
                }
                if self.exercise.checks.most_work.is_some_and(|most| ended.work > most) {
                    // Who looks again and again has more schedules than anybody can look at.
                    self.judge_end(&ended);
                    self.verdict.coverage.enough = true;
                    return;
                }
                if matches!(self.exercise.bound, Bound::Runs(_)) {
                    self.judge_end(&ended);
                } else if let Some(FailureKind::Exception(exception)) = &ended.failure {
                    self.uncaught = Some((exception.clone(), ended.output.clone()));
                }
                if together.is_some() {
                    let run = Run::starting_first(self.machine(true));
                    self.stage = Stage::Run(Box::new(run), Purpose::Together);
                } else {
                    self.look_further(1);
                }
            }
            Purpose::Together => {
                if let Some(wanted) = together.filter(|wanted| ended.together < *wanted) {
                    self.fail(FailureKind::Together { found: ended.together, wanted }, Some(ended.witness()));
                }
                self.look_further(1);
            }
            Purpose::Random(number) => {
                self.verdict.coverage.runs += 1;
                self.judge_end(&ended);
                if ended.failure == Some(FailureKind::Endless) {
                    self.verdict.coverage.enough = true;
                } else {
                    self.look_further(number + 1);
                }
            }
        }
    }

    /// Begins the next run by chance, or the search, if the exercise demands one.
    fn look_further(&mut self, next: u32) {
        self.stage = match self.exercise.bound {
            Bound::Runs(runs) if next < runs => {
                Stage::Run(Box::new(Run::random(self.machine(false), next.into())), Purpose::Random(next))
            }
            Bound::Runs(_) => {
                self.verdict.coverage.enough = true;
                self.judge_what_is_possible();
                return;
            }
            Bound::All => Stage::Search(Box::new(Search::new(self.machine(false), self.exercise.switch, None))),
            Bound::Preemptions(n) => Stage::Search(Box::new(Search::new(self.machine(false), self.exercise.switch, Some(n)))),
        };
    }

    /// What one end of the program shows.
    fn judge_end(&mut self, ended: &run::Ended) {
        if let Some(kind) = ended.failure.clone() {
            let unended = matches!(kind, FailureKind::Endless | FailureKind::Deadlock(_));
            if let FailureKind::Exception(exception) = &kind {
                self.note_outcome(&ended.output, std::slice::from_ref(exception));
            }
            self.fail(kind, Some(ended.witness()));
            if unended {
                return;
            }
        } else {
            self.note_outcome(&ended.output, &[]);
        }
        if !self.exercise.allows(&ended.output) {
            self.fail(FailureKind::Output(ended.output.clone()), Some(ended.witness()));
        }
    }

    /// An aim is met by a run that fails as the exercise says.
    fn judge_break(&mut self, ended: &run::Ended) {
        self.verdict.coverage.enough = true;
        let output = FailureKind::Output(ended.output.clone());
        let met = self.exercise.fails.iter().all(|(kind, _)| {
            ended.failure.as_ref().is_some_and(|failure| failure.is_like(kind))
                || output.is_like(kind) && ended.failure.is_none() && !self.exercise.allows(&ended.output)
        });
        if !met {
            self.fail(FailureKind::Unbroken, Some(ended.witness()));
        }
    }

    fn note_outcome(&mut self, output: &str, uncaught: &[String]) {
        let outcome = (output.to_owned(), uncaught.to_vec());
        if !self.verdict.outcomes.contains(&outcome) {
            self.verdict.outcomes.push(outcome);
        }
    }

    fn judge_what_is_possible(&mut self) {
        for wanted in self.exercise.checks.possible.clone() {
            if !self.verdict.outcomes.iter().any(|(output, _)| self.exercise.same_output(&wanted, output)) {
                self.fail(FailureKind::Missing(wanted), None);
            }
        }
    }

    fn search_is_over(&mut self) {
        let Stage::Search(mut search) = std::mem::replace(&mut self.stage, Stage::Done(None)) else { return };
        search.judge(self);
        if search.races {
            self.stage = Stage::Done(Some(search));
            return;
        }
        self.judge_what_is_possible();
        if self.exercise.checks.races_forbidden && self.verdict.standing() == Standing::Passed {
            let search = Search::for_races(self.machine(false), self.exercise.switch);
            self.stage = Stage::Search(Box::new(search));
            return;
        }
        self.stage = Stage::Done(Some(search));
    }
}
