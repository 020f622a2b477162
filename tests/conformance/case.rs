//! A program or a page of sessions on disk, what is recorded beside it, and whether a run is as recorded.

use std::fs;
use std::path::{Path, PathBuf};

use crate::session;

/// Files whose names begin so are modules that programs import, not programs.
const MODULE: &str = "lib_";
/// Between two outputs in the record of a `one-of` program.
const OR: &str = "---- or ----\n";

/// How the standard output of a run is compared with the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Byte for byte.
    Same,
    /// The same lines as often, in any order.
    AnyOrder,
    /// One of several outputs.
    OneOf,
    /// Byte for byte after every run of digits is taken for the same number.
    AnyNumber,
    /// Byte for byte; then nobody can go on. CPython hangs, the machine ends with status 75 and a diagnosis.
    Deadlock,
}

/// A program and what is recorded for it.
pub struct Case {
    /// Topic and name, as in `locks/reentrant`.
    pub name: String,
    /// The program's file.
    pub path: PathBuf,
    /// Its text; for a page of sessions, a program that prints the page anew.
    pub source: String,
    /// The modules beside it.
    pub modules: Vec<PathBuf>,
    /// How its output is compared.
    pub rule: Rule,
}

/// What a run did.
#[derive(Debug)]
pub struct Run {
    /// All of standard output.
    pub out: String,
    /// All of standard error.
    pub err: String,
    /// The exit status; CPython's is the operating system's.
    pub exit: i32,
}

/// All programs below `root`, sorted by name.
///
/// # Panics
/// When the folder cannot be read or a program names a rule that does not exist: then the suite itself is wrong.
pub fn collect(root: &Path) -> Vec<Case> {
    let top = root.parent().filter(|_| root.ends_with("seeds")).unwrap_or(root);
    let mut cases = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.expect("a readable folder").path())
            .collect();
        paths.sort();
        let (modules, others): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.into_iter().partition(|path| is_python(path) && file_name(path).starts_with(MODULE));
        for path in others {
            if path.is_dir() {
                folders.push(path);
            } else if is_python(&path) || is_page(&path) {
                cases.push(Case::read(top, path, modules.clone()));
            }
        }
    }
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

impl Case {
    fn read(top: &Path, path: PathBuf, modules: Vec<PathBuf>) -> Self {
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.strip_prefix(top).expect("a path below the top").with_extension("");
        let source = if is_page(&path) { session::program(&source) } else { source };
        let first = source.lines().next().unwrap_or_default();
        let comment = first.strip_prefix("# rule: ").map(str::to_owned);
        let beside = fs::read_to_string(path.with_extension("rule")).ok();
        let rule = match comment.or(beside).as_deref().map(str::trim) {
            None => Rule::Same,
            Some("any-order") => Rule::AnyOrder,
            Some("one-of") => Rule::OneOf,
            Some("any-number") => Rule::AnyNumber,
            Some("deadlock") => Rule::Deadlock,
            Some(other) => panic!("{}: no rule is called {other:?}", path.display()),
        };
        Self { name: name.display().to_string(), path, source, modules, rule }
    }

    /// What the program reads from standard input.
    pub fn input(&self) -> String {
        self.beside("in").unwrap_or_default()
    }

    /// Whether `run` is as recorded; else what differs.
    pub fn check(&self, run: &Run) -> Result<(), String> {
        self.check_out(run)?;
        let err = self.normalise(&run.err);
        let recorded = self.beside("err").unwrap_or_default();
        if self.rule == Rule::Deadlock {
            if let Some(missing) = recorded.lines().find(|line| !err.contains(line)) {
                return Err(format!("the diagnosis does not say {missing:?}:\n{err}"));
            }
        } else if err != recorded {
            return Err(format!("standard error {}", difference(&recorded, &err)));
        }
        let exit = match (self.rule, self.beside("exit")) {
            (Rule::Deadlock, _) => 75,
            (_, Some(text)) => text.trim().parse().map_err(|error| format!("{}.exit: {error}", self.name))?,
            (_, None) => 0,
        };
        if run.exit != exit {
            return Err(format!("exit status {} instead of {exit}", run.exit));
        }
        Ok(())
    }

