//! Proofs that a course is what it says: each exercise's starter fails as announced, its solution is right, and the prose holds.
//!
//! A [`Plan`] says what there is to prove; each [`Job`] can be done on a thread of its own.

mod claims;
mod page;
mod starter;

use interleave_core::Library;

use crate::{
    contents::parse_contents,
    exercise::{Exercise, Kind},
    format::{Fault, PAGE, SourceText, parse_exercise},
    judge::{Judging, Progress},
    verdict::Verdict,
};

/// The pages of a course and of a topic.
const COURSE: &str = "course.md";
const TOPIC: &str = "topic.md";
/// Steps between two looks whether judging is done: here nobody waits for anything else.
const SLICE: u64 = 100_000;

/// What has to be proven of a tree of files.
pub struct Plan {
    files: Vec<SourceText>,
    /// What there is to do, in the order of the course.
    pub jobs: Vec<Job>,
    /// Mistakes in how the tree is made up.
    pub faults: Vec<Fault>,
}

/// Something to prove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// The exercise in this folder; the empty one is the tree itself.
    Exercise(String),
    /// The page with this path.
    Page(String),
}

impl Job {
    /// What it is about: a folder or a page.
    pub fn name(&self) -> &str {
        match self {
            Self::Exercise(folder) => folder,
            Self::Page(path) => path,
        }
    }
}

/// What became of a job.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// What is wrong; empty if all is proven.
    pub faults: Vec<Fault>,
    /// An exercise's title and kind.
    pub exercise: Option<(String, Kind)>,
    /// What the starter does.
    pub starter: Option<Verdict>,
    /// What the solution does.
    pub solution: Option<Verdict>,
    /// Other answers that were judged.
    pub answers: usize,
    /// The grade of the prose, if there is enough of it.
    pub grade: Option<f64>,
    /// Programs in the prose that were run.
    pub programs: usize,
}

impl Plan {
    /// What the files of a tree, named by their paths in it, ask for. `course.md` and `topic.md` have to name every folder beside them.
    pub fn new(mut files: Vec<SourceText>) -> Self {
        files.sort_by(|one, other| one.name.cmp(&other.name));
        let mut plan = Self { files, jobs: Vec::new(), faults: Vec::new() };
        let mut seen = Vec::new();
        plan.add_folder("", &mut seen);
        let rest: Vec<String> = plan.folders_with(&[PAGE, TOPIC]).into_iter().filter(|folder| !seen.contains(folder)).collect();
        for folder in rest {
            // What a page does not name is a fault where there is one, but is proven all the same.
            plan.add_folder(&folder, &mut seen);
        }
        plan
    }

    fn add_folder(&mut self, folder: &str, seen: &mut Vec<String>) {
        if seen.iter().any(|known| known == folder) {
            return;
        }
        seen.push(folder.to_owned());
        if self.file(&joined(folder, PAGE)).is_some() {
            self.jobs.push(Job::Exercise(folder.to_owned()));
            return;
        }
        for (page, item) in [(COURSE, "topic"), (TOPIC, "exercise")] {
            let path = joined(folder, page);
            let Some(file) = self.file(&path) else { continue };
            let contents = match parse_contents(&path, &file.text, item) {
                Ok(contents) => contents,
                Err(faults) => {
                    self.faults.extend(faults);
                    continue;
                }
            };
            self.jobs.push(Job::Page(path.clone()));
            let wanted = if item == "topic" { TOPIC } else { PAGE };
            let there: Vec<String> =
                self.folders_with(&[wanted]).into_iter().filter(|inner| parent(inner) == folder && !inner.is_empty()).collect();
            for (line, name) in &contents.folders {
                let inner = joined(folder, name);
                if there.contains(&inner) {
                    self.add_folder(&inner, seen);
                } else {
                    let message = format!("`{item}: {name}`: there is no {name}/{wanted}");
                    self.faults.push(Fault { file: path.clone(), line: *line, message });
                }
            }
            for inner in there {
                let name = inner.rsplit('/').next().unwrap_or_default();
                if !contents.folders.iter().any(|(_, named)| named == name) {
                    let message = format!("{name}/{wanted} is there, but the front matter has no `{item}: {name}`");
                    self.faults.push(Fault { file: path.clone(), line: 1, message });
                }
            }
        }
    }

    fn folders_with(&self, names: &[&str]) -> Vec<String> {
        let mut folders: Vec<String> = Vec::new();
        for file in &self.files {
            if names.contains(&file.name.rsplit('/').next().unwrap_or_default()) {
                folders.push(parent(&file.name).to_owned());
            }
        }
        folders.dedup();
        folders
    }

    fn file(&self, path: &str) -> Option<&SourceText> {
        self.files.iter().find(|file| file.name == path)
    }

    /// Whether a path leads to a file or a folder.
    fn leads_somewhere(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.files.iter().any(|file| file.name == path || file.name.starts_with(&folder))
    }

    /// Does a job.
    pub fn prove(&self, job: &Job, library: &Library) -> Proof {
        let mut proof = Proof::default();
        match job {
            Job::Page(path) => {
                if let Some(file) = self.file(path) {
                    let item = if path.ends_with(COURSE) { "topic" } else { "exercise" };
                    if let Ok(contents) = parse_contents(path, &file.text, item) {
                        page::prove(self, path, &[(contents.line, &contents.text)], library, &mut proof);
                    }
                }
            }
            Job::Exercise(folder) => self.prove_exercise(folder, library, &mut proof),
        }
        proof.faults.sort();
        proof
    }

    fn prove_exercise(&self, folder: &str, library: &Library, proof: &mut Proof) {
        let inside = |file: &&SourceText| parent(&file.name) == folder;
        let own: Vec<SourceText> = self
            .files
            .iter()
            .filter(inside)
            .map(|file| SourceText { name: file.name.rsplit('/').next().unwrap_or_default().to_owned(), text: file.text.clone() })
            .collect();
        match parse_exercise(&own) {
            Ok(exercise) => {
                proof.exercise = Some((exercise.title.clone(), exercise.kind));
                starter::prove(&exercise, library, proof);
                let mut texts = vec![(exercise.task.line, exercise.task.text.as_str())];
                texts.extend(exercise.question.iter().map(|question| (question.text.line, question.text.text.as_str())));
                texts.extend(exercise.hints.iter().chain([&exercise.explanation]).map(|part| (part.line, part.text.as_str())));
                let path = joined(folder, PAGE);
                // Faults of the exercise are named within its folder until here.
                name_within(&mut proof.faults, folder);
                page::prove(self, &path, &texts, library, proof);
            }
            Err(faults) => {
                proof.faults = faults;
                name_within(&mut proof.faults, folder);
            }
        }
    }
}

fn name_within(faults: &mut [Fault], folder: &str) {
    for fault in faults {
        fault.file = joined(folder, &fault.file);
    }
}

/// A path in a folder.
fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The folder that a path is in.
fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Judges to the end.
fn judged(mut judging: Judging) -> Judging {
    while judging.advance(SLICE) == Progress::Running {}
    judging
}

/// What judging a program as an answer says.
fn judge_program(library: &Library, exercise: &Exercise, program: &str) -> Judging {
    let exercise = Exercise { kind: Kind::Fix, ..exercise.clone() };
    judged(Judging::new(library, &exercise, &crate::Answer::Program(program.to_owned())))
}
