//! Levels of detail: what of a lane is drawn on so many pixels. However long a run was, it is no more than a bar for each pixel.

use crate::axis::Stretch;
use interleave_protocol::{Span, State};

/// Spans that one summary is about.
const BLOCK: usize = 64;
/// Steps in which the share of running time is told.
const STEPS: u8 = 4;

/// What some spans in a row have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Which states there are, a bit each.
    states: u8,
    /// How long the strand ran in them, in nanoseconds.
    running: u64,
}

/// Something to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bar {
    /// A span by its place among all of the timeline, and where it begins and ends in pixels.
    Span {
        /// Its place.
        place: u32,
        /// Where it begins.
        left: f64,
        /// Where it ends.
        right: f64,
    },
    /// More spans than there is room for.
    Crowd {
        /// Where they begin, in pixels.
        left: f64,
        /// Where they end.
        right: f64,
        /// How the strand waited meanwhile, if it did: the state that says most.
        waited: Option<State>,
        /// For what part of the time it ran, in quarters; at least one if it ran at all.
        ran: u8,
    },
}

impl Summary {
    /// Of each [`BLOCK`] of a lane's spans.
    pub fn blocks(lane: &[u32], all: &[Span]) -> Vec<Self> {
        lane.chunks(BLOCK).map(|block| Self::of(block, all)).collect()
    }

    fn of(lane: &[u32], all: &[Span]) -> Self {
        let mut summary = Self::default();
        for place in lane {
            summary.add(&all[*place as usize]);
        }
        summary
    }

    fn add(&mut self, span: &Span) {
        self.states |= 1 << span.state as u8;
        if span.state == State::Running {
            self.running += span.end.saturating_sub(span.start);
        }
    }

    fn join(&mut self, other: Self) {
        self.states |= other.states;
        self.running += other.running;
    }

    fn has(self, state: State) -> bool {
        self.states & 1 << state as u8 != 0
    }

    /// The most telling way in which the strand waited.
    fn waited(self) -> Option<State> {
        [State::Blocked, State::Wanting, State::Ready, State::Sleeping].into_iter().find(|state| self.has(*state))
    }
}

/// A lane to be drawn: places of its spans among all, by time, and their summaries.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// All spans of the timeline.
    pub all: &'a [Span],
    /// The lane's own.
    pub lane: &'a [u32],
    /// What [`Summary::blocks`] says of them.
    pub blocks: &'a [Summary],
}

