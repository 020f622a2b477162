//! `interleave explore`: every schedule of a program that matters, and what can come of them.

mod dot;
mod json;
mod report;

use std::{
    io::{self, Write},
    path::PathBuf,
    time::{Duration, Instant},
};

use clap::{Args, ValueEnum};
use interleave_core::{Library, Machine, Program, Rules, Settings, Status, SwitchModel};
use interleave_explore::{
    both::Mismatch,
    exploration::{self, Engines, Exploration},
    findings::Progress,
};

use crate::sources::{self, Unreadable};

/// Steps of the search between two looks at the clock.
const SLICE: u64 = 512;

/// Most executions in a tree.
const MOST_SHOWN: usize = 500;

/// What `interleave explore` takes.
#[derive(Args)]
pub struct Arguments {
    /// The program; modules beside it can be imported.
    file: PathBuf,
    /// Where a thread may lose the interpreter.
    #[arg(long, value_enum, default_value = "any")]
    switch: Switch,
    /// Who looks: partial order reduction, which counts classes of schedules, a search of states, or both side by side.
    #[arg(long, value_enum, default_value = "both")]
    engine: Engine,
    /// Only schedules that interrupt a thread at most so often.
    #[arg(long, value_name = "N")]
    bound: Option<u32>,
    /// When a sleep or a wait with a timeout ends: at any point, or when its time has come.
    #[arg(long, value_enum, default_value = "any")]
    clock: Clock,
    /// In which order an event loop runs callbacks that are ready.
    #[arg(long, value_enum, default_value = "fifo")]
    ready: Ready,
    /// Threads of this computer that search.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1024))]
    threads: u32,
    /// Stop after so many seconds and say what is known by then.
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0)]
    time: f64,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
    /// Print the tree of schedules, of the first 500 classes, in Graphviz's language.
    #[arg(long, conflicts_with_all = ["json", "bound", "threads"])]
    dot: bool,
}

/// The switch models, as named on the command line.
#[derive(Clone, Copy, ValueEnum)]
enum Switch {
    /// At CPython's own switch points.
    Gil,
    /// Before any bytecode.
    Any,
    /// No interpreter lock.
    Free,
}

/// The clocks, as named on the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Clock {
    /// Proofs do not rest on durations.
    Any,
    /// Durations count, and only sleeps and timeouts take time.
    Virtual,
}

/// Orders of what is ready, as named on the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ready {
    /// In the order in which they became ready, as CPython's loop does.
    Fifo,
    /// In any order.
    Any,
}

/// The engines, as named on the command line.
#[derive(Clone, Copy, ValueEnum)]
enum Engine {
    /// Optimal partial order reduction.
    Dpor,
    /// Search of states.
    States,
    /// Both.
    Both,
}

/// Why a program could not be explored.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The program could not be read.
    #[error(transparent)]
    Source(#[from] Unreadable),
    /// It is not a program.
    #[error("the program does not start:\n{0}")]
    Program(String),
    /// The engines contradict each other.
    #[error(transparent)]
    Engines(#[from] Mismatch),
    /// The computer has no threads to give.
    #[error(transparent)]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// Nobody takes the report.
    #[error("cannot write the report: {0}")]
    Output(io::Error),
}

/// Explores the program and prints what was found.
pub fn explore(arguments: &Arguments) -> Result<(), Failure> {
    let files = sources::read_program(&arguments.file)?;
    let text = files[0].text.clone();
    let switch = match arguments.switch {
        Switch::Gil => SwitchModel::Gil,
        Switch::Any => SwitchModel::Any,
        Switch::Free => SwitchModel::Free,
    };
    let engines = match arguments.engine {
        // Only the search of states goes by preemptions.
        _ if arguments.bound.is_some() => Engines::States,
        // Only the other one knows classes of schedules.
        _ if arguments.dot => Engines::Dpor,
        Engine::Dpor => Engines::Dpor,
        Engine::States => Engines::States,
        Engine::Both => Engines::Both,
    };
    let mut machine = Machine::new(
        &Library::new(),
        &Program { files, input: String::new() },
        &Settings { switch, trace: false, ..Settings::default() },
    );
    if let Status::Finished { .. } = machine.status() {
        let text: String = machine.take_output().into_iter().map(|chunk| chunk.text).collect();
        return Err(Failure::Program(text.trim_end().to_owned()));
    }
    let begin = Instant::now();
    let kept = if arguments.dot { MOST_SHOWN } else { 0 };
    let clock = if arguments.clock == Clock::Virtual { interleave_core::Clock::Virtual } else { interleave_core::Clock::Any };
    let threads = arguments.threads as usize;
    if threads > 1 {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
    }
    let rules = Rules { clock, any_ready: arguments.ready == Ready::Any, serial: false };
    let settings = exploration::Settings {
        switch,
        engines,
        preemptions: arguments.bound,
        kept,
        rules,
        threads,
        ..exploration::Settings::default()
    };
    let mut exploration = Exploration::new(machine, settings);
    let most = Duration::try_from_secs_f64(arguments.time).unwrap_or(Duration::MAX);
    let used = || if most.is_zero() { 1.0 } else { begin.elapsed().as_secs_f64() / most.as_secs_f64() };
    while exploration.advance_within(SLICE, used())? == Progress::Running {}
    let found = exploration.report();
    let seconds = begin.elapsed().as_secs_f64();
    let report = if arguments.json {
        json::object(&mut exploration, &found, seconds).to_string() + "\n"
    } else if arguments.dot {
        dot::graph(&exploration.tree(&text), &found)
    } else {
        report::text(&mut exploration, &found, &text, seconds)
    };
    match io::stdout().write_all(report.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}
