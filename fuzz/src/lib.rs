//! What the fuzz targets share: programs from bytes, and short runs of them.

pub mod generate;

use std::sync::OnceLock;

use interleave_core::{
    Chunk, Library, Machine, Program, Settings, SourceFile, Span, Status,
    schedule::{Random, Schedule, Scheduler},
};

/// All that can be seen of a run.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How it ended.
    pub status: Status,
    /// What it wrote.
    pub output: Vec<Chunk>,
    /// What its strands did.
    pub spans: Vec<Span>,
    /// The choices that make it happen again.
    pub schedule: Schedule,
}

/// Runs a program until it is over, or a limit of `settings` is reached.
pub fn run(text: &str, settings: &Settings, scheduler: &mut dyn Scheduler) -> Outcome {
    let mut machine = machine(text, settings);
    machine.run(scheduler, u64::MAX);
    outcome(&mut machine)
}

/// As [`run`] with a random schedule, but after some steps a copy of the machine goes on first.
///
/// # Panics
/// When the copy and the original differ.
pub fn run_with_copy(text: &str, settings: &Settings, seed: u64, steps: u64) -> Outcome {
    let mut machine = machine(text, settings);
    let mut scheduler = Random::new(seed);
    machine.run(&mut scheduler, steps);
    let mut copy = machine.snapshot();
    copy.run(&mut scheduler.clone(), u64::MAX);
    machine.run(&mut scheduler, u64::MAX);
    let outcome_of_original = outcome(&mut machine);
    assert_eq!(outcome(&mut copy), outcome_of_original, "the copy went another way");
    outcome_of_original
}

fn machine(text: &str, settings: &Settings) -> Machine {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    let library = LIBRARY.get_or_init(Library::new);
    let files = vec![SourceFile { name: "main.py".to_owned(), text: text.to_owned() }];
    Machine::new(library, &Program { files, input: "a line\n12\n".to_owned() }, settings)
}

fn outcome(machine: &mut Machine) -> Outcome {
    let status = machine.run(&mut interleave_core::schedule::RoundRobin::new(), 0);
    Outcome { status, output: machine.take_output(), spans: machine.trace().spans.iter().cloned().collect(), schedule: machine.schedule() }
}
