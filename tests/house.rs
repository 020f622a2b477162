//! The house rules that a program can check: how sources begin and how long they are, what the core may not use,
//! who may depend on whom, that dependencies are pinned and explained, and that prose and links hold.

use std::fs;
use std::path::{Path, PathBuf};

/// No source file is longer.
const LONGEST: usize = 600;

/// Files that may be longer, each with its reason.
const LONG: &[(&str, &str)] =
    &[("crates/core/src/vm/execute.rs", "the dispatch loop, which reads best from top to bottom in one piece")];

/// Names that have no place in the core: it does no I/O, reads no clock, has no globals, and its machines can be sent
/// to another thread. `crates/core/clippy.toml` forbids more, but sees only what is compiled.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::io",
    "std::rc",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "SystemTime",
    "Instant::now",
    "thread_local!",
    "static mut",
    "Rc<",
    "RefCell",
    "LazyLock",
    "rand::",
    "getrandom",
];

/// What stands for work that was not done. In pieces, so that this file does not break its own rule.
const UNDONE: &[&str] = &[
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("dbg", "!("),
    concat!("#[", "ignore"),
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
];

/// What only one computer knows. In pieces for the same reason.
const LOCAL: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("registry.", "npmjs"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("deb.", "debian.org"),
];

/// Which crates of ours a crate must not depend on: the page knows the messages, never the machine.
const APART: &[(&str, &[&str])] = &[
    ("app", &["core", "explore", "labs", "course", "engine", "cli"]),
    ("protocol", &["core", "explore", "labs", "course", "engine", "app", "cli"]),
    ("core", &["explore", "labs", "course", "protocol", "engine", "app", "cli"]),
    ("labs", &["core", "explore", "course", "engine", "app", "cli"]),
    ("explore", &["labs", "course", "protocol", "engine", "app", "cli"]),
    ("course", &["labs", "protocol", "engine", "app", "cli"]),
    ("engine", &["app", "cli"]),
];

#[test]
fn every_source_file_says_what_it_is_for() {
    let faults = files(&["rs"])
        .into_iter()
        .filter(|file| {
            let first = file.text.lines().next().unwrap_or_default();
            let Some(says) = first.strip_prefix("//! ") else {
                return true;
            };
            says.split_whitespace().count() < 3
        })
        .map(|file| format!("{}: the first line must be `//!` and say what the file is for", file.name));
    none(faults);
}

#[test]
fn no_source_file_is_too_long() {
    let sources = files(&["rs"]);
    let too_long = sources.iter().filter_map(|file| {
        let lines = file.text.lines().count();
        let excused = LONG.iter().any(|(name, _)| *name == file.name);
        match (lines > LONGEST, excused) {
            (true, false) => Some(format!("{}: {lines} lines, at most {LONGEST}", file.name)),
            (false, true) => Some(format!("{}: {lines} lines need no exception any more", file.name)),
            _ => None,
        }
    });
    let gone = LONG
        .iter()
        .filter(|(name, _)| sources.iter().all(|file| file.name != *name))
        .map(|(name, _)| format!("{name}: an exception for a file that is not there"));
    none(too_long.chain(gone));
}

#[test]
fn the_core_is_pure() {
    let faults = files(&["rs"])
        .into_iter()
        .filter(|file| file.name.starts_with("crates/core/src/") && !file.name.contains("/tests"))
        .flat_map(|file| {
            let mut faults = Vec::new();
            for (number, line) in file.text.lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                for name in IMPURE.iter().filter(|name| contains_name(code, name)) {
                    faults.push(format!("{}:{}: {name} has no place in the core", file.name, number + 1));
                }
            }
            faults
        });
    none(faults);
}

#[test]
fn nothing_is_left_undone() {
    none(occurrences(&files(&["rs", "js", "mjs", "ts", "css", "html", "toml", "py"]), UNDONE));
}

