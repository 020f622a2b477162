//! Program, output and verdict as plain text, to be put into a question elsewhere.

use crate::files;
use crate::model::{Model, Phase};
use crate::status::status;
use crate::words::{self, sharing};
use interleave_protocol::Stream;
use std::fmt::Write;

/// All that is known of the program as it is in the editor.
pub fn question(model: &Model) -> String {
    let mut text = String::new();
    let files = files::split(&model.text);
    for file in &files {
        let head = if files.len() > 1 { &file.name } else { sharing::PROGRAM };
        part(&mut text, head, &file.text);
    }
    if model.stand.text == model.text && matches!(model.phase, Phase::Ended { .. } | Phase::Checked { .. } | Phase::Judged(_)) {
        let output = output(model);
        part(&mut text, sharing::OUTPUT, if output.is_empty() { sharing::NOTHING } else { &output });
    }
    if model.stand.text == model.text && matches!(model.phase, Phase::Ended { .. }) {
        let status = status(model);
        let sentences: Vec<String> = std::iter::once(status.line).chain(status.explanation).chain(model.notes.to_vec()).collect();
        part(&mut text, sharing::ENDING, &sentences.join("\n"));
    }
    if let Some(found) = model.schedules.found.as_ref().filter(|_| model.schedules.text == model.text) {
        let bound = found.bound.iter().map(String::as_str);
        let sentences: Vec<&str> = std::iter::once(found.sentence.as_str()).chain(bound).collect();
        part(&mut text, sharing::SCHEDULES, &sentences.join("\n"));
        if let Some(shown) = &found.counterexample {
            let mut rows = String::new();
            for row in &shown.rows {
                let name = shown.strands.get(row.strand as usize).map_or("?", String::as_str);
                // Writing to a string has no way to fail.
                let _ = writeln!(rows, "{name}, {}", words::schedules::step(row.line, &row.text));
                if !row.note.is_empty() {
                    let _ = writeln!(rows, "    {}", row.note);
                }
            }
            for waiting in &shown.waiting {
                let _ = writeln!(rows, "{}", words::schedules::waits(waiting));
            }
            part(&mut text, sharing::COUNTEREXAMPLE, &rows);
        }
    }
    text
}

/// A head with a line under it, and what belongs to it.
fn part(text: &mut String, head: &str, body: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(text, "{head}\n{}\n{}", "-".repeat(head.chars().count()), body.trim_end());
}

fn output(model: &Model) -> String {
    let mut text = String::new();
    for piece in &model.output.pieces {
        if piece.stream == Stream::Err {
            let _ = writeln!(text, "[{}]", words::STANDARD_ERROR.to_lowercase());
        }
        text.push_str(&piece.text);
        if !text.ends_with('\n') && piece.stream == Stream::Err {
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Action;
    use interleave_protocol::{Chunk, Counterexample, End, Explored, Extent, FromEngine, Row, Timeline, VERSION, VerdictKind};
    use std::rc::Rc;

    fn ran() -> Model {
        let mut model = Model::new();
        model.update(Action::Edit("x += 1\n".to_owned()));
        model.update(Action::Engine(FromEngine::Ready { version: VERSION, threads: 1, shared_memory: false }));
        model.update(Action::Run);
        let run = model.run;
        let chunk = |stream, text: &str| Chunk { stream, text: text.to_owned(), strand: 0, time: 0 };
        let chunks = vec![chunk(Stream::Out, "1\n"), chunk(Stream::Err, "oh")];
        model.update(Action::Engine(FromEngine::Output { run, chunks }));
        let (end, timeline) = (End::Finished { status: 0 }, Timeline::default());
        let ended =
            FromEngine::Ended { run, end, time: 1, steps: 1, timeline, schedule: String::new(), notes: vec!["A lock.".into()] };
        model.update(Action::Engine(ended));
        model
    }

    #[test]
    fn program_output_and_ending_stand_one_after_the_other() {
        let expected = "Program\n-------\nx += 1\n\nOutput\n------\n1\n[standard error]\noh\n\nHow it ended\n------------\n\
                        Finished after 1 ns of virtual time, exit status 0.\nA lock.\n";
        assert_eq!(question(&ran()), expected);
        let mut model = ran();
        model.update(Action::Edit("y += 1\n".to_owned()));
        assert_eq!(question(&model), "Program\n-------\ny += 1\n", "what ran was another program");
    }

    #[test]
    fn a_verdict_has_its_schedule_with_it() {
        let mut model = ran();
        let row = |strand, note: &str| Row {
            strand,
            line: 1,
            text: "reads x = 0".into(),
            note: note.into(),
            interrupted: false,
            otherwise: None,
        };
        let rows = vec![row(0, "a is interrupted here."), row(1, "")];
        let shown = Counterexample { strands: vec!["a".into(), "b".into()], rows, ..Counterexample::default() };
        model.schedules.begin(model.text.clone());
        model.schedules.found = Some(Rc::new(Explored {
            kind: VerdictKind::LostUpdate,
            sentence: "An update is lost.".into(),
            exhaustive: true,
            bound: None,
            extent: Extent::default(),
            failing: None,
            outcomes: vec![],
            left_out: 0,
            counterexample: Some(shown),
            tree: vec![],
            seconds: 0.0,
        }));
        let text = question(&model);
        assert!(text.ends_with(
            "Every schedule\n--------------\nAn update is lost.\n\nA schedule that shows it\n------------------------\n\
             a, 1: reads x = 0\n    a is interrupted here.\nb, 1: reads x = 0\n"
        ));
    }
}
