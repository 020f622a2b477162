//! The explorer as a [`Search`]: every schedule of a Python program, in the protocol's words.

use crate::interpreter::{Search, SearchProgress};
use interleave_core::schedule::RoundRobin;
use interleave_core::{Machine, Program, Rules, Status, SwitchModel};
use interleave_explore::exploration::{self, Engines, Exploration};
use interleave_explore::report::{Reached, Report};
use interleave_explore::verdict::{self, Kind};
use interleave_explore::{Bound, Progress, telling};
use interleave_protocol::{
    Clock, Counterexample, ExploreSettings, Explored, Extent, Outcome, Ready, Rest, Row, TreeNode, VerdictKind, Waiting,
};

/// Instructions of a usual run in which it is found out whether the program needs the library's pack.
const TRIAL: u64 = 2_000_000;
/// Most outcomes that are told one by one.
const MOST_OUTCOMES: usize = 200;
/// Most rows of a counterexample.
const MOST_ROWS: usize = 500;
/// With more classes of schedules than this there is no tree of them.
const LARGEST_TREE: usize = 40;
/// Most bytes of an outcome's text.
const LONGEST_TEXT: usize = 10_000;

/// An exploration of a Python program under way.
pub struct PythonSearch {
    /// The program about to run, until the search begins.
    fresh: Option<Machine>,
    /// The search, once it has begun.
    exploration: Option<Exploration>,
    /// What was found, once the search is through. Then each outcome gets a schedule that runs can follow.
    report: Option<Report>,
    /// The outcome that is next to get one.
    next: usize,
    settings: exploration::Settings,
    /// The program's text, for its lines.
    source: String,
    /// Whether modules of the pack cannot be had.
    packless: bool,
    /// After how many seconds the search has to end.
    limit: u32,
    /// Whether it has ended for that.
    timed_out: bool,
}

impl PythonSearch {
    /// Of the program that `machine` is about to run, which was made with the switch model of `wanted`.
    ///
    /// # Errors
    /// What Python says of a text that is no program.
    pub fn new(mut machine: Machine, program: &Program, switch: SwitchModel, wanted: &ExploreSettings) -> Result<Self, String> {
        if let Status::Finished { .. } = machine.status() {
            let text: String = machine.take_output().into_iter().map(|chunk| chunk.text).collect();
            return Err(text.trim_end().to_owned());
        }
        // Only the search of states goes by preemptions.
        let engines = if wanted.preemptions.is_some() { Engines::States } else { Engines::Both };
        let preemptions = wanted.preemptions;
        Ok(Self {
            fresh: Some(machine),
            exploration: None,
            report: None,
            next: 0,
            settings: exploration::Settings {
                switch,
                engines,
                preemptions,
                kept: LARGEST_TREE,
                rules: rules(wanted),
                #[cfg(feature = "threads")]
                threads: interleave_explore::parallel::pool_threads(),
                ..exploration::Settings::default()
            },
            source: program.files.first().map(|file| file.text.clone()).unwrap_or_default(),
            packless: false,
            limit: wanted.seconds,
            timed_out: false,
        })
    }

    /// The search, which begins if it has not.
    fn exploration(&mut self) -> Option<&mut Exploration> {
        if let Some(machine) = self.fresh.take() {
            self.exploration = Some(Exploration::new(machine, self.settings));
        }
        self.exploration.as_mut()
    }

    /// Finds a schedule for one more outcome; whether there was one to find.
    fn follow(&mut self) -> bool {
        let (Some(exploration), Some(report)) = (&mut self.exploration, &mut self.report) else { return false };
        let Some(reached) = report.reached.get_mut(self.next).filter(|_| self.next < MOST_OUTCOMES) else { return false };
        exploration.find_schedule(reached);
        self.next += 1;
        true
    }

    /// What was not covered, in a sentence.
    fn bound(&self, bound: Bound) -> String {
        if bound == Bound::Stopped && self.timed_out {
            return format!("The search ended after {} seconds.", self.limit);
        }
        let mut words = bound.in_words();
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        words + "."
    }
}

impl Search for PythonSearch {
    fn advance(&mut self, steps: u64, used: f64) -> SearchProgress {
        if self.fresh.as_ref().is_some_and(|machine| !self.packless && needs_pack(machine)) {
            return SearchProgress::NeedsPack;
        }
        if self.report.is_some() {
            return if self.follow() { SearchProgress::Running } else { SearchProgress::Over };
        }
        let begins = self.fresh.is_some();
        let Some(exploration) = self.exploration() else { return SearchProgress::Over };
        if begins {
            return SearchProgress::Running;
        }
        match exploration.advance_within(steps, used) {
            Ok(Progress::Running) => {}
            Ok(Progress::Done) => self.report = Some(exploration.outline()),
            Err(mismatch) => return SearchProgress::Failed(mismatch.to_string()),
        }
        SearchProgress::Running
    }

    fn go_without_pack(&mut self) {
        self.packless = true;
    }

    fn time_is_up(&mut self) {
        if self.report.is_none() {
            self.timed_out = true;
            self.report = self.exploration().map(Exploration::outline);
        }
    }

    fn extent(&self) -> Extent {
        let (executions, states, restarts) = self.exploration.as_ref().map(Exploration::progress).unwrap_or_default();
        Extent { executions, states, restarts }
    }

