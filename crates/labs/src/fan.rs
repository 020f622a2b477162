//! Spreads work over the pool's threads and times it.

use crate::{Clock, Host, LabError, Pool};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Work that several tasks do together, in steps of at most a few milliseconds.
pub(crate) trait Work: Send + Sync + 'static {
    /// Called once by each task before its first step, on the thread that will do the steps.
    fn begin(&self, _stop: &AtomicBool) {}

    /// Does one step for task number `task`. False when the task has nothing left to do.
    fn step(&self, task: usize) -> bool;
}

/// How often the caller looks at the pool's results, in milliseconds.
const LOOK: u32 = 4;
/// How long the caller's thread works before the event loop gets a turn, when there is no pool, in milliseconds.
const SLICE: f64 = 8.0;

/// Does `work` with `tasks` tasks at once and returns the wall time from start to the last step, in milliseconds.
///
/// `meanwhile` is called again and again while the work goes on, and once after it.
pub(crate) async fn fan_out<W: Work>(
    host: &impl Host,
    stop: &Arc<AtomicBool>,
    tasks: usize,
    work: &Arc<W>,
    mut meanwhile: impl FnMut(),
) -> Result<f64, LabError> {
    let start = host.clock().now();
    let end = if matches!(host.pool(), Pool::Absent) {
        in_slices(host, stop, tasks, work, &mut meanwhile).await
    } else {
        on_pool(host, stop, tasks, work, &mut meanwhile).await
    };
    if stop.load(Ordering::Relaxed) {
        return Err(LabError::Stopped);
    }
    Ok(end - start)
}

async fn in_slices<W: Work>(
    host: &impl Host,
    stop: &AtomicBool,
    tasks: usize,
    work: &Arc<W>,
    meanwhile: &mut impl FnMut(),
) -> f64 {
    let clock = host.clock();
    let mut slice = clock.now();
    for task in 0..tasks {
        work.begin(stop);
        while !stop.load(Ordering::Relaxed) && work.step(task) {
            if clock.now() - slice > SLICE {
                meanwhile();
                host.turn().await;
                slice = clock.now();
            }
        }
    }
    let end = clock.now();
    meanwhile();
    end
}

async fn on_pool<W: Work>(
    host: &impl Host,
    stop: &Arc<AtomicBool>,
    tasks: usize,
    work: &Arc<W>,
    meanwhile: &mut impl FnMut(),
) -> f64 {
    let finish = Arc::new(Finish { left: AtomicUsize::new(tasks), last: Mutex::new(f64::MIN) });
    for task in 0..tasks {
        let (work, stop, finish, clock) = (work.clone(), stop.clone(), finish.clone(), host.clock());
        let job = move || {
            work.begin(&stop);
            while !stop.load(Ordering::Relaxed) && work.step(task) {}
            finish.arrive(clock.now());
        };
        if let Err(job) = host.pool().spawn(job) {
            job();
        }
    }
    while finish.left.load(Ordering::Acquire) > 0 {
        meanwhile();
        host.wait(LOOK).await;
    }
    meanwhile();
    *finish.last.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where tasks say that they are done. The time is taken by the task itself: the caller looks only now and then.
struct Finish {
    left: AtomicUsize,
    last: Mutex<f64>,
}

impl Finish {
    fn arrive(&self, now: f64) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = last.max(now);
        drop(last);
        self.left.fetch_sub(1, Ordering::Release);
    }
}
