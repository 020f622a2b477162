//! What a session needs of the thing that runs and explores programs, in the protocol's words.

use interleave_protocol::{
    Chunk, Diagnostic, End, ExploreSettings, Explored, Extent, HandState, Hint, Judgement, Moment, Program, Reach, Settings,
    Submission, Timeline,
};

/// Starts programs and looks for errors in them.
pub trait Interpreter {
    /// A program under way.
    type Run: Run;
    /// An exploration under way.
    type Search: Search;
    /// A run by hand.
    type Hand: Hand;
    /// An answer that is being judged.
    type Judging: Judging;

    /// A run of `program` that has not executed anything yet.
    ///
    /// # Errors
    /// A sentence that says why it cannot be run at all, such as a schedule that does not parse. An error in the
    /// program's text is no such reason: that is a run which prints it.
    fn start(&self, program: Program, settings: &Settings) -> Result<Self::Run, String>;

    /// An exploration of `program` that has not looked at anything yet.
    ///
    /// # Errors
    /// Why it cannot be explored, such as the syntax error in its text as Python prints it.
    fn explore(&self, program: Program, settings: &ExploreSettings) -> Result<Self::Search, String>;

    /// A run of `program` by hand that stands at its first choice.
    ///
    /// # Errors
    /// As [`Interpreter::start`].
    fn by_hand(&self, program: Program, settings: &Settings) -> Result<Self::Hand, String>;

    /// Begins to judge an answer.
    ///
    /// # Errors
    /// The mistakes in the exercise, a line each.
    fn judge(&self, submission: Submission) -> Result<Self::Judging, String>;

    /// The errors in a text, in source order.
    fn diagnose(&self, text: &str) -> Vec<Diagnostic>;

    /// Brings what a run found missing with [`Progress::NeedsPack`], for it and all others.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the bytes.
    fn supply(&self, pack: &[u8]) -> Result<(), String>;
}

/// A program under way.
pub trait Run {
    /// The same run, to be gone through once more.
    type Walk: Walk;

    /// Executes at most `instructions` more, and nothing that begins after virtual time `until`, in nanoseconds.
    fn advance(&mut self, instructions: u64, until: u64) -> Progress;

    /// After [`Progress::NeedsPack`], when the pack cannot be had: the program is told so.
    fn go_without_pack(&mut self);

    /// What was written since the last call.
    fn take_output(&mut self) -> Vec<Chunk>;

    /// What has happened so far.
    fn record(&self) -> Record;

    /// The run once more, from its beginning.
    fn walk(self) -> Self::Walk;
}

/// An answer that is being judged.
pub trait Judging {
    /// Goes on for about so many steps.
    fn advance(&mut self, steps: u64) -> SearchProgress;

    /// After [`SearchProgress::NeedsPack`], when the pack cannot be had: the program is told so.
    fn go_without_pack(&mut self);

    /// The verdict, once it is over.
    fn judgement(&self) -> Judgement;
}

/// A run in which the learner chooses who goes on.
pub trait Hand {
    /// A strand goes on, if it can.
    fn choose(&mut self, strand: u32, reach: Reach);

    /// The last choice is taken back.
    fn undo(&mut self);

    /// Looks for what can go wrong from here, some choices further: what was found when it is over. A choice begins it anew.
    fn look(&mut self, reach: Reach, tries: usize) -> Option<Hint>;

    /// How the run stands.
    fn state(&mut self) -> HandState;
}

/// A run that is gone through once more.
pub trait Walk {
    /// Goes on for a millisecond or less; whether there is more.
    fn advance(&mut self) -> bool;

    /// The operations that were met.
    fn places(&self) -> interleave_protocol::Walk;

    /// How the run stands before the operation with this number, or at its end. Takes some milliseconds.
    fn stand(&mut self, place: u64) -> Moment;
}

/// An exploration under way.
pub trait Search {
    /// Goes on for about so many steps of programs, when this share of its time is used up, from 0 to 1.
    fn advance(&mut self, steps: u64, used: f64) -> SearchProgress;

    /// After [`SearchProgress::NeedsPack`], when the pack cannot be had: the program is told so.
    fn go_without_pack(&mut self);

    /// It is to come to its end with what it knows.
    fn time_is_up(&mut self);

    /// How far it is.
    fn extent(&self) -> Extent;

    /// What was found so far, `seconds` after the beginning. Takes some milliseconds.
    fn result(&mut self, seconds: f64) -> Explored;
}

/// How far an exploration has come.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchProgress {
    /// It can go on.
    Running,
    /// It can go on when the library's pack of seldom used modules is there.
    NeedsPack,
    /// It is over.
    Over,
    /// It cannot go on, for this reason.
    Failed(String),
}

/// How far a run has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// It can go on.
    Running,
    /// It goes on at this virtual time, in nanoseconds, which is later than asked for.
    Early(u64),
    /// It can go on when the library's pack of seldom used modules is there.
    NeedsPack,
    /// It is over.
    Over(End),
}

/// What has happened in a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Virtual time in nanoseconds.
    pub time: u64,
    /// Instructions executed.
    pub steps: u64,
    /// What every strand did.
    pub timeline: Timeline,
    /// The schedule that makes it happen again.
    pub schedule: String,
    /// What was left at the end, in sentences.
    pub notes: Vec<String>,
}
