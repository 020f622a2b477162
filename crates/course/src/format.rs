//! From the files of a folder to an exercise, or to what is wrong with them, by file and line.

mod front;
mod sections;

use std::fmt;

use interleave_core::{SourceFile, SwitchModel};

pub(crate) use front::Front;

use crate::{
    constructs::Construct,
    exercise::{Bound, Clock, Exercise, Foreseen, Kind},
    verdict::FailureKind,
};

/// A file: its name within its folder, or its path, with `/`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// An author's mistake.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// In which file.
    pub file: String,
    /// On which line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// The page's file.
pub(crate) const PAGE: &str = "exercise.md";
/// The files whose meaning is fixed; all others belong to the program.
const STARTER: &str = "starter.py";
const SOLUTION: &str = "solution.py";
const TESTS: &str = "test.py";
/// How the names of files with other answers begin; the rest of the name is for authors.
const RIGHT: &str = "right-";
const WRONG: &str = "wrong-";

/// The keys of the front matter.
const KEYS: &[&str] = &[
    "title", "kind", "switch", "clock", "cores", "bound", "fails", "output", "possible", "order", "races", "time", "work",
    "must", "must not", "keep", "together", "parallel",
];

/// Keys that may occur more than once.
const REPEATED: &[&str] = &["fails", "output", "possible", "must", "must not", "keep"];

/// What authors call ways to fail.
const FAILURES: &[(&str, FailureKind)] = &[
    ("output", FailureKind::Output(String::new())),
    ("missing output", FailureKind::Missing(String::new())),
    ("deadlock", FailureKind::Deadlock(Vec::new())),
    ("livelock", FailureKind::Livelock),
    ("race", FailureKind::Race { place: String::new(), strands: [String::new(), String::new()] }),
    ("time", FailureKind::Slow { took: 0, most: 0 }),
    ("work", FailureKind::Busy { took: 0, most: 0 }),
    ("parallel", FailureKind::Serial { found: 0, wanted: 0 }),
    ("construct", FailureKind::Construct { construct: String::new(), line: None }),
    ("intent", FailureKind::Intent(String::new())),
    ("together", FailureKind::Together { found: 0, wanted: 0 }),
    ("syntax", FailureKind::Syntax { message: String::new(), line: 0 }),
    ("endless", FailureKind::Endless),
];

/// The exercise that a folder's files make.
///
/// # Errors
/// Every mistake that can be seen without running anything, sorted.
pub fn parse_exercise(files: &[SourceText]) -> Result<Exercise, Vec<Fault>> {
    let find = |name: &str| files.iter().find(|file| file.name == name);
    let mut faults = Faults { file: PAGE, all: Vec::new() };
    let Some(page) = find(PAGE) else {
        faults.add(1, "the file is not there");
        return Err(faults.all);
    };
    let (front, body) = match Front::parse(&page.text, KEYS, REPEATED) {
        Ok(parts) => parts,
        Err(problems) => {
            problems.into_iter().for_each(|(line, message)| faults.add(line, message));
            return Err(faults.all);
        }
    };
    let parts = sections::split(&body, &mut |line, message| faults.add(line, message));
    let title = front.text("title").unwrap_or_else(|| {
        faults.add(1, "the front matter has no `title`");
        String::new()
    });
    let kind = front.one_of("kind", &mut faults, KINDS);
    if kind.is_none() && front.get("kind").is_none() {
        faults.add(1, "the front matter has no `kind`");
    }
    let kind = kind.unwrap_or(Kind::Fix);
    let clock = front.one_of("clock", &mut faults, &[("any", Clock::Any), ("virtual", Clock::Virtual)]).unwrap_or_default();
    let switch = front
        .one_of("switch", &mut faults, &[("any", SwitchModel::Any), ("gil", SwitchModel::Gil), ("free", SwitchModel::Free)])
        .unwrap_or(if clock == Clock::Virtual { SwitchModel::Gil } else { SwitchModel::Any });
    let exercise = Exercise {
        title,
        kind,
        switch,
        cores: front.parsed("cores", &mut faults, number).unwrap_or(2).max(1),
        clock,
        bound: bound(&front, clock, &mut faults),
        fails: fails(&front, &mut faults),
        checks: checks(&front, &mut faults),
        task: parts.task,
        question: parts.question,
        hints: parts.hints,
        explanation: parts.explanation.unwrap_or_default(),
        starter: find(STARTER).map(|file| file.text.clone()).unwrap_or_default(),
        solution: find(SOLUTION).map(|file| file.text.clone()),
        tests: find(TESTS).map(|file| file.text.clone()),
        foreseen: files.iter().filter_map(|file| foreseen(file, &mut faults)).collect(),
        files: files
            .iter()
            .filter(|file| ![PAGE, STARTER, SOLUTION, TESTS].contains(&file.name.as_str()))
            .filter(|file| !file.name.starts_with(RIGHT) && !file.name.starts_with(WRONG))
            .map(|file| SourceFile { name: file.name.clone(), text: file.text.clone() })
            .collect(),
    };
    suits_its_kind(&exercise, front.get("fails").is_some(), &mut faults);
    if find(STARTER).is_none() {
        faults.at(STARTER, 1, "the file is not there");
    }
    programs_parse(&exercise, &mut faults);
    faults.all.sort();
    if faults.all.is_empty() { Ok(exercise) } else { Err(faults.all) }
}

