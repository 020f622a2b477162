//! A schedule told step by step, as plain data: what each strand does, with values, and why another one goes on.

use std::collections::BTreeMap;

use interleave_core::schedule::Schedule;

use crate::{
    exploration::Exploration,
    findings::Rest,
    program::{DEADLOCK, Deed, Told, ToldTouch},
    report::Reached,
    system::StrandIx,
    verdict,
};

/// A schedule in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// The names of the strands in it, in the order of their numbers.
    pub strands: Vec<String>,
    /// What they do, in order.
    pub rows: Vec<Row>,
    /// Whether later rows were left out because there were too many.
    pub truncated: bool,
    /// For what each strand waits in the end; empty but for a deadlock.
    pub waiting: Vec<Waiting>,
}

/// One thing that a strand does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which of [`Telling::strands`].
    pub strand: usize,
    /// The line of the program, counted from 1; 0 when there is none.
    pub line: u32,
    /// What it does there, such as `reads x = 0`.
    pub text: String,
    /// Why another strand goes on after this, in a sentence; empty if there is nothing to say.
    pub note: String,
    /// Whether it goes on although this one could have.
    pub interrupted: bool,
    /// If so, the schedule of a run in which this switch does not happen and no later one that need not, where a run can follow it.
    pub otherwise: Option<Schedule>,
    /// Whether it is done over and over from here on: a part of a livelock.
    pub again: bool,
}

/// A strand that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its name.
    pub strand: String,
    /// The line at which it waits, counted from 1; 0 when there is none.
    pub line: u32,
    /// What for, in words.
    pub what: String,
}

/// Most steps that are taken to find out what would have come of it if strands had gone on.
const MOST_STEPS: usize = 4_000;

/// Tells how the program comes to an end, in at most so many rows. `source` is its text.
pub fn tell(exploration: &mut Exploration, reached: &Reached, source: &str, most: usize) -> Telling {
    let steps: Vec<StrandIx> = reached.steps.iter().chain(&reached.cycle).copied().collect();
    let told = exploration.retell(&steps);
    let all: Vec<Vec<String>> = told.iter().map(|step| deeds(step, source)).collect();
    let shown = || (0..told.len()).filter(|index| !all[*index].is_empty());
    let columns: BTreeMap<StrandIx, &str> = shown().map(|index| (told[index].strand, told[index].name.as_str())).collect();
    let strands = columns.values().map(|name| (*name).to_owned()).collect();
    let mut telling = Telling { strands, ..Telling::default() };
    let mut before: Option<usize> = None;
    let mut taken = 0;
    for index in shown() {
        let step = &told[index];
        if telling.rows.len() >= most {
            telling.truncated = true;
            break;
        }
        let again = step.step.0 >= reached.steps.len();
        if let Some(last) = before.filter(|last| !again && told[*last].strand != step.strand && taken < MOST_STEPS) {
            taken += told.len();
            if let (Some(reason), Some(row)) = (reason(exploration, reached, &told, last, index), telling.rows.last_mut()) {
                (row.note, row.interrupted, row.otherwise) = reason;
            }
        }
        let strand = columns.range(..step.strand).count();
        telling.rows.extend(all[index].iter().map(|text| Row {
            strand,
            line: step.line,
            text: text.clone(),
            note: String::new(),
            interrupted: false,
            otherwise: None,
            again,
        }));
        before = Some(index);
    }
    if reached.rest == Rest::Deadlock {
        telling.waiting = exploration.waiting(&reached.steps);
    }
    telling
}

/// Why the strand of the step `last` did not go on before the step `next` of another one, and whether it could have.
fn reason(
    exploration: &mut Exploration,
    reached: &Reached,
    told: &[Told],
    last: usize,
    next: usize,
) -> Option<(String, bool, Option<Schedule>)> {
    let strand = &told[last];
    // A task that went on before another of the same thread is not interrupted: it let the others go on.
    if strand.over || strand.step.1 == told[next].step.1 {
        return None;
    }
    let steps = &reached.steps[..told[next].step.0];
    if !exploration.is_ready(steps, strand.step.1) {
        let waits = exploration.waiting(steps).into_iter().find(|waits| waits.strand == strand.name && !waits.what.is_empty());
        return waits.map(|waits| (format!("{} waits for {}.", waits.strand, waits.what), false, None));
    }
    let mut note = format!("{} is interrupted here", strand.name);
    if let Some(why) = what_comes_between(told, last) {
        note.push_str(&why);
    }
    note.push('.');
    let (otherwise, taken) = exploration.without_switches(steps, strand.step.1);
    let schedule = exploration.schedule_of(&taken, &otherwise);
    if otherwise != reached.outcome || reached.rest == Rest::Livelock {
        let otherwise = if otherwise.exit == DEADLOCK {
            "there is a deadlock".to_owned()
        } else if let Some(exception) = otherwise.uncaught.first() {
            format!("there is an uncaught {exception}")
        } else {
            verdict::result(&otherwise)
        };
        note.push_str(&format!(" Without that, {otherwise}."));
    }
    Some((note, true, schedule))
}

