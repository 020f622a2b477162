//! Runs a program once, on the machine or under CPython: what it printed, and the time that it took.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use interleave_core::{Library, Machine, Settings, SourceFile, Status, Stream, schedule::RoundRobin};

use super::{Failure, programs::Program};

/// Steps between two looks at the output, as `interleave run` has it.
const SLICE: u64 = 200_000;

/// One run.
pub struct Run {
    /// Standard output.
    pub output: String,
    /// Seconds: of processor time where the system tells it (Linux), else of the clock on the wall.
    pub seconds: f64,
}

/// Runs a program on the machine, in this process: from making the library to dropping the machine.
pub fn machine(program: &Program, trace: bool) -> Result<Run, Failure> {
    let stopwatch = Stopwatch::start();
    let files = vec![SourceFile { name: format!("{}.py", program.name), text: program.text.to_owned() }];
    let settings = Settings { trace, ..Settings::default() };
    let mut machine = Machine::new(&Library::new(), &interleave_core::Program { files, input: String::new() }, &settings);
    let mut output = String::new();
    loop {
        let status = machine.run(&mut RoundRobin, SLICE);
        output.extend(machine.take_output().into_iter().filter(|chunk| chunk.stream == Stream::Out).map(|chunk| chunk.text));
        match status {
            Status::Running => {}
            Status::Finished { status: 0 } => break,
            other => return Err(Failure::Machine { program: program.name, how: format!("{other:?}") }),
        }
    }
    drop(machine);
    Ok(Run { output, seconds: stopwatch.seconds() })
}

/// CPython, found once.
pub struct Python {
    executable: PathBuf,
    /// What `sys.version` begins with.
    pub version: String,
    /// Where programs are put to be run.
    folder: PathBuf,
}

impl Python {
    /// Asks `command` for the interpreter behind it: the name on the path is often a script that finds one, which takes longer
    /// than some programs.
    pub fn find(command: &Path) -> Result<Self, Failure> {
        const QUESTION: &str = "import sys; print(sys.executable); print(sys.version.split()[0])";
        let missing = |reason: String| Failure::NoPython { command: command.to_owned(), reason };
        let answer = Command::new(command).args(["-c", QUESTION]).output().map_err(|error| missing(error.to_string()))?;
        let text = String::from_utf8_lossy(&answer.stdout);
        let (Some(executable), Some(version), true) = (text.lines().next(), text.lines().nth(1), answer.status.success()) else {
            return Err(missing(format!("{}: {}", answer.status, String::from_utf8_lossy(&answer.stderr).trim())));
        };
        let folder = std::env::temp_dir().join(format!("interleave-bench-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(Failure::Folder)?;
        Ok(Self { executable: executable.into(), version: version.to_owned(), folder })
    }

    /// Runs a program in a process of its own.
    pub fn run(&self, program: &Program) -> Result<Run, Failure> {
        let path = self.folder.join("program.py");
        fs::write(&path, program.text).map_err(Failure::Folder)?;
        let failed = |how: String| Failure::Python { program: program.name, how };
        let start = Instant::now();
        let mut child = Command::new(&self.executable)
            .arg(&path)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| failed(error.to_string()))?;
        let mut output = String::new();
        if let Some(stdout) = &mut child.stdout {
            stdout.read_to_string(&mut output).map_err(|error| failed(error.to_string()))?;
        }
        let on_processor = time_of_ended(&child);
        let status = child.wait().map_err(|error| failed(error.to_string()))?;
        let seconds = on_processor.unwrap_or_else(|| start.elapsed().as_secs_f64());
        if status.success() { Ok(Run { output, seconds }) } else { Err(failed(status.to_string())) }
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        // It lies where the system cleans up by itself.
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// Measures what this thread does.
struct Stopwatch {
    wall: Instant,
    processor: Option<f64>,
}

impl Stopwatch {
    fn start() -> Self {
        Self { wall: Instant::now(), processor: processor_time("thread-self") }
    }

    fn seconds(&self) -> f64 {
        match (self.processor, processor_time("thread-self")) {
            (Some(start), Some(end)) => end - start,
            _ => self.wall.elapsed().as_secs_f64(),
        }
    }
}

/// Seconds of processor time of `who` in `/proc`, exact to the nanosecond; `None` where there is no such thing.
fn processor_time(who: &str) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{who}/schedstat")).ok()?;
    let nanoseconds: u64 = text.split(' ').next()?.parse().ok()?;
    Some(nanoseconds as f64 / 1e9)
}

/// The processor time of a child that has closed its output: waits until it has ended, but not so that the system forgets it.
fn time_of_ended(child: &Child) -> Option<f64> {
    let process = child.id().to_string();
    loop {
        let state = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        if state.rsplit(") ").next()?.starts_with('Z') {
            return processor_time(&process);
        }
        thread::sleep(Duration::from_millis(1));
    }
}
