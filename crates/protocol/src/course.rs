//! An answer to an exercise: how it is handed in, and what became of it.

use crate::{File, SwitchModel};
use serde::{Deserialize, Serialize};

/// An exercise and what a learner hands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// The files of the exercise's folder, as authors write them.
    pub exercise: Vec<File>,
    /// The answer.
    pub answer: Answer,
}

/// What a learner hands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// A program.
    Program(String),
    /// The options that were picked, counted from 0.
    Choices(Vec<u32>),
    /// A schedule of the starter.
    Schedule(String),
}

/// What became of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// How it stands.
    pub standing: Standing,
    /// The verdict in a sentence or two.
    pub sentence: String,
    /// Everything that is wrong, a sentence each, the most telling first.
    pub failures: Vec<String>,
    /// A schedule that shows what is wrong, with its switch model, if a run can show it. Empty for the usual run.
    pub shown: Option<(String, SwitchModel)>,
}

/// How an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// It is right.
    Passed,
    /// It is wrong.
    Failed,
    /// Nothing wrong was found, but not all was looked at that should have been.
    Unsettled,
}
