//! What the text of an answer says without being run.

use interleave_core::source::parse_module;
use ruff_text_size::TextSize;

use crate::{
    exercise::Exercise,
    kept,
    verdict::{Failure, FailureKind},
};

/// What is wrong with a program's text; an error of syntax alone, if there is one.
pub(super) fn judge(exercise: &Exercise, program: &str) -> Vec<Failure> {
    let whole = exercise.program(program);
    let text = &whole.files[0].text;
    let fail = |kind| Failure { kind, witness: None };
    // An error of the learner's own text is told rather than what it does to the text behind it.
    let problem = [program, text]
        .into_iter()
        .find_map(|text| interleave_core::diagnose(text).into_iter().next().map(|found| (text, found)));
    if let Some((text, problem)) = problem {
        let message = format!("{}: {}", problem.kind.name(), problem.message);
        return vec![fail(FailureKind::Syntax { message, line: problem.position(text).line })];
    }
    let Ok(module) = parse_module(program) else { return Vec::new() };
    let line = |at: TextSize| 1 + program[..at.to_usize()].matches('\n').count();
    let mut failures = Vec::new();
    for construct in &exercise.checks.must_not {
        if let Some(at) = construct.find(&module) {
            failures.push(fail(FailureKind::Construct { construct: construct.to_string(), line: Some(line(at)) }));
        }
    }
    for construct in &exercise.checks.must {
        if construct.find(&module).is_none() {
            failures.push(fail(FailureKind::Construct { construct: construct.to_string(), line: None }));
        }
    }
    if let Ok(starter) = parse_module(&exercise.starter) {
        for name in &exercise.checks.keep {
            if kept::is_same(&starter, &module, name) == Some(false) {
                failures.push(fail(FailureKind::Intent(name.clone())));
            }
        }
    }
    failures
}
