//! Programs with races: whatever CPython prints is among what random schedules print.
//!
//! An outcome is what a program writes to standard output, and its exit status; programs print at the end. Beside each program in
//! `programs/` stand the outcomes that CPython had so far, as JSON. With `INTERLEAVE_RECORD` set, those of this run are added. How
//! often CPython runs each program is said by `INTERLEAVE_RUNS`.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use interleave_core::{Library, Machine, Program, Settings, SourceFile, Status, Stream, SwitchModel, schedule::Random};
use interleave_explore::program::DEADLOCK;
use libtest_mimic::{Arguments, Failed, Trial};

/// How often CPython runs each program if nothing else is said.
const RUNS: u32 = 30;
/// An outcome that none of so many schedules has is taken for impossible.
const MOST_SCHEDULES: u64 = 20_000;
/// At least so many programs are compared.
const LEAST: usize = 90;

/// Standard output and exit status.
type Outcomes = BTreeSet<(String, i32)>;

fn main() {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("racy");
    let mut programs: Vec<PathBuf> = fs::read_dir(folder.join("programs"))
        .expect("the folder of programs")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    let library = Library::new();
    assert!(programs.len() >= LEAST, "only {} programs", programs.len());
    let trials = programs.into_iter().map(|path| {
        let (library, script) = (library.clone(), folder.join("seen.py"));
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(name, move || check(&library, &script, &path))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("the program can be read")
}

fn check(library: &Library, script: &Path, path: &Path) -> Result<(), Failed> {
    let recorded = recorded(path)?;
    let wanted: Outcomes = recorded.union(&seen(script, path)?).cloned().collect();
    if env::var_os("INTERLEAVE_RECORD").is_some() {
        fs::write(path.with_extension("json"), serde_json::to_string_pretty(&wanted)? + "\n")?;
    }
    if wanted.is_empty() {
        return Err("no record".into());
    }
    let text = text(path);
    let program = Program { files: vec![SourceFile { name: "main.py".to_owned(), text }], input: String::new() };
    let missing = at_random(library, &program, wanted)?;
    if missing.is_empty() { Ok(()) } else { Err(format!("no random schedule does {missing:?}").into()) }
}

/// What CPython did when the record was made.
fn recorded(path: &Path) -> Result<Outcomes, Failed> {
    let text = fs::read_to_string(path.with_extension("json")).unwrap_or_else(|_| "[]".to_owned());
    Ok(serde_json::from_str(&text)?)
}

/// What the computer's own CPython does, if there is one.
fn seen(script: &Path, path: &Path) -> Result<Outcomes, Failed> {
    let runs = env::var("INTERLEAVE_RUNS").unwrap_or_else(|_| RUNS.to_string());
    let Ok(output) = Command::new("python3").env_remove("PYTHONUNBUFFERED").arg(script).arg(path).arg(runs).output() else {
        return Ok(BTreeSet::new());
    };
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// What is left of the wanted outcomes after many random schedules.
fn at_random(library: &Library, program: &Program, mut wanted: Outcomes) -> Result<Outcomes, Failed> {
    let settings = Settings { switch: SwitchModel::Gil, trace: false, ..Settings::default() };
    for seed in 0..MOST_SCHEDULES {
        if wanted.is_empty() {
            break;
        }
        let mut machine = Machine::new(library, program, &settings);
        let exit = match machine.run(&mut Random::new(seed), 50_000_000) {
            Status::Finished { status } => status & 255,
            Status::Deadlock(_) => DEADLOCK,
            status => return Err(format!("seed {seed} ends in {status:?}").into()),
        };
        let written = machine.take_output().into_iter().filter(|chunk| chunk.stream == Stream::Out).map(|chunk| chunk.text);
        wanted.remove(&(written.collect(), exit));
    }
    Ok(wanted)
}
