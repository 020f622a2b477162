//! What a learner hands in.

/// An answer to an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A program, in the place of the starter: for fix, write, faster, and the lines in order for parsons.
    Program(String),
    /// The options that were picked, counted from 0: for predict and answer.
    Choices(Vec<usize>),
    /// A schedule of the starter, as [`interleave_core::schedule::Schedule`] writes it: for break.
    Schedule(String),
}
