//! The machine as an [`Interpreter`]: Python programs, in the protocol's words.

use crate::explore::PythonSearch;
use crate::hand::PythonHand;
use crate::interpreter::{Interpreter, Progress, Record, Run};
use crate::judge::PythonJudging;
use crate::position::line_and_column;
use crate::timeline::timeline;
use crate::walk::{Decider, PythonWalk};
use interleave_core as core;
use interleave_core::schedule::{Random, Replay, RoundRobin, Schedule};
use interleave_protocol::{Chunk, Diagnostic, End, ExploreSettings, Program, Settings, Stream, Submission, SwitchModel};

/// Runs Python on the deterministic machine.
pub struct Python {
    library: core::Library,
}

impl Python {
    /// With Python's types and modules, which are made once, here. The modules of the pack come when a run needs them.
    pub fn new() -> Self {
        Self { library: core::Library::without_pack() }
    }
}

impl Interpreter for Python {
    type Run = PythonRun;
    type Search = PythonSearch;
    type Hand = PythonHand;
    type Judging = PythonJudging;

    fn judge(&self, submission: Submission) -> Result<PythonJudging, String> {
        PythonJudging::new(&self.library, submission)
    }

    fn by_hand(&self, program: Program, settings: &Settings) -> Result<PythonHand, String> {
        let program = program_of(program, &settings.input)?;
        let settings = machine_settings(settings);
        let mut machine = core::Machine::new(&self.library, &program, &settings);
        machine.diary();
        Ok(PythonHand::new(machine, settings.switch))
    }

    fn start(&self, program: Program, settings: &Settings) -> Result<PythonRun, String> {
        let scheduler = scheduler(settings)?;
        let program = program_of(program, &settings.input)?;
        let settings = machine_settings(settings);
        let mut machine = core::Machine::new(&self.library, &program, &settings);
        let file = program.files.first().map(|file| file.name.clone()).unwrap_or_default();
        let fresh = (machine.snapshot(), scheduler.clone());
        Ok(PythonRun { machine, scheduler, deadlock: None, over: false, fresh, file })
    }

    fn explore(&self, program: Program, settings: &ExploreSettings) -> Result<PythonSearch, String> {
        let program = program_of(program, "")?;
        let switch = switch_of(settings.switch);
        let machine_settings = core::Settings { switch, trace: false, ..core::Settings::default() };
        PythonSearch::new(core::Machine::new(&self.library, &program, &machine_settings), &program, switch, settings)
    }

    fn diagnose(&self, text: &str) -> Vec<Diagnostic> {
        // Only the first, as CPython does: the others are mostly echoes of it.
        core::diagnose(text).into_iter().take(1).map(|problem| diagnostic(text, problem)).collect()
    }

    fn supply(&self, pack: &[u8]) -> Result<(), String> {
        self.library.supply(pack).map_err(|error| error.to_string())
    }
}

impl Default for Python {
    fn default() -> Self {
        Self::new()
    }
}

/// A Python program under way.
pub struct PythonRun {
    machine: core::Machine,
    scheduler: Decider,
    /// The run before its beginning.
    fresh: (core::Machine, Decider),
    /// The name of the file that is run.
    file: String,
    /// How it ended, if nobody could go on.
    deadlock: Option<core::Deadlock>,
    /// Whether it came to its end.
    over: bool,
}

impl Run for PythonRun {
    type Walk = PythonWalk;

    fn advance(&mut self, instructions: u64, until: u64) -> Progress {
        let status = self.machine.run_until(&mut self.scheduler, instructions, until);
        let Some(end) = end_of(&status) else {
            if status == core::Status::NeedsPack {
                return Progress::NeedsPack;
            }
            let next = self.machine.next_start().filter(|start| until < u64::MAX && *start > until);
            return next.map_or(Progress::Running, Progress::Early);
        };
        if let core::Status::Deadlock(deadlock) = status {
            self.deadlock = Some(deadlock);
        }
        self.over = true;
        Progress::Over(end)
    }

    fn go_without_pack(&mut self) {
        self.machine.go_without_pack();
    }

    fn take_output(&mut self) -> Vec<Chunk> {
        self.machine.take_output().into_iter().map(chunk).collect()
    }

    fn record(&self) -> Record {
        let time = self.machine.now();
        Record {
            time,
            steps: self.machine.steps(),
            timeline: timeline(self.machine.trace(), time, self.deadlock.as_ref()),
            schedule: self.machine.schedule().to_string(),
            notes: self.machine.notes(),
        }
    }

    fn walk(self) -> PythonWalk {
        let (machine, decider) = self.fresh;
        let limit = if self.over { u64::MAX } else { self.machine.steps() };
        PythonWalk::new(machine, decider, limit, self.file)
    }
}

fn machine_settings(settings: &Settings) -> core::Settings {
    core::Settings { switch: switch_of(settings.switch), cores: settings.cores, trace: true, ..core::Settings::default() }
}

/// How a run ended, if it is over.
pub(crate) fn end_of(status: &core::Status) -> Option<End> {
    match status {
        core::Status::Running | core::Status::NeedsPack => None,
        core::Status::Finished { status } => Some(End::Finished { status: *status }),
        core::Status::Deadlock(deadlock) => Some(End::Deadlock { explanation: deadlock.to_string() }),
        core::Status::Limit(limit) => Some(End::Limit { explanation: limit.to_string() }),
    }
}

/// A program in the machine's words.
fn program_of(program: Program, input: &str) -> Result<core::Program, String> {
    if program.files.is_empty() {
        return Err("there is no file to run; send at least one".to_owned());
    }
    let files = program.files.into_iter();
    Ok(core::Program {
        files: files.map(|file| core::SourceFile { name: file.name, text: file.text }).collect(),
        input: input.to_owned(),
    })
}

fn switch_of(switch: SwitchModel) -> core::SwitchModel {
    match switch {
        SwitchModel::Gil => core::SwitchModel::Gil,
        SwitchModel::Any => core::SwitchModel::Any,
        SwitchModel::Free => core::SwitchModel::Free,
    }
}

/// Who chooses: the schedule if there is one, else the seed if there is one, else round robin.
fn scheduler(settings: &Settings) -> Result<Decider, String> {
    if let Some(text) = &settings.schedule {
        let schedule: Schedule = text.parse().map_err(|error| format!("the schedule cannot be read: {error}"))?;
        return Ok(Decider::Replay(Replay::new(schedule)));
    }
    Ok(match settings.seed {
        Some(seed) => Decider::Random(Random::new(seed)),
        None => Decider::RoundRobin(RoundRobin::new()),
    })
}

fn diagnostic(text: &str, problem: core::source::SyntaxProblem) -> Diagnostic {
    let (line, column) = line_and_column(text, problem.start as usize);
    let (end_line, end_column) = line_and_column(text, problem.end as usize);
    Diagnostic { message: problem.message, line, column, end_line, end_column }
}

pub(crate) fn chunk(chunk: core::Chunk) -> Chunk {
    Chunk {
        stream: match chunk.stream {
            core::Stream::Out => Stream::Out,
            core::Stream::Err => Stream::Err,
        },
        text: chunk.text,
        strand: chunk.strand.0,
        time: chunk.time,
    }
}

#[cfg(test)]
mod tests;
