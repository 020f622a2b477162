//! Runs a program on the machine.

use std::fs;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use interleave_core::schedule::{Random, RoundRobin, Scheduler};
use interleave_core::{Library, Machine, Program, Settings, SourceFile, Status, Stream, SwitchModel};

use crate::case::{self, Case, Run};

/// No program of the suite takes more steps.
const STEPS: u64 = 200_000_000;
/// Steps between two looks at the output.
const SLICE: u64 = 1_000_000;
/// A run that takes longer is given up, so that a fault cannot hang the suite.
const PATIENCE: Duration = Duration::from_secs(60);
/// The random schedules that a program is run under.
const SEEDS: [u64; 3] = [1, 2, 3];

/// The run that `interleave run` shows.
pub fn check(case: &Case) -> Result<(), String> {
    run(case, Settings::default(), Box::new(RoundRobin)).and_then(|run| case.check(&run))
}

/// Some runs that may switch before any bytecode: a program whose output is fixed prints it under all of them.
pub fn check_schedules(case: &Case) -> Result<(), String> {
    for seed in SEEDS {
        let settings = Settings { switch: SwitchModel::Any, ..Settings::default() };
        run(case, settings, Box::new(Random::new(seed)))
            .and_then(|run| case.check(&run))
            .map_err(|error| format!("seed {seed}: {error}"))?;
    }
    Ok(())
}

fn run(case: &Case, settings: Settings, scheduler: Box<dyn Scheduler + Send>) -> Result<Run, String> {
    let mut files = vec![SourceFile { name: case::file_name(&case.path), text: case.source.clone() }];
    for path in &case.modules {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        files.push(SourceFile { name: case::file_name(path), text });
    }
    let program = Program { files, input: case.input() };
    let (done, result) = mpsc::channel();
    thread::Builder::new()
        .name(case.name.clone())
        // Nobody waits for the receiver's end: a run that was given up has nobody to tell.
        .spawn(move || drop(done.send(drive(&program, &settings, scheduler))))
        .map_err(|error| format!("no thread: {error}"))?;
    match result.recv_timeout(PATIENCE) {
        Ok(run) => run,
        Err(RecvTimeoutError::Timeout) => Err(format!("still running after {} s", PATIENCE.as_secs())),
        Err(RecvTimeoutError::Disconnected) => Err("the machine panicked".to_owned()),
    }
}

fn drive(program: &Program, settings: &Settings, mut scheduler: Box<dyn Scheduler + Send>) -> Result<Run, String> {
    let mut machine = Machine::new(&Library::new(), program, settings);
    let mut run = Run { out: String::new(), err: String::new(), exit: 0 };
    loop {
        let status = machine.run(scheduler.as_mut(), SLICE);
        for chunk in machine.take_output() {
            match chunk.stream {
                Stream::Out => run.out.push_str(&chunk.text),
                Stream::Err => run.err.push_str(&chunk.text),
            }
        }
        match status {
            Status::Running if machine.steps() > STEPS => {
                return Err(format!("still running after {STEPS} steps; so far:\n{}{}", run.out, run.err));
            }
            Status::Running => {}
            Status::Finished { status } => {
                run.exit = status & 0xff;
                return Ok(run);
            }
            Status::Deadlock(deadlock) => {
                run.err.push_str(&deadlock.to_string());
                run.exit = 75;
                return Ok(run);
            }
            Status::NeedsPack => unreachable!("the library is whole"),
            Status::Limit(limit) => {
                return Err(format!("limit: {limit}; so far:\n{}{}", run.out, run.err));
            }
        }
    }
}
