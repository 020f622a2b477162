//! Runs a program under CPython, with an end in any case.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::case::{Case, Rule, Run};

/// The version that the records are of. Others word some errors otherwise.
pub const VERSION: &str = "3.11";
/// A program that takes longer under CPython is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// A program that is still running after this hangs, if that is what is expected of it.
const HANGS: Duration = Duration::from_secs(2);
/// How CPython schedules depends on how busy the computer is: one run of these must be as recorded.
const ATTEMPTS: u32 = 4;
/// How often a program with several right outputs is run to record them.
const VARIANTS: u32 = 8;

/// An interpreter of the right version.
pub struct Python {
    program: PathBuf,
    /// A folder whose `sitecustomize.py` makes output appear line by line, as in a terminal.
    site: PathBuf,
}

/// CPython of the recorded version, if the path has one.
pub fn find(site: &Path) -> Option<Python> {
    ["python3.11", "python3"].into_iter().find_map(|name| {
        // The interpreter itself, not a launcher that looks for it at each start.
        let script = "import sys; print(sys.executable, '%d.%d' % sys.version_info[:2], sep='\\n')";
        let output = Command::new(name).args(["-c", script]).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        let mut lines = text.lines();
        let program = PathBuf::from(lines.next()?);
        (lines.next()? == VERSION).then(|| Python { program, site: site.to_path_buf() })
    })
}

/// Whether CPython still does what is recorded.
pub fn check(python: &Python, case: &Case) -> Result<(), String> {
    let mut last = Ok(());
    for _ in 0..ATTEMPTS {
        last = run(python, case).and_then(|run| case.check_python(&run));
        if last.is_ok() {
            break;
        }
    }
    last
}

/// Writes down what CPython does.
pub fn record(python: &Python, case: &Case) -> Result<(), String> {
    let runs = if case.rule == Rule::OneOf { VARIANTS } else { 1 };
    for _ in 0..runs {
        case.record(&run(python, case)?)?;
    }
    Ok(())
}

impl Case {
    /// As [`Case::check`], but for a deadlock, which CPython neither notices nor tells.
    fn check_python(&self, run: &Run) -> Result<(), String> {
        if self.rule == Rule::Deadlock { self.check_out(run) } else { self.check(run) }
    }
}

fn run(python: &Python, case: &Case) -> Result<Run, String> {
    let folder = Scratch::new().map_err(|error| format!("no folder for the output: {error}"))?;
    let input = folder.0.join("in");
    fs::write(&input, case.input()).map_err(|error| format!("no file for the input: {error}"))?;
    let generated = folder.0.join("session.py");
    if let Some(source) = case.generated() {
        fs::write(&generated, source).map_err(|error| format!("no file for the sessions: {error}"))?;
    }
    let file = if case.generated().is_some() { &generated } else { &case.path };
    let start = || -> io::Result<Child> {
        Command::new(&python.program)
            .arg(file)
            .env("PYTHONPATH", &python.site)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PYTHONUTF8", "1")
            .env_remove("PYTHONHASHSEED")
            .current_dir(&folder.0)
            .stdin(File::open(&input)?)
            .stdout(Stdio::from(File::create(folder.0.join("out"))?))
            .stderr(Stdio::from(File::create(folder.0.join("err"))?))
            // A group of its own, so that processes the program started end with it.
            .process_group(0)
            .spawn()
    };
    let mut child = start().map_err(|error| format!("{}: {error}", python.program.display()))?;
    let hangs = case.rule == Rule::Deadlock;
    let ended = wait(&mut child, if hangs { HANGS } else { PATIENCE });
    end_group(&mut child);
    let status = ended.map_err(|error| format!("waiting for Python: {error}"))?;
    let read = |name: &str| {
        fs::read(folder.0.join(name))
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .map_err(|error| format!("what Python wrote: {error}"))
    };
    let (out, err) = (read("out")?, read("err")?);
    let exit = match (status, hangs) {
        (Some(status), false) => status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0)),
        (None, true) => 75,
        (Some(status), true) => return Err(format!("Python did not hang: {status}\n{out}{err}")),
        (None, false) => {
            return Err(format!("Python still runs after {} s\n{out}{err}", PATIENCE.as_secs()));
        }
    };
    Ok(Run { out, err, exit })
}

/// The child's status, or nothing if it has not ended in time.
fn wait(child: &mut Child, patience: Duration) -> io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > patience {
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// Ends what is left of the child and of the processes it started.
fn end_group(child: &mut Child) {
    let group = format!("-{}", child.id());
    let kill = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
    // A group that is gone already cannot be ended; without `kill` the processes stay behind, which harms no test.
    drop(kill);
    drop(child.kill().and_then(|()| child.wait()));
}

/// A folder for one run, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = OsString::from(format!("interleave-conformance-{}-{number}", std::process::id()));
        let path = env::temp_dir().join(name);
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}
