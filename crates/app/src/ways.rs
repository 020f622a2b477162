//! The same work, every way: which work, its programs, their runs one after another, and what came of each.

use crate::picture::Picture;
use interleave_protocol::{Chunk, End, RunId, Stream, SwitchModel};
use std::collections::VecDeque;

/// What kind of work it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Workload {
    /// It only computes.
    #[default]
    Compute,
    /// It only waits.
    Wait,
    /// It waits, and then computes.
    Mixed,
}

/// All kinds of work, with the names that addresses and files give them.
pub const WORKLOADS: [(Workload, &str); 3] = [(Workload::Compute, "cpu"), (Workload::Wait, "io"), (Workload::Mixed, "mixed")];

/// How the jobs are shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One after another.
    Sequential,
    /// A thread for each.
    Threads,
    /// Processes share them out.
    Processes,
    /// A task for each.
    Asyncio,
    /// An event loop, and threads or processes for what it cannot do well.
    Hybrid,
}

/// All ways, in the order in which they are shown.
pub const WAYS: [Way; 5] = [Way::Sequential, Way::Threads, Way::Processes, Way::Asyncio, Way::Hybrid];

/// How many jobs there may be.
pub const SIZES: [u32; 3] = [4, 8, 16];
/// How many cores the simulated computer may have.
pub const CORES: [u32; 4] = [1, 2, 4, 8];
/// With and without the interpreter lock.
pub const MODELS: [SwitchModel; 2] = [SwitchModel::Gil, SwitchModel::Free];
/// The line of each program that says how many jobs there are.
const JOBS: &str = "JOBS = 4\n";

macro_rules! program {
    ($workload:literal, $way:literal) => {
        include_str!(concat!("../../../www/ways/", $workload, "_", $way, ".py"))
    };
}

macro_rules! programs {
    ($workload:literal) => {
        [
            program!($workload, "sequential"),
            program!($workload, "threads"),
            program!($workload, "processes"),
            program!($workload, "asyncio"),
            program!($workload, "hybrid"),
        ]
    };
}

/// The programs with four jobs, by workload and way.
const PROGRAMS: [[&str; 5]; 3] = [programs!("cpu"), programs!("io"), programs!("mixed")];

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which work.
    pub workload: Workload,
    /// How many jobs.
    pub jobs: u32,
    /// On how many cores of the simulated computer.
    pub cores: u32,
}

impl Default for Choice {
    fn default() -> Self {
        Self { workload: Workload::Compute, jobs: SIZES[0], cores: 4 }
    }
}

impl Choice {
    /// The program that does the work in one way.
    pub fn program(self, way: Way) -> String {
        PROGRAMS[self.workload as usize][way as usize].replacen(JOBS, &format!("JOBS = {}\n", self.jobs), 1)
    }
}

/// Everything that the view shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ways {
    /// Whether it is in view.
    pub shown: bool,
    /// What is compared next.
    pub choice: Choice,
    /// Whether the pictures are those of runs without the interpreter lock.
    pub free: bool,
    /// What the results are of.
    pub of: Choice,
    /// The results by model and way.
    results: [[Option<Done>; 5]; 2],
    /// The run under way.
    active: Option<Active>,
    /// The runs that come after it.
    waiting: VecDeque<(usize, Way)>,
}

/// A run that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// How it ended.
    pub end: End,
    /// Its virtual time, in nanoseconds.
    pub time: u64,
    /// What it printed.
    pub output: String,
    /// What its strands did.
    pub picture: Picture,
}

#[derive(Clone, Debug, PartialEq)]
struct Active {
    run: RunId,
    model: usize,
    way: Way,
    output: String,
}

impl Ways {
    /// Begins a comparison.
    pub fn begin(&mut self) {
        *self = Self { shown: self.shown, choice: self.choice, free: self.free, of: self.choice, ..Self::default() };
        // With the lock first: that is what most have.
        self.waiting = (0..MODELS.len()).flat_map(|model| WAYS.map(|way| (model, way))).collect();
    }

    /// The next run gets this number; which program it is of, with which switch model. None if all are over.
    pub fn next(&mut self, run: RunId) -> Option<(Way, SwitchModel)> {
        let (model, way) = self.waiting.pop_front()?;
        self.active = Some(Active { run, model, way, output: String::new() });
        Some((way, MODELS[model]))
    }

    /// Whether runs are under way or to come.
    pub fn busy(&self) -> bool {
        self.active.is_some() || !self.waiting.is_empty()
    }

