//! What an exercise is, as plain data.

use interleave_core::{SourceFile, SwitchModel};

use crate::{constructs::Construct, verdict::FailureKind};

/// What a learner is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Say what the starter can do, before it is run.
    Predict,
    /// Put the starter's lines in order.
    Parsons,
    /// Drive the starter into its bad end, by choosing who goes on.
    Break,
    /// Mend the starter.
    Fix,
    /// Write what the starter lacks.
    Write,
    /// Make the starter take less time.
    Faster,
    /// Answer a question that the starter shows the answer to.
    Answer,
}

/// When a sleep ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// At any point: what holds does not rest on durations.
    #[default]
    Any,
    /// When its time has passed on the virtual clock.
    Virtual,
}

/// How much has to be looked at before an answer counts as right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Every schedule that matters.
    All,
    /// Every schedule with at most so many preemptions.
    Preemptions(u32),
    /// So many runs on the virtual clock: the usual one, the others with random schedules.
    Runs(u32),
}

/// What an answer has to fulfil besides ending well on every schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// Outputs that are right. Empty: any is.
    pub outputs: Vec<String>,
    /// Outputs that have to be possible; they are among those that are right.
    pub possible: Vec<String>,
    /// Whether lines may come in any order.
    pub any_order: bool,
    /// Whether strands must not touch a variable without an order between them.
    pub races_forbidden: bool,
    /// The most time that the usual run may take, in virtual nanoseconds.
    pub most_time: Option<u64>,
    /// The most that all strands may compute in the usual run, in virtual nanoseconds: who waits by looking again and again takes more.
    pub most_work: Option<u64>,
    /// So many strands have to compute at one moment, on average over the usual run, in hundredths.
    pub parallel: Option<u64>,
    /// What has to occur in the program.
    pub must: Vec<Construct>,
    /// What must not occur.
    pub must_not: Vec<Construct>,
    /// Functions, classes and variables of the starter that have to stay as they are.
    pub keep: Vec<String>,
    /// So many strands that the program starts have to be alive at one time in the usual run.
    pub together: Option<u32>,
}

/// A part of the page in Markdown, and the line on which it begins, counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Where it begins.
    pub line: usize,
    /// Its text.
    pub text: String,
}

/// What an option says that can be proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The program can end having written this.
    Output(String),
    /// It can come to a deadlock.
    Deadlock,
    /// An exception of this type can stay uncaught.
    Exception(String),
    /// Something else, in words.
    Words,
}

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionOption {
    /// Where it stands in the page.
    pub line: usize,
    /// What it says, in Markdown.
    pub text: String,
    /// The same as a claim.
    pub claim: Claim,
    /// Whether it has to be picked.
    pub right: bool,
}

/// A question with answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: Section,
    /// The answers.
    pub options: Vec<QuestionOption>,
}

/// An answer that an author foresees, to be proven with the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// The name of its file.
    pub file: String,
    /// The program.
    pub text: String,
    /// How it fails; empty: it is right.
    pub fails: Vec<FailureKind>,
}

/// An exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// Its title.
    pub title: String,
    /// What is asked.
    pub kind: Kind,
    /// Where a thread may lose the interpreter.
    pub switch: SwitchModel,
    /// Cores of the simulated computer.
    pub cores: u32,
    /// When a sleep ends.
    pub clock: Clock,
    /// What has to be looked at.
    pub bound: Bound,
    /// How the starter fails, by the kinds of failures, each with its line in the page. For break that is the aim.
    pub fails: Vec<(FailureKind, usize)>,
    /// What answers have to fulfil.
    pub checks: Checks,
    /// What to do.
    pub task: Section,
    /// The question of predict and answer.
    pub question: Option<Question>,
    /// Three hints, from the lightest.
    pub hints: Vec<Section>,
    /// What to learn from it, for afterwards.
    pub explanation: Section,
    /// The program to begin with.
    pub starter: String,
    /// A right program.
    pub solution: Option<String>,
    /// What is appended to each program before it is judged.
    pub tests: Option<String>,
    /// Other answers, right and wrong ones; learners do not see them.
    pub foreseen: Vec<Foreseen>,
    /// Other files of the program.
    pub files: Vec<SourceFile>,
}

impl Exercise {
    /// A program with what is appended to it and with the other files.
    pub fn program(&self, text: &str) -> interleave_core::Program {
        let mut main = text.to_owned();
        if let Some(tests) = &self.tests {
            if !main.ends_with('\n') {
                main.push('\n');
            }
            main.push_str(tests);
        }
        let mut files = vec![SourceFile { name: "main.py".into(), text: main }];
        files.extend(self.files.iter().cloned());
        interleave_core::Program { files, input: String::new() }
    }

    /// Whether an output is right: among those that are allowed or have to be possible, if any are named.
    pub fn allows(&self, output: &str) -> bool {
        let checks = &self.checks;
        let mut right = checks.outputs.iter().chain(&checks.possible).peekable();
        right.peek().is_none() || right.any(|wanted| self.same_output(wanted, output))
    }

    /// Whether two outputs are the same to this exercise. A line end more or less at the end does not count.
    pub fn same_output(&self, one: &str, other: &str) -> bool {
        let (one, other) = (one.trim_end_matches('\n'), other.trim_end_matches('\n'));
        if !self.checks.any_order {
            return one == other;
        }
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort_unstable();
            lines
        };
        sorted(one) == sorted(other)
    }
}

/// An output as exercises write it, in one line.
pub fn output_in_a_line(output: &str) -> String {
    output.trim_end_matches('\n').replace('\n', " ⏎ ")
}
