//! A schedule told step by step: what each strand does, with values, and why another one goes on.

use interleave_explore::exploration::{Exploration, Reached};
use interleave_explore::program::{DEADLOCK, Deed, Told, ToldTouch};
use interleave_explore::system::StrandIx;
use interleave_explore::{Rest, verdict};
use interleave_protocol::{Counterexample, Row, Waiting};
use std::collections::BTreeMap;

/// Most rows.
const MOST_ROWS: usize = 500;
/// Most steps that are taken to find out what would have come of it if strands had gone on.
const MOST_STEPS: usize = 4_000;

/// Tells how the program comes to `reached`, which is the outcome with the number `place`.
pub fn tell(exploration: &mut Exploration, reached: &Reached, place: usize, source: &str) -> Counterexample {
    let told = exploration.retell(&reached.steps);
    let deeds: Vec<Vec<String>> = told.iter().map(|step| deeds(step, source)).collect();
    let shown = || (0..told.len()).filter(|index| !deeds[*index].is_empty());
    let columns: BTreeMap<StrandIx, &str> = shown().map(|index| (told[index].strand, told[index].name.as_str())).collect();
    let strands = columns.values().map(|name| (*name).to_owned()).collect();
    let mut result = Counterexample { outcome: place as u32, strands, ..Counterexample::default() };
    let mut before: Option<usize> = None;
    let mut steps = 0;
    for index in shown() {
        let step = &told[index];
        if result.rows.len() >= MOST_ROWS {
            result.truncated = true;
            break;
        }
        if let Some(last) = before.filter(|last| told[*last].strand != step.strand && steps < MOST_STEPS) {
            steps += told.len();
            if let (Some(reason), Some(row)) = (reason(exploration, reached, &told, last, index), result.rows.last_mut()) {
                (row.note, row.interrupted) = reason;
            }
        }
        let strand = columns.range(..step.strand).count() as u32;
        let row = |text: &String| Row { strand, line: step.line, text: text.clone(), note: String::new(), interrupted: false };
        result.rows.extend(deeds[index].iter().map(row));
        before = Some(index);
    }
    if reached.rest == Rest::Deadlock {
        let waiting = exploration.waiting(&reached.steps).into_iter();
        result.waiting = waiting.map(|(strand, line, what)| Waiting { strand, line, what }).collect();
    }
    result
}

/// Why the strand of the step `last` did not go on before the step `next` of another one, if that had to do with the outcome, and
/// whether it could have.
fn reason(exploration: &mut Exploration, reached: &Reached, told: &[Told], last: usize, next: usize) -> Option<(String, bool)> {
    let strand = &told[last];
    if strand.over {
        return None;
    }
    let steps = &reached.steps[..next];
    let waits = exploration.waiting(steps).into_iter().find(|(name, _, what)| *name == strand.name && !what.is_empty());
    if let Some((name, _, what)) = waits {
        return Some((format!("{name} waits for {what}."), false));
    }
    let otherwise = exploration.without_switches(steps, strand.strand);
    if otherwise == reached.outcome {
        return None;
    }
    let otherwise = if otherwise.exit == DEADLOCK {
        "there is a deadlock".to_owned()
    } else if let Some(exception) = otherwise.uncaught.first() {
        format!("there is an uncaught {exception}")
    } else {
        verdict::result(&Reached { outcome: otherwise, ..reached.clone() })
    };
    Some((format!("{} is interrupted here. Without that, {otherwise}.", strand.name), true))
}

/// What a step did that others can notice.
fn deeds(step: &Told, source: &str) -> Vec<String> {
    let code = source.lines().nth((step.line as usize).wrapping_sub(1)).map_or("", str::trim);
    let mut deeds: Vec<String> = step.touches.iter().filter_map(|touch| deed(step, touch, code)).collect();
    deeds.extend(step.written.lines().map(|text| format!("prints {text}")));
    deeds.dedup();
    deeds
}

fn deed(step: &Told, touch: &ToldTouch, code: &str) -> Option<String> {
    match (touch.deed, &touch.value) {
        (Deed::Read, Some(value)) => Some(format!("reads {} = {value}", touch.place)),
        (Deed::Write | Deed::Add, Some(value)) => Some(format!("writes {} = {value}", touch.place)),
        (_, None) if step.over && touch.place == step.name => Some("ends".to_owned()),
        // What it printed says more.
        (_, None) if !step.written.is_empty() && touch.place == "the output" => None,
        (_, None) if code.is_empty() => Some(touch.place.clone()),
        (_, None) if code.contains(&touch.place) => Some(code.to_owned()),
        (_, None) => Some(format!("{code}  ({})", touch.place)),
    }
}