#[test]
fn nothing_speaks_of_one_computer() {
    let kept: Vec<File> = files(&[])
        .into_iter()
        // Lock files are written by their tools, with the addresses they used.
        .filter(|file| !file.name.ends_with(".lock") && !file.name.ends_with("package-lock.json"))
        // The home of the simulated computer.
        .map(|file| File { text: file.text.replace("/home/user", ""), ..file })
        .collect();
    none(occurrences(&kept, LOCAL));
}

#[test]
fn crates_that_must_stay_apart_do() {
    let faults = APART.iter().flat_map(|(name, strangers)| {
        let manifest = read(&root().join(format!("crates/{name}/Cargo.toml"))).unwrap_or_default();
        strangers
            .iter()
            .filter(|stranger| {
                dependencies(&manifest).iter().any(|(dependency, _)| *dependency == format!("interleave-{stranger}"))
            })
            .map(|stranger| format!("{name} must not depend on {stranger}"))
            .collect::<Vec<_>>()
    });
    none(faults);
}

#[test]
fn every_crate_takes_lints_and_dependencies_from_the_workspace() {
    let manifests: Vec<File> = files(&["toml"]).into_iter().filter(|file| file.name.ends_with("/Cargo.toml")).collect();
    assert!(manifests.len() >= 3, "only {} manifests found", manifests.len());
    let faults = manifests.iter().flat_map(|file| {
        // The fuzz targets are a workspace of their own: its table is in the same file.
        let text = file.text.split_once("[package]").map_or("", |(_, package)| package);
        let mut faults: Vec<String> = dependencies(text)
            .into_iter()
            .filter(|(name, value)| !name.ends_with(".workspace") && !value.contains("workspace = true"))
            .map(|(name, _)| format!("{}: {name} is not taken from the workspace", file.name))
            .collect();
        if !file.text.contains("[lints]\nworkspace = true") {
            faults.push(format!("{}: the workspace's lints are not on", file.name));
        }
        faults
    });
    none(faults);
}

