//! The report for people: one sentence first, then the outcomes, then the schedule that shows it in a column for each thread.

use std::fmt::Write;

use interleave_explore::{
    exploration::Exploration,
    findings::{Rest, grouped},
    report::{Harm, Raced, Reached, Report},
    telling::{self, Row},
    verdict,
};

/// Widest column of a thread, in characters.
const WIDEST: usize = 44;
/// Narrowest.
const NARROWEST: usize = 18;
/// Most rows that are shown.
const MOST_ROWS: usize = 200;
/// Most outcomes that are shown.
const MOST_OUTCOMES: usize = 50;
/// Characters of a line for all columns.
const LINE: usize = 110;

/// The report; `source` is the program's text.
pub fn text(exploration: &mut Exploration, report: &Report, source: &str, seconds: f64) -> String {
    let verdict = verdict::verdict(exploration, report);
    let mut out = String::new();
    let _ = writeln!(out, "{}", verdict.sentence);
    if let (Some(failing), true) = (verdict.failing, verdict.witness.is_some()) {
        let (failing, all) = (grouped(failing), grouped(report.executions));
        let _ = writeln!(out, "That or another failure happens in {failing} of {all} classes of schedules.");
    }
    let _ = writeln!(out, "\nOutcomes:");
    for reached in report.reached.iter().take(MOST_OUTCOMES) {
        let count = if report.counted && reached.count > 0 { grouped(reached.count) } else { "?".into() };
        let _ = writeln!(out, "{count:>9}  {}", outcome(reached));
    }
    if report.reached.len() > MOST_OUTCOMES {
        let _ = writeln!(out, "           and {} more", grouped((report.reached.len() - MOST_OUTCOMES) as u64));
    }
    if !report.races.is_empty() {
        let _ = writeln!(out, "\nData races:");
        report.races.iter().for_each(|raced| out.push_str(&race(raced, report)));
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
pub fn outcome(reached: &Reached) -> String {
    let outcome = &reached.outcome;
    let mut parts = Vec::new();
    match reached.rest {
        Rest::Deadlock => parts.push("deadlock".to_owned()),
        Rest::Livelock => parts.push("livelock".to_owned()),
        Rest::Finished => {}
    }
    let shown = outcome.stdout.trim_end().replace('\n', " ⏎ ");
    parts.push(if outcome.stdout.is_empty() { "prints nothing".into() } else { format!("prints  {}", cut(&shown, 70)) });
    parts.extend(outcome.uncaught.iter().map(|exception| format!("uncaught {exception}")));
    if reached.rest == Rest::Finished && outcome.exit != 0 {
        parts.push(format!("exit status {}", outcome.exit));
    }
    parts.join(", ")
}

/// A data race in a line.
fn race(raced: &Raced, report: &Report) -> String {
    let Raced { place, strands: [first, second], lines, harm } = raced;
    let what = match harm {
        Harm::Harmful(index) => format!("harmful: {}", outcome(&report.reached[*index])),
        Harm::Harmless => format!("harmless: no failure in any of {} classes", grouped(report.executions)),
        Harm::Open => "not known to do harm".into(),
    };
    format!("  {place}: {first} (line {}) and {second} (line {}); {what}\n", lines[0], lines[1])
}

/// The schedule in columns, with the reason of each switch.
fn schedule(exploration: &mut Exploration, reached: &Reached, source: &str) -> String {
    let telling = telling::tell(exploration, reached, source, MOST_ROWS);
    let width = (LINE / telling.strands.len().max(1)).clamp(NARROWEST, WIDEST);
    let mut out = String::from("\nA schedule that shows it, with as few interruptions as possible:\n\n");
    for name in &telling.strands {
        let _ = write!(out, "{:width$}", cut(name, width - 2));
    }
    out.truncate(out.trim_end().len());
    let _ = writeln!(out, "\n{}", "─".repeat(width * telling.strands.len()));
    let mut again = false;
    for Row { strand, line, text, note, again: repeats, .. } in &telling.rows {
        if *repeats && !again {
            out.push_str("  ↻ from here on, over and over:\n");
            again = true;
        }
        let text = if *line > 0 { format!("{line:>3}: {text}") } else { text.clone() };
        let indent = strand * width;
        let _ = writeln!(out, "{}{}", " ".repeat(indent), cut(&text, LINE.saturating_sub(indent).max(width)));
        if !note.is_empty() {
            let _ = writeln!(out, "  ↳ {note}");
        }
    }
    if telling.truncated {
        out.push_str("  …\n");
    }
    if !telling.waiting.is_empty() {
        out.push('\n');
    }
    for waiting in &telling.waiting {
        let place = if waiting.line > 0 { format!(" at line {}", waiting.line) } else { String::new() };
        let _ = writeln!(out, "{} waits{place} for {}.", waiting.strand, waiting.what);
    }
    if let Some(schedule) = &reached.schedule {
        let _ = writeln!(out, "\nTo see it again: interleave run --switch {} --schedule {schedule} FILE", exploration.switch());
    }
    out
}

fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        text.to_owned()
    } else {
        text.chars().take(width.saturating_sub(1)).collect::<String>() + "…"
    }
}
