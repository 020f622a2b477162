//! Programs with races: whatever CPython prints is among what the machine prints under random schedules.
//!
//! Beside each program in `programs/` stands what CPython printed so far, as JSON. With `INTERLEAVE_RECORD` set, what it prints in this
//! run is added. Programs print once, at the end, so that an output is an outcome.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use interleave_core::{Library, Machine, Program, Settings, SourceFile, Status, schedule::Random};

/// How often CPython runs each program, with a switch interval of a microsecond.
const RUNS: &str = "200";
/// An outcome that none of so many schedules has is taken for impossible.
const MOST_SCHEDULES: u64 = 20_000;

#[test]
fn what_cpython_prints_is_among_what_random_schedules_print() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("racy");
    let library = Library::new();
    let mut programs: Vec<PathBuf> = fs::read_dir(folder.join("programs"))
        .expect("the folder of programs")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    programs.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    programs.sort();
    assert!(programs.len() > 24, "only {} programs", programs.len());
    let mut faults = Vec::new();
    for path in programs {
        let recorded = recorded(&path);
        let seen = seen(&folder.join("seen.py"), &path);
        if env::var_os("INTERLEAVE_RECORD").is_some() {
            let all: BTreeSet<&String> = recorded.union(&seen).collect();
            let text = serde_json::to_string_pretty(&all).expect("texts");
            fs::write(path.with_extension("json"), text + "\n").expect("a place for the record");
        }
        let wanted: BTreeSet<String> = recorded.union(&seen).cloned().collect();
        assert!(!wanted.is_empty(), "{}: no record", path.display());
        let missing = missing(&library, &path, wanted);
        if !missing.is_empty() {
            faults.push(format!("{}: no schedule prints {missing:?}", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What CPython printed when the record was made.
fn recorded(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path.with_extension("json")).unwrap_or_else(|_| "[]".to_owned());
    serde_json::from_str(&text).expect("a record is a list of texts")
}

/// What the computer's own CPython prints, if there is one.
fn seen(script: &Path, path: &Path) -> BTreeSet<String> {
    let Ok(output) = Command::new("python3").arg(script).arg(path).arg(RUNS).output() else { return BTreeSet::new() };
    assert!(output.status.success(), "{}: {}", path.display(), String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the script writes a list of texts")
}

/// What is left of the wanted outputs after many schedules.
fn missing(library: &Library, path: &Path, mut wanted: BTreeSet<String>) -> BTreeSet<String> {
    let text = fs::read_to_string(path).expect("a program");
    let files = vec![SourceFile { name: "main.py".to_owned(), text }];
    let program = Program { files, input: String::new() };
    let settings = Settings { trace: false, ..Settings::default() };
    for seed in 0..MOST_SCHEDULES {
        if wanted.is_empty() {
            break;
        }
        let mut machine = Machine::new(library, &program, &settings);
        let status = machine.run(&mut Random::new(seed), 50_000_000);
        let out: String = machine.take_output().into_iter().map(|chunk| chunk.text).collect();
        assert_eq!(status, Status::Finished { status: 0 }, "{} with seed {seed}: {out}", path.display());
        wanted.remove(&out);
    }
    wanted
}
