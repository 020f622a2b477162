//! Programs of which it is known, mostly from the literature, how many classes of schedules they have: each is explored in exactly so
//! many executions, with none that leads nowhere. Several threads find the same as one.
//!
//! A program says so in its comment: `# Executions: 4; N=3: 36; N=3 LOCKED=True: 6, 1 deadlock.` Names before a colon are set to these
//! values, in lines of the program that set them.

use std::{fs, path::Path};

use interleave_core::{Library, Machine, Program, Settings, SourceFile, SwitchModel};
use interleave_explore::{
    both::Mismatch,
    exploration::{self, Engines, Exploration},
    findings::{Progress, Rest},
    report::Report,
};
use libtest_mimic::{Arguments, Failed, Trial};

/// The longest schedule of any of the programs, in characters.
const LONGEST: usize = 200;

fn main() {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("explore");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("its entries can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    files.sort();
    let library = Library::new();
    let mut trials = Vec::new();
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("the program can be read");
        let cases = cases(&text);
        assert!(!cases.is_empty(), "{name}.py says no number of executions");
        for case in cases {
            let text = case.applied(&text).unwrap_or_else(|missing| panic!("{name}.py sets no {missing}"));
            let library = library.clone();
            trials
                .push(Trial::test(format!("{name} {}", case.shown()).trim_end().to_owned(), move || case.check(&library, &text)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn machine(library: &Library, text: &str) -> Machine {
    let files = vec![SourceFile { name: "main.py".into(), text: text.into() }];
    let settings = Settings { switch: SwitchModel::Any, trace: false, ..Settings::default() };
    Machine::new(library, &Program { files, input: String::new() }, &settings)
}

/// Names and values.
fn pairs(text: &str) -> Vec<(String, String)> {
    text.split_whitespace().filter_map(|pair| pair.split_once('=')).map(|(name, value)| (name.into(), value.into())).collect()
}

/// What a program says of itself with some of its names set.
#[derive(Clone, Debug)]
struct Case {
    set: Vec<(String, String)>,
    executions: u64,
    deadlocks: u64,
}

/// The cases of a program's comment.
fn cases(text: &str) -> Vec<Case> {
    let line = text.lines().find_map(|line| line.strip_prefix("# Executions: "));
    let parts = line.unwrap_or_default().trim_end_matches('.').split("; ").filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (set, counts) = part.split_once(": ").unwrap_or(("", part));
            let (executions, deadlocks) = counts.split_once(", ").unwrap_or((counts, "0 deadlocks"));
            let number =
                |text: &str| text.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or_else(|| panic!("a number: {text}"));
            Case { set: pairs(set), executions: number(executions), deadlocks: number(deadlocks) }
        })
        .collect()
}

impl Case {
    fn shown(&self) -> String {
        self.set.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
    }

    /// The program with its names set; the name that it does not set.
    fn applied(&self, text: &str) -> Result<String, String> {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (name, value) in &self.set {
            let start = format!("{name} = ");
            let line = lines.iter_mut().find(|line| line.starts_with(&start)).ok_or_else(|| name.clone())?;
            *line = start + value;
        }
        Ok(lines.join("\n") + "\n")
    }

    fn check(&self, library: &Library, text: &str) -> Result<(), Failed> {
        let explored = |threads| {
            let settings = exploration::Settings { engines: Engines::Dpor, threads, ..exploration::Settings::default() };
            let mut exploration = Exploration::new(machine(library, text), settings);
            while exploration.advance(20_000)? == Progress::Running {}
            Ok(exploration.report())
        };
        let report = explored(1).map_err(|mismatch: Mismatch| mismatch.to_string())?;
        let together = explored(3).map_err(|mismatch| mismatch.to_string())?;
        let same = |report: &Report| {
            let mut reached: Vec<_> =
                report.reached.iter().map(|reached| (reached.outcome.clone(), reached.rest, reached.count)).collect();
            reached.sort();
            (report.executions, report.exhaustive, reached)
        };
        if same(&report) != same(&together) {
            return Err(format!("by three threads {:?} instead of {:?}", same(&together), same(&report)).into());
        }
        let deadlocks: u64 =
            report.reached.iter().filter(|reached| reached.rest == Rest::Deadlock).map(|reached| reached.count).sum();
        let found = (report.executions, report.blocked, deadlocks, report.exhaustive);
        if found != (self.executions, 0, self.deadlocks, true) {
            return Err(format!("executions, blocked, deadlocks, exhaustive: {found:?} instead of {self:?}").into());
        }
        for reached in &report.reached {
            let schedule = reached.schedule.as_ref().ok_or("a plain run cannot follow a schedule")?.to_string();
            if schedule.len() > LONGEST {
                return Err(format!("a schedule of {} characters", schedule.len()).into());
            }
        }
        Ok(())
    }
}
