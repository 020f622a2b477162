//! What the page around an embed asks for.

use crate::host::Heard;
use crate::model::{Effect, Engine, Model, Origin};

impl Model {
    pub(super) fn heard(&mut self, heard: Heard) -> Vec<Effect> {
        match heard {
            Heard::Theme(dark) => {
                self.chosen_dark = Some(dark);
                vec![Effect::ShowTheme]
            }
            Heard::Program(text) => {
                self.origin = Origin::Link(text.as_str().into());
                self.lessons.open = None;
                (self.address, self.schedule) = (None, None);
                self.forget_run();
                self.replace(text.into())
            }
            Heard::Rest => {
                self.rests = true;
                vec![]
            }
        }
    }

    /// The learner is here: an engine will be wanted.
    pub(super) fn wake(&mut self) -> Vec<Effect> {
        self.rests = false;
        if self.engine != Engine::Resting {
            return vec![];
        }
        self.engine = Engine::Loading;
        vec![Effect::Restart]
    }

    /// Gives the engine up, if that was asked for and nothing is under way.
    pub(super) fn rest_if_asked(&mut self) -> Option<Effect> {
        if !self.rests || self.busy() {
            return None;
        }
        self.rests = false;
        if !matches!(self.engine, Engine::Ready { .. } | Engine::Loading) {
            return None;
        }
        self.engine = Engine::Resting;
        self.bench.lost();
        // The engine held the run in which one could stand.
        self.stand = self.stand.elsewhere();
        self.hand = None;
        Some(Effect::Rest)
    }
}