    fn result(&mut self, seconds: f64) -> Explored {
        let extent = self.extent();
        let (report, source) = (self.report.take(), std::mem::take(&mut self.source));
        let exploration = self.exploration().expect("there is a search from its beginning on");
        let mut report = report.unwrap_or_else(|| exploration.outline());
        let verdict = verdict::verdict(exploration, &report);
        let counterexample = verdict.witness.map(|witness| {
            if report.reached[witness].schedule.is_none() {
                exploration.find_schedule(&mut report.reached[witness]);
            }
            // What is not told one by one makes place for what the verdict is about.
            let place = witness.min(MOST_OUTCOMES - 1);
            report.reached.swap(witness, place);
            counterexample(telling::tell(exploration, &report.reached[place], &source, MOST_ROWS), place)
        });
        let tree = tree(exploration, &report, &source);
        let (failing, counted) = (report.failing(), report.counted);
        let left_out = report.reached.len().saturating_sub(MOST_OUTCOMES);
        Explored {
            kind: kind(verdict.kind),
            sentence: verdict.sentence,
            exhaustive: report.exhaustive,
            bound: report.bound.map(|bound| self.bound(bound)),
            extent,
            failing: verdict.failing,
            outcomes: report
                .reached
                .into_iter()
                .zip(failing)
                .take(MOST_OUTCOMES)
                .map(|(reached, fails)| outcome(reached, fails, counted))
                .collect(),
            left_out: left_out as u64,
            counterexample,
            tree,
            seconds,
        }
    }
}

/// Whether a usual run stops where a module of the pack is imported.
fn needs_pack(machine: &Machine) -> bool {
    machine.clone().run(&mut RoundRobin::new(), TRIAL) == Status::NeedsPack
}

/// A telling of how the program comes to the outcome with this number.
fn counterexample(telling: telling::Telling, outcome: usize) -> Counterexample {
    let row = |row: telling::Row| Row {
        strand: row.strand as u32,
        line: row.line,
        text: row.text,
        note: row.note,
        interrupted: row.interrupted,
        otherwise: row.otherwise.map(|schedule| schedule.to_string()),
    };
    let waiting = |waiting: telling::Waiting| Waiting { strand: waiting.strand, line: waiting.line, what: waiting.what };
    Counterexample {
        outcome: outcome as u32,
        strands: telling.strands,
        rows: telling.rows.into_iter().map(row).collect(),
        truncated: telling.truncated,
        waiting: telling.waiting.into_iter().map(waiting).collect(),
    }
}

/// All classes of schedules as a tree, if engine A has gone through them and they are few.
fn tree(exploration: &mut Exploration, report: &Report, source: &str) -> Vec<TreeNode> {
    let (executions, ..) = exploration.progress();
    if !report.exhaustive || !report.counted || !(2..=LARGEST_TREE as u64).contains(&executions) {
        return Vec::new();
    }
    let place = |(outcome, rest): &(interleave_explore::program::Outcome, interleave_explore::Rest)| {
        let place = report.reached.iter().position(|reached| reached.outcome == *outcome && reached.rest == *rest);
        place.filter(|place| *place < MOST_OUTCOMES).map(|place| place as u32)
    };
    let nodes = exploration.tree(source).nodes.into_iter();
    nodes
        .map(|node| TreeNode {
            parent: node.parent.map(|parent| parent as u32),
            outcome: node.end.as_ref().and_then(place),
            way: node.way,
        })
        .collect()
}

/// What may happen beside which strand goes on.
fn rules(wanted: &ExploreSettings) -> Rules {
    let clock = match wanted.clock {
        Clock::Any => interleave_core::Clock::Any,
        Clock::Virtual => interleave_core::Clock::Virtual,
    };
    Rules { clock, any_ready: wanted.ready == Ready::Any, ..Rules::default() }
}

fn outcome(reached: Reached, fails: bool, counted: bool) -> Outcome {
    let mut stdout = reached.outcome.stdout;
    if stdout.len() > LONGEST_TEXT {
        stdout.truncate(stdout.floor_char_boundary(LONGEST_TEXT));
        stdout.push('…');
    }
    Outcome {
        stdout,
        exit: reached.outcome.exit,
        exceptions: reached.outcome.uncaught,
        rest: match reached.rest {
            interleave_explore::Rest::Finished => Rest::Finished,
            interleave_explore::Rest::Deadlock => Rest::Deadlock,
            interleave_explore::Rest::Livelock => Rest::Livelock,
        },
        fails,
        count: if counted { reached.count } else { 0 },
        schedule: reached.schedule.map(|schedule| schedule.to_string()),
    }
}

fn kind(kind: Kind) -> VerdictKind {
    match kind {
        Kind::LostUpdate => VerdictKind::LostUpdate,
        Kind::CheckThenAct => VerdictKind::CheckThenAct,
        Kind::WrongResult => VerdictKind::WrongResult,
        Kind::LostWakeUp => VerdictKind::LostWakeUp,
        Kind::Deadlock => VerdictKind::Deadlock,
        Kind::Livelock => VerdictKind::Livelock,
        Kind::Exception => VerdictKind::Exception,
        Kind::Proven => VerdictKind::Proven,
        Kind::Bounded => VerdictKind::Bounded,
        Kind::Inconclusive => VerdictKind::Inconclusive,
    }
}

#[cfg(test)]
mod tests;
