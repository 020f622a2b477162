//! The machine's trace in the protocol's words.

use interleave_core as core;
use interleave_protocol::{Arrow, FOREVER, Span, State, Strand, StrandKind, Timeline};

/// What the strands of a run did up to `end`, in virtual nanoseconds, and who waits for ever in its deadlock.
pub fn timeline(trace: &core::Trace, end: u64, deadlock: Option<&core::Deadlock>) -> Timeline {
    let mut trace = trace.clone();
    trace.close(end);
    let mut spans: Vec<Span> = trace.spans.iter().map(span).collect();
    for waiter in deadlock.into_iter().flat_map(|deadlock| &deadlock.waiters) {
        let last = spans.iter_mut().rev().find(|span| span.strand == waiter.strand.0);
        match last.filter(|span| span.state == State::Blocked && span.end == end) {
            Some(span) => span.end = FOREVER,
            // The trace has no spans without length: this strand began to wait in the last moment.
            None => spans.push(Span {
                strand: waiter.strand.0,
                state: State::Blocked,
                start: end,
                end: FOREVER,
                line: waiter.line,
                detail: waiter.what.clone(),
            }),
        }
    }
    // The machine writes a span down when it ends; who reads a timeline goes by its start.
    spans.sort_by_key(|span| (span.start, span.strand));
    let arrows = arrows(&trace, &spans);
    Timeline { strands: trace.strands.iter().map(strand).collect(), spans, arrows, end, truncated: trace.truncated }
}

/// Who made whom go on, and who started whom.
fn arrows(trace: &core::Trace, spans: &[Span]) -> Vec<Arrow> {
    let mut first = vec![None; trace.strands.len()];
    for span in spans {
        if let Some(first @ None) = first.get_mut(span.strand as usize) {
            *first = Some(span.start);
        }
    }
    let starts = trace.strands.iter().zip(first).enumerate().filter_map(|(number, (info, start))| {
        let (from, start) = (info.parent?.0, start?);
        Some(Arrow { from, at: start, to: number as u32, until: start, deed: String::new() })
    });
    let woken = trace.arrows.iter().map(|arrow| Arrow {
        from: arrow.from.0,
        at: arrow.at,
        to: arrow.to.0,
        until: arrow.until,
        deed: arrow.deed.to_owned(),
    });
    let mut all: Vec<Arrow> = starts.chain(woken).collect();
    all.sort_by_key(|arrow| (arrow.until, arrow.to));
    all
}

fn strand(strand: &core::StrandInfo) -> Strand {
    Strand {
        name: strand.name.to_string(),
        kind: match strand.kind {
            core::StrandKind::Process => StrandKind::Process,
            core::StrandKind::Thread => StrandKind::Thread,
            core::StrandKind::Task => StrandKind::Task,
        },
        process: strand.process.0,
        parent: strand.parent.map(|parent| parent.0),
    }
}

fn span(span: &core::Span) -> Span {
    Span {
        strand: span.strand.0,
        state: match span.state {
            core::State::Running => State::Running,
            core::State::Ready => State::Ready,
            core::State::Wanting => State::Wanting,
            core::State::Blocked => State::Blocked,
            core::State::Sleeping => State::Sleeping,
            core::State::Failed => State::Failed,
        },
        start: span.start,
        end: span.end,
        line: span.line,
        detail: span.detail.to_string(),
    }
}