    /// The run under way.
    pub fn run(&self) -> Option<RunId> {
        self.active.as_ref().map(|active| active.run)
    }

    /// What is under way, and how many runs of all are over.
    pub fn progress(&self) -> Option<(Way, SwitchModel, usize)> {
        let active = self.active.as_ref()?;
        let over = self.results.iter().flatten().flatten().count();
        Some((active.way, MODELS[active.model], over))
    }

    /// Something was printed by a run.
    pub fn print(&mut self, run: RunId, chunks: &[Chunk]) {
        if let Some(active) = self.active.as_mut().filter(|active| active.run == run) {
            for chunk in chunks.iter().filter(|chunk| chunk.stream == Stream::Out) {
                active.output.push_str(&chunk.text);
            }
        }
    }

    /// A run is over; whether it was the one under way.
    pub fn end(&mut self, run: RunId, end: End, time: u64, picture: Picture) -> bool {
        let Some(active) = self.active.take_if(|active| active.run == run) else { return false };
        if end == End::Stopped {
            self.stop();
        } else {
            self.results[active.model][active.way as usize] = Some(Done { end, time, output: active.output, picture });
        }
        true
    }

    /// No more runs; what is known is kept.
    pub fn stop(&mut self) {
        self.active = None;
        self.waiting.clear();
    }

    /// What came of a way, with the interpreter lock or without.
    pub fn result(&self, free: bool, way: Way) -> Option<&Done> {
        self.results[usize::from(free)][way as usize].as_ref()
    }

    /// The end of the time axis that all pictures share, in nanoseconds.
    pub fn until(&self) -> u64 {
        self.results.iter().flatten().flatten().map(|done| done.picture.end).max().unwrap_or_default()
    }

    /// The quickest way with one model, when all are known.
    pub fn quickest(&self, free: bool) -> Option<Way> {
        let times: Option<Vec<(u64, Way)>> = WAYS.iter().map(|way| Some((self.result(free, *way)?.time, *way))).collect();
        times?.into_iter().min_by_key(|(time, _)| *time).map(|(_, way)| way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interleave_protocol::Timeline;

    #[test]
    fn every_program_has_as_many_jobs_as_chosen() {
        for (workload, _) in WORKLOADS {
            for way in WAYS {
                let text = Choice { workload, jobs: 16, cores: 4 }.program(way);
                assert!(text.contains("JOBS = 16\n") && text.starts_with("# The same work, every way: "), "{text}");
            }
        }
    }

    #[test]
    fn runs_come_one_after_another_with_the_lock_and_then_without() {
        let mut ways = Ways::default();
        assert_eq!((ways.busy(), ways.next(RunId(1))), (false, None));
        ways.begin();
        for number in 0..10_u32 {
            let free = number >= 5;
            let model = if free { SwitchModel::Free } else { SwitchModel::Gil };
            assert_eq!(ways.next(RunId(number)), Some((WAYS[number as usize % 5], model)));
            assert_eq!(ways.progress(), Some((WAYS[number as usize % 5], model, number as usize)));
            let text = |stream| Chunk { stream, text: "7\n".to_owned(), strand: 0, time: 0 };
            ways.print(RunId(number), &[text(Stream::Out), text(Stream::Err)]);
            ways.print(RunId(99), &[text(Stream::Out)]);
            let picture = Picture::new(Timeline { end: u64::from(100 - number), ..Timeline::default() });
            assert!(!ways.end(RunId(99), End::Finished { status: 0 }, 1, Picture::default()));
            assert!(ways.end(RunId(number), End::Finished { status: 0 }, u64::from(100 - number), picture));
        }
        assert!(!ways.busy() && ways.next(RunId(11)).is_none());
        assert_eq!((ways.until(), ways.quickest(false), ways.quickest(true)), (100, Some(Way::Hybrid), Some(Way::Hybrid)));
        assert_eq!(ways.result(true, Way::Threads).map(|done| (done.output.as_str(), done.time)), Some(("7\n", 94)));
    }

    #[test]
    fn what_is_known_when_it_is_stopped_is_kept() {
        let mut ways = Ways::default();
        ways.begin();
        ways.next(RunId(1));
        ways.end(RunId(1), End::Finished { status: 0 }, 5, Picture::default());
        ways.next(RunId(2));
        assert!(ways.end(RunId(2), End::Stopped, 5, Picture::default()) && !ways.busy());
        assert!(ways.result(false, Way::Sequential).is_some() && ways.result(false, Way::Threads).is_none());
        assert_eq!(ways.quickest(false), None);
    }
}
