//! `interleave run` from outside: streams, exit statuses, input, modules beside the program, the trace file.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder of its own for one test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("interleave-run-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).expect("a file for the test");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind in a temporary folder harms nobody.
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

fn interleave() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_interleave"));
    command.arg("run").stdin(Stdio::null());
    command
}

fn run(name: &str, source: &str, arguments: &[&str]) -> Output {
    let folder = Folder::new(name);
    let path = folder.write("program.py", source);
    interleave().arg(path).args(arguments).output().expect("the command starts")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8 on standard output")
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8 on standard error")
}

#[test]
fn prints_and_exits_with_zero() {
    let output = run("hello", "print('Hello')\nprint('Grüße', 1 + 1)\n", &[]);
    assert_eq!(out(&output), "Hello\nGrüße 2\n");
    assert_eq!(err(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn an_uncaught_exception_names_the_absolute_path_and_exits_with_one() {
    let folder = Folder::new("uncaught");
    folder.write("program.py", "print('before')\nraise ValueError('no')\n");
    let output = interleave().current_dir(&folder.0).arg("./program.py").output().expect("the command starts");
    assert_eq!(out(&output), "before\n");
    let folder = folder.0.canonicalize().expect("the folder is there");
    assert_eq!(
        err(&output),
        format!(
            "Traceback (most recent call last):\n  File \"{}/program.py\", line 2, in <module>\n    \
             raise ValueError('no')\nValueError: no\n",
            folder.display()
        )
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn sys_exit_gives_the_status() {
    let output = run("exit", "import sys\nprint('a')\nsys.exit(3)\n", &[]);
    assert_eq!((out(&output), output.status.code()), ("a\n", Some(3)));
    let output = run("exit-low-byte", "import sys\nsys.exit(259)\n", &[]);
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn a_deadlock_is_told_on_standard_error_and_exits_with_75() {
    let source = "import threading\nlock = threading.Lock()\nlock.acquire()\nprint('once', flush=True)\nlock.acquire()\n";
    let output = run("deadlock", source, &[]);
    assert_eq!(out(&output), "once\n");
    assert!(err(&output).contains("MainThread"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(75));
}

#[test]
fn a_missing_file_is_told_as_python_tells_it() {
    let output = interleave().arg("/nowhere/program.py").output().expect("the command starts");
    assert_eq!(err(&output), "interleave: can't open file '/nowhere/program.py': [Errno 2] No such file or directory\n");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_source_that_is_not_utf_8_says_where() {
    let folder = Folder::new("encoding");
    let path = folder.write("program.py", b"x = 1\nname = '\xe9'\n");
    let output = interleave().arg(&path).output().expect("the command starts");
    assert!(err(&output).contains("Non-UTF-8 code starting with '\\xe9' in file"), "{}", err(&output));
    assert!(err(&output).contains("on line 2"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn input_comes_from_standard_input() {
    let folder = Folder::new("input");
    let path = folder.write("program.py", "name = input('Name? ')\nprint('Hello', name)\n");
    let mut child = interleave().arg(path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the command starts");
    child.stdin.take().expect("a pipe").write_all(b"Ada\n").expect("the command reads");
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(out(&output), "Name? Hello Ada\n");
}

#[test]
fn modules_beside_the_program_can_be_imported() {
    let folder = Folder::new("modules");
    folder.write("greeting.py", "def greet(name):\n    return f'Hello {name}'\n");
    let path = folder.write("program.py", "from greeting import greet\nprint(greet('Ada'))\n");
    let output = interleave().arg(path).output().expect("the command starts");
    assert_eq!((err(&output), out(&output)), ("", "Hello Ada\n"));
}

/// Four threads that print 20 lines each.
const CHATTER: &str = "import threading\ndef work(n):\n    for i in range(20):\n        print(n, i)\n\
                       for n in range(4):\n    threading.Thread(target=work, args=(n,)).start()\n";

#[test]
fn a_seed_repeats_a_run() {
    let arguments = ["--seed", "7", "--switch", "any"];
    let first = run("seed-one", CHATTER, &arguments);
    let second = run("seed-two", CHATTER, &arguments);
    assert_eq!(out(&first).lines().count(), 80);
    assert_eq!(out(&first), out(&second));
    let other = run("seed-three", CHATTER, &["--seed", "8", "--switch", "any"]);
    assert_ne!(out(&first), out(&other), "80 lines of four threads in the same order under two seeds");
}

#[test]
fn the_schedule_in_a_trace_repeats_its_run() {
    let folder = Folder::new("schedule-trace");
    let path = folder.write("program.py", CHATTER);
    let to = folder.0.join("trace.json");
    let first = interleave().args(["--seed", "7", "--trace"]).args([&to, &path]).output().expect("the command starts");
    let text = fs::read_to_string(to).expect("the trace was written");
    let trace: serde_json::Value = serde_json::from_str(&text).expect("the trace is JSON");
    let schedule = trace["otherData"]["schedule"].as_str().expect("the trace has the schedule");
    let again = interleave().args(["--schedule", schedule]).arg(&path).output().expect("the command starts");
    assert_eq!(out(&first), out(&again));
    let fair = interleave().arg(&path).output().expect("the command starts");
    assert_ne!(out(&first), out(&fair), "round robin makes another run, so the schedule made the difference");
}

#[test]
fn a_text_that_is_no_schedule_is_refused() {
    let output = run("schedule", "print(1)\n", &["--schedule", "certainly not"]);
    assert!(err(&output).starts_with("interleave: --schedule: "), "{}", err(&output));
    assert_eq!((out(&output), output.status.code()), ("", Some(2)));
}

#[test]
fn the_trace_is_chrome_trace_json_with_a_row_for_each_thread() {
    let folder = Folder::new("trace");
    let source = "import threading, time\ndef work():\n    time.sleep(0.5)\n\
                  t = threading.Thread(target=work, name='sleeper')\nt.start()\nt.join()\n";
    let path = folder.write("program.py", source);
    let to = folder.0.join("trace.json");
    let output = interleave().arg(path).arg("--trace").arg(&to).output().expect("the command starts");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = fs::read_to_string(to).expect("the trace was written");
    let trace: serde_json::Value = serde_json::from_str(&text).expect("the trace is JSON");
    let events = trace["traceEvents"].as_array().expect("a list of events");
    let names: Vec<&str> =
        events.iter().filter(|event| event["name"] == "thread_name").filter_map(|event| event["args"]["name"].as_str()).collect();
    assert!(names.contains(&"MainThread") && names.contains(&"sleeper"), "{names:?}");
    let row =
        events.iter().find(|event| event["args"]["name"] == "sleeper").map(|event| &event["tid"]).expect("a row for the thread");
    let longest = events
        .iter()
        .filter(|event| event["ph"] == "X" && &event["tid"] == row)
        .filter_map(|event| event["dur"].as_f64())
        .fold(0.0, f64::max);
    assert!((500_000.0..510_000.0).contains(&longest), "the sleep of 0.5 s lasts {longest} µs");
    for event in events.iter().filter(|event| event["ph"] == "X") {
        assert!(event["ts"].is_number() && event["pid"].is_number() && event["tid"].is_number(), "{event}");
    }
}

#[test]
fn a_live_run_takes_its_time_and_prints_the_same() {
    let source = "import time\nprint('a')\ntime.sleep(0.4)\nprint('b')\n";
    let start = std::time::Instant::now();
    let live = run("live", source, &["--live"]);
    assert!(start.elapsed().as_millis() >= 400);
    assert_eq!(String::from_utf8_lossy(&live.stdout), "a\nb\n");
}

#[test]
fn notes_are_printed_when_asked_for() {
    let source = "import threading, time\nlock = threading.Lock()\n\
                  threading.Thread(target=time.sleep, args=(100,), daemon=True, name='dee').start()\n\
                  threading.Thread(target=lock.acquire, name='holder').start()\n\
                  threading.Thread(target=time.sleep, args=(3,), name='keeper').start()\n";
    assert!(run("no-notes", source, &[]).stderr.is_empty());
    let text = String::from_utf8(run("notes", source, &["--notes"]).stderr).expect("notes are text");
    for note in [
        "Note: The program went on for 3.0 s after its main thread had ended, since keeper is not a daemon thread.",
        "Note: The daemon thread dee was cut off: it waited for time to pass.",
        "Note: The lock lock was still held by holder when that had ended.",
    ] {
        assert!(text.contains(note), "{text}");
    }
}
