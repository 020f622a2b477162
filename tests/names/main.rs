//! The names that the editor completes are those that the machine has: it is asked, and `www/editor/names.json` must say the same.
//!
//! `UPDATE_EXPECT=1 cargo test -p interleave-tests --test names` writes the file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use interleave_core::{Library, Machine, Program, Settings, SourceFile, Status, schedule::RoundRobin};

/// Modules written in Rust, or made when the machine starts; those in Python are found by their files.
const NATIVE: [&str; 6] = ["builtins", "math", "os.path", "sys", "unicodedata", "multiprocessing.dummy"];

fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// The names of all modules below a folder that are not for the library's own use.
fn modules(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('_') && name != "__future__" {
            continue;
        }
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            modules(&path, &format!("{name}."), found);
            found.insert(name);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.insert(name);
        }
    }
}

#[test]
fn the_editor_completes_what_the_machine_has() {
    let mut found: BTreeSet<String> = NATIVE.iter().map(|name| (*name).to_owned()).collect();
    for folder in ["lib", "pack"] {
        modules(&root().join("crates/core/src/python").join(folder), "", &mut found);
    }
    let text = fs::read_to_string(root().join("tests/names/list.py")).expect("the program is there");
    let input = found.iter().map(String::as_str).collect::<Vec<_>>().join(" ") + "\n";
    let program = Program { files: vec![SourceFile { name: "main.py".to_owned(), text }], input };
    let mut machine = Machine::new(&Library::new(), &program, &Settings { trace: false, ..Settings::default() });
    let mut scheduler = RoundRobin::new();
    let status = loop {
        match machine.run(&mut scheduler, 10_000_000) {
            Status::Running => {}
            status => break status,
        }
    };
    let output: String = machine.take_output().into_iter().map(|chunk| chunk.text).collect();
    assert_eq!(status, Status::Finished { status: 0 }, "{output}");
    for known in
        ["\"threading\":{", "\"asyncio\":{", "\"Lock\":[\"acquire\"", "\"concurrent.futures\":{", "\"append\"", "\"await\""]
    {
        assert!(output.contains(known), "the machine says nothing of {known}");
    }
    let file = root().join("www/editor/names.json");
    if env::var("UPDATE_EXPECT").is_ok_and(|value| value == "1") {
        fs::write(&file, output + "\n").expect("the file can be written");
        return;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept.trim_end() == output, "the machine has other names than www/editor/names.json; UPDATE_EXPECT=1 writes it anew");
}
