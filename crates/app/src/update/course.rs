//! The course: what is opened, what is handed in, what is kept.

use crate::course::{Task as Exercise, View, progress_file, progress_of};
use crate::model::{Effect, Model, Origin, Phase, Task};
use crate::{files, words};
use interleave_protocol::{Course, Judgement, Standing, ToEngine};
use std::rc::Rc;

/// What happens to the course.
#[derive(Clone, Debug, PartialEq)]
pub enum CourseAction {
    /// Show a page of it, or the program again.
    Show(Option<View>),
    /// It was fetched, or could not be.
    Fetched(Result<Course, String>),
    /// Do an exercise, by its id.
    Open(String),
    /// Leave the exercise, keep the program.
    Leave,
    /// Show one more hint.
    Hint,
    /// Show the solution, or hide it.
    Solution(bool),
    /// Pick an option, or do not.
    Pick(u32, bool),
    /// Hand the answer in.
    HandIn,
    /// Run what shows that the answer is wrong.
    ShowFailure,
    /// The text that was kept of an exercise's program.
    Kept(String),
    /// The lines of the program were put in this order.
    Arranged(String),
    /// Give the learner a file that says what was done.
    Export,
    /// The text of such a file, or why it cannot be read.
    Import(Result<String, String>),
}

impl Model {
    pub(super) fn course(&mut self, action: CourseAction) -> Vec<Effect> {
        match action {
            CourseAction::Show(view) => {
                let fetch = view.is_some() && self.lessons.contents.is_none();
                self.lessons.view = view;
                (self.labs, self.ways.shown) = (false, false);
                let mut effects = vec![Effect::View];
                effects.extend(fetch.then_some(Effect::FetchCourse));
                effects
            }
            CourseAction::Fetched(Ok(course)) => {
                self.lessons.contents = Some(Rc::new(course));
                self.lessons.failed = None;
                match self.lessons.wanted.take() {
                    Some(id) => self.open_exercise(&id),
                    None => vec![],
                }
            }
            CourseAction::Fetched(Err(reason)) => {
                self.lessons.failed = Some(reason);
                vec![]
            }
            CourseAction::Open(id) => self.open_exercise(&id),
            CourseAction::Leave => {
                self.lessons.open = None;
                vec![Effect::View, Effect::Save]
            }
            CourseAction::Hint => {
                if let Some(open) = &mut self.lessons.open {
                    open.hints = (open.hints + 1).min(open.exercise.hints.len());
                }
                vec![]
            }
            CourseAction::Solution(shown) => {
                if let Some(open) = &mut self.lessons.open {
                    open.solution = shown;
                }
                vec![]
            }
            CourseAction::Pick(option, picked) => {
                if let Some(open) = &mut self.lessons.open {
                    if picked {
                        open.picked.insert(option);
                    } else {
                        open.picked.remove(&option);
                    }
                    open.judgement = None;
                }
                vec![]
            }
            CourseAction::HandIn => self.hand_in(),
            CourseAction::ShowFailure => self.show_failure(),
            CourseAction::Kept(text) | CourseAction::Arranged(text) => self.replace(text.into()),
            CourseAction::Export => vec![Effect::SaveFile(words::course::PROGRESS_FILE, progress_file(&self.lessons.done))],
            CourseAction::Import(text) => self.import(text),
        }
    }

    /// What was done in another browser was done too.
    fn import(&mut self, text: Result<String, String>) -> Vec<Effect> {
        let done = text.ok().and_then(|text| progress_of(&text));
        let Some(done) = done else {
            self.notice = Some(words::course::NO_PROGRESS.to_owned());
            return vec![];
        };
        let before = self.lessons.done.len();
        self.lessons.done.extend(done);
        self.notice = Some(words::course::imported(self.lessons.done.len() - before));
        vec![Effect::KeepProgress]
    }

    fn open_exercise(&mut self, id: &str) -> Vec<Effect> {
        if self.lessons.contents.is_none() {
            self.lessons.wanted = Some(id.to_owned());
            return vec![Effect::FetchCourse];
        }
        let Some(exercise) = self.lessons.exercise(id) else {
            self.notice = Some(words::course::no_exercise(id));
            return vec![];
        };
        // A reload brings the text of the exercise that was open.
        let again = self.origin == Origin::Exercise(id.to_owned(), exercise.starter.as_str().into());
        self.lessons.view = None;
        self.lessons.open = Some(Exercise::new(exercise.clone()));
        (self.labs, self.ways.shown) = (false, false);
        if again {
            return vec![Effect::View];
        }
        self.schedules.settings.switch = exercise.switch;
        self.origin = Origin::Exercise(id.to_owned(), exercise.starter.as_str().into());
        self.forget_run();
        let mut effects: Vec<Effect> = self.address.take().map(|_| Effect::Address(None)).into_iter().collect();
        effects.extend(self.drop_schedule());
        effects.extend(self.replace(exercise.starter.as_str().into()));
        effects.extend([Effect::View, Effect::FetchAnswer(id.to_owned())]);
        effects
    }

    fn hand_in(&mut self) -> Vec<Effect> {
        let Some(open) = &mut self.lessons.open else { return vec![] };
        open.judgement = None;
        if open.submission(&files::text(&self.text, 0), self.following.as_ref()).is_none() {
            let choice = open.is_choice();
            self.notice = Some(if choice { words::course::PICK_FIRST } else { words::course::CHOOSE_FIRST }.to_owned());
            return vec![];
        }
        self.start(Task::Judge)
    }

    /// What the engine is asked for when an answer is handed in.
    pub(super) fn judge_message(&self) -> Option<ToEngine> {
        let submission = self.lessons.open.as_ref()?.submission(&files::text(&self.text, 0), self.following.as_ref())?;
        Some(ToEngine::Judge { run: self.run, submission })
    }

    pub(super) fn take_judgement(&mut self, judgement: Judgement) -> Vec<Effect> {
        self.phase = Phase::Judged(judgement.standing);
        let Some(open) = &mut self.lessons.open else { return vec![] };
        let passed = judgement.standing == Standing::Passed;
        open.judgement = Some(Rc::new(judgement));
        if passed {
            self.lessons.done.insert(open.exercise.id.clone());
            return vec![Effect::KeepProgress];
        }
        vec![]
    }

    /// Runs the schedule on which the answer is wrong; afterwards one can step through it.
    fn show_failure(&mut self) -> Vec<Effect> {
        let shown = self.lessons.open.as_ref().and_then(|open| open.judgement.as_ref()?.shown.clone());
        match shown {
            Some((schedule, switch)) if !schedule.is_empty() => self.run(Some((schedule, switch))),
            Some(_) => self.run(None),
            None => vec![],
        }
    }
}
