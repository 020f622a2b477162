//! Runs programs, saying what is done and how long it took.

use std::{
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::error::Error;

/// Runs `work`, and says before it what is done and after it how long it took.
///
/// # Errors
/// Those of `work`.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    println!("==> {what}");
    let start = Instant::now();
    let result = work()?;
    println!("    done in {:.1} s: {what}", start.elapsed().as_secs_f64());
    Ok(result)
}

/// Runs a program to its end, its output passing through.
///
/// # Errors
/// When it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<(), Error> {
    let status = command.status().map_err(|source| not_started(command, source))?;
    if status.success() { Ok(()) } else { Err(failed(command, status.to_string())) }
}

/// Runs a program that may wait for a network that never answers: ends it after `limit`.
///
/// # Errors
/// When it cannot be started, fails or takes too long.
pub fn run_within(limit: Duration, command: &mut Command) -> Result<(), Error> {
    let mut child = command.spawn().map_err(|source| not_started(command, source))?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(failed(command, status.to_string())),
            Ok(None) if start.elapsed() < limit => thread::sleep(Duration::from_millis(50)),
            _ => {
                // Both fail only when it has ended by itself in this moment.
                child.kill().and_then(|()| child.wait()).ok();
                return Err(failed(command, format!("no answer within {} s", limit.as_secs())));
            }
        }
    }
}

/// Runs a program and gives its trimmed standard output; `None` when it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program can be started with `argument` and ends well.
pub fn works(program: &str, argument: &str) -> bool {
    output(Command::new(program).arg(argument)).is_some()
}

fn failed(command: &Command, status: String) -> Error {
    Error::Failed { command: line(command), status }
}

fn not_started(command: &Command, source: std::io::Error) -> Error {
    Error::NotStarted { program: command.get_program().to_string_lossy().into_owned(), source }
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
