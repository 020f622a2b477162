//! The arrangement of a timeline: which strand lies where, and what it did in which order.

use crate::detail::{Source, Summary};
use interleave_protocol::{Arrow, Span, StrandKind, Timeline};
use std::collections::BTreeMap;

/// Rows from top to bottom: strands grouped by process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lanes {
    /// All rows.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The head of a process's lanes; only there when there is more than one process.
    Process(u32),
    /// A lane.
    Lane(Lane),
}

/// The lane of one strand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The strand's number.
    pub strand: u32,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: StrandKind,
    /// Places of its spans in the timeline, by time.
    pub spans: Vec<u32>,
    /// What stretches of them have in common, for drawing many.
    pub blocks: Vec<Summary>,
}

impl Lanes {
    /// Arranges a timeline. Spans of strands that it does not list are left out.
    pub fn new(timeline: &Timeline) -> Self {
        let mut spans: Vec<Vec<u32>> = vec![Vec::new(); timeline.strands.len()];
        for (place, span) in timeline.spans.iter().enumerate() {
            if let Some(own) = spans.get_mut(span.strand as usize) {
                own.push(place as u32);
            }
        }
        let mut processes: BTreeMap<u32, Vec<Lane>> = BTreeMap::new();
        for (strand, (fact, spans)) in timeline.strands.iter().zip(spans).enumerate() {
            let blocks = Summary::blocks(&spans, &timeline.spans);
            let lane = Lane { strand: strand as u32, name: fact.name.clone(), kind: fact.kind, spans, blocks };
            processes.entry(fact.process).or_default().push(lane);
        }
        let several = processes.len() > 1;
        let rows = processes.into_iter().flat_map(|(process, lanes)| {
            let head = several.then_some(Row::Process(process));
            head.into_iter().chain(lanes.into_iter().map(Row::Lane))
        });
        Self { rows: rows.collect() }
    }

    /// The lane in a row, if it is one.
    pub fn lane(&self, row: usize) -> Option<&Lane> {
        match self.rows.get(row) {
            Some(Row::Lane(lane)) => Some(lane),
            _ => None,
        }
    }

    /// The lane after (`step` 1) or before (`step` -1) a row.
    pub fn neighbour(&self, row: usize, step: isize) -> Option<usize> {
        let mut row = row.checked_add_signed(step)?;
        loop {
            match self.rows.get(row)? {
                Row::Lane(_) => return Some(row),
                Row::Process(_) => row = row.checked_add_signed(step)?,
            }
        }
    }
}

/// By whose doing a span began: the arrow that ends where it starts.
pub fn cause<'a>(timeline: &'a Timeline, span: &Span) -> Option<&'a Arrow> {
    let first = timeline.arrows.partition_point(|arrow| arrow.until < span.start);
    timeline.arrows[first..].iter().take_while(|arrow| arrow.until == span.start).find(|arrow| arrow.to == span.strand)
}

impl Lane {
    /// The lane with all spans of its timeline, for drawing it.
    pub fn source<'a>(&'a self, all: &'a [Span]) -> Source<'a> {
        Source { all, lane: &self.spans, blocks: &self.blocks }
    }

    /// Places in `spans` of those that touch the time from `from` to `to`.
    pub fn within(&self, all: &[Span], from: f64, to: f64) -> std::ops::Range<usize> {
        let first = self.spans.partition_point(|&place| (all[place as usize].end as f64) < from);
        let last = self.spans.partition_point(|&place| (all[place as usize].start as f64) <= to);
        first..last.max(first)
    }

    /// Place in `spans` of the one at `time`, or else the nearest within `slack` nanoseconds.
    /// Of several the shortest is meant: the others can be reached elsewhere.
    pub fn at(&self, all: &[Span], time: f64, slack: f64) -> Option<usize> {
        let distance = |span: &Span| {
            let before = span.start as f64 - time;
            let after = time - span.end as f64;
            before.max(after).max(0.0)
        };
        self.within(all, time - slack, time + slack)
            .map(|place| (place, &all[self.spans[place] as usize]))
            .filter(|(_, span)| distance(span) <= slack)
            .min_by(|(_, a), (_, b)| {
                let key = |span: &Span| {
                    if span.end.saturating_sub(span.start) < slack as u64 { 0.0 } else { 1.0 + distance(span) }
                };
                key(a).total_cmp(&key(b)).then(distance(a).total_cmp(&distance(b)))
            })
            .map(|(place, _)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interleave_protocol::{State, Strand};

    fn strand(name: &str, process: u32) -> Strand {
        Strand { name: name.to_owned(), kind: StrandKind::Thread, process, parent: None }
    }

    fn span(strand: u32, start: u64, end: u64) -> Span {
        Span { strand, state: State::Running, start, end, line: 1, detail: String::new() }
    }

    #[test]
    fn one_process_has_no_head_and_strays_are_left_out() {
        let timeline = Timeline {
            strands: vec![strand("a", 0), strand("b", 0)],
            spans: vec![span(0, 0, 5), span(7, 1, 2), span(1, 3, 4), span(0, 5, 9)],
            end: 9,
            ..Timeline::default()
        };
        let lanes = Lanes::new(&timeline);
        assert_eq!(lanes.rows.len(), 2);
        assert_eq!(lanes.lane(0).unwrap().spans, [0, 3]);
        assert_eq!(lanes.lane(1).unwrap().spans, [2]);
    }

    #[test]
    fn strands_of_a_process_lie_together_under_its_head() {
        let timeline =
            Timeline { strands: vec![strand("main", 0), strand("child", 1), strand("helper", 0)], ..Timeline::default() };
        let lanes = Lanes::new(&timeline);
        let names: Vec<String> = lanes
            .rows
            .iter()
            .map(|row| match row {
                Row::Process(number) => format!("#{number}"),
                Row::Lane(lane) => lane.name.clone(),
            })
            .collect();
        assert_eq!(names, ["#0", "main", "helper", "#1", "child"]);
        assert_eq!(lanes.neighbour(2, 1), Some(4));
        assert_eq!(lanes.neighbour(4, -1), Some(2));
        assert_eq!(lanes.neighbour(1, -1), None);
        assert_eq!(lanes.neighbour(4, 1), None);
        assert_eq!(lanes.lane(0), None);
    }

    #[test]
    fn a_span_is_found_by_time() {
        let timeline = Timeline {
            strands: vec![strand("main", 0)],
            spans: vec![span(0, 0, 10), span(0, 10, 1_000), span(0, 1_000, 1_010), span(0, 5_000, 6_000)],
            end: 6_000,
            ..Timeline::default()
        };
        let lanes = Lanes::new(&timeline);
        let lane = lanes.lane(0).unwrap();
        assert_eq!(lane.within(&timeline.spans, 500.0, 1_005.0), 1..3);
        assert_eq!(lane.at(&timeline.spans, 500.0, 0.0), Some(1));
        assert_eq!(lane.at(&timeline.spans, 990.0, 40.0), Some(2), "a short one is preferred to its long neighbour");
        assert_eq!(lane.at(&timeline.spans, 3_000.0, 40.0), None);
        assert_eq!(lane.at(&timeline.spans, 4_970.0, 40.0), Some(3));
    }
}
