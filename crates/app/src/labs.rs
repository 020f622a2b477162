//! The labs' results as plain data: what was asked for, what came so far, what follows from it.

use interleave_protocol::{LabJob, LabReport};
use std::rc::Rc;

/// Ticks that are kept of one job.
const MOST_TICKS: usize = 2_000;
/// A gap this many times the usual one means that something held the event loop up.
const HELD_UP: f64 = 4.0;

/// The four labs, in the order in which they are shown.
pub const KINDS: [Kind; 4] = [Kind::Primes, Kind::Counter, Kind::Mandelbrot, Kind::EventLoop];

/// Which lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Counting primes on one thread, two, and so on.
    Primes,
    /// A picture that appears as it is computed.
    Mandelbrot,
    /// One counter for many threads.
    Counter,
    /// Timers beside a ticking clock.
    EventLoop,
}

impl Kind {
    /// What the engine is asked to measure.
    pub fn job(self) -> LabJob {
        match self {
            Kind::Primes => LabJob::Primes { limit: 3_000_000 },
            Kind::Mandelbrot => LabJob::Mandelbrot { width: WIDTH as u32, height: HEIGHT as u32, iterations: 2_000 },
            Kind::Counter => LabJob::Counter { additions: 3_000_000 },
            Kind::EventLoop => LabJob::EventLoop { timers: 5, milliseconds: 200 },
        }
    }
}

/// Width of the picture in pixels.
pub const WIDTH: usize = 480;
/// Height of the picture in pixels.
pub const HEIGHT: usize = 320;

/// All labs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bench {
    /// The one that is under way.
    pub active: Option<Kind>,
    results: [Results; 4],
}

/// What one lab has said so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// How far it is.
    pub stage: Stage,
    /// Threads in the pool.
    pub threads: u32,
    /// What was measured, in order.
    pub measured: Vec<Measured>,
    /// The picture as palette numbers, row by row; `None` where no row came yet.
    pub rows: Vec<Option<Rc<[u8]>>>,
    /// Counts the changes of `rows`.
    pub rows_seen: u32,
    /// The pass that `rows` shows, from 0.
    pub pass: u32,
    /// The clock's ticks.
    pub ticks: Vec<Tick>,
}

/// How far a lab is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It was not started.
    #[default]
    Fresh,
    /// It is under way.
    Busy,
    /// It is over.
    Done,
    /// It ended before its time, for this reason.
    Failed(String),
}

/// One measured way of doing the work.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Which way.
    pub label: String,
    /// Wall time in milliseconds.
    pub milliseconds: f64,
    /// The result.
    pub value: u64,
    /// What it should be, where it can differ.
    pub expected: Option<u64>,
}

/// A tick of the clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Milliseconds since the job's start.
    pub at: f64,
    /// Milliseconds since the tick before.
    pub gap: f64,
}

impl Bench {
    /// The results of one lab.
    pub fn results(&self, kind: Kind) -> &Results {
        &self.results[kind as usize]
    }

    /// Begins a lab anew; the one under way is over.
    pub fn start(&mut self, kind: Kind) {
        self.lost();
        self.active = Some(kind);
        self.results[kind as usize] = Results { stage: Stage::Busy, ..Results::default() };
    }

    /// The engine is gone or busy with another lab: what was under way does not go on.
    pub fn lost(&mut self) {
        if let Some(kind) = self.active.take() {
            self.results[kind as usize].stage = Stage::Failed(crate::words::labs::INTERRUPTED.to_owned());
        }
    }

    /// Takes in what the engine says about the lab under way.
    pub fn report(&mut self, report: LabReport) {
        let Some(kind) = self.active else { return };
        let results = &mut self.results[kind as usize];
        match report {
            LabReport::Started { threads } => results.threads = threads,
            LabReport::Measured { label, milliseconds, value, expected } => {
                results.measured.push(Measured { label, milliseconds, value, expected });
            }
            LabReport::Rows { pass, row, pixels } => results.take_rows(pass, row as usize, &pixels),
            LabReport::Tick { at, gap } => {
                if results.ticks.len() < MOST_TICKS {
                    results.ticks.push(Tick { at, gap });
                }
            }
            LabReport::Done => {
                results.stage = Stage::Done;
                self.active = None;
            }
            LabReport::Failed { reason } => {
                results.stage = Stage::Failed(reason);
                self.active = None;
            }
        }
    }
}

impl Results {
    /// How many additions a counter lost.
    pub fn lost(measured: &Measured) -> u64 {
        measured.expected.unwrap_or(measured.value).saturating_sub(measured.value)
    }

