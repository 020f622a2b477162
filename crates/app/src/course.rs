//! The course as plain data: what is open, what was done, and how the answer at hand stands.

use interleave_protocol::{Answer, Course, Exercise, ExerciseKind, Judgement, Submission, SwitchModel, Topic};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What is known of the course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lessons {
    /// All of it, once it was fetched.
    pub contents: Option<Rc<Course>>,
    /// Why it could not be fetched.
    pub failed: Option<String>,
    /// What of it is in view instead of the program.
    pub view: Option<View>,
    /// What to open as soon as it is there: an exercise by its id.
    pub wanted: Option<String>,
    /// The exercise that is being done.
    pub open: Option<Task>,
    /// The ids of the exercises that were done.
    pub done: BTreeSet<String>,
}

/// A page of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The list of topics.
    List,
    /// A topic, by its id.
    Topic(String),
}

/// An exercise and how far the learner is with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The exercise.
    pub exercise: Rc<Exercise>,
    /// How many hints are shown.
    pub hints: usize,
    /// Whether the solution is shown.
    pub solution: bool,
    /// The options that are picked.
    pub picked: BTreeSet<u32>,
    /// What became of the last answer.
    pub judgement: Option<Rc<Judgement>>,
}

impl Task {
    /// An exercise that nobody has begun.
    pub fn new(exercise: Rc<Exercise>) -> Self {
        Self { exercise, hints: 0, solution: false, picked: BTreeSet::new(), judgement: None }
    }

    /// Whether the answer is to pick options.
    pub fn is_choice(&self) -> bool {
        matches!(self.exercise.kind, ExerciseKind::Predict | ExerciseKind::Answer)
    }

    /// What is handed in, or `None` if there is nothing yet: a text, the options, or for an exercise to break the schedule of the last run
    /// by hand.
    pub fn submission(&self, text: &str, chosen: Option<&(String, SwitchModel)>) -> Option<Submission> {
        let answer = match self.exercise.kind {
            ExerciseKind::Predict | ExerciseKind::Answer if self.picked.is_empty() => return None,
            ExerciseKind::Predict | ExerciseKind::Answer => Answer::Choices(self.picked.iter().copied().collect()),
            ExerciseKind::Break => Answer::Schedule(chosen?.0.clone()),
            _ => Answer::Program(text.to_owned()),
        };
        Some(Submission { exercise: self.exercise.files.clone(), answer })
    }
}

impl Lessons {
    /// An exercise by its id.
    pub fn exercise(&self, id: &str) -> Option<Rc<Exercise>> {
        let course = self.contents.as_ref()?;
        let found = course.topics.iter().flat_map(|topic| &topic.exercises).find(|exercise| exercise.id == id);
        found.cloned().map(Rc::new)
    }

    /// A topic by its id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.contents.as_ref()?.topics.iter().find(|topic| topic.id == id)
    }

    /// The exercise after the open one, also in the next topic.
    pub fn next(&self) -> Option<String> {
        let open = &self.open.as_ref()?.exercise.id;
        let all = self.contents.as_ref()?.topics.iter().flat_map(|topic| &topic.exercises);
        all.skip_while(|exercise| exercise.id != *open).nth(1).map(|exercise| exercise.id.clone())
    }
}

/// What was done, as it is kept.
pub fn done_text(done: &BTreeSet<String>) -> String {
    done.iter().map(String::as_str).collect::<Vec<_>>().join(",")
}

/// What was done, read again.
pub fn done_of(text: &str) -> BTreeSet<String> {
    text.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// The first line of a file that says what was done.
const PROGRESS: &str = "Interleave progress 1";

/// The most exercises that such a file may name.
const MOST: usize = 10_000;

/// What was done, as a file for another browser.
pub fn progress_file(done: &BTreeSet<String>) -> String {
    let lines = std::iter::once(PROGRESS).chain(done.iter().map(String::as_str));
    lines.map(|line| format!("{line}\n")).collect()
}

/// What was done by such a file, or `None` if it is none.
pub fn progress_of(text: &str) -> Option<BTreeSet<String>> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    if lines.next() != Some(PROGRESS) {
        return None;
    }
    let done: BTreeSet<String> = lines.take(MOST + 1).map(str::to_owned).collect();
    let sound = |id: &String| id.len() < 100 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_/".contains(&byte));
    (done.len() <= MOST && done.iter().all(sound)).then_some(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_survives_a_file() {
        let done = done_of("races/flags,locks/add-a-lock");
        assert_eq!(progress_of(&progress_file(&done)), Some(done));
        assert_eq!(progress_of("Interleave progress 1\r\nraces/flags\r\n"), Some(done_of("races/flags")));
        for text in ["", "races/flags\n", "Interleave progress 1\n<b>\n", "Interleave progress 1\na,b\n"] {
            assert_eq!(progress_of(text), None, "{text}");
        }
    }

    #[test]
    fn what_was_done_survives_being_kept() {
        let done = done_of("races/flags,locks/add-a-lock,");
        assert_eq!(done.len(), 2);
        assert_eq!(done_of(&done_text(&done)), done);
        assert!(done_of("").is_empty());
    }
}
