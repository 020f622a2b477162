//! The machine's trace in the protocol's words.

use interleave_core as core;
use interleave_protocol::{Span, State, Strand, StrandKind, Timeline};

/// What the strands of a run did up to `end`, in virtual nanoseconds. States that last at `end` end there.
pub fn timeline(trace: &core::Trace, end: u64) -> Timeline {
    let mut trace = trace.clone();
    trace.close(end);
    let mut spans: Vec<Span> = trace.spans.iter().map(span).collect();
    // The machine writes a span down when it ends; who reads a timeline goes by its start.
    spans.sort_by_key(|span| (span.start, span.strand));
    Timeline { strands: trace.strands.iter().map(strand).collect(), spans, end, truncated: trace.truncated }
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
