//! The status line: one sentence on how things stand, and more when a run could not go on.

use crate::figures;
use crate::model::{Engine, Model, Phase, Task};
use crate::words::{self, schedules};
use interleave_protocol::{End, Standing, State, Stream, VerdictKind};

/// What the status line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Colour and mark of the line.
    pub tone: Tone,
    /// Begins with Ready, Running, Finished, Error, Deadlock, Stopped or Limit.
    pub line: String,
    /// Sentences that explain it, often none.
    pub explanation: Vec<String>,
}

/// How good the news is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to say.
    Calm,
    /// Work is going on.
    Busy,
    /// It went well.
    Good,
    /// It did not.
    Bad,
}

/// The status of the page.
pub fn status(model: &Model) -> Status {
    let plain = |tone, line: &str| Status { tone, line: line.to_owned(), explanation: vec![] };
    match &model.phase {
        Phase::Idle => match model.engine {
            Engine::Ready { .. } => plain(Tone::Calm, words::STATUS_READY),
            Engine::Loading => plain(Tone::Calm, words::STATUS_LOADING),
            Engine::Resting => plain(Tone::Calm, words::STATUS_RESTING),
            Engine::Broken => plain(Tone::Bad, words::STATUS_BROKEN),
        },
        Phase::Queued => plain(Tone::Busy, words::STATUS_QUEUED),
        Phase::Running if model.task == Task::Check => plain(Tone::Busy, schedules::STATUS_CHECKING),
        Phase::Running if model.task == Task::Hand => plain(Tone::Busy, words::moment::STATUS_CHOOSING),
        Phase::Running if model.task == Task::Judge => plain(Tone::Busy, words::course::STATUS_JUDGING),
        Phase::Running => plain(Tone::Busy, words::STATUS_RUNNING),
        Phase::Stopping => plain(Tone::Busy, words::STATUS_STOPPING),
        Phase::Judged(standing) => {
            let tone = match standing {
                Standing::Passed => Tone::Good,
                Standing::Failed => Tone::Bad,
                Standing::Unsettled => Tone::Calm,
            };
            plain(tone, words::course::status(*standing))
        }
        Phase::Lost => plain(Tone::Bad, words::STATUS_LOST),
        Phase::Checked { stopped } => checked(model, *stopped),
        Phase::Ended { end, time } => ended(model, end, &figures::time(*time)),
    }
}

fn checked(model: &Model, stopped: bool) -> Status {
    let kind = model.schedules.found.as_ref().map(|found| found.kind);
    let (tone, line) = match kind {
        None => (Tone::Bad, schedules::STATUS_REFUSED),
        Some(VerdictKind::Inconclusive) if stopped => (Tone::Calm, schedules::STATUS_STOPPED),
        Some(kind @ VerdictKind::Proven) => (Tone::Good, schedules::status(kind)),
        Some(kind @ (VerdictKind::Bounded | VerdictKind::Inconclusive)) => (Tone::Calm, schedules::status(kind)),
        Some(_) if stopped => (Tone::Bad, schedules::STATUS_STOPPED),
        Some(kind) => (Tone::Bad, schedules::status(kind)),
    };
    Status { tone, line: line.to_owned(), explanation: vec![] }
}

fn ended(model: &Model, end: &End, time: &str) -> Status {
    match end {
        End::Finished { status } => {
            let failed = *status != 0 && (model.output.has(Stream::Err) || main_failed(model));
            let (tone, word) = match (failed, *status) {
                (true, _) => (Tone::Bad, words::STATUS_ERROR),
                (false, 0) => (Tone::Good, words::STATUS_FINISHED),
                // A program may say no by its exit status alone; that is no accident.
                (false, _) => (Tone::Calm, words::STATUS_FINISHED),
            };
            Status { tone, line: words::ended(word, time, *status), explanation: vec![] }
        }
        End::Deadlock { explanation } => {
            Status { tone: Tone::Bad, line: words::halted(words::STATUS_DEADLOCK, time), explanation: sentences(explanation) }
        }
        End::Stopped => Status { tone: Tone::Calm, line: words::STATUS_STOPPED.to_owned(), explanation: vec![] },
        End::Limit { explanation } => {
            Status { tone: Tone::Bad, line: words::halted(words::STATUS_LIMIT, time), explanation: sentences(explanation) }
        }
        End::Refused { explanation } => Status { tone: Tone::Bad, line: words::refused(explanation), explanation: vec![] },
    }
}

/// Whether an exception ended the program's first strand.
fn main_failed(model: &Model) -> bool {
    model.picture.timeline.spans.iter().any(|span| span.strand == 0 && span.state == State::Failed)
}

fn sentences(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
