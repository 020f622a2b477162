//! The messages between the page and the engine: plain data, versioned, as bytes.
//!
//! The page knows these types and nothing of the machine; the engine turns the machine's own types into them.
//! A message travels as the bytes of [`encode`] in a transferred `ArrayBuffer`.

mod course;
mod explore;
mod hand;
mod lab;
mod lessons;
mod moment;
mod program;
mod run;
mod timeline;

pub use course::{Answer, Judgement, Standing, Submission};
pub use explore::{
    Clock, Counterexample, ExploreSettings, Explored, Extent, Outcome, Ready, Rest, Row, TreeNode, VerdictKind, Waiting,
};
pub use hand::{Danger, HandState, Hint, Reach};
pub use lab::{LabJob, LabReport};
pub use lessons::{Course, Exercise, ExerciseKind, Topic};
pub use moment::{
    Act, Did, Doing, FrameMoment, LoopMoment, Moment, ObjectMoment, OperationMoment, Place, ProcessMoment, StrandMoment,
    Variable, Walk,
};
pub use program::{Diagnostic, File, Program, Settings, SwitchModel};
pub use run::{Chunk, End, RunId, Stream};
pub use timeline::{Arrow, FOREVER, Span, State, Strand, StrandKind, Timeline};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The version of the messages. Page and engine are built together; a mismatch means a stale cached file.
pub const VERSION: u32 = 6;

/// What the page asks of the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToEngine {
    /// Run a program from its start. A run or an exploration under way is stopped first.
    Run {
        /// Chosen by the page; comes back in every message about this run.
        run: RunId,
        /// What to run.
        program: Program,
        /// How to run it.
        settings: Settings,
    },
    /// Look at every schedule of a program. A run or an exploration under way is stopped first.
    Explore {
        /// Chosen by the page among the numbers of its runs; comes back in every message about this exploration.
        run: RunId,
        /// What to explore.
        program: Program,
        /// How.
        settings: ExploreSettings,
    },
    /// Stand before an operation of the last run, or behind the last one. Only the newest request need be answered.
    Stand {
        /// Which run.
        run: RunId,
        /// How many operations come before.
        place: u64,
    },
    /// Judge an answer to an exercise. A run or an exploration under way is stopped first.
    Judge {
        /// Chosen by the page among the numbers of its runs; comes back with the verdict.
        run: RunId,
        /// The exercise and the answer.
        submission: Submission,
    },
    /// Run a program by hand: it goes on only as [`ToEngine::Choose`] says. A run or an exploration under way is stopped first.
    Hand {
        /// Chosen by the page among the numbers of its runs; comes back in every message about this one.
        run: RunId,
        /// What to run.
        program: Program,
        /// How to run it; seed and schedule do not matter.
        settings: Settings,
    },
    /// A strand goes on in a run by hand.
    Choose {
        /// Which run.
        run: RunId,
        /// Who.
        strand: u32,
        /// How far.
        reach: Reach,
    },
    /// Take back the last choice in a run by hand.
    Undo(RunId),
    /// Look for what can go wrong from here in a run by hand. A choice, or taking one back, ends the search.
    Hint {
        /// Which run.
        run: RunId,
        /// How far one choice goes.
        reach: Reach,
    },
    /// Stop the run or exploration under way, if it is this one. What is known by then is sent.
    Stop(RunId),
    /// Look for syntax errors in one file. Only the newest request need be answered.
    Diagnose {
        /// Chosen by the page; comes back in the answer.
        request: u32,
        /// The Python source.
        text: String,
    },
    /// Start a lab job. One job runs at a time; a second one stops the first.
    Lab(LabJob),
    /// Stop the lab job under way as soon as it can be.
    StopLab,
}

/// What the engine tells the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromEngine {
    /// The engine is loaded and takes requests.
    Ready {
        /// [`VERSION`] of the engine.
        version: u32,
        /// Threads in its pool; 1 in the unthreaded build.
        threads: u32,
        /// Whether its memory is a `SharedArrayBuffer`.
        shared_memory: bool,
    },
    /// Text that the program wrote since the last such message, in order.
    Output {
        /// Which run.
        run: RunId,
        /// The text, in the order written.
        chunks: Vec<Chunk>,
    },
    /// The run is over. Nothing more comes for it.
    Ended {
        /// Which run.
        run: RunId,
        /// How it ended.
        end: End,
        /// Virtual time at the end, in nanoseconds since the program's start.
        time: u64,
        /// Instructions executed.
        steps: u64,
        /// What every strand did.
        timeline: Timeline,
        /// The schedule that makes the run happen again.
        schedule: String,
        /// What was left at the end, in sentences: threads cut off, tasks not finished, locks held.
        notes: Vec<String>,
    },
    /// Where one can stand in a run that is over. Comes some time after its end.
    Walked {
        /// Which run.
        run: RunId,
        /// Its operations.
        walk: Walk,
    },
    /// How a run stands where the page asked to stand.
    Stands {
        /// Which run.
        run: RunId,
        /// How it stands.
        moment: Box<Moment>,
    },
    /// What became of an answer. Nothing more comes for it. [`FromEngine::NotExplored`] comes instead if the exercise has mistakes.
    Judged {
        /// Which.
        run: RunId,
        /// The verdict.
        judgement: Box<Judgement>,
    },
    /// How a run by hand stands: at its beginning and after each choice.
    Hand {
        /// Which run.
        run: RunId,
        /// How it stands.
        state: Box<HandState>,
    },
    /// The answer to [`ToEngine::Hint`].
    Hint {
        /// Which run.
        run: RunId,
        /// What was found.
        hint: Hint,
    },
    /// An exploration goes on. Sent about ten times in a second.
    Exploring {
        /// Which one.
        run: RunId,
        /// How far it is.
        extent: Extent,
    },
    /// The exploration is over. Nothing more comes for it.
    Explored {
        /// Which one.
        run: RunId,
        /// What it found.
        result: Box<Explored>,
    },
    /// The program could not be explored. Nothing more comes for it.
    NotExplored {
        /// Which exploration.
        run: RunId,
        /// Why, in a sentence or as Python says it.
        explanation: String,
    },
    /// The answer to [`ToEngine::Diagnose`].
    Diagnostics {
        /// The number of the request.
        request: u32,
        /// Errors, in source order. Empty when the text parses and compiles.
        items: Vec<Diagnostic>,
    },
    /// What a lab job has to say.
    Lab(LabReport),
}

/// A message that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the message is damaged or from another version ({0}); reload the page")]
pub struct DecodeError(String);

/// The bytes of a message.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Writing plain data to a growing vector has no way to fail.
    postcard::to_allocvec(message).expect("a message is plain data")
}

/// The message in `bytes`.
///
/// # Errors
/// When the bytes are not what [`encode`] made of a `T`.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    postcard::from_bytes(bytes).map_err(|error| DecodeError(error.to_string()))
}
