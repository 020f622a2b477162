//! The trace as Chrome trace event JSON, which Perfetto and `chrome://tracing` open.

use std::collections::BTreeSet;

use interleave_core::StrandKind;
use interleave_core::trace::{Span, State, StrandInfo, Trace};
use serde_json::{Value, json};

/// Virtual time is in nanoseconds, the format's in microseconds.
const NANOSECONDS_PER_MICROSECOND: f64 = 1000.0;

/// Metadata events that name each process and strand, and one complete event (`X`) for each span.
///
/// A strand is shown as a thread of its process. Rows count from 1, in the order the strands started.
///
/// `schedule` is the run's own, with which it happens again.
pub fn trace_events(trace: &Trace, schedule: &str) -> Value {
    let mut events = Vec::new();
    let mut named = BTreeSet::new();
    for (index, strand) in trace.strands.iter().enumerate() {
        let process = pid(strand);
        if named.insert(process) {
            let name = if process == 1 { "main process".to_owned() } else { format!("process {process}") };
            events.push(metadata("process_name", process, 0, &json!({ "name": name })));
        }
        let row = index + 1;
        events.push(metadata("thread_name", process, row, &json!({ "name": *strand.name })));
        events.push(metadata("thread_sort_index", process, row, &json!({ "sort_index": row })));
    }
    events.extend(trace.spans.iter().map(|span| complete(span, trace)));
    events.extend(lock_holders(trace));
    json!({
        "displayTimeUnit": "ms",
        "otherData": { "schedule": schedule, "truncated": trace.truncated },
        "traceEvents": events,
    })
}

/// A row for each process with the interpreter lock: which thread holds it when. Only where some thread had to wait for it.
fn lock_holders(trace: &Trace) -> Vec<Value> {
    let contended: BTreeSet<u64> = trace
        .spans
        .iter()
        .filter(|span| span.state == State::Wanting)
        .map(|span| pid(&trace.strands[span.strand.0 as usize]))
        .collect();
    let mut events: Vec<Value> =
        contended.iter().map(|process| metadata("thread_name", *process, 0, &json!({ "name": "interpreter lock" }))).collect();
    let held = trace.spans.iter().filter(|span| span.state == State::Running);
    events.extend(held.filter_map(|span| {
        let strand = &trace.strands[span.strand.0 as usize];
        let thread = strand.kind != StrandKind::Task && contended.contains(&pid(strand));
        thread.then(|| {
            json!({
                "ph": "X",
                "name": format!("held by {}", strand.name),
                "cat": "lock",
                "pid": pid(strand),
                "tid": 0,
                "ts": microseconds(span.start),
                "dur": microseconds(span.end.saturating_sub(span.start)),
            })
        })
    }));
    events
}

fn metadata(name: &str, process: u64, row: usize, args: &Value) -> Value {
    json!({ "ph": "M", "name": name, "pid": process, "tid": row, "args": args })
}

fn complete(span: &Span, trace: &Trace) -> Value {
    let strand = span.strand.0 as usize;
    json!({
        "ph": "X",
        "name": word(span.state),
        "cat": "strand",
        "pid": pid(&trace.strands[strand]),
        "tid": strand + 1,
        "ts": microseconds(span.start),
        "dur": microseconds(span.end.saturating_sub(span.start)),
        "args": { "line": span.line, "detail": *span.detail },
    })
}

fn word(state: State) -> &'static str {
    match state {
        State::Running => "running",
        State::Ready => "ready",
        State::Wanting => "wants the interpreter lock",
        State::Blocked => "blocked",
        State::Sleeping => "sleeping",
        State::Failed => "failed",
    }
}

/// Process ids from 1: some viewers take 0 for "no process".
fn pid(strand: &StrandInfo) -> u64 {
    u64::from(strand.process.0) + 1
}

#[expect(clippy::cast_precision_loss, reason = "exact up to 104 days of virtual time")]
fn microseconds(nanoseconds: u64) -> f64 {
    nanoseconds as f64 / NANOSECONDS_PER_MICROSECOND
}
