//! What the timeline shows of a run: its facts, their arrangement, and room for waits that never end.

use crate::lanes::Lanes;
use interleave_protocol::{FOREVER, Span, State, Timeline};
use std::rc::Rc;

/// The time that a wait without an end gets in the picture: this part of the run.
const BEYOND: u64 = 4;
/// And at least this many nanoseconds.
const LEAST_BEYOND: u64 = 1_000;

/// A timeline with its lanes, shared with the views.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The facts.
    pub timeline: Rc<Timeline>,
    /// Their arrangement.
    pub lanes: Rc<Lanes>,
    /// Virtual time at which the picture ends, in nanoseconds: after the run's end if somebody waits for ever.
    pub end: u64,
}

impl Picture {
    /// Arranges what a run's strands did.
    pub fn new(timeline: Timeline) -> Self {
        let endless = timeline.spans.iter().any(|span| span.end == FOREVER);
        let beyond = if endless { (timeline.end / BEYOND).max(LEAST_BEYOND) } else { 0 };
        let lanes = Rc::new(Lanes::new(&timeline));
        Self { end: timeline.end.saturating_add(beyond), timeline: Rc::new(timeline), lanes }
    }

    /// Whether there is anything to draw.
    pub fn is_empty(&self) -> bool {
        self.timeline.spans.is_empty()
    }

    /// Whether some strand was ended by an exception.
    pub fn has_failure(&self) -> bool {
        self.timeline.spans.iter().any(|span| span.state == State::Failed)
    }

    /// Where a span ends in the picture.
    pub fn end_of(&self, span: &Span) -> u64 {
        span.end.min(self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(ends: &[u64]) -> Timeline {
        let span = |&end| Span { strand: 0, state: State::Blocked, start: 0, end, line: 0, detail: String::new() };
        Timeline { spans: ends.iter().map(span).collect(), end: 1_000_000, ..Timeline::default() }
    }

    #[test]
    fn a_run_that_ended_is_shown_to_its_end() {
        assert_eq!(Picture::new(timeline(&[10, 1_000_000])).end, 1_000_000);
        assert!(Picture::default().is_empty());
    }

    #[test]
    fn what_never_ends_reaches_beyond_the_run() {
        let picture = Picture::new(timeline(&[10, FOREVER]));
        assert_eq!(picture.end, 1_250_000);
        let ends: Vec<u64> = picture.timeline.spans.iter().map(|span| picture.end_of(span)).collect();
        assert_eq!(ends, [10, 1_250_000]);
    }
}