    /// Whether the standard output of `run` is as recorded; else what differs.
    pub fn check_out(&self, run: &Run) -> Result<(), String> {
        let Some(recorded) = self.beside("out") else {
            return Err(format!("{} has no .out: record it (see README.md)", self.name));
        };
        let out = self.without_folder(&run.out);
        let is_same = match self.rule {
            Rule::Same | Rule::Deadlock => out == recorded,
            Rule::AnyOrder => sorted(&out) == sorted(&recorded),
            Rule::OneOf => recorded.split(OR).any(|one| one == out),
            Rule::AnyNumber => numbers(&out) == numbers(&recorded),
        };
        if is_same {
            return Ok(());
        }
        let err = self.normalise(&run.err);
        let told = if err.is_empty() { err } else { format!("\nstandard error:\n{err}") };
        Err(format!("standard output {}{told}", difference(&recorded, &out)))
    }

    /// Writes what `run` did beside the program. Outputs of a `one-of` program are added to those known.
    pub fn record(&self, run: &Run) -> Result<(), String> {
        let now = self.without_folder(&run.out);
        let out = match (self.rule, self.beside("out")) {
            (Rule::OneOf, Some(known)) if known.split(OR).any(|one| one == now) => known,
            (Rule::OneOf, Some(known)) => format!("{known}{OR}{now}"),
            // A record that still holds stays as it is, so that recording changes what changed.
            (_, Some(known)) if self.check_out(run).is_ok() => known,
            _ => now,
        };
        self.write("out", Some(out))?;
        if self.rule == Rule::Deadlock {
            // CPython does not end and says nothing: the lines of the diagnosis are written by hand.
            return Ok(());
        }
        let err = self.normalise(&run.err);
        self.write("err", (!err.is_empty()).then_some(err))?;
        self.write("exit", (run.exit != 0).then(|| format!("{}\n", run.exit)))
    }

    /// Standard error without what depends on where Python and the program lie: paths of the
    /// program's files are cut to their names, frames of any other file are left out.
    fn normalise(&self, err: &str) -> String {
        let err = self.without_folder(err);
        let mut kept = String::new();
        // What the lines of a frame that is left out begin with.
        let mut inside: Option<String> = None;
        for line in err.lines() {
            if inside.as_ref().is_some_and(|indent| line.starts_with(indent.as_str())) {
                continue;
            }
            inside = None;
            if let Some((before, file)) = line.split_once("File \"")
                && before.chars().all(|c| c == ' ' || c == '|')
                && !self.is_own(file.split('"').next().unwrap_or_default())
            {
                inside = Some(format!("{before}  "));
                continue;
            }
            kept.push_str(line);
            kept.push('\n');
        }
        kept
    }

    /// `text` with the paths of the program's files cut to their names.
    fn without_folder(&self, text: &str) -> String {
        let folder = self.path.parent().unwrap_or(Path::new("")).display().to_string() + "/";
        text.replace(&folder, "")
    }

    fn is_own(&self, file: &str) -> bool {
        file == "<string>" || file == file_name(&self.path) || self.modules.iter().any(|path| file_name(path) == file)
    }

    /// The file that is run, if it is not the one on disk.
    pub fn generated(&self) -> Option<&str> {
        is_page(&self.path).then_some(&self.source)
    }

    fn beside(&self, extension: &str) -> Option<String> {
        fs::read_to_string(self.record_path(extension)).ok()
    }

    /// Where something of the run is recorded; the output of a page of sessions is the page.
    fn record_path(&self, extension: &str) -> PathBuf {
        if extension == "out" && is_page(&self.path) { self.path.clone() } else { self.path.with_extension(extension) }
    }

    fn write(&self, extension: &str, text: Option<String>) -> Result<(), String> {
        let path = self.record_path(extension);
        match text {
            Some(text) => fs::write(&path, text),
            None if path.exists() => fs::remove_file(&path),
            None => Ok(()),
        }
        .map_err(|error| format!("{}: {error}", path.display()))
    }
}

/// The name of a file without its folder.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn is_python(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "py")
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

/// `text` with one `#` for each number.
fn numbers(text: &str) -> String {
    let mut result = String::new();
    for c in text.chars() {
        if !c.is_ascii_digit() {
            result.push(c);
        } else if !result.ends_with('#') {
            result.push('#');
        }
    }
    result
}

/// The first line that differs, and both texts whole.
fn difference(expected: &str, got: &str) -> String {
    let same = expected.lines().zip(got.lines()).take_while(|(one, other)| one == other).count();
    format!(
        "differs from line {} on\n  recorded: {:?}\n  now:      {:?}\nrecorded:\n{expected}\nnow:\n{got}",
        same + 1,
        expected.lines().nth(same),
        got.lines().nth(same),
    )
}
