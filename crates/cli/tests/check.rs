//! `interleave check` from outside: exit statuses, the lines for mistakes, JSON.

use std::{fs, path::PathBuf, process::Command};

/// A folder of its own for one test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    /// An exercise whose solution prints this.
    fn with_exercise(name: &str, printed: &str) -> Self {
        let path = std::env::temp_dir().join(format!("interleave-check-{}-{name}", std::process::id()));
        let folder = path.join("hello");
        fs::create_dir_all(&folder).expect("a folder for the test");
        let page = "---\ntitle: Hello\nkind: write\nfails: output\noutput: hello\n---\n\nPrint it.\n
## Hint 1\n\na\n\n## Hint 2\n\nb\n\n## Hint 3\n\nc\n\n## Explanation\n\nd\n";
        let files =
            [("exercise.md", page.to_owned()), ("starter.py", "pass\n".into()), ("solution.py", format!("print('{printed}')\n"))];
        for (name, text) in files {
            fs::write(folder.join(name), text).expect("a file for the test");
        }
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind in a temporary folder harms nobody.
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

/// The exit status and the two streams.
fn check(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_interleave"));
    let output = command.arg("check").arg(folder).args(arguments).output().expect("the command starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn what_is_right_is_proven() {
    let folder = Folder::with_exercise("right", "hello");
    let (status, out, err) = check(&folder.0, &[]);
    assert_eq!((status, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains("ok   hello ") && out.contains("\n1 exercise, 0 pages, 0 programs in prose: all proven in "), "{out}");
}

#[test]
fn a_mistake_is_a_line_with_its_place() {
    let folder = Folder::with_exercise("wrong", "hullo");
    let (status, out, _) = check(&folder.0, &[]);
    assert_eq!(status, Some(1), "{out}");
    let place = folder.0.join("hello/solution.py").display().to_string();
    assert!(out.contains(&format!("{place}:1: it does not pass: It can print `hullo`.")), "{out}");
    assert!(out.contains("FAIL hello ") && out.contains(": 1 mistake in "), "{out}");
}

#[test]
fn json_says_the_same() {
    let folder = Folder::with_exercise("json", "hullo");
    let (status, out, _) = check(&folder.0, &["--json"]);
    assert_eq!(status, Some(1), "{out}");
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let item = &report["items"][0];
    assert_eq!((&report["proven"], &item["proven"], &item["kind"]), (&false.into(), &false.into(), &"write".into()));
    assert_eq!((&item["faults"][0]["file"], &item["faults"][0]["line"]), (&"hello/solution.py".into(), &1.into()));
}

#[test]
fn what_cannot_be_looked_at_is_said() {
    let folder = Folder::with_exercise("empty", "hello");
    fs::remove_file(folder.0.join("hello/exercise.md")).expect("the file was there");
    let (status, _, err) = check(&folder.0, &[]);
    assert_eq!(status, Some(2));
    assert!(err.starts_with("interleave: there is no exercise in "), "{err}");
    let (status, _, err) = check(&folder.0.join("nowhere"), &[]);
    assert_eq!(status, Some(2));
    assert!(err.starts_with("interleave: cannot read "), "{err}");
}
