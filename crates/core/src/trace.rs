//! What happened in a run: the states of each strand over virtual time, which all views draw.

use std::sync::Arc;

use crate::{
    log::Log,
    process::ProcessId,
    strand::{StrandId, StrandKind},
};

/// A strand as the trace names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrandInfo {
    /// What the program calls it.
    pub name: Arc<str>,
    /// What it is.
    pub kind: StrandKind,
    /// The process it runs in.
    pub process: ProcessId,
    /// The strand that started it.
    pub parent: Option<StrandId>,
}

/// What a strand was doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Executing.
    Running,
    /// Able to run, but another strand has the core or the event loop.
    Ready,
    /// Able to run, but another strand has the interpreter lock.
    Wanting,
    /// Waiting for another strand.
    Blocked,
    /// Waiting for time to pass.
    Sleeping,
    /// Ended by an uncaught exception (of no length).
    Failed,
}

/// A stretch of time in one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Whose.
    pub strand: StrandId,
    /// Which state.
    pub state: State,
    /// From when, in virtual nanoseconds.
    pub start: u64,
    /// Until when.
    pub end: u64,
    /// Source line of the program at which the strand stood, counted from 1; 0: none.
    pub line: u32,
    /// What it waited for, in words.
    pub detail: Arc<str>,
}

/// What a strand waited for came, by what another one did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Whose doing it was.
    pub from: StrandId,
    /// When that one did it, in virtual nanoseconds.
    pub at: u64,
    /// Who had waited.
    pub to: StrandId,
    /// When that one went on.
    pub until: u64,
    /// What was done: `released`, `put`, `set`, `ended`.
    pub deed: &'static str,
}

/// The record of a run.
#[derive(Debug, Default)]
pub struct Trace {
    /// All strands by number.
    pub strands: Arc<Vec<StrandInfo>>,
    /// Their states, in the order in which they ended.
    pub spans: Log<Span>,
    /// Who made whom go on, in the order in which they did.
    pub arrows: Log<Arrow>,
    /// Whether spans were left out because there were too many.
    pub truncated: bool,
    /// The state in which each strand is now.
    open: Vec<Option<Span>>,
    /// While there are checkpoints: what changed, as it was.
    journal: Option<Vec<Undo>>,
}

impl Clone for Trace {
    /// A copy has no checkpoints to return to.
    fn clone(&self) -> Self {
        Self {
            strands: Arc::clone(&self.strands),
            spans: self.spans.clone(),
            arrows: self.arrows.clone(),
            truncated: self.truncated,
            open: self.open.clone(),
            journal: None,
        }
    }
}

/// Something as it was before a change.
#[derive(Debug)]
enum Undo {
    Open(StrandId, Option<Span>),
    Name(StrandId, Arc<str>),
}

/// A trace's part of a checkpoint.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TraceMark {
    strands: usize,
    spans: usize,
    arrows: usize,
    truncated: bool,
    journal: usize,
}

/// More spans than this are left out.
const MOST_SPANS: usize = 200_000;

impl Trace {
    /// A new strand.
    pub fn add(&mut self, info: StrandInfo) -> StrandId {
        Arc::make_mut(&mut self.strands).push(info);
        self.open.push(None);
        StrandId(self.strands.len() as u32 - 1)
    }

    /// From `time` on, the strand is in this state.
    pub fn enter(&mut self, strand: StrandId, state: State, time: u64, line: u32, detail: Arc<str>) {
        if let Some(Some(open)) = self.open.get(strand.0 as usize)
            && open.state == state
            && open.detail == detail
        {
            return;
        }
        self.leave(strand, time);
        self.set(strand, Some(Span { strand, state, start: time, end: time, line, detail }));
    }

    /// A strand went on by another one's doing.
    pub(crate) fn add_arrow(&mut self, arrow: Arrow) {
        if self.arrows.len() < MOST_SPANS {
            self.arrows.push(arrow);
        }
    }

    /// The strand has another name from now on.
    pub(crate) fn rename(&mut self, strand: StrandId, name: Arc<str>) {
        let old = std::mem::replace(&mut Arc::make_mut(&mut self.strands)[strand.0 as usize].name, name);
        if let Some(journal) = &mut self.journal {
            journal.push(Undo::Name(strand, old));
        }
    }

    /// At `time` the strand's state ends and no other begins.
    pub fn leave(&mut self, strand: StrandId, time: u64) {
        let Some(mut span) = self.set(strand, None) else { return };
        span.end = time.max(span.start);
        if span.end > span.start || span.state == State::Failed {
            self.push(span);
        }
    }

    /// The state in which the strand is, if it has one.
    pub fn state(&self, strand: StrandId) -> Option<State> {
        self.open[strand.0 as usize].as_ref().map(|span| span.state)
    }

    /// What the strand waits for at the moment, in words, if it waits for another one.
    pub fn waits_for(&self, strand: StrandId) -> Option<&str> {
        self.open[strand.0 as usize].as_ref().filter(|span| span.state == State::Blocked).map(|span| &*span.detail)
    }

    /// Ends all states at `time`, when the run is over.
    pub fn close(&mut self, time: u64) {
        for strand in 0..self.open.len() {
            self.leave(StrandId(strand as u32), time);
        }
    }

    /// Begins to save what changes from now on.
    pub(crate) fn mark(&mut self) -> TraceMark {
        let journal = self.journal.get_or_insert_default().len();
        TraceMark {
            strands: self.strands.len(),
            spans: self.spans.len(),
            arrows: self.arrows.len(),
            truncated: self.truncated,
            journal,
        }
    }

    /// Makes the trace what it was when `mark` was made.
    pub(crate) fn rewind(&mut self, mark: TraceMark) {
        self.spans.truncate(mark.spans);
        self.arrows.truncate(mark.arrows);
        self.truncated = mark.truncated;
        for undo in self.journal.iter_mut().flat_map(|journal| journal.drain(mark.journal..).rev()) {
            match undo {
                Undo::Open(strand, span) => self.open[strand.0 as usize] = span,
                Undo::Name(strand, name) => Arc::make_mut(&mut self.strands)[strand.0 as usize].name = name,
            }
        }
        if self.strands.len() > mark.strands {
            Arc::make_mut(&mut self.strands).truncate(mark.strands);
        }
        self.open.truncate(mark.strands);
    }

    /// Saves nothing any more.
    pub(crate) fn end_journal(&mut self) {
        self.journal = None;
    }

    fn set(&mut self, strand: StrandId, span: Option<Span>) -> Option<Span> {
        let old = std::mem::replace(&mut self.open[strand.0 as usize], span);
        if let Some(journal) = &mut self.journal {
            journal.push(Undo::Open(strand, old.clone()));
        }
        old
    }

    fn push(&mut self, span: Span) {
        if self.spans.len() < MOST_SPANS {
            self.spans.push(span);
        } else {
            self.truncated = true;
        }
    }
}
