//! By hand: the learner is the scheduler.

use crate::model::{Effect, Model, Phase, Task};
use crate::output::Output;
use crate::picture::Picture;
use crate::stand::Unit;
use crate::update::Outlook;
use interleave_protocol::{HandState, Reach, ToEngine};
use std::rc::Rc;

impl Model {
    /// Begins a run in which the learner chooses who goes on.
    pub(super) fn begin_by_hand(&mut self) -> Vec<Effect> {
        self.following = None;
        self.clear_run();
        self.unmark();
        self.start(Task::Hand)
    }

    /// A strand goes on.
    pub(super) fn choose(&mut self, strand: u32) -> Vec<Effect> {
        let can = self.hand.as_ref().is_some_and(|hand| hand.enabled.contains(&strand));
        if !can {
            return vec![];
        }
        let reach = if self.stand.unit == Unit::Operation { Reach::Operation } else { Reach::Line };
        vec![Effect::Send(ToEngine::Choose { run: self.run, strand, reach })]
    }

    /// Takes the last choice back, the one that ended the run too.
    pub(super) fn undo_choice(&mut self) -> Vec<Effect> {
        match &self.hand {
            Some(hand) if hand.moment.place > 0 => vec![Effect::Send(ToEngine::Undo(self.run))],
            _ => vec![],
        }
    }

    /// The engine says how the run by hand stands.
    pub(super) fn take_hand(&mut self, state: HandState) {
        self.phase = match &state.end {
            Some(end) => Phase::Ended { end: end.clone(), time: state.moment.time },
            None => Phase::Running,
        };
        self.outlook = Outlook::Unasked;
        self.output = Output::default();
        self.output.extend(state.output.clone());
        self.picture = Picture::new(state.timeline.clone());
        self.following = Some((state.schedule.clone(), self.hand_switch));
        self.ran.0 = Some(state.schedule.clone());
        self.hand = Some(Rc::new(state));
    }
}
