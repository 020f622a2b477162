//! The explorer as a [`Search`]: every schedule of a Python program, in the protocol's words.

mod counterexample;

use crate::interpreter::{Search, SearchProgress};
use interleave_core::schedule::RoundRobin;
use interleave_core::{Machine, Program, Status, SwitchModel};
use interleave_explore::exploration::{self, Engines, Exploration, Reached, Report};
use interleave_explore::system::MOST_STRANDS;
use interleave_explore::verdict::{self, Kind, grouped};
use interleave_explore::{Bound, Progress};
use interleave_protocol::{ExploreSettings, Explored, Extent, Outcome, Rest, VerdictKind};

/// Instructions of a usual run in which it is found out whether the program needs the library's pack.
const TRIAL: u64 = 2_000_000;
/// Most outcomes that are told one by one.
const MOST_OUTCOMES: usize = 200;
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
            settings: exploration::Settings { switch, engines, preemptions, ..exploration::Settings::default() },
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
        match bound {
            Bound::Preemptions(n) => format!("Schedules in which threads are interrupted more than {n} times were left out."),
            Bound::Steps(n) => format!("Schedules of more than {} steps were left out.", grouped(n.into())),
            Bound::Beyond => {
                "A thread computes for very long between two points where others notice; what comes then was left out.".into()
            }
            Bound::Executions(n) => format!("Only {} executions were looked at.", grouped(n)),
            Bound::States(n) => format!("Only {} states were looked at.", grouped(n)),
            Bound::Memory(n) => format!("The search would have needed more than {} MB of memory.", n >> 20),
            Bound::Strands => format!("There are more than {MOST_STRANDS} threads, which is more than can be told apart."),
            Bound::Processes => "The program starts processes, into which the explorer does not look yet.".into(),
            Bound::Sampled => "Only some schedules were tried, at random.".into(),
            Bound::Inconsistent => "The explorer contradicted itself, which is a fault of it.".into(),
            Bound::Stopped if self.timed_out => format!("The search ended after {} seconds.", self.limit),
            Bound::Stopped => "The search was stopped.".into(),
        }
    }
}

impl Search for PythonSearch {
    fn advance(&mut self, steps: u64) -> SearchProgress {
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
        match exploration.advance(steps) {
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
            counterexample::tell(exploration, &report.reached[place], place, &source)
        });
        let left_out = report.reached.len().saturating_sub(MOST_OUTCOMES);
        Explored {
            kind: kind(verdict.kind),
            sentence: verdict.sentence,
            exhaustive: report.exhaustive,
            bound: report.bound.map(|bound| self.bound(bound)),
            extent,
            failing: verdict.failing,
            outcomes: report.reached.into_iter().take(MOST_OUTCOMES).map(outcome).collect(),
            left_out: left_out as u64,
            counterexample,
            seconds,
        }
    }
}

/// Whether a usual run stops where a module of the pack is imported.
fn needs_pack(machine: &Machine) -> bool {
    machine.clone().run(&mut RoundRobin::new(), TRIAL) == Status::NeedsPack
}

fn outcome(reached: Reached) -> Outcome {
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
        count: reached.count,
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
