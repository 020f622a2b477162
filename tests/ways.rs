//! The same work, every way: the programs of `www/ways` agree on the machine and under `python3`, and their times teach what they are to teach.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use interleave_core::{Library, Machine, Program, Settings, SourceFile, Status, SwitchModel, schedule::RoundRobin};

const WAYS: [&str; 5] = ["sequential", "threads", "processes", "asyncio", "hybrid"];

fn folder() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).join("www/ways")
}

/// What a program prints, and its virtual time in nanoseconds.
fn run(library: &Library, name: &str, switch: SwitchModel) -> (String, u64) {
    let text = fs::read_to_string(folder().join(name)).expect("the program is there");
    let program = Program { files: vec![SourceFile { name: "main.py".to_owned(), text }], input: String::new() };
    let mut machine = Machine::new(library, &program, &Settings { switch, cores: 4, ..Settings::default() });
    let mut scheduler = RoundRobin::new();
    let status = loop {
        match machine.run(&mut scheduler, 10_000_000) {
            Status::Running => {}
            status => break status,
        }
    };
    let output: String = machine.take_output().into_iter().map(|chunk| chunk.text).collect();
    assert_eq!(status, Status::Finished { status: 0 }, "{name}: {output}");
    (output, machine.now())
}

/// How many times faster than one after another each way is, all of which print the same.
fn faster(work: &str) -> [f64; 5] {
    let library = Library::new();
    let results = WAYS.map(|way| run(&library, &format!("{work}_{way}.py"), SwitchModel::Gil));
    assert!(results.iter().all(|(output, _)| *output == results[0].0), "{work}: {results:?}");
    let sequential = results[0].1 as f64;
    results.map(|(_, time)| sequential / time as f64)
}

#[test]
fn work_that_computes_gets_faster_by_cores_alone() {
    let all = faster("cpu");
    let [_, threads, processes, asyncio, hybrid] = all;
    assert!(threads < 1.1 && asyncio < 1.1 && processes > 1.5 && hybrid > 1.5, "{all:?}");
    let library = Library::new();
    let [sequential, threads] = ["cpu_sequential.py", "cpu_threads.py"].map(|name| run(&library, name, SwitchModel::Free).1);
    assert!(sequential > 3 * threads, "without the lock threads use all cores: {sequential} {threads}");
}

#[test]
fn work_that_waits_is_for_threads_and_tasks() {
    let all = faster("io");
    let [_, threads, processes, asyncio, _] = all;
    assert!(threads > 3.5 && asyncio > 3.5 && processes < asyncio, "{all:?}");
}

#[test]
fn work_that_does_both_is_for_a_mixture() {
    let all = faster("mixed");
    let [_, threads, _, asyncio, hybrid] = all;
    assert!(hybrid > threads && hybrid > asyncio && threads > 1.5, "{all:?}");
}

#[test]
fn python_prints_the_same() {
    let is_there = Command::new("python3").arg("--version").output().is_ok();
    if !is_there {
        println!("there is no python3 here to compare with");
        return;
    }
    let library = Library::new();
    for work in ["cpu", "io", "mixed"] {
        let expected = run(&library, &format!("{work}_sequential.py"), SwitchModel::Gil).0;
        for way in WAYS {
            let output = Command::new("python3").arg(folder().join(format!("{work}_{way}.py"))).output().expect("python3 runs");
            assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{work}_{way}.py");
        }
    }
}
