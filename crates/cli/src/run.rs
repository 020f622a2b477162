//! `interleave run`: one run of a program, its output passed on as it appears.

use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use interleave_core::schedule::{Random, Replay, RoundRobin, Schedule, Scheduler};
use interleave_core::{Chunk, Library, Machine, Program, Settings, Status, Stream, SwitchModel};

use crate::chrome;
use crate::sources::{self, Unreadable};

/// Steps between two looks at the output: some milliseconds, so that output flows.
const SLICE: u64 = 200_000;
/// Exit status of a program in which nobody can go on.
const DEADLOCK: u8 = 75;
/// Exit status of a program stopped at one of the machine's limits.
const LIMIT: u8 = 76;

/// What `interleave run` takes.
#[derive(Args)]
pub struct Arguments {
    /// The program; modules beside it can be imported.
    ///
    /// If it reads standard input, all of that is read before the program starts.
    file: PathBuf,
    /// Choose who runs next at random, repeatably: the same seed, the same run.
    #[arg(long, value_name = "N", conflicts_with = "schedule")]
    seed: Option<u64>,
    /// Where a thread may lose the interpreter.
    #[arg(long, value_enum, default_value = "gil")]
    switch: Switch,
    /// Cores of the simulated computer.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024))]
    cores: Option<u32>,
    /// Repeat the run that this schedule stands for.
    #[arg(long, value_name = "S")]
    schedule: Option<String>,
    /// Let a second of virtual time take a second; Ctrl-C ends it.
    #[arg(long)]
    live: bool,
    /// Say on standard error what was left at the end: threads cut off, tasks not finished, locks held, items in queues.
    #[arg(long)]
    notes: bool,
    /// Write the run as Chrome trace events, which Perfetto opens.
    #[arg(long, value_name = "OUT.json")]
    trace: Option<PathBuf>,
}

/// The switch models, as named on the command line.
#[derive(Clone, Copy, ValueEnum)]
enum Switch {
    /// At CPython's own switch points.
    Gil,
    /// Before any bytecode.
    Any,
    /// No interpreter lock: threads overlap in time.
    Free,
}

/// Why a run could not be done or told.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The program could not be read.
    #[error(transparent)]
    Source(#[from] Unreadable),
    /// The text given with `--schedule` is not a schedule.
    #[error("--schedule: {0}")]
    Schedule(String),
    /// Standard input broke off.
    #[error("cannot read standard input: {0}")]
    Input(io::Error),
    /// Standard output or error took no more, for another reason than a reader that left.
    #[error("cannot write the program's output: {0}")]
    Output(io::Error),
    /// The trace could not be written.
    #[error("cannot write the trace to '{}': {cause}", path.display())]
    Trace {
        /// Where it was to go.
        path: PathBuf,
        /// What the operating system said.
        cause: io::Error,
    },
}

impl Failure {
    /// The exit status: CPython's for a source that cannot be run, else 2 for what the user gave and 1 for the rest.
    pub fn status(&self) -> u8 {
        match self {
            Self::Source(Unreadable::Open { .. }) | Self::Schedule(_) => 2,
            _ => 1,
        }
    }
}

/// Runs the program and returns the exit status of the whole command.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let files = sources::read_program(&arguments.file)?;
    let input = standard_input(&files[0].text)?;
    let mut scheduler = scheduler(arguments)?;
    let mut machine = Machine::new(&Library::new(), &Program { files, input }, &settings(arguments));
    let begin = Instant::now();
    let status = loop {
        let until = if arguments.live { nanoseconds(begin.elapsed()) } else { u64::MAX };
        let status = machine.run_until(scheduler.as_mut(), SLICE, until);
        match pass_on(&machine.take_output()) {
            Ok(()) => {}
            // As for a process that SIGPIPE ends: nobody reads, so nothing is left to do.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(128 + 13),
            Err(error) => return Err(Failure::Output(error)),
        }
        match status {
            Status::Running => {
                let early = machine.next_start().unwrap_or(0).saturating_sub(nanoseconds(begin.elapsed()));
                if arguments.live && early > 0 {
                    thread::sleep(Duration::from_nanos(early));
                }
            }
            // The operating system keeps the low byte, as it does for CPython.
            Status::Finished { status } => break status.to_le_bytes()[0],
            Status::Deadlock(deadlock) => {
                eprintln!("{deadlock}");
                print_notes(&machine);
                break DEADLOCK;
            }
            Status::NeedsPack => unreachable!("the library is whole"),
            Status::Limit(limit) => {
                eprintln!("{limit}");
                break LIMIT;
            }
        }
    };
    if arguments.notes && status != DEADLOCK {
        print_notes(&machine);
    }
    if let Some(path) = &arguments.trace {
        let events = chrome::trace_events(machine.trace(), &machine.schedule().to_string());
        fs::write(path, events.to_string()).map_err(|cause| Failure::Trace { path: path.clone(), cause })?;
    }
    Ok(status)
}

fn print_notes(machine: &Machine) {
    for note in machine.notes() {
        eprintln!("Note: {note}");
    }
}

fn nanoseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

fn settings(arguments: &Arguments) -> Settings {
    let mut settings = Settings {
        switch: match arguments.switch {
            Switch::Gil => SwitchModel::Gil,
            Switch::Any => SwitchModel::Any,
            Switch::Free => SwitchModel::Free,
        },
        trace: arguments.trace.is_some(),
        ..Settings::default()
    };
    if let Some(cores) = arguments.cores {
        settings.cores = cores;
    }
    settings
}

fn scheduler(arguments: &Arguments) -> Result<Box<dyn Scheduler>, Failure> {
    if let Some(text) = &arguments.schedule {
        let schedule: Schedule = text.parse::<Schedule>().map_err(|error| Failure::Schedule(error.to_string()))?;
        return Ok(Box::new(Replay::new(schedule)));
    }
    Ok(match arguments.seed {
        Some(seed) => Box::new(Random::new(seed)),
        None => Box::new(RoundRobin),
    })
}

/// All of standard input, if the program seems to read it. One that does not must neither wait
/// for a terminal nor for a pipe that stays open.
fn standard_input(source: &str) -> Result<String, Failure> {
    let reads = source.contains("input") || source.contains("stdin");
    if !reads {
        return Ok(String::new());
    }
    let mut stdin = io::stdin();
    if stdin.is_terminal() {
        eprintln!("interleave: type the program's input, then Ctrl-D");
    }
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes).map_err(Failure::Input)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Writes output to the streams it was meant for, in order, and flushes.
fn pass_on(chunks: &[Chunk]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let mut err = io::stderr().lock();
    for chunk in chunks {
        match chunk.stream {
            Stream::Out => out.write_all(chunk.text.as_bytes())?,
            Stream::Err => {
                // Whoever sees both streams in one place sees them in the order of the run.
                out.flush()?;
                err.write_all(chunk.text.as_bytes())?;
            }
        }
    }
    out.flush()
}
