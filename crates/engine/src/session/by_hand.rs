//! The run in which the learner is the scheduler: it goes on only when they choose.

use super::Session;
use crate::interpreter::{Hand, Interpreter};
use interleave_protocol::{End, FromEngine, Program, Reach, RunId, Settings};

/// A run by hand, and what the learner wants of it.
pub(super) struct Handling<H> {
    id: RunId,
    hand: H,
    wishes: Vec<Wish>,
}

/// What the learner wants.
enum Wish {
    /// To see how it stands.
    Look,
    /// That a strand goes on.
    Choose(u32, Reach),
    /// That the last choice was not made.
    Undo,
}

impl<H> Handling<H> {
    pub(super) fn id(&self) -> RunId {
        self.id
    }

    pub(super) fn has_work(&self) -> bool {
        !self.wishes.is_empty()
    }
}

impl<I: Interpreter> Session<I> {
    pub(super) fn start_hand(&mut self, id: RunId, program: Program, settings: &Settings) {
        match self.interpreter.by_hand(program, settings) {
            Ok(hand) => self.hand = Some(Handling { id, hand, wishes: vec![Wish::Look] }),
            Err(explanation) => self.refuse(id, End::Refused { explanation }),
        }
    }

    pub(super) fn want_choice(&mut self, run: RunId, strand: u32, reach: Reach) {
        self.wish(run, Wish::Choose(strand, reach));
    }

    pub(super) fn want_undo(&mut self, run: RunId) {
        self.wish(run, Wish::Undo);
    }

    fn wish(&mut self, run: RunId, wish: Wish) {
        if let Some(handling) = self.hand.as_mut().filter(|handling| handling.id == run) {
            handling.wishes.push(wish);
        }
    }

    /// Does what the learner wants.
    pub(super) fn work_hand(&mut self) {
        let Some(handling) = &mut self.hand else { return };
        let wishes = std::mem::take(&mut handling.wishes);
        if wishes.is_empty() {
            return;
        }
        for wish in wishes {
            match wish {
                Wish::Look => {}
                Wish::Choose(strand, reach) => handling.hand.choose(strand, reach),
                Wish::Undo => handling.hand.undo(),
            }
        }
        let state = Box::new(handling.hand.state());
        self.outbox.push(FromEngine::Hand { run: handling.id, state });
    }
}
