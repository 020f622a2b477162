//! `interleave check`: proves that the exercises of a folder are what they say, on all cores.

mod files;
mod report;

use std::{
    io::{self, IsTerminal, Write},
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

use clap::Args;
use interleave_core::Library;
use interleave_course::proof::{Job, Plan, Proof};
use rayon::prelude::*;

/// What `interleave check` takes.
#[derive(Args)]
pub struct Arguments {
    /// A course, a topic, an exercise, or any folder with exercises in it.
    dir: PathBuf,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// Why a folder could not be looked at.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file or folder could not be read.
    #[error("cannot read '{}': {cause}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// There is nothing to check.
    #[error("there is no exercise in '{}': none of its folders has an exercise.md", .0.display())]
    Nothing(PathBuf),
    /// Nobody takes the report.
    #[error("cannot write the report: {0}")]
    Output(io::Error),
}

/// A job, what became of it, and how many seconds it took.
struct Done<'p> {
    job: &'p Job,
    proof: Proof,
    seconds: f64,
}

/// Checks the folder and prints what is wrong; the exit status is 1 if something is.
pub fn check(arguments: &Arguments) -> Result<u8, Failure> {
    let begin = Instant::now();
    let plan = Plan::new(files::read(&arguments.dir)?);
    if plan.jobs.is_empty() && plan.faults.is_empty() {
        return Err(Failure::Nothing(arguments.dir.clone()));
    }
    let library = Library::new();
    let (done, total) = (AtomicUsize::new(0), plan.jobs.len());
    let shows_progress = !arguments.json && io::stderr().is_terminal();
    let all: Vec<Done<'_>> = plan
        .jobs
        .par_iter()
        .map_init(
            || library.clone(),
            |library, job| {
                let begin = Instant::now();
                let proof = plan.prove(job, library);
                let count = done.fetch_add(1, Ordering::Relaxed) + 1;
                if shows_progress {
                    // The line is cleared to its end: names have different lengths.
                    eprint!("\r{count}/{total} {}\x1b[K", job.name());
                }
                Done { job, proof, seconds: begin.elapsed().as_secs_f64() }
            },
        )
        .collect();
    if shows_progress {
        eprint!("\r\x1b[K");
    }
    let seconds = begin.elapsed().as_secs_f64();
    let is_right = plan.faults.is_empty() && all.iter().all(|done| done.proof.faults.is_empty());
    let text = if arguments.json {
        report::object(&plan, &all, seconds).to_string() + "\n"
    } else {
        report::text(&arguments.dir, &plan, &all, seconds)
    };
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(u8::from(!is_right)),
    }
}