    /// The time of the first way, to which the others are compared.
    pub fn base(&self) -> Option<f64> {
        self.measured.first().map(|first| first.milliseconds)
    }

    /// The longest time measured.
    pub fn longest(&self) -> f64 {
        self.measured.iter().map(|one| one.milliseconds).fold(0.0, f64::max)
    }

    /// Milliseconds from the start to the last tick.
    pub fn ticked_for(&self) -> f64 {
        self.ticks.last().map_or(0.0, |tick| tick.at)
    }

    /// The longest gap between two ticks in milliseconds.
    pub fn longest_gap(&self) -> f64 {
        self.ticks.iter().map(|tick| tick.gap).fold(0.0, f64::max)
    }

    /// For each tick, whether its gap is so long that something held the event loop up.
    pub fn held_up(&self) -> Vec<bool> {
        let mut gaps: Vec<f64> = self.ticks.iter().map(|tick| tick.gap).collect();
        gaps.sort_by(f64::total_cmp);
        let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
        self.ticks.iter().map(|tick| tick.gap > HELD_UP * usual).collect()
    }

    fn take_rows(&mut self, pass: u32, first: usize, pixels: &[u8]) {
        if self.rows.is_empty() || pass != self.pass {
            self.rows = vec![None; HEIGHT];
            self.pass = pass;
        }
        for (offset, row) in pixels.chunks_exact(WIDTH).enumerate() {
            if let Some(place) = self.rows.get_mut(first + offset) {
                *place = Some(row.into());
            }
        }
        self.rows_seen = self.rows_seen.wrapping_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(label: &str, milliseconds: f64, value: u64, expected: Option<u64>) -> LabReport {
        LabReport::Measured { label: label.to_owned(), milliseconds, value, expected }
    }

    #[test]
    fn a_lab_goes_from_start_to_end() {
        let mut bench = Bench::default();
        bench.report(LabReport::Done);
        bench.start(Kind::Counter);
        bench.report(LabReport::Started { threads: 4 });
        bench.report(measured("without a lock", 10.0, 70, Some(100)));
        bench.report(measured("mutex", 40.0, 100, Some(100)));
        assert_eq!(bench.results(Kind::Counter).stage, Stage::Busy);
        bench.report(LabReport::Done);
        let results = bench.results(Kind::Counter);
        assert_eq!((&results.stage, results.threads), (&Stage::Done, 4));
        assert_eq!(results.measured.iter().map(Results::lost).collect::<Vec<_>>(), [30, 0]);
        assert_eq!((results.base(), results.longest()), (Some(10.0), 40.0));
        assert_eq!(bench.active, None);
        assert_eq!(bench.results(Kind::Primes).stage, Stage::Fresh);
    }

    #[test]
    fn a_second_lab_ends_the_first() {
        let mut bench = Bench::default();
        bench.start(Kind::Primes);
        bench.start(Kind::EventLoop);
        assert!(matches!(bench.results(Kind::Primes).stage, Stage::Failed(_)));
        assert_eq!(bench.active, Some(Kind::EventLoop));
        bench.lost();
        assert!(matches!(bench.results(Kind::EventLoop).stage, Stage::Failed(_)));
    }

    #[test]
    fn rows_find_their_place_and_strays_do_no_harm() {
        let mut bench = Bench::default();
        bench.start(Kind::Mandelbrot);
        bench.report(LabReport::Rows { pass: 0, row: 2, pixels: vec![7; WIDTH * 2 + 3] });
        bench.report(LabReport::Rows { pass: 0, row: u32::MAX, pixels: vec![1; WIDTH] });
        let rows = &bench.results(Kind::Mandelbrot).rows;
        assert_eq!(rows.iter().filter(|row| row.is_some()).count(), 2);
        assert_eq!(rows[3].as_deref(), Some(&[7; WIDTH][..]));
        bench.report(LabReport::Rows { pass: 1, row: 0, pixels: vec![9; WIDTH] });
        let results = bench.results(Kind::Mandelbrot);
        assert_eq!(results.rows.iter().filter(|row| row.is_some()).count(), 1);
        assert_eq!((results.pass, results.rows_seen), (1, 3));
    }

    #[test]
    fn a_long_gap_stands_out() {
        let mut bench = Bench::default();
        bench.start(Kind::EventLoop);
        for (at, gap) in [(20.0, 20.0), (41.0, 21.0), (541.0, 500.0), (560.0, 19.0)] {
            bench.report(LabReport::Tick { at, gap });
        }
        let results = bench.results(Kind::EventLoop);
        assert_eq!(results.held_up(), [false, false, true, false]);
        assert_eq!((results.longest_gap(), results.ticked_for()), (500.0, 560.0));
    }
}
