//! What would have been without a switch, and what can go wrong from where a run by hand stands.

use crate::model::{Effect, Model};
use crate::output::Output;
use crate::picture::Picture;
use crate::schedules::WhatIf;
use crate::stand::Unit;
use interleave_protocol::{Chunk, End, Hint, Program, Reach, RunId, Settings, Timeline, ToEngine};
use std::rc::Rc;

impl Model {
    /// Runs the program without the switch behind this row of the counterexample, and then with it, so that both can be compared.
    pub(super) fn what_if(&mut self, row: usize) -> Vec<Effect> {
        let otherwise = self.schedules.counterexample().and_then(|shown| shown.rows.get(row)?.otherwise.clone());
        let Some(schedule) = otherwise.filter(|_| self.schedules.text == self.text && self.engine_ready()) else { return vec![] };
        self.ways.stop();
        self.run = RunId(self.run.0.wrapping_add(1));
        self.schedules.what_if = Some(WhatIf { row, run: self.run, output: Output::default(), done: None });
        let settings = Settings { schedule: Some(schedule), switch: self.schedules.switch, ..Settings::default() };
        let program = Program { files: self.program_files() };
        vec![Effect::Send(ToEngine::Run { run: self.run, program, settings })]
    }

    /// Takes in what the run without the switch prints; whether it was that run.
    pub(super) fn what_if_prints(&mut self, run: RunId, chunks: &[Chunk]) {
        if let Some(what_if) = self.schedules.what_if.as_mut().filter(|what_if| what_if.run == run && what_if.done.is_none()) {
            what_if.output.extend(chunks.to_vec());
        }
    }

    /// Takes in how the run without the switch ended, and starts the one with it; `None` if it is another run.
    pub(super) fn what_if_ends(&mut self, run: RunId, end: &End, timeline: &Timeline) -> Option<Vec<Effect>> {
        let what_if = self.schedules.what_if.as_mut().filter(|what_if| what_if.run == run && what_if.done.is_none())?;
        what_if.done = Some((end.clone(), Picture::new(timeline.clone())));
        let row = what_if.row;
        let outcome = self.schedules.counterexample().map(|shown| shown.outcome as usize)?;
        let effects = self.run_schedule(outcome);
        self.schedules.row = Some(row);
        self.stand.row = Some(row);
        Some(effects)
    }

    /// Looks for what can go wrong from here.
    pub(super) fn ask_hint(&mut self) -> Vec<Effect> {
        if self.hand.as_ref().is_none_or(|hand| hand.end.is_some()) {
            return vec![];
        }
        self.outlook = Outlook::Looking;
        let reach = if self.stand.unit == Unit::Operation { Reach::Operation } else { Reach::Line };
        vec![Effect::Send(ToEngine::Hint { run: self.run, reach })]
    }

    /// The engine has looked.
    pub(super) fn take_hint(&mut self, run: RunId, hint: Hint) {
        if run == self.run && self.outlook == Outlook::Looking {
            self.outlook = Outlook::Seen(Rc::new(hint));
        }
    }
}

/// What is known of what can go wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Outlook {
    /// Nobody asked.
    #[default]
    Unasked,
    /// The engine looks.
    Looking,
    /// It has looked.
    Seen(Rc<Hint>),
}