impl Source<'_> {
    fn span(&self, index: usize) -> &Span {
        &self.all[self.lane[index] as usize]
    }

    /// What these spans have in common.
    fn summary(&self, from: usize, until: usize) -> Summary {
        let first = from.div_ceil(BLOCK);
        let last = until / BLOCK;
        if first >= last {
            return Summary::of(&self.lane[from..until], self.all);
        }
        let mut summary = Summary::of(&self.lane[from..first * BLOCK], self.all);
        self.blocks[first..last].iter().for_each(|block| summary.join(*block));
        summary.join(Summary::of(&self.lane[last * BLOCK..until], self.all));
        summary
    }

    /// Where an exception ended the strand among these spans.
    fn failure(&self, from: usize, until: usize) -> Option<usize> {
        (from..until).rev().find(|index| self.span(*index).state == State::Failed)
    }

    /// What is to be drawn of the spans in `range` when `stretch` lies on `width` pixels, from left to right.
    pub fn bars(&self, range: std::ops::Range<usize>, stretch: Stretch, width: f64) -> Vec<Bar> {
        let mut bars = Vec::new();
        let at = |time: u64| stretch.place(time as f64, width);
        let mut index = range.start;
        while index < range.end {
            let span = self.span(index);
            let (left, right) = (at(span.start), at(span.end));
            if right - left >= 1.0 {
                bars.push(Bar::Span { place: self.lane[index], left, right });
                index += 1;
                continue;
            }
            let column = left.floor();
            let until = stretch.time(column + 1.0, width);
            let inside = self.lane[index..range.end].partition_point(|place| (self.all[*place as usize].start as f64) < until);
            let mut end = index + inside.max(1);
            // The last one may go on far beyond.
            let last = self.span(end - 1);
            if end - 1 > index && at(last.end) - at(last.start) >= 1.0 {
                end -= 1;
            }
            if end - index == 1 {
                bars.push(Bar::Span { place: self.lane[index], left, right });
            } else {
                self.crowd(&mut bars, (index, end), column, (until - stretch.time(column, width)).max(1.0));
            }
            index = end;
        }
        bars
    }

    fn crowd(&self, bars: &mut Vec<Bar>, (from, until): (usize, usize), left: f64, length: f64) {
        let summary = self.summary(from, until);
        let share = (summary.running as f64 / length * f64::from(STEPS)).round() as u8;
        let ran = if summary.has(State::Running) { share.clamp(1, STEPS) } else { 0 };
        let new = Bar::Crowd { left, right: left + 1.0, waited: summary.waited(), ran };
        match bars.last_mut() {
            Some(Bar::Crowd { right, waited, ran: before, .. })
                if *right == left && *waited == summary.waited() && *before == ran =>
            {
                *right = left + 1.0;
            }
            _ => bars.push(new),
        }
        if summary.has(State::Failed)
            && let Some(index) = self.failure(from, until)
        {
            bars.push(Bar::Span { place: self.lane[index], left, right: left });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    fn spans(count: u64, state: impl Fn(u64) -> State) -> Vec<Span> {
        let span = |number: u64| Span {
            strand: 0,
            state: state(number),
            start: number * 100,
            end: number * 100 + 100,
            line: 1,
            detail: String::new(),
        };
        (0..count).map(span).collect()
    }

    fn turns(number: u64) -> State {
        if number.is_multiple_of(2) { State::Running } else { State::Wanting }
    }

    fn bars(all: &[Span], stretch: Stretch, width: f64) -> Vec<Bar> {
        let lane: Vec<u32> = (0..all.len() as u32).collect();
        let blocks = Summary::blocks(&lane, all);
        Source { all, lane: &lane, blocks: &blocks }.bars(0..all.len(), stretch, width)
    }

    #[test]
    fn what_has_room_is_drawn_as_it_is() {
        let all = spans(10, turns);
        let drawn = bars(&all, Stretch::whole(1_000), 500.0);
        assert_eq!(drawn.len(), 10);
        assert_eq!(drawn[3], Bar::Span { place: 3, left: 150.0, right: 200.0 });
    }

    #[test]
    fn a_crowd_says_how_much_it_ran_and_how_it_waited() {
        let all = spans(100_000, turns);
        let drawn = bars(&all, Stretch::whole(10_000_000), 500.0);
        assert_eq!(drawn, [Bar::Crowd { left: 0.0, right: 500.0, waited: Some(State::Wanting), ran: 2 }]);
        let idle = spans(100_000, |number| if number % 1_000 == 7 { State::Running } else { State::Sleeping });
        let drawn = bars(&idle, Stretch::whole(10_000_000), 10.0);
        assert_eq!(
            drawn,
            [Bar::Crowd { left: 0.0, right: 10.0, waited: Some(State::Sleeping), ran: 1 }],
            "a little is not nothing"
        );
    }

    #[test]
    fn a_failure_and_a_long_span_are_seen_in_a_crowd() {
        let mut all = spans(10_000, turns);
        all[5_000].state = State::Failed;
        all[9_999].end = 2_000_000;
        let drawn = bars(&all, Stretch::whole(2_000_000), 1_000.0);
        assert!(drawn.iter().any(|bar| matches!(bar, Bar::Span { place: 5_000, .. })));
        let Some(Bar::Span { place: 9_999, left, right }) = drawn.last() else { panic!("{:?}", drawn.last()) };
        assert_eq!((left.round(), *right), (500.0, 1_000.0));
    }

    #[test]
    fn a_million_spans_make_no_more_bars_than_pixels() {
        // No two pixels are alike: each has another share of running time.
        let all = spans(1_000_000, |number| match (number / 977 + number) % 5 {
            0 => State::Running,
            1 => State::Wanting,
            2 => State::Blocked,
            3 => State::Sleeping,
            _ => State::Ready,
        });
        let lane: Vec<u32> = (0..all.len() as u32).collect();
        let blocks = Summary::blocks(&lane, &all);
        let source = Source { all: &all, lane: &lane, blocks: &blocks };
        let whole = Stretch::whole(100_000_000);
        let start = Instant::now();
        for zoom in 0..20 {
            let stretch = whole.zoomed(0.5_f64.powi(zoom), 31_415_926.0);
            let drawn = source.bars(0..all.len(), stretch, 1_200.0);
            let in_view = drawn.iter().filter(|bar| match bar {
                Bar::Span { left, right, .. } | Bar::Crowd { left, right, .. } => *right >= 0.0 && *left <= 1_200.0,
            });
            let count = in_view.count();
            assert!((1..=1_202).contains(&count), "{count} bars at zoom {zoom}");
        }
        println!("{:?} for a view of a million spans", start.elapsed() / 20);
    }
}