/// Why it matters that a strand was interrupted after a step: what others do first to a place that it has read, or comes to next.
fn what_comes_between(told: &[Told], last: usize) -> Option<String> {
    let strand = told[last].strand;
    let resumes = (last + 1..told.len()).find(|later| told[*later].strand == strand).unwrap_or(told.len());
    let meanwhile = &told[last + 1..resumes];
    let shared = |touch: &ToldTouch, kept: &ToldTouch| {
        touch.location == kept.location && !touch.strand && (touch.deed != Deed::Read || kept.deed != Deed::Read)
    };
    let told_of = |step: &Told, touch: &ToldTouch, kept: &ToldTouch, before: bool| {
        let deed = match (touch.deed, &touch.value) {
            (Deed::Read, _) => "reads",
            (_, Some(_)) => "writes",
            (_, None) => "comes to",
        };
        let line = if step.line > 0 { format!(" (line {})", step.line) } else { String::new() };
        let name = &told[last].name;
        let relation = match (before, kept.deed) {
            (true, Deed::Read) if kept.value.is_some() => format!("which {name} had read"),
            (true, Deed::Read) => format!("at which {name} had looked"),
            (true, _) => format!("which {name} had just changed"),
            (false, Deed::Read) if kept.value.is_some() => format!("before {name} reads it"),
            (false, Deed::Write | Deed::Add) if kept.value.is_some() => format!("before {name} writes it"),
            (false, _) => format!("before {name} does"),
        };
        let comma = if before { "," } else { "" };
        Some(format!(": {} {deed} {}{line}{comma} {relation}", step.name, touch.place))
    };
    // What it had read is about to be out of date.
    let kept = told[last].touches.iter().filter(|touch| touch.deed == Deed::Read && touch.value.is_some());
    for kept in kept {
        for step in meanwhile {
            if let Some(touch) = step.touches.iter().find(|touch| shared(touch, kept)) {
                return told_of(step, touch, kept, true);
            }
        }
    }
    let next = told.get(resumes)?;
    for kept in &next.touches {
        for step in meanwhile {
            if let Some(touch) = step.touches.iter().find(|touch| shared(touch, kept)) {
                return told_of(step, touch, kept, false);
            }
        }
    }
    for kept in &told[last].touches {
        for step in meanwhile {
            if let Some(touch) = step.touches.iter().find(|touch| shared(touch, kept)) {
                return told_of(step, touch, kept, true);
            }
        }
    }
    None
}

/// What a step did that others can notice, one thing each.
pub fn deeds(step: &Told, source: &str) -> Vec<String> {
    let code = source.lines().nth((step.line as usize).wrapping_sub(1)).map_or("", str::trim);
    let mut deeds: Vec<String> = step.touches.iter().filter_map(|touch| deed(step, touch, code)).collect();
    deeds.extend(step.begun.iter().map(|name| format!("starts {name}")));
    deeds.extend(step.written.lines().map(|text| format!("prints {text}")));
    if step.over && deeds.is_empty() {
        deeds.push("ends".into());
    }
    deeds.dedup();
    deeds
}

fn deed(step: &Told, touch: &ToldTouch, code: &str) -> Option<String> {
    match (touch.deed, &touch.value) {
        // What the library keeps for itself: that the program called it says more.
        (_, Some(_)) if !touch.own && touch.place.starts_with("a ") => (!code.is_empty()).then(|| code.to_owned()),
        (Deed::Read, Some(value)) => Some(format!("reads {} = {value}", touch.place)),
        (Deed::Write | Deed::Add, Some(value)) => Some(format!("writes {} = {value}", touch.place)),
        (_, None) if step.over && touch.place == step.name => Some("ends".to_owned()),
        // What it started, or printed, says more.
        (_, None) if touch.strand && step.begun.contains(&touch.place) => None,
        (_, None) if !step.written.is_empty() && touch.place == "the output" => None,
        // A daemon goes on only as long as it is not ended; and at the program's end all are looked at.
        (Deed::Read, None) if touch.strand && (touch.place == step.name || step.line == 0 || step.over) => None,
        (Deed::Read, None) if touch.strand => Some(format!("looks whether {} is over", touch.place)),
        (_, None) if code.is_empty() => Some(touch.place.clone()),
        (_, None) if code.contains(&touch.place) => Some(code.to_owned()),
        (_, None) => Some(format!("{code}  ({})", touch.place)),
    }
}
