//! What became of an answer, as plain data.

use interleave_explore::Bound;

/// A way to fail. Two are of the same kind whatever they hold ([`FailureKind::is_like`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// It is no program.
    Syntax {
        /// What Python says.
        message: String,
        /// Where.
        line: usize,
    },
    /// It lacks a construct, or has one that it must not have.
    Construct {
        /// The construct in words.
        construct: String,
        /// Where it occurs though it must not; `None`: it does not occur though it must.
        line: Option<usize>,
    },
    /// Something of the starter was changed that had to stay: its name.
    Intent(String),
    /// Too few strands are alive at one time.
    Together {
        /// How many are.
        found: u32,
        /// How many have to be.
        wanted: u32,
    },
    /// An output that is not right.
    Output(String),
    /// An output that has to be possible is not.
    Missing(String),
    /// Somebody waits for ever: a sentence for each, with name, line, and what for.
    Deadlock(Vec<String>),
    /// Strands go on for ever without getting anywhere.
    Livelock,
    /// An exception that nobody catches: its type and message.
    Exception(String),
    /// The program ends with this exit status.
    Exit(i32),
    /// Strands touch this without an order between them.
    Race {
        /// The variable, attribute or item.
        place: String,
        /// The strands.
        strands: [String; 2],
    },
    /// The usual run takes too long.
    Slow {
        /// Virtual nanoseconds that it took.
        took: u64,
        /// The most that it may take.
        most: u64,
    },
    /// The strands compute more than they need to in the usual run, as those do that look again and again.
    Busy {
        /// Virtual nanoseconds that all of them computed.
        took: u64,
        /// The most that they may.
        most: u64,
    },
    /// Too few strands compute at one moment, on average, in hundredths.
    Serial {
        /// How many do.
        found: u64,
        /// How many have to.
        wanted: u64,
    },
    /// The program does not end, or not in the instructions that it may use.
    Endless,
    /// The wrong options were picked: some that are not right, or not all that are.
    Choice {
        /// How many were picked that are not right.
        wrong: usize,
        /// How many right ones were not picked.
        missing: usize,
    },
    /// The answer cannot be an answer to this exercise: why.
    Unfit(String),
    /// A schedule does not lead to the bad end.
    Unbroken,
}

impl FailureKind {
    /// Whether both are the same way to fail, whatever the details; an exception without a type is like every exception.
    pub fn is_like(&self, other: &FailureKind) -> bool {
        let named = |text: &str| text.split(':').next().unwrap_or_default().to_owned();
        match (self, other) {
            (Self::Exception(one), Self::Exception(two)) => one.is_empty() || two.is_empty() || named(one) == named(two),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// How a failure was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witness {
    /// A schedule that a run with the exercise's switch model follows. Empty for the usual run; `None` if none can.
    pub schedule: Option<String>,
    /// Which of [`interleave_explore::report::Report::reached`] it is, if a search found it.
    pub reached: Option<usize>,
    /// What was written to standard output.
    pub output: String,
    /// How it came to that, in a sentence, where the explorer can say.
    pub story: Option<String>,
}

/// Something that is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What.
    pub kind: FailureKind,
    /// How it was seen, if in a run.
    pub witness: Option<Witness>,
}

/// What was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Runs on the virtual clock.
    pub runs: u32,
    /// Complete executions of the explorer.
    pub executions: u64,
    /// States that it saw.
    pub states: u64,
    /// Whether that was every schedule that matters.
    pub exhaustive: bool,
    /// What was not covered.
    pub bound: Option<Bound>,
    /// Whether what the exercise demands was looked at.
    pub enough: bool,
}

/// How an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is right.
    Passed,
    /// It is wrong, and there is something that shows it.
    Failed,
    /// Nothing wrong was found, but not everything was looked at that should have been.
    Unsettled,
}

/// What became of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What is wrong: what the text says, then what runs and the search showed; at most one of each kind but for outputs.
    pub failures: Vec<Failure>,
    /// What was looked at.
    pub coverage: Coverage,
    /// How long the usual run took, in virtual nanoseconds, if it ended.
    pub time: Option<u64>,
    /// Every outcome that was met: output, and exceptions that nobody caught, without those that failed to end.
    pub outcomes: Vec<(String, Vec<String>)>,
}

impl Verdict {
    /// How the answer stands.
    pub fn standing(&self) -> Standing {
        match (self.failures.is_empty(), self.coverage.enough) {
            (false, _) => Standing::Failed,
            (true, true) => Standing::Passed,
            (true, false) => Standing::Unsettled,
        }
    }

    /// The failure of this kind, if there is one.
    pub fn failure(&self, kind: &FailureKind) -> Option<&Failure> {
        self.failures.iter().find(|failure| failure.kind.is_like(kind))
    }
}
