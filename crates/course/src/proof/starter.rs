//! What the programs of an exercise do: the starter fails as it should, the solution is right, and options are what they say.

use interleave_core::Library;

use super::{Proof, claims, judge_program, judged};
use crate::{
    answer::Answer,
    exercise::{Exercise, Kind},
    format::{Fault, PAGE, name_of},
    judge::Judging,
    verdict::{FailureKind, Standing, Verdict},
};

/// Proves the programs of an exercise.
pub(super) fn prove(exercise: &Exercise, library: &Library, proof: &mut Proof) {
    let mut fault = |file: &str, line: usize, message: String| {
        proof.faults.push(Fault { file: file.to_owned(), line, message });
    };
    let starter = judged(Judging::of_starter(library, exercise));
    let verdict = starter.verdict().clone();
    match exercise.kind {
        Kind::Predict => claims::prove(exercise, &verdict, &mut fault),
        // What shows an answer has to end well, and as announced.
        Kind::Answer => must_pass("starter.py", &verdict, &mut fault),
        Kind::Break => {
            fails_as_announced(exercise, &verdict, &mut fault);
            can_be_broken(exercise, library, &verdict, &mut fault);
        }
        Kind::Parsons => {
            fails_as_announced(exercise, &verdict, &mut fault);
            has_all_lines(exercise, &mut fault);
        }
        Kind::Fix | Kind::Write | Kind::Faster => fails_as_announced(exercise, &verdict, &mut fault),
    }
    if let Some(solution) = &exercise.solution {
        let judging = judge_program(library, exercise, solution);
        must_pass("solution.py", judging.verdict(), &mut fault);
        proof.solution = Some(judging.verdict().clone());
    }
    for answer in &exercise.foreseen {
        let judging = judge_program(library, exercise, &answer.text);
        let found = judging.verdict();
        match answer.fails.as_slice() {
            [] => must_pass(&answer.file, found, &mut fault),
            kinds => {
                for kind in kinds.iter().filter(|kind| found.failure(kind).is_none()) {
                    let message = format!("it does not fail by `{}`; instead: {}", name_of(kind), found.sentence());
                    fault(&answer.file, 1, message);
                }
            }
        }
        proof.answers += 1;
    }
    proof.starter = Some(verdict);
}

fn fails_as_announced(exercise: &Exercise, verdict: &Verdict, fault: &mut impl FnMut(&str, usize, String)) {
    for (kind, line) in &exercise.fails {
        if verdict.failure(kind).is_none() {
            let name = name_of(kind);
            let instead = match verdict.standing() {
                Standing::Passed => format!("it passes. {}", verdict.sentence()),
                _ => verdict.sentence(),
            };
            fault(PAGE, *line, format!("the starter does not fail as `fails: {name}` says; instead: {instead}"));
        }
    }
}

fn must_pass(file: &str, verdict: &Verdict, fault: &mut impl FnMut(&str, usize, String)) {
    if verdict.standing() != Standing::Passed {
        let all: Vec<String> = verdict.failures.iter().map(crate::Failure::sentence).collect();
        let said = if all.is_empty() { verdict.sentence() } else { all.join(" ") };
        let line = match verdict.failures.first().map(|failure| &failure.kind) {
            Some(FailureKind::Syntax { line, .. } | FailureKind::Construct { line: Some(line), .. }) => *line,
            _ => 1,
        };
        fault(file, line, format!("it does not pass: {said}"));
    }
}

/// The bad end has a schedule that a run follows, and which is judged as a learner's is.
fn can_be_broken(exercise: &Exercise, library: &Library, verdict: &Verdict, fault: &mut impl FnMut(&str, usize, String)) {
    for (kind, line) in &exercise.fails {
        let witness = verdict.failure(kind).and_then(|failure| failure.witness.as_ref());
        let Some(witness) = witness else { continue };
        let Some(schedule) = &witness.schedule else {
            fault(PAGE, *line, "no run can follow the schedule that leads to the bad end".into());
            continue;
        };
        let judging = judged(Judging::new(library, exercise, &Answer::Schedule(schedule.clone())));
        must_pass("starter.py", judging.verdict(), fault);
    }
}

/// The lines to put in order are those of the solution, and perhaps more.
fn has_all_lines(exercise: &Exercise, fault: &mut impl FnMut(&str, usize, String)) {
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    let mut offered = lines(&exercise.starter);
    for (index, line) in exercise.solution.as_deref().unwrap_or_default().lines().enumerate() {
        let wanted = line.trim();
        if wanted.is_empty() {
            continue;
        }
        match offered.iter().position(|offer| offer == wanted) {
            Some(place) => {
                offered.remove(place);
            }
            None => fault("solution.py", index + 1, format!("the starter does not offer the line `{wanted}`")),
        }
    }
}
