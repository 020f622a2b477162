//! The last run gone through once more, while there is nothing else to do, so that the page can stand anywhere in it.

use super::{Session, TURN};
use crate::interpreter::{Interpreter, Run, Walk};
use interleave_protocol::{FromEngine, RunId};

/// The run that one can stand in.
pub(super) struct Walking<W> {
    id: RunId,
    walk: W,
    /// Whether it was gone through.
    over: bool,
    /// Where the page wants to stand.
    wanted: Option<u64>,
}

impl<W: Walk> Walking<W> {
    pub(super) fn new(id: RunId, walk: W) -> Self {
        Self { id, walk, over: false, wanted: None }
    }

    pub(super) fn has_work(&self) -> bool {
        !self.over || self.wanted.is_some()
    }
}

impl<I: Interpreter> Session<I> {
    /// The page wants to stand before an operation of a run. Only the newest wish need be met.
    pub(super) fn want_to_stand(&mut self, run: RunId, place: u64) {
        if let Some(walking) = self.walking.as_mut().filter(|walking| walking.id == run) {
            walking.wanted = Some(place);
        }
    }

    pub(super) fn walk_soon(&mut self, id: RunId, run: I::Run) {
        self.walking = Some(Walking::new(id, run.walk()));
    }

    /// Goes through the last run for some milliseconds, then stands where the page wants.
    pub(super) fn work_walk(&mut self, start: f64, clock: &mut impl FnMut() -> f64) {
        let Some(walking) = &mut self.walking else { return };
        while !walking.over {
            if !walking.walk.advance() {
                walking.over = true;
                self.outbox.push(FromEngine::Walked { run: walking.id, walk: walking.walk.places() });
            }
            if clock() - start >= TURN {
                return;
            }
        }
        if let Some(place) = walking.wanted.take() {
            let moment = Box::new(walking.walk.stand(place));
            self.outbox.push(FromEngine::Stands { run: walking.id, moment });
        }
    }
}
