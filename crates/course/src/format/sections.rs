//! The parts of an exercise's page: what to do, a question with options, hints, an explanation.

use super::front::Body;
use crate::exercise::{Claim, Question, QuestionOption, Section};

/// The parts of a page.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) task: Section,
    pub(super) question: Option<Question>,
    pub(super) hints: Vec<Section>,
    pub(super) explanation: Option<Section>,
}

/// Splits a page at its headings of the second level. What is wrong is said with its line.
pub(super) fn split(body: &Body<'_>, fault: &mut dyn FnMut(usize, String)) -> Parts {
    let mut parts = Parts { task: Section { line: body.line, text: String::new() }, ..Parts::default() };
    let mut heading: Option<(usize, String)> = None;
    let mut section = Section { line: body.line, text: String::new() };
    let mut in_code = false;
    for (index, line) in body.text.lines().enumerate() {
        let number = body.line + index;
        if line.starts_with("```") {
            in_code = !in_code;
        }
        if let Some(title) = line.strip_prefix("## ").filter(|_| !in_code) {
            place(&mut parts, heading.take(), std::mem::take(&mut section), fault);
            heading = Some((number, title.trim().to_owned()));
            section.line = number + 1;
            continue;
        }
        section.text.push_str(line);
        section.text.push('\n');
    }
    place(&mut parts, heading, section, fault);
    parts
}

fn place(parts: &mut Parts, heading: Option<(usize, String)>, section: Section, fault: &mut dyn FnMut(usize, String)) {
    let Some((line, title)) = heading else {
        parts.task = section;
        return;
    };
    if section.text.trim().is_empty() {
        fault(line, format!("the section `{title}` is empty"));
    }
    match title.as_str() {
        "Question" if parts.question.is_none() => parts.question = Some(question(section)),
        "Explanation" if parts.explanation.is_none() => parts.explanation = Some(section),
        _ if title.starts_with("Hint ") => {
            parts.hints.push(section);
            if title != format!("Hint {}", parts.hints.len()) {
                fault(line, format!("`## {title}` is number {} of the hints", parts.hints.len()));
            }
        }
        _ => fault(
            line,
            format!(
                "`## {title}`: the sections of a page are `## Question`, `## Hint 1` to `## Hint 3` and `## Explanation`, each once"
            ),
        ),
    }
}

/// A question: its options are the items that begin with a box.
fn question(section: Section) -> Question {
    let mut text = Section { line: section.line, text: String::new() };
    let mut options: Vec<QuestionOption> = Vec::new();
    for (index, line) in section.text.lines().enumerate() {
        let boxes = [("- [x] ", true), ("- [ ] ", false)];
        let begun = boxes.iter().find_map(|(opening, right)| line.strip_prefix(opening).map(|rest| (rest, *right)));
        match (begun, options.last_mut()) {
            (Some((rest, right)), _) => {
                let text = rest.trim().to_owned();
                options.push(QuestionOption { line: section.line + index, claim: claim(&text), text, right });
            }
            (None, Some(option)) => {
                option.text = format!("{} {}", option.text, line.trim()).trim().to_owned();
                option.claim = claim(&option.text);
            }
            (None, None) => {
                text.text.push_str(line);
                text.text.push('\n');
            }
        }
    }
    Question { text, options }
}

/// What an option says that can be proven.
fn claim(text: &str) -> Claim {
    if text.starts_with("Deadlock") {
        return Claim::Deadlock;
    }
    if let Some(name) = text.strip_prefix("Uncaught `").and_then(|rest| rest.split('`').next()) {
        return Claim::Exception(name.to_owned());
    }
    match text.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')) {
        Some(written) if !written.contains('`') => Claim::Output(output(written)),
        _ if text == "Nothing" => Claim::Output(String::new()),
        _ => Claim::Words,
    }
}

/// An output as pages write it, in one line, with `⏎` between lines (or `\n`).
pub(super) fn output(text: &str) -> String {
    text.split('⏎').flat_map(|part| part.split("\\n")).map(str::trim).collect::<Vec<_>>().join("\n")
}
