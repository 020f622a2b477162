//! The `interleave` command: concurrent Python on the deterministic machine, from a terminal.

mod bench;
mod check;
mod chrome;
mod explore;
mod run;
mod sources;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A run makes and drops small pieces of memory all the time, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs concurrent Python on a deterministic machine.
#[derive(Parser)]
#[command(name = "interleave", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run a program and print what `python3 FILE` would, with the same exit status
    /// (75: deadlock, 76: a limit was reached).
    Run(run::Arguments),
    /// Look at every schedule of a program that matters and say what can come of them.
    Explore(explore::Arguments),
    /// Prove the exercises of a folder: starters fail as they say, solutions are right on every schedule, prose holds
    /// (exit status 0: all proven, 1: something is not, 2: the folder cannot be looked at).
    Check(check::Arguments),
    /// Measure the machine against CPython on this computer.
    Bench(bench::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Run(arguments) => run::run(&arguments).map_err(|failure| (failure.to_string(), failure.status())),
        Command::Explore(arguments) => explore::explore(&arguments).map(|()| 0).map_err(|failure| (failure.to_string(), 2)),
        Command::Check(arguments) => check::check(&arguments).map_err(|failure| (failure.to_string(), 2)),
        Command::Bench(arguments) => bench::bench(&arguments).map(|()| 0).map_err(|failure| (failure.to_string(), 1)),
    };
    match outcome {
        Ok(status) => ExitCode::from(status),
        Err((failure, status)) => {
            eprintln!("interleave: {failure}");
            ExitCode::from(status)
        }
    }
}
