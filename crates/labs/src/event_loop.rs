//! Timers on one thread's event loop: one after another, all at once, and with a call that blocks the loop.

use crate::{Clock, Host, LabError, at_most};
use futures_util::future::{Either, join, join_all, select};
use interleave_protocol::LabReport;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};

/// A clock beside the timers should tick so often, in milliseconds. A stop is noticed at a tick.
const TICK: u32 = 20;
/// The blocking call lasts this long, in milliseconds.
const BLOCK: f64 = 500.0;
const MOST_TIMERS: u64 = 1_000;
/// Most milliseconds that all timers take one after another.
const MOST_TOTAL: u64 = 60_000;

/// Awaits `timers` timers of `milliseconds` each in three ways, beside a ticking clock.
pub(crate) async fn run(host: &impl Host, stop: &AtomicBool, timers: u32, milliseconds: u32) -> Result<(), LabError> {
    at_most("the number of timers", timers.into(), MOST_TIMERS)?;
    at_most("timers × milliseconds", u64::from(timers) * u64::from(milliseconds), MOST_TOTAL)?;
    match select(pin!(measure(host, timers, milliseconds)), pin!(tick(host, stop))).await {
        Either::Left(((), _)) => Ok(()),
        Either::Right(((), _)) => Err(LabError::Stopped),
    }
}

async fn measure(host: &impl Host, timers: u32, milliseconds: u32) {
    let clock = host.clock();
    let report = |label: &str, start: f64, fired: u64| {
        host.report(LabReport::Measured {
            label: label.to_owned(),
            milliseconds: clock.now() - start,
            value: fired,
            expected: Some(timers.into()),
        });
    };

    let start = clock.now();
    let mut fired = 0;
    for _ in 0..timers {
        host.wait(milliseconds).await;
        fired += 1;
    }
    report("one after another", start, fired);

    let all_at_once = || async {
        let waits = (0..timers).map(|_| host.wait(milliseconds));
        join_all(waits).await.len() as u64
    };

    let start = clock.now();
    let fired = all_at_once().await;
    report("all at once", start, fired);

    let start = clock.now();
    let blocking_call = async {
        host.wait(milliseconds / 2).await;
        block(&clock);
    };
    let (fired, ()) = join(all_at_once(), blocking_call).await;
    report("all at once, and a blocking call", start, fired);
}

/// Keeps the thread for itself: nothing else on this event loop runs until it returns.
fn block(clock: &impl Clock) {
    let end = clock.now() + BLOCK;
    while clock.now() < end {
        std::hint::spin_loop();
    }
}

/// Ticks until the job is stopped.
async fn tick(host: &impl Host, stop: &AtomicBool) {
    let clock = host.clock();
    let start = clock.now();
    let mut last = start;
    while !stop.load(Ordering::Relaxed) {
        host.wait(TICK).await;
        let now = clock.now();
        host.report(LabReport::Tick { at: now - start, gap: now - last });
        last = now;
    }
}
