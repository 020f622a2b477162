//! What an exploration says, in one sentence. This is the one place that decides the words: what is not exhaustive is never called proven.

use rustc_hash::FxHashSet;

use crate::{
    exploration::{Exploration, Reached, Report},
    findings::{Bound, Rest},
    program::{Deed, Told},
};

/// What kind of answer it is, the most useful first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A strand wrote over what another had written since it read.
    LostUpdate,
    /// A strand went on with what it had read although another had changed it since.
    CheckThenAct,
    /// An outcome that no order of whole strands gives.
    WrongResult,
    /// Somebody waits for ever for a notification that came before.
    LostWakeUp,
    /// Somebody waits for ever.
    Deadlock,
    /// Strands go on for ever without getting anywhere.
    Livelock,
    /// An exception that nobody catches.
    Exception,
    /// All schedules end well.
    Proven,
    /// All schedules within a bound end well.
    Bounded,
    /// Nothing was found, and not everything was looked at.
    Inconclusive,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What kind it is.
    pub kind: Kind,
    /// In one sentence.
    pub sentence: String,
    /// Which of [`Report::reached`] shows it.
    pub witness: Option<usize>,
    /// In how many of the executions something goes wrong, if they were counted.
    pub failing: Option<u64>,
}

/// A read, a foreign write, and what the reader did then: places in a schedule told again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Triple {
    read: usize,
    foreign: usize,
    then: usize,
    /// Whether the reader wrote to the place that it had read.
    overwrites: bool,
}

/// What a report says.
pub fn verdict(exploration: &mut Exploration, report: &Report) -> Verdict {
    let serial_known = report.easiest.is_none_or(|covered| covered > 0);
    // Lines in another order are no other result: who prints first is left to chance in most programs, and meant to be.
    let lines = |reached: &Reached| {
        let mut lines: Vec<String> = reached.outcome.stdout.lines().map(str::to_owned).collect();
        lines.sort_unstable();
        (lines, reached.outcome.exit)
    };
    let serial: FxHashSet<_> = report
        .reached
        .iter()
        .filter(|reached| reached.cost.preemptions == 0 && reached.rest == Rest::Finished)
        .map(lines)
        .collect();
    let is_serial = |reached: &Reached| reached.cost.preemptions == 0 || !serial_known || serial.contains(&lines(reached));
    let fails = |reached: &Reached| {
        reached.rest != Rest::Finished || !reached.outcome.uncaught.is_empty() || reached.outcome.exit != 0 || !is_serial(reached)
    };
    let failing: u64 = report.reached.iter().filter(|reached| fails(reached)).map(|reached| reached.count).sum();
    let failing = (report.executions > 0 && report.exhaustive).then_some(failing);
    let answer = |kind, sentence, witness| Verdict { kind, sentence, witness, failing };

    let wrong = report.reached.iter().position(|reached| {
        reached.rest == Rest::Finished && reached.outcome.uncaught.is_empty() && reached.outcome.exit == 0 && !is_serial(reached)
    });
    let deadlock = report.reached.iter().position(|reached| reached.rest == Rest::Deadlock);
    let livelock = report.reached.iter().position(|reached| reached.rest == Rest::Livelock);
    let exception = report.reached.iter().position(|reached| {
        reached.rest == Rest::Finished && (!reached.outcome.uncaught.is_empty() || reached.outcome.exit != 0)
    });
    if let Some(index) = wrong {
        let told = exploration.retell(&report.reached[index].steps);
        let result = result(&report.reached[index]);
        return match find_triple(&told) {
            Some(triple) => {
                let kind = if triple.overwrites { Kind::LostUpdate } else { Kind::CheckThenAct };
                answer(kind, tell_triple(&told, triple, &result), Some(index))
            }
            None => answer(
                Kind::WrongResult,
                format!("Wrong result: {result}, which threads that run one after another never do."),
                Some(index),
            ),
        };
    }
    if let Some(index) = deadlock {
        let steps = report.reached[index].steps.clone();
        let told = exploration.retell(&steps);
        let waiting = exploration.waiting(&steps);
        let lost = find_lost_wake_up(&told, &waiting);
        let (kind, sentence) = match lost {
            Some(sentence) => (Kind::LostWakeUp, sentence),
            None => (Kind::Deadlock, tell_deadlock(&waiting)),
        };
        return answer(kind, sentence, Some(index));
    }
    if let Some(index) = livelock {
        let sentence = "Livelock: there is a schedule in which threads go on for ever without getting anywhere.".into();
        return answer(Kind::Livelock, sentence, Some(index));
    }
    if let Some(index) = exception {
        let outcome = &report.reached[index].outcome;
        let what = match outcome.uncaught.first() {
            Some(exception) => format!("Uncaught exception: {exception}."),
            None => format!("The program ends with exit status {}.", outcome.exit),
        };
        return answer(Kind::Exception, what, Some(index));
    }
    let outcomes = report.reached.len();
    let results = if outcomes == 1 {
        "all with the same output".into()
    } else if report.reached.iter().all(|reached| lines(reached) == lines(&report.reached[0])) {
        format!("with the same lines of output in {outcomes} different orders")
    } else {
        format!("with {outcomes} different outputs, all of which threads that run one after another give too")
    };
    if report.exhaustive && report.executions > 0 && report.blocked == 0 {
        let n = report.executions;
        let sentence = match n {
            1 => format!("Proven: all schedules come to the same and end well, {results}."),
            _ => format!("Proven: all {} classes of schedules end well, {results}.", grouped(n)),
        };
        return answer(Kind::Proven, sentence, None);
    }
    if report.exhaustive {
        let n = report.states;
        return answer(Kind::Proven, format!("Proven: every schedule ends well, {results} ({} states).", grouped(n)), None);
    }
    match report.bound {
        Some(Bound::Preemptions(n)) => {
            let sentence =
                format!("Nothing went wrong in any schedule with at most {n} preemptions, {results}. That is no proof.");
            answer(Kind::Bounded, sentence, None)
        }
        bound => {
            let why = match bound {
                Some(Bound::Steps(n)) => format!("a schedule had more than {} steps", grouped(n.into())),
                Some(Bound::Beyond) => "a thread computes for very long between two points where others notice".into(),
                Some(Bound::Executions(n)) => format!("there are more than {} classes of schedules", grouped(n)),
                Some(Bound::States(n)) => format!("there are more than {} states", grouped(n)),
                Some(Bound::Memory(n)) => format!("more than {} MB would have been needed", n >> 20),
                Some(Bound::Strands) => "there are too many threads".into(),
                Some(Bound::Inconsistent) => "the explorer contradicted itself, which is a fault of it".into(),
                Some(Bound::Processes) => "the program starts processes, into which the explorer does not look yet".into(),
                Some(Bound::Sampled) => "only some schedules were tried".into(),
                _ => "it was stopped before the end".into(),
            };
            answer(Kind::Inconclusive, format!("Nothing went wrong in what was looked at, but {why}: no proof."), None)
        }
    }
}

