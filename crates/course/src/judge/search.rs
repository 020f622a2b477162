//! The explorer over an answer: every schedule that matters, or those within the exercise's bound.

use interleave_core::{Machine, SwitchModel};
use interleave_explore::{
    Bound as Uncovered, Progress, Rest,
    exploration::{Engines, Exploration, Settings},
    report::{Reached, Report},
    telling::Waiting,
    verdict,
};

use super::{Judging, LONGEST_SEARCH};
use crate::{
    exercise::Bound,
    verdict::{FailureKind, Witness},
};

/// A search under way.
pub(super) struct Search {
    exploration: Exploration,
    /// What it found, once it is through.
    report: Option<Report>,
    left: u64,
    /// Whether it looks for races, which only the engine that counts executions tells of.
    pub(super) races: bool,
}

impl Search {
    pub(super) fn new(machine: Machine, switch: SwitchModel, preemptions: Option<u32>) -> Self {
        // Only the search of states goes by preemptions.
        let engines = if preemptions.is_some() { Engines::States } else { Engines::Both };
        let settings = Settings { switch, engines, preemptions, ..Settings::default() };
        Self { exploration: Exploration::new(machine, settings), report: None, left: LONGEST_SEARCH, races: false }
    }

    /// A search that sees all races, if it gets to its end.
    pub(super) fn for_races(machine: Machine, switch: SwitchModel) -> Self {
        let settings = Settings { switch, engines: Engines::Dpor, ..Settings::default() };
        Self { exploration: Exploration::new(machine, settings), report: None, left: LONGEST_SEARCH, races: true }
    }

    /// Goes on for about so many steps; whether it is through.
    pub(super) fn advance(&mut self, budget: u64) -> bool {
        let budget = budget.min(self.left);
        // Of what cannot be searched to the end the last part is tried at random, which finds more faults.
        let used = 1.0 - self.left as f64 / LONGEST_SEARCH as f64;
        self.left -= budget;
        // What was found stands also when the engines contradict each other; then it is no proof, for the search is not through.
        let over = !matches!(self.exploration.advance_within(budget, used), Ok(Progress::Running));
        over || self.left == 0
    }

    /// Complete executions and states so far.
    pub(super) fn extent(&self) -> (u64, u64) {
        let (executions, states, _) = self.exploration.progress();
        (executions, states)
    }

    pub(super) fn found(&mut self) -> Option<(&mut Exploration, &Report)> {
        let report = self.report.as_ref()?;
        Some((&mut self.exploration, report))
    }

    /// Says what was found.
    pub(super) fn judge(&mut self, judging: &mut Judging) {
        let report = self.exploration.report();
        let coverage = &mut judging.verdict.coverage;
        // A number of executions that are not all is none of classes.
        (coverage.executions, coverage.states) = (if report.counted { report.executions } else { 0 }, report.states);
        (coverage.exhaustive, coverage.bound) = (report.exhaustive, report.bound);
        coverage.enough = report.exhaustive
            || matches!((judging.exercise.bound, report.bound), (Bound::Preemptions(n), Some(Uncovered::Preemptions(m))) if n == m);
        if !self.races {
            for (index, reached) in report.reached.iter().enumerate() {
                self.judge_reached(judging, &report, index, reached);
            }
        }
        if judging.exercise.checks.races_forbidden {
            for raced in &report.races {
                judging.fail(FailureKind::Race { place: raced.place.clone(), strands: raced.strands.clone() }, None);
            }
        }
        self.report = Some(report);
    }

    fn judge_reached(&mut self, judging: &mut Judging, report: &Report, index: usize, reached: &Reached) {
        let output = &reached.outcome.stdout;
        let mut kinds = Vec::new();
        match reached.rest {
            Rest::Deadlock => {
                let waiting = self.exploration.waiting(&reached.steps).into_iter();
                let waiting = waiting.map(|Waiting { strand, line, what }| match line {
                    0 => format!("{strand} waits for {what}"),
                    _ => format!("{strand} (line {line}) waits for {what}"),
                });
                kinds.push(FailureKind::Deadlock(waiting.collect()));
            }
            Rest::Livelock => kinds.push(FailureKind::Livelock),
            Rest::Finished => {
                judging.note_outcome(output, &reached.outcome.uncaught);
                kinds.extend(reached.outcome.uncaught.first().map(|exception| FailureKind::Exception(exception.clone())));
                if reached.outcome.exit != 0 && kinds.is_empty() {
                    // The explorer does not hear of an exception before the first thread; the usual run did.
                    kinds.push(match &judging.uncaught {
                        Some((exception, written)) if written == output => FailureKind::Exception(exception.clone()),
                        _ => FailureKind::Exit(reached.outcome.exit),
                    });
                }
                if !judging.exercise.allows(output) {
                    kinds.push(FailureKind::Output(output.clone()));
                }
            }
        }
        for kind in kinds {
            let witness = Witness {
                schedule: reached.schedule.as_ref().map(ToString::to_string),
                reached: Some(index),
                output: output.clone(),
                story: self.story(report, reached),
            };
            judging.fail(kind, Some(witness));
        }
    }

    /// How it came to an end, in the explorer's words: told of this end as if all others had been well.
    fn story(&mut self, report: &Report, reached: &Reached) -> Option<String> {
        let serial =
            |other: &&Reached| other.cost.preemptions == 0 && other.rest == Rest::Finished && other.outcome.uncaught.is_empty();
        let mut all: Vec<Reached> = report.reached.iter().filter(serial).filter(|other| *other != reached).cloned().collect();
        all.push(reached.clone());
        let last = all.len() - 1;
        let report = Report { reached: all, ..report.clone() };
        let told = verdict::verdict(&mut self.exploration, &report);
        (told.witness == Some(last)).then_some(told.sentence)
    }
}
