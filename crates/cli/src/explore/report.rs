//! The report for people: one sentence first, then the outcomes, then the schedule that shows it in a column for each thread.

use std::fmt::Write;

use interleave_explore::{
    exploration::{Exploration, Reached, Report},
    findings::Rest,
    program::{Deed, Told},
    verdict::{self, grouped},
};

/// Widest column of a thread, in characters.
const WIDEST: usize = 44;
/// Narrowest.
const NARROWEST: usize = 18;
/// Most steps that are shown.
const MOST_STEPS: usize = 200;
/// Characters of a line for all columns.
const LINE: usize = 110;

/// The report; `source` is the program's text.
pub fn text(exploration: &mut Exploration, report: &Report, source: &str, seconds: f64) -> String {
    let verdict = verdict::verdict(exploration, report);
    let mut out = String::new();
    let _ = writeln!(out, "{}", verdict.sentence);
    if let (Some(failing), true) = (verdict.failing, verdict.witness.is_some()) {
        let _ = writeln!(
            out,
            "That or another failure happens in {} of {} classes of schedules.",
            grouped(failing),
            grouped(report.executions)
        );
    }
    let _ = writeln!(out, "\nOutcomes:");
    for reached in &report.reached {
        let count = if reached.count > 0 { format!("{:>9}  ", grouped(reached.count)) } else { "        ?  ".into() };
        let _ = writeln!(out, "{count}{}", outcome(reached));
    }
    if let Some(index) = verdict.witness {
        let reached = report.reached[index].clone();
        out.push_str(&schedule(exploration, &reached, source));
    }
    let _ = writeln!(
        out,
        "\n{} executions, {} states, {seconds:.2} s{}.",
        grouped(report.executions),
        grouped(report.states),
        if report.exhaustive { "" } else { "; not all schedules were looked at" }
    );
    out
}

/// An outcome in a line.
fn outcome(reached: &Reached) -> String {
    let outcome = &reached.outcome;
    let mut parts = Vec::new();
    match reached.rest {
        Rest::Deadlock => parts.push("deadlock".to_owned()),
        Rest::Livelock => parts.push("livelock".to_owned()),
        Rest::Finished => {}
    }
    let shown = outcome.stdout.trim_end().replace('\n', " ⏎ ");
    let shown = if shown.chars().count() > 70 { shown.chars().take(67).collect::<String>() + "…" } else { shown };
    parts.push(if outcome.stdout.is_empty() { "prints nothing".into() } else { format!("prints  {shown}") });
    parts.extend(outcome.uncaught.iter().map(|exception| format!("uncaught {exception}")));
    if reached.rest == Rest::Finished && outcome.exit != 0 {
        parts.push(format!("exit status {}", outcome.exit));
    }
    parts.join(", ")
}

/// The schedule in columns, with the reason of each preemption.
fn schedule(exploration: &mut Exploration, reached: &Reached, source: &str) -> String {
    let told = exploration.retell(&reached.steps);
    let shown: Vec<usize> = (0..told.len()).filter(|index| matters(&told[*index])).take(MOST_STEPS).collect();
    let mut names: Vec<&str> = Vec::new();
    for index in &shown {
        let name = told[*index].name.as_str();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let width = (LINE / names.len().max(1)).clamp(NARROWEST, WIDEST);
    let mut out = String::from("\nA schedule that shows it, with as few interruptions as possible:\n\n");
    for name in &names {
        let _ = write!(out, "{:width$}", cut(name, width - 2));
    }
    out.truncate(out.trim_end().len());
    let _ = writeln!(out, "\n{}", "─".repeat(width * names.len()));
    let mut before: Option<usize> = None;
    for index in shown {
        let step = &told[index];
        if let Some(last) = before
            && told[last].strand != step.strand
            && told[last + 1..].iter().any(|later| later.strand == told[last].strand)
            && !told[last].over
            && exploration.is_ready(&reached.steps[..index], told[last].strand)
        {
            let steps: Vec<_> = reached.steps[..index].to_vec();
            let otherwise = exploration.without_switches(&steps, told[last].strand);
            if otherwise != reached.outcome {
                let result = if otherwise.exit == interleave_explore::program::DEADLOCK {
                    "there is a deadlock".to_owned()
                } else {
                    verdict::result(&Reached { outcome: otherwise, ..reached.clone() })
                };
                let _ = writeln!(out, "  ↳ here {} is interrupted; if it were not, {result}", told[last].name);
            }
        }
        let column = names.iter().position(|name| *name == step.name).unwrap_or(0);
        for deed in deeds(step, source) {
            let _ = writeln!(out, "{}{}", " ".repeat(column * width), cut(&deed, LINE.saturating_sub(column * width).max(width)));
        }
        before = Some(index);
    }
    if reached.rest == Rest::Deadlock {
        out.push('\n');
        for (name, line, what) in exploration.waiting(&reached.steps) {
            let place = if line > 0 { format!(" at line {line}") } else { String::new() };
            let _ = writeln!(out, "{name} waits{place} for {what}.");
        }
    }
    if let Some(schedule) = &reached.schedule {
        let _ = writeln!(out, "\nTo see it again: interleave run --switch {} --schedule {schedule} FILE", exploration.switch());
    }
    out
}

fn matters(step: &Told) -> bool {
    let shown = step.touches.iter().any(|touch| !touch.strand || touch.deed == Deed::Read);
    shown && !step.over || !step.written.is_empty() || !step.begun.is_empty()
}

/// What a step did, a line for each deed.
fn deeds(step: &Told, source: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let code = source.lines().nth((step.line as usize).wrapping_sub(1)).map_or("", str::trim);
    for touch in &step.touches {
        let what = match (touch.deed, &touch.value) {
            (Deed::Read, Some(value)) => format!("reads {} = {value}", touch.place),
            (Deed::Write | Deed::Add, Some(value)) => format!("writes {} = {value}", touch.place),
            (Deed::Read, None) if touch.strand => format!("sees that {} is over", touch.place),
            _ if touch.strand || touch.place == "the output" => continue,
            _ if code.is_empty() => touch.place.clone(),
            (_, None) => format!("{code}  ({})", touch.place),
        };
        lines.push(if step.line > 0 { format!("{:>3}: {what}", step.line) } else { what });
    }
    lines.extend(step.begun.iter().map(|name| format!("{:>3}: starts {name}", step.line)));
    for text in step.written.lines() {
        lines.push(format!("{:>3}: prints {text}", step.line));
    }
    lines.dedup();
    lines
}

fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        text.to_owned()
    } else {
        text.chars().take(width.saturating_sub(1)).collect::<String>() + "…"
    }
}
