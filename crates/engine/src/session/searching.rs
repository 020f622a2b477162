//! The exploration under way: it works in slices of a few milliseconds, tells how far it is, and ends when its time is up.

use super::{Pack, Session, TURN};
use crate::interpreter::{Interpreter, Search, SearchProgress};
use interleave_protocol::{ExploreSettings, FromEngine, Program, RunId};

/// Milliseconds between two messages on how far it is.
const PROGRESS_INTERVAL: f64 = 100.0;
/// Milliseconds that a slice should take at most, and at least: its steps become fewer or more.
const SLICE: std::ops::Range<f64> = 2.0..8.0;
/// Steps of the first slice.
const FIRST_SLICE: u64 = 64;
/// Most steps of a slice.
const LARGEST_SLICE: u64 = 1 << 20;

/// The exploration under way.
pub(super) struct Searching<S> {
    pub(super) id: RunId,
    search: S,
    /// Steps of the next slice.
    steps: u64,
    /// Milliseconds after which its time is up.
    limit: f64,
    /// When it began by the clock, in milliseconds; known from its first work on.
    begun: Option<f64>,
    /// When it was last worked on.
    seen: f64,
    /// When it was last told how far it is.
    told: f64,
    /// Whether it cannot go on before the pack has come.
    pub(super) held: bool,
}

impl<S: Search> Searching<S> {
    /// It goes on when the pack has come, or without if it has not.
    pub(super) fn release(&mut self, with_pack: bool) {
        if std::mem::take(&mut self.held) && !with_pack {
            self.search.go_without_pack();
        }
    }
}

impl<I: Interpreter> Session<I> {
    pub(super) fn start_search(&mut self, id: RunId, program: Program, settings: &ExploreSettings) {
        match self.interpreter.explore(program, settings) {
            Ok(search) => {
                let limit = f64::from(settings.seconds) * 1e3;
                let (begun, seen, told) = (None, 0.0, f64::NEG_INFINITY);
                self.search = Some(Searching { id, search, steps: FIRST_SLICE, limit, begun, seen, told, held: false });
            }
            Err(explanation) => self.outbox.push(FromEngine::NotExplored { run: id, explanation }),
        }
    }

    pub(super) fn stop_search(&mut self) {
        if let Some(searching) = self.search.take() {
            self.end_search(searching);
        }
    }

    fn end_search(&mut self, mut searching: Searching<I::Search>) {
        let seconds = searching.begun.map_or(0.0, |begun| (searching.seen - begun) / 1e3);
        let result = Box::new(searching.search.result(seconds));
        self.outbox.push(FromEngine::Explored { run: searching.id, result });
    }

    /// Works on the exploration for some milliseconds, if there is one.
    pub(super) fn work_search(&mut self, start: f64, clock: &mut impl FnMut() -> f64) {
        let Some(mut searching) = self.search.take_if(|searching| !searching.held) else { return };
        let begun = *searching.begun.get_or_insert(start);
        let mut now = start;
        loop {
            let before = now;
            let progress = searching.search.advance(searching.steps, (now - begun) / searching.limit);
            now = clock();
            searching.seen = now;
            if now - before < SLICE.start {
                searching.steps = (searching.steps * 2).min(LARGEST_SLICE);
            } else if now - before > SLICE.end {
                searching.steps = (searching.steps / 2).max(1);
            }
            match progress {
                SearchProgress::Running => {}
                SearchProgress::NeedsPack => searching.held = true,
                SearchProgress::Over => return self.end_search(searching),
                SearchProgress::Failed(explanation) => {
                    return self.outbox.push(FromEngine::NotExplored { run: searching.id, explanation });
                }
            }
            if now - begun >= searching.limit {
                searching.search.time_is_up();
            }
            if now - searching.told >= PROGRESS_INTERVAL {
                searching.told = now;
                self.outbox.push(FromEngine::Exploring { run: searching.id, extent: searching.search.extent() });
            }
            if searching.held && self.pack == Pack::Idle {
                self.pack = Pack::Wanted;
            }
            if searching.held || now - start >= TURN {
                self.search = Some(searching);
                return;
            }
        }
    }
}
