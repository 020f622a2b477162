//! The course as the page shows it: made when the site is built, fetched when a learner opens it.

use crate::{File, SwitchModel};
use serde::{Deserialize, Serialize};

/// All topics.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Its title.
    pub title: String,
    /// What it says before the first topic, as HTML of our own making.
    pub introduction: String,
    /// The topics, in order.
    pub topics: Vec<Topic>,
}

/// A topic: a page to read and its exercises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The name of its folder.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page, as HTML of our own making.
    pub page: String,
    /// Its exercises, in order.
    pub exercises: Vec<Exercise>,
}

/// An exercise. All prose is HTML of our own making.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exercise {
    /// The names of its folders: `races/lost-update`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is asked.
    pub kind: ExerciseKind,
    /// Where threads may be interrupted.
    pub switch: SwitchModel,
    /// What to do.
    pub task: String,
    /// What is asked of a prediction or a question; empty else.
    pub question: String,
    /// Its options.
    pub options: Vec<String>,
    /// Three hints, from the lightest.
    pub hints: Vec<String>,
    /// What to learn from it, for afterwards.
    pub explanation: String,
    /// The program to begin with.
    pub starter: String,
    /// A right program, if the answer is one.
    pub solution: Option<String>,
    /// The files of its folder that judging needs, as authors write them.
    pub files: Vec<File>,
}

/// What a learner is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExerciseKind {
    /// Say what the starter can do.
    Predict,
    /// Put lines in order.
    Parsons,
    /// Drive the starter into its bad end.
    Break,
    /// Mend the starter.
    Fix,
    /// Write what it lacks.
    Write,
    /// Make it take less time.
    Faster,
    /// Answer a question.
    Answer,
}
