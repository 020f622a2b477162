//! A run in which the learner chooses who goes on: one step at a time, and back.

use crate::interpreter::Hand;
use crate::moment::moment;
use crate::outlook::Outlook;
use crate::python::{chunk, end_of};
use crate::timeline::timeline;
use interleave_core::schedule::ByHand;
use interleave_core::{Machine, Status, StrandId, SwitchModel};
use interleave_protocol::{Did, End, HandState, Hint, Reach};

/// So many choices can be taken back.
const MOST_STEPS: usize = 2_000;
/// So many instructions a strand may do before it comes to the program's own code again.
const MOST_INSTRUCTIONS: u64 = 2_000_000;
/// So many switch points it may pass until then.
const MOST_POINTS: usize = 200_000;

/// The machine after a choice, and how the run ended with it.
#[derive(Clone)]
pub(crate) struct Standing {
    pub(crate) machine: Machine,
    pub(crate) end: Option<End>,
}

/// A Python program, run by hand.
pub struct PythonHand {
    /// After each choice so far; the first one stands before all.
    steps: Vec<Standing>,
    switch: SwitchModel,
    /// The search for what can go wrong from here, if one is under way.
    outlook: Option<Outlook>,
}

impl PythonHand {
    /// Of the program that a machine is about to run. As long as the main thread is alone it needs nobody to choose it.
    pub fn new(machine: Machine, switch: SwitchModel) -> Self {
        let mut standing = Standing { machine, end: None };
        let mut choices = 0;
        loop {
            standing.go_to_choice();
            let alone = standing.machine.alive().nth(1).is_none();
            if !alone || standing.end.is_some() || choices == MOST_POINTS {
                break;
            }
            let Some(first) = standing.machine.asks().first().copied() else { break };
            standing.answer(first);
            choices += 1;
        }
        Self { steps: vec![standing], switch, outlook: None }
    }

    fn last(&mut self) -> Option<&mut Standing> {
        self.steps.last_mut()
    }
}

impl Standing {
    /// The same place, to go on from.
    pub(crate) fn copy(&mut self) -> Self {
        Self { machine: self.machine.snapshot(), end: self.end.clone() }
    }

    /// Who can go on.
    pub(crate) fn enabled(&self) -> Vec<StrandId> {
        if self.end.is_some() { Vec::new() } else { self.machine.asks().to_vec() }
    }

    /// Runs to the next choice or to the end.
    fn go_to_choice(&mut self) {
        self.run(ByHand::default());
    }

    /// The strand goes on to the next choice.
    fn answer(&mut self, strand: StrandId) {
        self.run(ByHand { answer: Some(strand) });
    }

    fn run(&mut self, mut scheduler: ByHand) {
        loop {
            match self.machine.run(&mut scheduler, MOST_INSTRUCTIONS) {
                Status::Running if !self.machine.asks().is_empty() => return,
                Status::Running => {}
                Status::NeedsPack => self.machine.go_without_pack(),
                status => {
                    self.end = end_of(&status);
                    return;
                }
            }
        }
    }

    /// Lets a strand go on to its next statement or operation, or as far as it can.
    pub(crate) fn step(&mut self, strand: StrandId, reach: Reach, switch: SwitchModel) {
        for _ in 0..MOST_POINTS {
            if !self.machine.asks().contains(&strand) {
                return;
            }
            self.answer(strand);
            let there = match self.machine.next_of(strand) {
                Some(statement) => statement || reach == Reach::Operation,
                // Between two of CPython's switch points nobody can be chosen, wherever they are.
                None => switch == SwitchModel::Gil && self.machine.line_of(strand) > 0,
            };
            if there || self.end.is_some() {
                return;
            }
        }
    }
}

impl Hand for PythonHand {
    fn choose(&mut self, strand: u32, reach: Reach) {
        self.outlook = None;
        let switch = self.switch;
        let Some(mut next) = self.last().map(Standing::copy) else {
            return;
        };
        if !next.machine.asks().contains(&StrandId(strand)) {
            return;
        }
        next.machine.diary().deeds.clear();
        next.step(StrandId(strand), reach, switch);
        if self.steps.len() > MOST_STEPS {
            self.steps.remove(1);
        }
        self.steps.push(next);
    }

    fn undo(&mut self) {
        self.outlook = None;
        if self.steps.len() > 1 {
            self.steps.pop();
        }
    }

    fn look(&mut self, reach: Reach, tries: usize) -> Option<Hint> {
        let switch = self.switch;
        let here = self.steps.last_mut()?;
        let outlook = self.outlook.get_or_insert_with(|| Outlook::new(here.copy()));
        let hint = outlook.advance(reach, switch, tries)?;
        self.outlook = None;
        Some(hint)
    }

    fn state(&mut self) -> HandState {
        let count = self.steps.len() - 1;
        let former = count.checked_sub(1).map(|before| self.steps[before].machine.moment());
        let Some(Standing { machine, end }) = self.steps.last_mut() else { return HandState::default() };
        let deed = machine.diary().deeds.last().copied();
        let did = deed.filter(|_| count > 0).map(|deed| Did {
            strand: deed.strand.0,
            line: machine.line_of_deed(&deed),
            text: machine.deed_in_words(&deed),
        });
        let moment = moment(count as u64, &machine.moment(), former.as_ref(), did);
        let deadlock = match machine.status() {
            Status::Deadlock(deadlock) => Some(deadlock.clone()),
            _ => None,
        };
        HandState {
            enabled: if end.is_some() { Vec::new() } else { machine.asks().iter().map(|strand| strand.0).collect() },
            end: end.clone(),
            output: machine.untaken_output().cloned().map(chunk).collect(),
            timeline: timeline(machine.trace(), moment.time, deadlock.as_ref()),
            schedule: machine.schedule().to_string(),
            moment,
        }
    }
}
