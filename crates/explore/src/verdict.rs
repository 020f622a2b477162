//! What an exploration says, in one sentence. This is the one place that decides the words: what is not exhaustive is never called proven.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    exploration::Exploration,
    findings::{Bound, Rest, grouped},
    program::{Deed, Outcome, Told},
    report::{Harm, Reached, Report, Sampled},
    system::{LocationIx, StrandIx},
    telling::Waiting,
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

/// Which of the outcomes are failures: deadlocks, livelocks, exceptions and exit statuses that nobody wants, and what threads that run
/// one after another never print.
pub fn failing(report: &Report) -> Vec<bool> {
    let wrong = wrong(report);
    let bad =
        |reached: &Reached| reached.rest != Rest::Finished || !reached.outcome.uncaught.is_empty() || reached.outcome.exit != 0;
    report.reached.iter().zip(wrong).map(|(reached, wrong)| wrong || bad(reached)).collect()
}

/// Lines in another order are no other result: who prints first is left to chance in most programs, and meant to be.
pub(crate) fn lines(reached: &Reached) -> (Vec<&str>, i32) {
    let mut lines: Vec<&str> = reached.outcome.stdout.lines().collect();
    lines.sort_unstable();
    (lines, reached.outcome.exit)
}

/// Whether all outcomes of schedules without interruptions are known.
fn serial_known(report: &Report) -> bool {
    report.easiest.is_none_or(|covered| covered > 0)
}

/// Which of the outcomes no order of whole strands gives.
fn wrong(report: &Report) -> Vec<bool> {
    if let Some(wrong) = &report.of_tasks {
        // Tasks let others go on by themselves, so most orders are meant.
        return wrong.clone();
    }
    let serial_known = serial_known(report);
    let serial: FxHashSet<_> = report
        .reached
        .iter()
        .filter(|reached| reached.cost.preemptions == 0 && reached.rest == Rest::Finished)
        .map(lines)
        .collect();
    let is_serial = |reached: &Reached| reached.cost.preemptions == 0 || !serial_known || serial.contains(&lines(reached));
    report.reached.iter().map(|reached| !is_serial(reached)).collect()
}

