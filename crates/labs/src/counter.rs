//! Several threads add to one counter: without a lock additions are lost, with a mutex or an atomic none is.

use crate::fan::{Work, fan_out};
use crate::{Host, LabError};
use interleave_protocol::LabReport;
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Additions in one step.
const CHUNK: u32 = 1024;
/// More threads than these only make the mutex slower; they show nothing new.
const MOST_THREADS: usize = 4;
/// How many moves a computation takes that stands for a program's own.
const DELAY: usize = 8;
/// On a busy computer the threads may by chance never meet; then the counter without a lock is tried again, so often at
/// most. What is reported is one try, not their sum.
const MOST_TRIES: usize = 20;

/// Lets up to four threads make `additions` additions each, in the three ways.
pub(crate) async fn run(host: &impl Host, stop: &Arc<AtomicBool>, additions: u32) -> Result<(), LabError> {
    let tasks = host.pool().threads().min(MOST_THREADS);
    let mut unlocked = count::<Unlocked>(host, stop, additions, tasks).await?;
    for _ in 1..MOST_TRIES {
        if tasks == 1 || unlocked.value < unlocked.expected {
            break;
        }
        unlocked = count::<Unlocked>(host, stop, additions, tasks).await?;
    }
    report(host, "without a lock", &unlocked);
    report(host, "mutex", &count::<Locked>(host, stop, additions, tasks).await?);
    report(host, "atomic", &count::<Atomic>(host, stop, additions, tasks).await?);
    Ok(())
}

/// What came of one way of counting.
struct Count {
    milliseconds: f64,
    value: u64,
    expected: u64,
}

async fn count<C: Counter>(host: &impl Host, stop: &Arc<AtomicBool>, additions: u32, tasks: usize) -> Result<Count, LabError> {
    let work = Arc::new(Additions {
        counter: C::default(),
        waiting: AtomicUsize::new(tasks),
        left: (0..tasks).map(|_| AtomicU32::new(additions)).collect(),
    });
    let milliseconds = fan_out(host, stop, tasks, &work, || {}).await?;
    Ok(Count { milliseconds, value: work.counter.value(), expected: u64::from(additions) * tasks as u64 })
}

fn report(host: &impl Host, label: &str, count: &Count) {
    host.report(LabReport::Measured {
        label: label.to_owned(),
        milliseconds: count.milliseconds,
        value: count.value,
        expected: Some(count.expected),
    });
}

/// A number that several threads add to.
trait Counter: Default + Send + Sync + 'static {
    fn add_one(&self);
    fn value(&self) -> u64;
}

/// One more than was seen, with a short computation before, as there is one in most programs. Without it the time
/// between reading and writing is so short that threads which share one core hardly ever lose the core there.
fn one_more(seen: u64) -> u64 {
    (0..DELAY).fold(seen, |value, _| black_box(value)) + 1
}

/// A read and a write with nothing that keeps other threads out between them: the same two memory accesses
/// that `x = f(x)` on an unprotected variable makes, in a form whose outcome Rust defines.
#[derive(Default)]
struct Unlocked(AtomicU64);

impl Counter for Unlocked {
    fn add_one(&self) {
        let seen = self.0.load(Ordering::Relaxed);
        self.0.store(one_more(seen), Ordering::Relaxed);
    }

    fn value(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// One thread at a time.
#[derive(Default)]
struct Locked(Mutex<u64>);

impl Counter for Locked {
    fn add_one(&self) {
        let mut value = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *value = one_more(*value);
    }

    fn value(&self) -> u64 {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One indivisible instruction.
#[derive(Default)]
struct Atomic(AtomicU64);

impl Counter for Atomic {
    fn add_one(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn value(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

struct Additions<C> {
    counter: C,
    /// Tasks that have not begun yet.
    waiting: AtomicUsize,
    /// Additions that each task has still to make.
    left: Vec<AtomicU32>,
}

impl<C: Counter> Work for Additions<C> {
    /// Waits for the other tasks: a thread that is done before the next wakes up would meet nobody.
    fn begin(&self, stop: &AtomicBool) {
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        while self.waiting.load(Ordering::Acquire) > 0 && !stop.load(Ordering::Relaxed) {
            std::thread::yield_now();
        }
    }

    fn step(&self, task: usize) -> bool {
        // Only this task touches its own number; it is atomic because the work as a whole is shared.
        let left = self.left[task].load(Ordering::Relaxed);
        let now = left.min(CHUNK);
        for _ in 0..now {
            self.counter.add_one();
        }
        self.left[task].store(left - now, Ordering::Relaxed);
        left > now
    }
}