/// What a program printed or how it ended, for the middle of a sentence.
pub fn result(reached: &Reached) -> String {
    let outcome = &reached.outcome;
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    match lines.as_slice() {
        [] => "it prints nothing".into(),
        [line] => format!("it prints {}", quoted(line)),
        [.., line] => format!("it prints {} lines, the last one {}", lines.len(), quoted(line)),
    }
}

fn quoted(line: &str) -> String {
    if line.chars().count() > 60 { format!("`{}…`", line.chars().take(56).collect::<String>()) } else { format!("`{line}`") }
}

/// A number with commas.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The first read of a value that another strand changes before the reader has made use of it.
fn find_triple(told: &[Told]) -> Option<Triple> {
    let mut stale = None;
    for (read, step) in told.iter().enumerate() {
        for touch in step.touches.iter().filter(|touch| touch.deed == Deed::Read && touch.value.is_some()) {
            let foreign = told.iter().enumerate().skip(read + 1).find(|(_, other)| {
                other.strand != step.strand
                    && other.touches.iter().any(|there| there.location == touch.location && there.deed != Deed::Read)
            });
            let Some((foreign, _)) = foreign else { continue };
            // What the reader did with that place, or at all, before it looked there again.
            let again = told.iter().enumerate().skip(read + 1).find(|(_, other)| {
                other.strand == step.strand && other.touches.iter().any(|there| there.location == touch.location)
            });
            match again {
                Some((then, other))
                    if then > foreign
                        && other.touches.iter().any(|there| there.location == touch.location && there.deed == Deed::Write) =>
                {
                    return Some(Triple { read, foreign, then, overwrites: true });
                }
                _ => {}
            }
            let next = told.iter().enumerate().skip(foreign + 1).find(|(_, other)| {
                other.strand == step.strand
                    && (!other.written.is_empty() || other.touches.iter().any(|there| there.deed != Deed::Read))
            });
            if let Some((then, _)) = next
                && told[read + 1..foreign]
                    .iter()
                    .all(|other| other.strand != step.strand || other.touches.iter().all(|there| there.deed == Deed::Read))
            {
                stale = stale.or(Some(Triple { read, foreign, then, overwrites: false }));
            }
        }
    }
    stale
}

fn tell_triple(told: &[Told], triple: Triple, result: &str) -> String {
    let (read, foreign, then) = (&told[triple.read], &told[triple.foreign], &told[triple.then]);
    let touch = read.touches.iter().find(|touch| touch.deed == Deed::Read && touch.value.is_some());
    let place = touch.map_or("a variable", |touch| touch.place.as_str());
    let value = touch.and_then(|touch| touch.value.as_deref()).unwrap_or("its value");
    if triple.overwrites {
        format!(
            "Lost update: {} read {place} ({value}) at line {}, {} wrote it at line {}, then {} wrote over that at line {}; {result}.",
            read.name, read.line, foreign.name, foreign.line, then.name, then.line
        )
    } else {
        format!(
            "Check-then-act: {} read {place} ({value}) at line {}, {} changed it at line {}, and {} went on at line {} with what it had read; {result}.",
            read.name, read.line, foreign.name, foreign.line, then.name, then.line
        )
    }
}

fn tell_deadlock(waiting: &[(String, u32, String)]) -> String {
    let parts: Vec<String> = waiting
        .iter()
        .filter(|(.., what)| !what.is_empty())
        .map(
            |(name, line, what)| {
                if *line > 0 { format!("{name} (line {line}) waits for {what}") } else { format!("{name} waits for {what}") }
            },
        )
        .collect();
    format!("Deadlock: {}.", parts.join("; "))
}

/// A strand that waits to be notified of something that another notified of before.
fn find_lost_wake_up(told: &[Told], waiting: &[(String, u32, String)]) -> Option<String> {
    let (name, line, _) = waiting.iter().find(|(.., what)| what == "a condition that nobody has notified")?;
    // The last thing that it did was to begin to wait.
    let wait = told.iter().rposition(|step| step.name == *name)?;
    let condition = told[wait].touches.first()?;
    let notify = told[..wait].iter().rfind(|step| {
        step.name != *name && step.touches.iter().any(|touch| touch.location == condition.location && touch.deed == Deed::Write)
    })?;
    Some(format!(
        "Lost wake-up: {} notified {} at line {}, before {name} began to wait for it at line {line}; nobody notifies it again.",
        notify.name, condition.place, notify.line
    ))
}
