//! A place to run labs in: a virtual clock, timers on it, real threads, and the reports in a list.

use interleave_labs::{Clock, Host, Pool, run};
use interleave_protocol::{LabJob, LabReport};
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

/// Each reading of the clock takes so long, so that a loop which waits for a time comes to an end.
const READING: f64 = 0.01;

/// A clock that moves when it is read and when everybody waits.
#[derive(Clone, Default)]
pub struct VirtualClock(Arc<Mutex<f64>>);

impl Clock for VirtualClock {
    fn now(&self) -> f64 {
        let mut now = self.0.lock().unwrap();
        *now += READING;
        *now
    }
}

/// The place.
#[derive(Default)]
pub struct TestHost {
    clock: VirtualClock,
    pool: Pool,
    reports: RefCell<Vec<LabReport>>,
    timers: RefCell<Vec<(f64, Waker)>>,
    waits: Cell<usize>,
    stop: Arc<AtomicBool>,
    stop_after: Option<usize>,
}

impl TestHost {
    /// With no threads.
    pub fn without_threads() -> Self {
        Self::default()
    }

    /// With a pool of so many threads.
    pub fn with_threads(threads: usize) -> Self {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        Self { pool: Pool::Own(pool), ..Self::default() }
    }

    /// Asks the job to stop when it has waited, or given up the thread, so many times.
    pub fn stopped_after(mut self, waits: usize) -> Self {
        self.stop_after = Some(waits);
        self
    }

    /// Runs a job to its end and returns what it reported.
    pub fn run(self, job: LabJob) -> Vec<LabReport> {
        let stop = self.stop.clone();
        {
            let mut job = pin!(run(job, &self, &stop));
            let mut context = Context::from_waker(Waker::noop());
            while job.as_mut().poll(&mut context).is_pending() {
                self.next_timer();
            }
        }
        self.reports.into_inner()
    }

    /// Lets time pass until the next timer is due and wakes whoever waits for it.
    fn next_timer(&self) {
        std::thread::yield_now();
        let mut timers = self.timers.borrow_mut();
        let due = timers.iter().map(|(at, _)| *at).fold(f64::INFINITY, f64::min);
        let mut now = self.clock.0.lock().unwrap();
        *now = now.max(due);
        timers.retain(|(at, waker)| {
            if *at <= *now {
                waker.wake_by_ref();
            }
            *at > *now
        });
    }

    fn sleep(&self, milliseconds: f64) -> impl Future<Output = ()> {
        self.waits.set(self.waits.get() + 1);
        if self.stop_after.is_some_and(|most| self.waits.get() > most) {
            self.stop.store(true, Ordering::Relaxed);
        }
        let due = *self.clock.0.lock().unwrap() + milliseconds;
        poll_fn(move |context| {
            if *self.clock.0.lock().unwrap() >= due {
                return Poll::Ready(());
            }
            self.timers.borrow_mut().push((due, context.waker().clone()));
            Poll::Pending
        })
    }
}

impl Host for TestHost {
    type Clock = VirtualClock;

    fn clock(&self) -> VirtualClock {
        self.clock.clone()
    }

    fn pool(&self) -> &Pool {
        &self.pool
    }

    fn report(&self, report: LabReport) {
        self.reports.borrow_mut().push(report);
    }

    fn wait(&self, milliseconds: u32) -> impl Future<Output = ()> {
        self.sleep(milliseconds.into())
    }

    fn turn(&self) -> impl Future<Output = ()> {
        self.sleep(READING)
    }
}

/// The measurements among the reports: label, milliseconds, value, expected.
pub fn measured(reports: &[LabReport]) -> Vec<(&str, f64, u64, Option<u64>)> {
    reports
        .iter()
        .filter_map(|report| match report {
            LabReport::Measured { label, milliseconds, value, expected } => {
                Some((label.as_str(), *milliseconds, *value, *expected))
            }
            _ => None,
        })
        .collect()
}

/// Whether the reports begin with `Started` for so many threads and end with `Done`, with neither between.
pub fn is_complete(reports: &[LabReport], threads: u32) -> bool {
    let [LabReport::Started { threads: started }, middle @ .., LabReport::Done] = reports else {
        return false;
    };
    let edge = |report: &LabReport| matches!(report, LabReport::Started { .. } | LabReport::Done | LabReport::Failed { .. });
    *started == threads && !middle.iter().any(edge)
}

/// The reason of a failure, when that is the last report.
pub fn failure(reports: &[LabReport]) -> Option<&str> {
    match reports.last() {
        Some(LabReport::Failed { reason }) => Some(reason),
        _ => None,
    }
}
