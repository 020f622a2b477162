//! Where the learner stands in the last run, and the ways to another place: by line, by operation, to a switch, to an error, to a time.

use interleave_protocol::{Act, Counterexample, Doing, Moment, Place, RunId, State, Timeline, Walk};
use std::rc::Rc;

/// Standing in a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stand {
    /// The operations of the run; none before they are known.
    pub walk: Rc<Walk>,
    /// The place in `walk.places` of the operation that comes next; their number at the end of the run.
    pub at: usize,
    /// How the run stands there, or stood where the learner stood before, until the engine has answered.
    pub moment: Option<Rc<Moment>>,
    /// How far one step goes.
    pub unit: Unit,
    /// The number of the run.
    pub run: RunId,
    /// The program that ran.
    pub text: Rc<str>,
    /// The row of a counterexample at which to stand as soon as the operations are known.
    pub row: Option<usize>,
}

/// How far one step goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// To the next statement of whoever goes on.
    #[default]
    Line,
    /// To the next operation.
    Operation,
    /// To where another strand goes on.
    Switch,
}

/// A way to another place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// To the beginning.
    First,
    /// One unit back.
    Back,
    /// One unit on.
    Forward,
    /// To the end.
    Last,
    /// To where it went wrong, or to the end.
    Error,
    /// Until this strand does its next operation.
    Strand(u32),
    /// To a place by its number among the places.
    To(usize),
    /// To a virtual time, in nanoseconds; of several operations at that time the first.
    Time(u64),
}

impl Stand {
    /// The operations of a run of this program are known.
    pub fn arrive(&mut self, walk: Walk) {
        self.at = walk.places.len();
        self.walk = Rc::new(walk);
        self.moment = None;
    }

    /// Standing nowhere, with the same unit.
    pub fn elsewhere(&self) -> Self {
        Self { unit: self.unit, ..Self::default() }
    }

    /// Whether there is a place to stand at.
    pub fn is_there(&self) -> bool {
        !self.walk.places.is_empty()
    }

    /// The number of operations before the place, as the engine counts.
    pub fn number(&self) -> u64 {
        self.walk.places.get(self.at).map_or(self.walk.end, |place| place.number)
    }

    /// The virtual time at which the learner stands, in nanoseconds; `None` at the end.
    pub fn time(&self) -> Option<u64> {
        self.walk.places.get(self.at).map(|place| place.time)
    }

    /// So many bytes of the output were written by then; `None` at the end, when all are there.
    pub fn written(&self) -> Option<u64> {
        self.time()?;
        Some(self.moment.as_ref()?.written)
    }

    /// The place to which a step leads.
    pub fn target(&self, step: Step, timeline: &Timeline) -> usize {
        let places = &self.walk.places;
        let end = places.len();
        match step {
            Step::First => 0,
            Step::Last => end,
            Step::Forward => (self.at + 1..end).find(|place| self.begins(*place)).unwrap_or(end),
            Step::Back => (0..self.at.min(end)).rev().find(|place| self.begins(*place)).unwrap_or(0),
            Step::Error => self.error(timeline),
            Step::Strand(strand) => {
                // Right behind its next operation, so that one sees what it did.
                let next = (self.at..end).find(|place| places[*place].strand == strand);
                next.map_or(end, |place| (place + 1).min(end))
            }
            Step::To(place) => place.min(end),
            Step::Time(time) => places.partition_point(|place| place.time < time),
        }
    }

    /// Whether a unit begins at a place.
    fn begins(&self, place: usize) -> bool {
        let places = &self.walk.places;
        match self.unit {
            Unit::Operation => true,
            Unit::Line => places[place].statement,
            Unit::Switch => place == 0 || places[place].strand != places[place - 1].strand,
        }
    }

    /// The operation with which the first strand failed, or the end.
    fn error(&self, timeline: &Timeline) -> usize {
        let failed = timeline.spans.iter().find(|span| span.state == State::Failed);
        let place = failed
            .and_then(|span| self.walk.places.iter().rposition(|place| place.strand == span.strand && place.time <= span.start));
        place.unwrap_or(self.walk.places.len())
    }

    /// The place right behind a step of a counterexample, whose schedule the run followed.
    pub fn place_of_row(&self, shown: &Counterexample, row: usize, timeline: &Timeline) -> usize {
        let places = &self.walk.places;
        let mut at = 0;
        for row in shown.rows.iter().take(row + 1) {
            let name = shown.strands.get(row.strand as usize);
            let act = match row.text.split(' ').next() {
                Some("reads") => Some(Act::Read),
                Some("writes") => Some(Act::Write),
                _ => None,
            };
            let is_it = |place: &Place| {
                let fits = act.is_none_or(|act| act == place.act);
                fits && place.line == row.line && timeline.strands.get(place.strand as usize).map(|strand| &strand.name) == name
            };
            // Several steps of one line are one after the other.
            if let Some(found) = (at..places.len()).find(|place| is_it(&places[*place])) {
                at = found + 1;
            }
        }
        at
    }

