//! Judging an answer: in slices of a few milliseconds, as an exploration.

use super::{Pack, Session, TURN};
use crate::interpreter::{Interpreter, Judging, SearchProgress};
use interleave_protocol::{FromEngine, RunId, Submission};

/// Steps between two looks at the clock.
const SLICE: u64 = 500;

/// The answer that is being judged.
pub(super) struct Judged<J> {
    pub(super) id: RunId,
    judging: J,
    /// Whether it cannot go on before the pack has come.
    pub(super) held: bool,
}

impl<J: Judging> Judged<J> {
    /// It goes on when the pack has come, or without if it has not.
    pub(super) fn release(&mut self, with_pack: bool) {
        if std::mem::take(&mut self.held) && !with_pack {
            self.judging.go_without_pack();
        }
    }
}

impl<I: Interpreter> Session<I> {
    pub(super) fn start_judging(&mut self, id: RunId, submission: Submission) {
        match self.interpreter.judge(submission) {
            Ok(judging) => self.judged = Some(Judged { id, judging, held: false }),
            Err(explanation) => self.outbox.push(FromEngine::NotExplored { run: id, explanation }),
        }
    }

    /// Works on the verdict for some milliseconds, if one is wanted.
    pub(super) fn work_judging(&mut self, start: f64, clock: &mut impl FnMut() -> f64) {
        let Some(mut judged) = self.judged.take_if(|judged| !judged.held) else { return };
        loop {
            match judged.judging.advance(SLICE) {
                SearchProgress::Running => {}
                SearchProgress::NeedsPack => {
                    judged.held = true;
                    if self.pack == Pack::Idle {
                        self.pack = Pack::Wanted;
                    }
                }
                SearchProgress::Over => {
                    let judgement = Box::new(judged.judging.judgement());
                    return self.outbox.push(FromEngine::Judged { run: judged.id, judgement });
                }
                SearchProgress::Failed(explanation) => {
                    return self.outbox.push(FromEngine::NotExplored { run: judged.id, explanation });
                }
            }
            if judged.held || clock() - start >= TURN {
                self.judged = Some(judged);
                return;
            }
        }
    }
}
