//! What a verdict says, in sentences: the one place that decides the words.

use std::fmt;

use interleave_explore::{Bound, findings::grouped};

use crate::{
    exercise::output_in_a_line,
    verdict::{Failure, FailureKind, Standing, Verdict},
};

impl Verdict {
    /// The verdict in one sentence or two.
    pub fn sentence(&self) -> String {
        // What happened in a run says more than what the text lacks.
        let telling = self.failures.iter().find(|failure| failure.witness.is_some()).or(self.failures.first());
        match (self.standing(), telling) {
            (Standing::Failed, Some(failure)) => failure.sentence(),
            (Standing::Unsettled, _) => {
                format!("Nothing went wrong in {}, but that is not enough to be sure{}.", self.looked_at(), self.why())
            }
            _ if self.coverage.exhaustive => format!("Right on every schedule: {}.", self.looked_at()),
            _ if self.coverage.runs + self.coverage.states as u32 > 0 => format!("Right in {}.", self.looked_at()),
            _ => "Right.".into(),
        }
    }

    fn looked_at(&self) -> String {
        let coverage = &self.coverage;
        let plural = |n: u64, one: &str, many: &str| if n == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(n)) };
        match coverage.bound {
            _ if coverage.exhaustive && coverage.executions > 0 => {
                plural(coverage.executions, "class of schedules", "classes of schedules")
            }
            Some(Bound::Preemptions(n)) => {
                format!("every schedule that interrupts threads at most {}", plural(n.into(), "time", "times"))
            }
            _ if coverage.states > 0 => plural(coverage.states, "state", "states"),
            _ if coverage.runs == 1 => "the run on the virtual clock".into(),
            _ => format!("{} runs on the virtual clock, with different schedules", coverage.runs),
        }
    }

    fn why(&self) -> String {
        match self.coverage.bound {
            Some(bound) => format!(": {}", bound.in_words()),
            None => String::new(),
        }
    }
}

impl Failure {
    /// What is wrong, and how it comes to that where it is known.
    pub fn sentence(&self) -> String {
        let witness = self.witness.as_ref();
        let story = witness.and_then(|witness| witness.story.as_deref());
        match (&self.kind, story) {
            // The explorer's sentence says what waits for what, or who did what in which order.
            (FailureKind::Deadlock(_) | FailureKind::Livelock, Some(story)) => story.to_owned(),
            (FailureKind::Output(_), Some(story)) => format!("{}. {story}", self.kind),
            (kind, _) => {
                let text = kind.to_string();
                if text.ends_with('?') { text } else { text + "." }
            }
        }
    }
}

impl fmt::Display for FailureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { message, line } => write!(f, "This is no Python program: line {line}: {message}"),
            Self::Construct { construct, line: Some(line) } => {
                write!(f, "Line {line} uses {construct}, which this exercise does not allow")
            }
            Self::Construct { construct, line: None } => write!(f, "The program has to use {construct}"),
            Self::Intent(name) => write!(f, "`{name}` has to stay as it was at the beginning"),
            Self::Together { found: 0 | 1, wanted } => {
                write!(
                    f,
                    "At least {wanted} of the threads, processes or tasks have to be alive at one time; here each runs alone"
                )
            }
            Self::Together { found, wanted } => {
                write!(
                    f,
                    "At least {wanted} threads, processes or tasks have to be alive at one time; there are never more than {found}"
                )
            }
            Self::Output(output) if output.trim_end().is_empty() => write!(f, "It can end without printing anything"),
            Self::Output(output) => write!(f, "It can print `{}`", output_in_a_line(output)),
            Self::Missing(output) => write!(f, "It can never print `{}`, and it should be able to", output_in_a_line(output)),
            Self::Deadlock(waiting) if waiting.is_empty() => write!(f, "Deadlock: nobody can go on"),
            Self::Deadlock(waiting) => write!(f, "Deadlock: {}", waiting.join("; ")),
            Self::Livelock => write!(f, "Threads can go on for ever without getting anywhere"),
            Self::Exception(exception) => write!(f, "An exception can stay uncaught: {exception}"),
            Self::Exit(status) => write!(f, "The program can end with exit status {status}"),
            Self::Race { place, strands: [one, other] } => {
                write!(f, "Data race: {one} and {other} use {place}, and nothing decides who comes first")
            }
            Self::Slow { took, most } => {
                write!(f, "It takes {}, and may take at most {}", time(*took), time(*most))
            }
            Self::Busy { took, most } => {
                write!(
                    f,
                    "It computes for {}, where {} would do: does somebody wait by looking again and again?",
                    time(*took),
                    time(*most)
                )
            }
            Self::Serial { found, wanted } => {
                let number = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
                write!(
                    f,
                    "On average {} threads or processes compute at one moment, and {} have to",
                    number(*found),
                    number(*wanted)
                )
            }
            Self::Endless => write!(f, "The program does not end"),
            Self::Choice { wrong: 0, missing } => {
                write!(f, "What you picked is right, but {missing} more {} too", if *missing == 1 { "is" } else { "are" })
            }
            Self::Choice { wrong, .. } => {
                write!(f, "{wrong} of what you picked {} not right", if *wrong == 1 { "is" } else { "are" })
            }
            Self::Unfit(why) => write!(f, "{why}"),
            Self::Unbroken => write!(f, "This schedule ends well: try another order"),
        }
    }
}

/// A duration in the unit that suits it.
fn time(nanoseconds: u64) -> String {
    let (value, unit) = match nanoseconds {
        0..1_000_000 => (nanoseconds as f64 / 1e3, "µs"),
        1_000_000..1_000_000_000 => (nanoseconds as f64 / 1e6, "ms"),
        _ => (nanoseconds as f64 / 1e9, "s"),
    };
    let text = format!("{value:.3}");
    format!("{} {unit}", text.trim_end_matches('0').trim_end_matches('.'))
}