/// What authors call the kinds.
const KINDS: &[(&str, Kind)] = &[
    ("predict", Kind::Predict),
    ("parsons", Kind::Parsons),
    ("break", Kind::Break),
    ("fix", Kind::Fix),
    ("write", Kind::Write),
    ("faster", Kind::Faster),
    ("answer", Kind::Answer),
];

impl Kind {
    /// What authors call it.
    pub fn name(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// What a way to fail is called in front matter.
#[cfg(feature = "authoring")]
pub(crate) fn name_of(kind: &FailureKind) -> String {
    match kind {
        FailureKind::Exception(name) => format!("exception {name}").trim_end().to_owned(),
        _ => FAILURES.iter().find(|(_, other)| other.is_like(kind)).map_or("", |(name, _)| name).to_owned(),
    }
}

/// What is to be said of the page, collected.
pub(crate) struct Faults {
    file: &'static str,
    all: Vec<Fault>,
}

impl Faults {
    /// A mistake in the page itself.
    pub(crate) fn add(&mut self, line: usize, message: impl Into<String>) {
        self.at(self.file, line, message);
    }

    fn at(&mut self, file: &str, line: usize, message: impl Into<String>) {
        self.all.push(Fault { file: file.to_owned(), line, message: message.into() });
    }
}

fn number(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| format!("`{text}` is no number"))
}

/// A number with a fraction, in hundredths.
fn hundredths(text: &str) -> Result<u64, String> {
    let value: f64 = text.parse().map_err(|_| format!("`{text}` is no number"))?;
    if (0.01..1000.0).contains(&value) { Ok((value * 100.0).round() as u64) } else { Err(format!("`{text}` is out of range")) }
}

/// A duration, in nanoseconds.
fn duration(text: &str) -> Result<u64, String> {
    let wrong = || format!("`{text}` is no duration, as `1.5 s` and `200 ms` are");
    let (value, unit) = text.split_once(' ').ok_or_else(wrong)?;
    let factor = match unit.trim() {
        "s" => 1e9,
        "ms" => 1e6,
        "µs" | "us" => 1e3,
        _ => return Err(wrong()),
    };
    let value: f64 = value.parse().map_err(|_| wrong())?;
    if value.is_finite() && value > 0.0 { Ok((value * factor) as u64) } else { Err(wrong()) }
}

fn bound(front: &Front, clock: Clock, faults: &mut Faults) -> Bound {
    let parse = |text: &str| {
        let counted =
            |suffixes: [&str; 2]| suffixes.iter().find_map(|suffix| text.strip_suffix(suffix)).map(|n| number(n.trim()));
        match (text, counted(["preemptions", "preemption"]), counted(["runs", "run"])) {
            ("all", ..) => Ok(Bound::All),
            (_, Some(n), _) => n.map(Bound::Preemptions),
            (_, _, Some(n)) => n.map(|n| Bound::Runs(n.max(1))),
            _ => Err(format!("`{text}` is not `all`, `2 preemptions`, `20 runs` or the like")),
        }
    };
    let written = front.parsed("bound", faults, parse);
    match (clock, written) {
        (Clock::Any, written) => written.unwrap_or(Bound::All),
        (Clock::Virtual, Some(Bound::Runs(n))) => Bound::Runs(n),
        (Clock::Virtual, None) => Bound::Runs(1),
        (Clock::Virtual, Some(_)) => {
            faults.add(
                front.line("bound"),
                "with `clock: virtual` answers are judged by runs, so the bound is a number of runs: the explorer has no virtual clock yet",
            );
            Bound::Runs(1)
        }
    }
}

fn fails(front: &Front, faults: &mut Faults) -> Vec<(FailureKind, usize)> {
    let mut all = Vec::new();
    for (line, text) in front.all("fails") {
        match failure(&text) {
            Ok(kind) => all.push((kind, line)),
            Err(problem) => faults.add(line, problem),
        }
    }
    all
}

/// A way to fail, as authors call it.
fn failure(text: &str) -> Result<FailureKind, String> {
    let kind = match text.strip_prefix("exception") {
        Some(name) => Some(FailureKind::Exception(name.trim().to_owned())),
        None => FAILURES.iter().find(|(name, _)| *name == text).map(|(_, kind)| kind.clone()),
    };
    kind.ok_or_else(|| {
        let names: Vec<&str> = FAILURES.iter().map(|(name, _)| *name).collect();
        format!("`fails: {text}` is none of: exception, {}", names.join(", "))
    })
}

/// A file with another answer: a wrong one says in its first line how it fails.
fn foreseen(file: &SourceText, faults: &mut Faults) -> Option<Foreseen> {
    let is_wrong = file.name.starts_with(WRONG);
    if !is_wrong && !file.name.starts_with(RIGHT) {
        return None;
    }
    let said = file.text.lines().next().and_then(|line| line.strip_prefix("# fails: "));
    let fails = match (is_wrong, said) {
        (false, _) => Ok(Vec::new()),
        (true, Some(kinds)) => kinds.split(", ").map(failure).collect(),
        (true, None) => Err("the first line of a wrong answer says how it fails, as in `# fails: output`".to_owned()),
    };
    match fails {
        Ok(fails) => Some(Foreseen { file: file.name.clone(), text: file.text.clone(), fails }),
        Err(problem) => {
            faults.at(&file.name, 1, problem);
            None
        }
    }
}

fn checks(front: &Front, faults: &mut Faults) -> crate::exercise::Checks {
    let outputs = |key: &str| front.all(key).into_iter().map(|(_, text)| sections::output(&text)).collect();
    let mut constructs = |key: &str| {
        let mut all = Vec::new();
        for (line, text) in front.all(key) {
            match Construct::parse(&text) {
                Ok(construct) => all.push(construct),
                Err(problem) => faults.add(line, problem),
            }
        }
        all
    };
    let (must, must_not) = (constructs("must"), constructs("must not"));
    crate::exercise::Checks {
        outputs: outputs("output"),
        possible: outputs("possible"),
        any_order: front.one_of("order", faults, &[("any", true), ("fixed", false)]).unwrap_or(false),
        races_forbidden: front.one_of("races", faults, &[("none", true), ("any", false)]).unwrap_or(false),
        most_time: front.parsed("time", faults, duration),
        most_work: front.parsed("work", faults, duration),
        must,
        must_not,
        keep: front.all("keep").into_iter().map(|(_, name)| name).collect(),
        together: front.parsed("together", faults, number),
        parallel: front.parsed("parallel", faults, hundredths),
    }
}

/// What each kind needs and what makes no sense with it.
fn suits_its_kind(exercise: &Exercise, says_how_it_fails: bool, faults: &mut Faults) {
    let kind = exercise.kind;
    let asks = matches!(kind, Kind::Predict | Kind::Answer);
    match &exercise.question {
        None if asks => {
            faults.add(1, format!("an exercise of kind `{}` needs a section `## Question` with options", kind.name()))
        }
        Some(question) if !asks => {
            faults.add(question.text.line, format!("an exercise of kind `{}` has no question", kind.name()));
        }
        Some(question) => {
            if question.options.len() < 2 || question.options.iter().all(|option| !option.right) {
                faults.add(question.text.line, "a question has at least two options, one of them right (`- [x] …`)");
            }
            for option in question.options.iter().filter(|option| kind == Kind::Predict && option.claim == crate::Claim::Words) {
                faults.add(
                    option.line,
                    "an option of a prediction is an output in backquotes, `Deadlock` or `Uncaught` with the exception in backquotes",
                );
            }
        }
        None => {}
    }
    if asks && !exercise.fails.is_empty() {
        faults.add(exercise.fails[0].1, format!("`fails` says nothing in an exercise of kind `{}`: its options do", kind.name()));
    }
    if !asks && !says_how_it_fails {
        faults.add(1, "the front matter has no `fails`: how the starter fails");
    }
    if !asks && kind != Kind::Break && exercise.solution.is_none() {
        faults.at(SOLUTION, 1, "the file is not there");
    }
    if kind == Kind::Faster && exercise.checks.most_time.is_none() && exercise.checks.parallel.is_none() {
        faults.add(1, "the front matter has neither `time`, the most that a right answer takes, nor `parallel`");
    }
    if exercise.checks.races_forbidden && exercise.bound != Bound::All {
        faults.add(1, "`races: none` needs `bound: all`: only a search of all schedules tells of races");
    }
    if exercise.task.text.trim().is_empty() {
        faults.add(exercise.task.line, "the page does not say what to do");
    }
    if exercise.hints.len() != 3 {
        faults.add(1, format!("there are {} hints, and should be three: `## Hint 1` to `## Hint 3`", exercise.hints.len()));
    }
    if exercise.explanation.text.trim().is_empty() {
        faults.add(1, "there is no `## Explanation`");
    }
}

/// Every program but a starter that is meant not to has to be one; and what is to be kept has to be there.
fn programs_parse(exercise: &Exercise, faults: &mut Faults) {
    let broken = exercise.fails.iter().any(|(kind, _)| matches!(kind, FailureKind::Syntax { .. }));
    let starter = (STARTER, (!broken && exercise.kind != Kind::Parsons).then_some(exercise.starter.as_str()));
    let others = [(SOLUTION, exercise.solution.as_deref()), (TESTS, exercise.tests.as_deref())];
    for (name, text) in [starter].into_iter().chain(others) {
        let text = text.unwrap_or_default();
        for problem in interleave_core::diagnose(text).into_iter().take(1) {
            let line = problem.position(text).line;
            faults.at(name, line, format!("{}: {}", problem.kind.name(), problem.message));
        }
    }
    if let Ok(starter) = interleave_core::source::parse_module(&exercise.starter) {
        for name in &exercise.checks.keep {
            if crate::kept::is_same(&starter, &starter, name).is_none() {
                faults.add(1, format!("`keep: {name}`: the starter has nothing of that name"));
            }
        }
    }
}
