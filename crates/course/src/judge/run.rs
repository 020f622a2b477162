//! One run of a program on the virtual clock, and what can be seen in it.

use interleave_core::{
    Machine, Span, State, Status, StrandKind, Stream,
    schedule::{Choice, Point, Random, Replay, RoundRobin, Schedule, Scheduler},
};

use crate::verdict::{FailureKind, Witness};

/// A run under way.
pub(super) struct Run {
    machine: Machine,
    scheduler: Box<dyn Scheduler + Send>,
}

/// Chooses the strand that has been there longest, anew at each switch point.
struct Eldest;

impl Scheduler for Eldest {
    fn choose(&mut self, point: Point<'_>) -> Choice {
        let strand = point.enabled.iter().copied().min().unwrap_or_default();
        Choice { strand, lease: 1 }
    }
}

/// What a run came to.
pub(super) struct Ended {
    /// What was written to standard output.
    pub(super) output: String,
    /// Virtual nanoseconds that it took.
    pub(super) time: u64,
    /// Virtual nanoseconds that strands computed, if the run was recorded.
    pub(super) work: u64,
    /// The most strands beside the first that were alive at one time, if the run was recorded.
    pub(super) together: u32,
    /// How it failed, if it did.
    pub(super) failure: Option<FailureKind>,
    schedule: String,
}

impl Run {
    /// The usual run: each in turn.
    pub(super) fn usual(machine: Machine) -> Self {
        Self { machine, scheduler: Box::new(RoundRobin::new()) }
    }

    /// The run in which the strand that has been there longest goes on: who starts others has started all before they get far.
    pub(super) fn starting_first(machine: Machine) -> Self {
        Self { machine, scheduler: Box::new(Eldest) }
    }

    /// A run by chance.
    pub(super) fn random(machine: Machine, seed: u64) -> Self {
        Self { machine, scheduler: Box::new(Random::new(seed)) }
    }

    /// The run that a schedule says.
    pub(super) fn replay(machine: Machine, schedule: Schedule) -> Self {
        Self { machine, scheduler: Box::new(Replay::new(schedule)) }
    }

    pub(super) fn advance(&mut self, budget: u64) -> Status {
        self.machine.run(self.scheduler.as_mut(), budget)
    }

    pub(super) fn go_without_pack(&mut self) {
        self.machine.go_without_pack();
    }

    /// Instructions so far.
    pub(super) fn steps(&self) -> u64 {
        self.machine.steps()
    }

    /// What it came to.
    pub(super) fn ended(mut self, status: Status) -> Ended {
        let (mut output, mut errors) = (String::new(), String::new());
        for chunk in self.machine.take_output() {
            match chunk.stream {
                Stream::Out => output.push_str(&chunk.text),
                Stream::Err => errors.push_str(&chunk.text),
            }
        }
        let failure = match status {
            Status::Finished { status } => match uncaught(&errors, status & 255) {
                Some(exception) => Some(FailureKind::Exception(exception)),
                None => (status & 255 != 0).then_some(FailureKind::Exit(status & 255)),
            },
            Status::Deadlock(deadlock) => {
                let waiting = deadlock.waiters.iter().map(|waiter| match waiter.line {
                    0 => format!("{} waits for {}", waiter.name, waiter.what),
                    line => format!("{} (line {line}) waits for {}", waiter.name, waiter.what),
                });
                Some(FailureKind::Deadlock(waiting.collect()))
            }
            Status::Running | Status::Limit(_) | Status::NeedsPack => Some(FailureKind::Endless),
        };
        let (time, work, together) = (self.machine.now(), work(&self.machine), together(&self.machine));
        Ended { output, time, work, together, failure, schedule: self.machine.schedule().to_string() }
    }
}

impl Ended {
    /// This run as what shows a failure.
    pub(super) fn witness(&self) -> Witness {
        Witness { schedule: Some(self.schedule.clone()), output: self.output.clone(), ..Witness::default() }
    }
}

/// The exception that ended a thread, a process or, with exit status 1, the program: `Type: message`, as standard error tells it.
///
/// What tasks and loggers tell there is no end of a strand, and is left out.
fn uncaught(errors: &str, status: i32) -> Option<String> {
    let of_strand = |line: &str| line.starts_with("Exception in thread ") || line.starts_with("Process ") && line.ends_with(':');
    let of_program = |line: &str| status == 1 && line.starts_with("Traceback (most recent call last):");
    let lines: Vec<&str> = errors.lines().collect();
    let begin = lines.iter().position(|line| of_strand(line)).or_else(|| lines.iter().rposition(|line| of_program(line)))?;
    let told = lines[begin + 1..].iter().take_while(|line| !of_strand(line));
    // Of exceptions that led to each other the last one is the one that nobody caught.
    told.filter(|line| is_exception(line)).last().map(|line| (*line).to_owned())
}

/// Whether a line is the last one of a traceback: a type, perhaps with a message.
fn is_exception(line: &str) -> bool {
    let name = line.split_once(": ").map_or(line, |(name, _)| name);
    name.starts_with(|c: char| c.is_alphabetic()) && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.')
}

/// Virtual nanoseconds that all strands computed; tasks do so in their thread.
fn work(machine: &Machine) -> u64 {
    let trace = machine.trace();
    let is_task = |span: &Span| trace.strands[span.strand.0 as usize].kind == StrandKind::Task;
    trace.spans.iter().filter(|span| span.state == State::Running && !is_task(span)).map(|span| span.end - span.start).sum()
}

/// The most strands beside the first that were alive at one time.
fn together(machine: &Machine) -> u32 {
    let trace = machine.trace();
    let mut lives: Vec<Option<(u64, u64)>> = vec![None; trace.strands.len()];
    for span in trace.spans.iter().filter(|span| span.state != State::Failed) {
        let life = lives[span.strand.0 as usize].get_or_insert((span.start, span.end));
        *life = (life.0.min(span.start), life.1.max(span.end));
    }
    let others =
        trace.strands.iter().zip(&lives).skip(1).filter(|(info, _)| info.kind != StrandKind::Process || info.parent.is_some());
    let lives: Vec<(u64, u64)> = others.filter_map(|(_, life)| *life).collect();
    let alive = |time: u64| lives.iter().filter(|(start, end)| *start <= time && time < *end).count() as u32;
    lives.iter().map(|(start, _)| alive(*start)).max().unwrap_or(0)
}