#[test]
fn every_dependency_is_pinned_and_explained() {
    let manifest = read(&root().join("Cargo.toml")).expect("the workspace's manifest");
    let map = read(&root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let outside: Vec<(String, String)> =
        dependencies(&manifest).into_iter().filter(|(_, value)| !value.contains("path = ")).collect();
    assert!(outside.len() >= 5, "only {} dependencies found", outside.len());
    let faults = outside.iter().flat_map(|(name, value)| {
        let mut faults = Vec::new();
        if !value.contains("\"=") {
            faults.push(format!("{name}: not pinned to one version"));
        }
        if !map.lines().any(|line| line.contains(&format!("`{name}`"))) {
            faults.push(format!("{name}: ARCHITECTURE.md does not say why"));
        }
        faults
    });
    none(faults);
}

#[test]
fn prose_is_tidy() {
    let faults = files(&["md"]).into_iter().flat_map(|file| {
        let mut faults = Vec::new();
        let mut fault = |line: usize, what: &str| faults.push(format!("{}:{line}: {what}", file.name));
        // The course's pages have their title in front matter, and `interleave check` looks at that.
        let has_front = file.name.starts_with("www/course/") && file.text.starts_with("---\ntitle: ");
        if !file.text.starts_with("# ") && !has_front {
            fault(1, "a page begins with its title");
        }
        if !file.text.ends_with('\n') || file.text.ends_with("\n\n") {
            fault(file.text.lines().count(), "a page ends with one line end");
        }
        let mut level = usize::from(has_front);
        let mut in_code = false;
        for (index, line) in file.text.lines().enumerate() {
            if line.ends_with([' ', '\t']) {
                fault(index + 1, "white space at the end of the line");
            }
            if line.starts_with("```") {
                in_code = !in_code;
            }
            if in_code {
                continue;
            }
            let hashes = line.chars().take_while(|&c| c == '#').count();
            if hashes > 0 && line[hashes..].starts_with(' ') {
                if hashes > level + 1 {
                    fault(index + 1, "a heading skips a level");
                }
                if hashes == 1 && index > 0 {
                    fault(index + 1, "a page has one title");
                }
                level = hashes;
            }
        }
        if in_code {
            fault(file.text.lines().count(), "a code block is not closed");
        }
        faults
    });
    none(faults);
}

#[test]
fn links_between_pages_lead_somewhere() {
    let faults = files(&["md"]).into_iter().flat_map(|file| {
        let folder = root().join(&file.name).parent().expect("a folder").to_path_buf();
        targets(&file.text)
            .into_iter()
            .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
            .filter(|target| {
                let path = target.split('#').next().unwrap_or_default();
                !path.is_empty() && !folder.join(path).exists()
            })
            .map(|target| format!("{}: {target} is not there", file.name))
            .collect::<Vec<_>>()
    });
    none(faults);
}

/// A file of the project: its path from the top and its text.
struct File {
    name: String,
    text: String,
}

/// The project's text files with one of these extensions (with any, if none is named), without what is built.
fn files(extensions: &[&str]) -> Vec<File> {
    let top = root();
    let ignored = read(&top.join(".gitignore")).expect(".gitignore");
    let ignored: Vec<PathBuf> =
        ignored.lines().filter(|line| line.ends_with('/')).map(|line| PathBuf::from(line.trim_matches('/'))).collect();
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(top.join(&folder)).expect("a readable folder") {
            let entry = entry.expect("a readable entry");
            let name = folder.join(entry.file_name());
            // A folder, or in a second working tree a file that says where the folder is.
            if entry.file_name() == ".git" {
                continue;
            }
            if entry.file_type().expect("a file type").is_dir() {
                let built = ignored.iter().any(|path| name == *path || entry.file_name() == path.as_os_str());
                if !built {
                    folders.push(name);
                }
                continue;
            }
            let extension = name.extension().unwrap_or_default().to_string_lossy();
            if !extensions.is_empty() && !extensions.contains(&&*extension) {
                continue;
            }
            // What is not UTF-8 is a picture or the like.
            if let Some(text) = read(&top.join(&name)) {
                found.push(File { name: name.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    assert!(!found.is_empty(), "no file ends in {extensions:?}");
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_path_buf()
}

fn read(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// The entries of all dependency tables of a manifest: the text before and after the equals sign.
fn dependencies(manifest: &str) -> Vec<(String, String)> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if let Some(table) = line.strip_prefix('[') {
            inside = table.trim_end_matches(']').ends_with("dependencies");
        } else if inside && let Some((name, value)) = line.split_once('=') {
            let name = name.trim();
            // `serde.workspace = true` and `serde = { … }` name the same dependency.
            found.push(match name.strip_suffix(".workspace") {
                Some(name) => (name.to_owned(), "workspace = true".to_owned()),
                None => (name.to_owned(), value.trim().to_owned()),
            });
        }
    }
    found
}

/// Where the words occur, one line for each place.
fn occurrences(files: &[File], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(*word)) {
                found.push(format!("{}:{}: {word}", file.name, number + 1));
            }
        }
    }
    found
}

/// Whether `name` stands in `code` and does not merely end a longer word, as `Rc<` does in `Arc<`.
fn contains_name(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The targets of a page's inline links and pictures, outside code blocks.
fn targets(page: &str) -> Vec<String> {
    let mut in_code = false;
    let mut found = Vec::new();
    for line in page.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        for (at, opening) in line.match_indices("](") {
            let rest = &line[at + opening.len()..];
            if let Some(end) = rest.find(')') {
                found.push(rest[..end].to_owned());
            }
        }
    }
    found
}

/// Fails with the list of faults, unless there is none.
fn none(faults: impl IntoIterator<Item = String>) {
    let faults: Vec<String> = faults.into_iter().collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