    /// Where each strand stands in the program.
    pub fn lines(&self) -> Rc<[StrandLine]> {
        let next = self.walk.places.get(self.at).map(|next| next.strand);
        self.moment.as_ref().map_or_else(|| Rc::new([]) as Rc<[_]>, |moment| strand_lines(moment, next.as_slice()))
    }
}

/// Where each strand stands in the program, and whether it is one of those that go on.
pub fn strand_lines(moment: &Moment, next: &[u32]) -> Rc<[StrandLine]> {
    let all = moment.strands.iter().filter(|strand| strand.doing != Doing::Over).filter_map(|strand| {
        let line = strand.frames.first()?.line;
        Some(StrandLine {
            line,
            strand: strand.id,
            name: strand.name.clone(),
            next: next.contains(&strand.id),
            waits_for: strand.waits_for.clone(),
        })
    });
    all.collect()
}

/// Where a strand stands in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrandLine {
    /// The line, counted from 1.
    pub line: u32,
    /// The strand's number.
    pub strand: u32,
    /// Its name.
    pub name: String,
    /// Whether it goes on.
    pub next: bool,
    /// What it waits for; empty if it does not.
    pub waits_for: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use interleave_protocol::{Row, Span, Strand, StrandKind};

    /// Two strands in turns: strand, line, whether a statement begins.
    const RUN: [(u32, u32, bool); 8] =
        [(0, 1, true), (0, 2, true), (0, 2, false), (1, 5, true), (1, 5, false), (0, 3, true), (1, 6, true), (1, 6, false)];

    fn stand(unit: Unit) -> Stand {
        let place = |(number, (strand, line, statement)): (usize, (u32, u32, bool))| Place {
            number: number as u64,
            strand,
            line,
            statement,
            act: if number == 7 { Act::Write } else { Act::Other },
            time: number as u64 * 10,
        };
        let walk = Walk { places: RUN.into_iter().enumerate().map(place).collect(), end: 8, complete: true, left_out: 0 };
        let mut stand = Stand { unit, ..Stand::default() };
        stand.arrive(walk);
        stand
    }

    fn timeline() -> Timeline {
        let strand = |name: &str| Strand { name: name.to_owned(), kind: StrandKind::Thread, process: 0, parent: None };
        let failed = Span { strand: 1, state: State::Failed, start: 45, end: 45, line: 5, detail: String::new() };
        Timeline { strands: vec![strand("main"), strand("worker")], spans: vec![failed], end: 80, ..Timeline::default() }
    }

    fn ways(unit: Unit, step: Step) -> Vec<usize> {
        let mut stand = stand(unit);
        if step == Step::Forward {
            stand.at = 0;
        }
        let mut all = vec![stand.at];
        loop {
            stand.at = stand.target(step, &timeline());
            if all.last() == Some(&stand.at) {
                return all;
            }
            all.push(stand.at);
        }
    }

    #[test]
    fn steps_go_by_line_by_operation_or_to_switches() {
        assert_eq!(ways(Unit::Line, Step::Forward), [0, 1, 3, 5, 6, 8]);
        assert_eq!(ways(Unit::Line, Step::Back), [8, 6, 5, 3, 1, 0]);
        assert_eq!(ways(Unit::Operation, Step::Back), [8, 7, 6, 5, 4, 3, 2, 1, 0]);
        assert_eq!(ways(Unit::Switch, Step::Forward), [0, 3, 5, 6, 8]);
    }

    #[test]
    fn other_ways_lead_to_a_strand_a_time_or_an_error() {
        let mut stand = stand(Unit::Line);
        assert_eq!((stand.number(), stand.time()), (8, None));
        stand.at = 1;
        let target = |step| stand.target(step, &timeline());
        assert_eq!(target(Step::Strand(1)), 4);
        assert_eq!(target(Step::Strand(7)), 8);
        assert_eq!(target(Step::Time(41)), 5);
        assert_eq!(target(Step::Time(999)), 8);
        assert_eq!(target(Step::Error), 4);
        assert_eq!(stand.target(Step::Error, &Timeline::default()), 8);
        assert_eq!((target(Step::First), target(Step::To(3)), target(Step::To(99))), (0, 3, 8));
    }

    #[test]
    fn a_row_of_a_counterexample_is_found_in_its_run() {
        let row = |strand, line| {
            let text = if line == 6 { "writes x = 1" } else { "" };
            Row { strand, line, text: text.to_owned(), note: String::new(), interrupted: false, otherwise: None }
        };
        let shown = Counterexample {
            strands: vec!["worker".to_owned(), "main".to_owned()],
            rows: vec![row(1, 2), row(0, 5), row(0, 5), row(1, 3), row(0, 6)],
            ..Counterexample::default()
        };
        let stand = stand(Unit::Line);
        let places: Vec<usize> = (0..5).map(|row| stand.place_of_row(&shown, row, &timeline())).collect();
        assert_eq!(places, [2, 4, 5, 6, 8], "the write is the second operation of its line");
    }

    #[test]
    fn nowhere_is_a_place_too() {
        let stand = Stand::default();
        assert!(!stand.is_there() && stand.lines().is_empty());
        assert_eq!(stand.target(Step::Forward, &timeline()), 0);
    }
}