/// What a report says.
pub fn verdict(exploration: &mut Exploration, report: &Report) -> Verdict {
    let all: u64 = report.reached.iter().zip(failing(report)).filter(|(_, fails)| *fails).map(|(reached, _)| reached.count).sum();
    let failing = report.counted.then_some(all);
    let answer = |kind, sentence, witness| Verdict { kind, sentence, witness, failing };
    let clean =
        |reached: &Reached| reached.rest == Rest::Finished && reached.outcome.uncaught.is_empty() && reached.outcome.exit == 0;
    let wrong = report.reached.iter().zip(wrong(report)).position(|(reached, wrong)| wrong && clean(reached));
    let first = |rest: Rest| report.reached.iter().position(|reached| reached.rest == rest);
    let exception = report.reached.iter().position(|reached| reached.rest == Rest::Finished && !clean(reached));
    if let Some(index) = wrong {
        let told = exploration.retell(&report.reached[index].steps);
        let result = result(&report.reached[index].outcome);
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
    if let Some(index) = first(Rest::Deadlock) {
        let steps = report.reached[index].steps.clone();
        let told = exploration.retell(&steps);
        let waiting = exploration.waiting(&steps);
        let (kind, sentence) = match find_lost_wake_up(&told, &waiting) {
            Some(sentence) => (Kind::LostWakeUp, sentence),
            None => (Kind::Deadlock, tell_deadlock(&waiting)),
        };
        return answer(kind, sentence, Some(index));
    }
    if let Some(index) = first(Rest::Livelock) {
        let reached = &report.reached[index];
        let told = exploration.retell(&[&reached.steps[..], &reached.cycle[..]].concat());
        return answer(Kind::Livelock, tell_livelock(told.get(reached.steps.len()..).unwrap_or_default()), Some(index));
    }
    if let Some(index) = exception {
        let outcome = &report.reached[index].outcome;
        let what = match outcome.uncaught.first() {
            Some(exception) => format!("Uncaught exception: {exception}."),
            None => format!("The program ends with exit status {}.", outcome.exit),
        };
        return answer(Kind::Exception, what, Some(index));
    }
    let (kind, sentence) = nothing_found(report);
    answer(kind, sentence, None)
}

/// What is said of a program in which nothing goes wrong, as far as is known.
fn nothing_found(report: &Report) -> (Kind, String) {
    let outcomes = report.reached.len();
    let results = if outcomes == 1 {
        "all with the same output".into()
    } else if report.reached.iter().all(|reached| lines(reached) == lines(&report.reached[0])) {
        format!("with the same lines of output in {outcomes} different orders")
    } else {
        let serial = match report.of_tasks {
            Some(_) => "",
            None if serial_known(report) => ", all of which threads that run one after another give too",
            None => "; which of them threads give that run one after another is not known",
        };
        format!("with {outcomes} different outputs{serial}")
    };
    if report.exhaustive {
        let sentence = match report.executions {
            1 if report.counted => format!("Proven: all schedules come to the same and end well, {results}"),
            n if report.counted && report.blocked == 0 => {
                format!("Proven: all {} classes of schedules end well, {results}", grouped(n))
            }
            _ => format!("Proven: every schedule ends well, {results} ({} states)", grouped(report.states)),
        };
        let races = match report.races.iter().filter(|race| race.harm == Harm::Harmless).count() {
            0 => String::new(),
            1 => "; one data race does no harm".into(),
            n => format!("; {n} data races do no harm"),
        };
        return (Kind::Proven, format!("{sentence}{races}."));
    }
    let why = report.bound.unwrap_or(Bound::Stopped).in_words();
    let random = report.sampled.as_ref().map_or(String::new(), tell_sampled);
    match report.within {
        Some(n) => {
            let times = if n == 1 { "once".into() } else { format!("{n} times") };
            let within = match n {
                0 => "while no thread is interrupted where it could go on".into(),
                _ => format!("in any schedule that interrupts threads at most {times}"),
            };
            let why = if let Some(Bound::Preemptions(_)) = report.bound { String::new() } else { format!("; {why}") };
            (Kind::Bounded, format!("Nothing goes wrong {within}, {results}{why}.{random} That is no proof."))
        }
        None => (Kind::Inconclusive, format!("Nothing went wrong in what was looked at, but {why}.{random} That is no proof.")),
    }
}

/// What was tried at random, and with which chance it finds a fault.
fn tell_sampled(sampled: &Sampled) -> String {
    let runs = sampled.pct + sampled.pos;
    if runs == 0 {
        return String::new();
    }
    let chance = match sampled.pct {
        0 => String::new(),
        pct => format!(
            ", {} of which by priorities: each of these finds a fault that needs {} orderings with probability {} or more",
            grouped(pct),
            sampled.depth,
            sampled.guarantee
        ),
    };
    format!(" Nor did it in {} schedules at random{chance}.", grouped(runs))
}

/// What a program printed or how it ended, for the middle of a sentence.
pub fn result(outcome: &Outcome) -> String {
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

/// Whether in a schedule told again a strand makes use of a value that another has changed since.
pub(crate) fn is_stale(told: &[Told]) -> bool {
    find_triple(told).is_some()
}

/// The first read of a value that another strand changes before the reader has made use of it.
fn find_triple(told: &[Told]) -> Option<Triple> {
    // Where each place is touched, and where each strand does something that others notice.
    let mut touches: FxHashMap<LocationIx, Vec<usize>> = FxHashMap::default();
    let mut acts: FxHashMap<StrandIx, Vec<usize>> = FxHashMap::default();
    for (index, step) in told.iter().enumerate() {
        for touch in &step.touches {
            touches.entry(touch.location).or_default().push(index);
        }
        if !step.written.is_empty() || step.touches.iter().any(|touch| touch.deed != Deed::Read) {
            acts.entry(step.strand).or_default().push(index);
        }
    }
    let changes = |index: usize, place: LocationIx| {
        told[index].touches.iter().any(|there| there.location == place && there.deed != Deed::Read)
    };
    let mut stale = None;
    for (read, step) in told.iter().enumerate() {
        for touch in step.touches.iter().filter(|touch| touch.deed == Deed::Read && touch.value.is_some() && touch.own) {
            let later = &touches[&touch.location];
            let later = &later[later.partition_point(|index| *index <= read)..];
            let foreign = later.iter().find(|index| told[**index].strand != step.strand && changes(**index, touch.location));
            let Some(&foreign) = foreign else { continue };
            // What the reader did with that place, or at all, before it looked there again.
            let again = later.iter().find(|index| told[**index].strand == step.strand);
            if let Some(&then) = again
                && then > foreign
                && told[then].touches.iter().any(|there| there.location == touch.location && there.deed == Deed::Write)
            {
                return Some(Triple { read, foreign, then, overwrites: true });
            }
            let acted = acts.get(&step.strand).map_or(&[][..], Vec::as_slice);
            let next = acted.get(acted.partition_point(|index| *index <= read)).copied();
            if let Some(then) = next.filter(|then| *then > foreign) {
                stale = stale.or(Some(Triple { read, foreign, then, overwrites: false }));
            }
        }
    }
    stale
}

fn tell_triple(told: &[Told], triple: Triple, result: &str) -> String {
    let (read, foreign, then) = (&told[triple.read], &told[triple.foreign], &told[triple.then]);
    let touch = read.touches.iter().find(|touch| touch.deed == Deed::Read && touch.value.is_some() && touch.own);
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

fn tell_deadlock(waiting: &[Waiting]) -> String {
    let parts: Vec<String> =
        waiting
            .iter()
            .filter(|waits| !waits.what.is_empty())
            .map(|Waiting { strand, line, what }| {
                if *line > 0 { format!("{strand} (line {line}) waits for {what}") } else { format!("{strand} waits for {what}") }
            })
            .collect();
    format!("Deadlock: {}.", parts.join("; "))
}

/// Who does what over and over, given the steps of the circle.
fn tell_livelock(circle: &[Told]) -> String {
    let mut all: Vec<(&str, Vec<u32>)> = Vec::new();
    for step in circle {
        let place = all.iter().position(|(name, _)| *name == step.name).unwrap_or_else(|| {
            all.push((&step.name, Vec::new()));
            all.len() - 1
        });
        let lines = &mut all[place].1;
        if step.line > 0 && !lines.contains(&step.line) {
            lines.push(step.line);
        }
    }
    let parts: Vec<String> = all
        .iter_mut()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(name, lines)| {
            lines.sort_unstable();
            let numbers: Vec<String> = lines.iter().map(u32::to_string).collect();
            match numbers.as_slice() {
                [line] => format!("{name} does line {line}"),
                [lines @ .., last] => format!("{name} does lines {} and {last}", lines.join(", ")),
                [] => String::new(),
            }
        })
        .collect();
    match parts.as_slice() {
        [] => "Livelock: there is a schedule in which threads go on for ever without getting anywhere.".into(),
        parts => format!("Livelock: {}, over and over, without getting anywhere.", parts.join(", ")),
    }
}

/// A strand that waits to be notified of something that another notified of before.
fn find_lost_wake_up(told: &[Told], waiting: &[Waiting]) -> Option<String> {
    let Waiting { strand: name, line, .. } = waiting.iter().find(|waits| waits.what == "a condition that nobody has notified")?;
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
