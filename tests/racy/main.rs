//! Programs with races: whatever CPython prints is among what random schedules print, and among what the explorer finds.
//!
//! An outcome is what a program writes to standard output, and its exit status; programs print at the end. Beside each program in
//! `programs/` stand the outcomes that CPython had so far, as JSON. With `INTERLEAVE_RECORD` set, those of this run are added. How
//! often CPython runs each program is said by `INTERLEAVE_RUNS`.
//!
//! A program is explored to the end within [`STEPS`], or says in a comment that it is not: `# Explored in part.` Of such a program the
//! explorer need not find everything; only the random schedules must. Where `# Durations decide.`, random schedules need not show
//! everything that CPython does, for the machine's clock says how long things take. `# The explorer lacks an outcome.` marks an error of ours.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use interleave_core::{Library, Machine, Program, Settings, SourceFile, Status, Stream, SwitchModel, schedule::Random};
use interleave_explore::{
    exploration::{self, Engines, Exploration},
    program::DEADLOCK,
};
use libtest_mimic::{Arguments, Failed, Trial};

/// How often CPython runs each program if nothing else is said.
const RUNS: u32 = 30;
/// An outcome that none of so many schedules has is taken for impossible.
const MOST_SCHEDULES: u64 = 20_000;
/// What so many random schedules do, the explorer must find too.
const SCHEDULES: u64 = 200;
/// Steps of the search, after which the explorer gives up.
const STEPS: u64 = 400_000;
/// The same for programs that are explored in part.
const STEPS_IN_PART: u64 = 40_000;
/// The comment of a program for which that is not enough.
const IN_PART: &str = "# Explored in part.";
/// The comment of a program of which the explorer says that it found everything, and did not.
const LACKING: &str = "# The explorer lacks an outcome.";
/// The comment of a program in which what happens depends on how long things take.
const DURATIONS: &str = "# Durations decide.";
/// At least so many programs are explored to the end.
const LEAST: usize = 60;

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
    let mut trials = vec![Trial::test("enough programs are explored to the end", {
        let programs = programs.clone();
        move || {
            let whole = programs.iter().filter(|path| !says(&text(path), IN_PART) && !says(&text(path), LACKING)).count();
            if whole < LEAST { Err(format!("only {whole}").into()) } else { Ok(()) }
        }
    })];
    trials.extend(programs.into_iter().map(|path| {
        let (library, script) = (library.clone(), folder.join("seen.py"));
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(name, move || check(&library, &script, &path))
    }));
    libtest_mimic::run(&arguments, trials).exit();
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("the program can be read")
}

/// Whether a program has a comment.
fn says(text: &str, comment: &str) -> bool {
    text.lines().any(|line| line == comment)
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
    let (in_part, lacking) = (says(&text, IN_PART), says(&text, LACKING));
    let program = Program { files: vec![SourceFile { name: "main.py".to_owned(), text: text.clone() }], input: String::new() };
    let mut faults = Vec::new();
    let sought = if says(&text, DURATIONS) { Outcomes::new() } else { wanted.clone() };
    let (done, missing) = at_random(library, &program, sought, if in_part { 0 } else { SCHEDULES })?;
    if !missing.is_empty() {
        faults.push(format!("no random schedule does {missing:?}"));
    }
    let (found, exhaustive) = explored(library, &program, if in_part { STEPS_IN_PART } else { STEPS })?;
    let wanted: Outcomes = wanted.union(&done).cloned().collect();
    let missing: Vec<_> = wanted.difference(&found).collect();
    match (exhaustive, missing.is_empty()) {
        (true, _) if in_part => faults.push(format!("explored to the end, so it must not say {IN_PART:?}")),
        (true, true) if lacking => faults.push(format!("the explorer has all, so it must not say {LACKING:?}")),
        (true, false) if !lacking => faults.push(format!("the explorer has {found:?}, but not {missing:?}")),
        (false, _) if !in_part => faults.push(format!("explored in part only, {} outcomes, without {missing:?}", found.len())),
        _ => {}
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
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

/// What `least` random schedules or more do, and what is left of the wanted outcomes after many of them.
fn at_random(library: &Library, program: &Program, mut wanted: Outcomes, least: u64) -> Result<(Outcomes, Outcomes), Failed> {
    let mut done = Outcomes::new();
    let settings = Settings { switch: SwitchModel::Gil, trace: false, ..Settings::default() };
    for seed in 0..MOST_SCHEDULES {
        if seed >= least && wanted.is_empty() {
            break;
        }
        let mut machine = Machine::new(library, program, &settings);
        let exit = match machine.run(&mut Random::new(seed), 50_000_000) {
            Status::Finished { status } => status & 255,
            Status::Deadlock(_) => DEADLOCK,
            status => return Err(format!("seed {seed} ends in {status:?}").into()),
        };
        let written = machine.take_output().into_iter().filter(|chunk| chunk.stream == Stream::Out).map(|chunk| chunk.text);
        let outcome = (written.collect(), exit);
        wanted.remove(&outcome);
        done.insert(outcome);
    }
    Ok((done, wanted))
}

/// What the explorer finds, and whether that is all.
fn explored(library: &Library, program: &Program, steps: u64) -> Result<(Outcomes, bool), Failed> {
    let settings = Settings { switch: SwitchModel::Gil, trace: false, ..Settings::default() };
    let machine = Machine::new(library, program, &settings);
    let settings = exploration::Settings { switch: SwitchModel::Gil, engines: Engines::Both, ..exploration::Settings::default() };
    let mut exploration = Exploration::new(machine, settings);
    exploration.advance(steps).map_err(|mismatch| mismatch.to_string())?;
    let report = exploration.report();
    let found = report.reached.into_iter().map(|reached| (reached.outcome.stdout, reached.outcome.exit)).collect();
    Ok((found, report.exhaustive))
}
