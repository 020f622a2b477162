//! The run in which the learner is the scheduler: it goes on only when they choose.

use super::Session;
use crate::interpreter::{Hand, Interpreter};
use interleave_protocol::{End, FromEngine, Program, Reach, RunId, Settings};

/// So many choices are tried between two looks at whether something else was asked.
const TRIES: usize = 8;

/// A run by hand, and what the learner wants of it.
pub(super) struct Handling<H> {
    id: RunId,
    hand: H,
    wishes: Vec<Wish>,
    /// How far a choice goes in the search for what can go wrong that is under way.
    looking: Option<Reach>,
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
        !self.wishes.is_empty() || self.looking.is_some()
    }
}

impl<I: Interpreter> Session<I> {
    pub(super) fn start_hand(&mut self, id: RunId, program: Program, settings: &Settings) {
        match self.interpreter.by_hand(program, settings) {
            Ok(hand) => self.hand = Some(Handling { id, hand, wishes: vec![Wish::Look], looking: None }),
            Err(explanation) => self.refuse(id, End::Refused { explanation }),
        }
    }

    pub(super) fn want_choice(&mut self, run: RunId, strand: u32, reach: Reach) {
        self.wish(run, Wish::Choose(strand, reach));
    }

    pub(super) fn want_undo(&mut self, run: RunId) {
        self.wish(run, Wish::Undo);
    }

    /// Looks for what can go wrong from here.
    pub(super) fn want_hint(&mut self, run: RunId, reach: Reach) {
        if let Some(handling) = self.hand.as_mut().filter(|handling| handling.id == run) {
            handling.looking = Some(reach);
        }
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
            if let Some(hint) = handling.looking.and_then(|reach| handling.hand.look(reach, TRIES)) {
                handling.looking = None;
                self.outbox.push(FromEngine::Hint { run: handling.id, hint });
            }
            return;
        }
        handling.looking = None;
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
