//! What `interleave check` says: a line for each mistake, as compilers write them, and a summary; or the same as JSON.

use std::{fmt::Write, path::Path};

use interleave_course::{
    Fault, Verdict,
    proof::{Job, Plan, Proof},
};
use interleave_explore::findings::grouped;
use serde_json::{Value, json};

use super::Done;

/// The report for people.
pub(super) fn text(folder: &Path, plan: &Plan, all: &[Done<'_>], seconds: f64) -> String {
    let mut out = String::new();
    let mut faults: Vec<&Fault> = plan.faults.iter().collect();
    for done in all {
        let marks = if done.proof.faults.is_empty() { "ok  " } else { "FAIL" };
        let _ = writeln!(out, "{marks} {:<44} {}", done.job.name(), summary(&done.proof));
        faults.extend(&done.proof.faults);
    }
    if !faults.is_empty() {
        out.push('\n');
    }
    for fault in &faults {
        let _ = writeln!(out, "{}:{}: {}", folder.join(&fault.file).display(), fault.line, fault.message);
    }
    let count = |wanted: fn(&Job) -> bool| all.iter().filter(|done| wanted(done.job)).count();
    let plural = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let _ = writeln!(
        out,
        "\n{}, {}, {} in prose: {} in {seconds:.1} s.",
        plural(count(|job| matches!(job, Job::Exercise(_))), "exercise"),
        plural(count(|job| matches!(job, Job::Page(_))), "page"),
        plural(all.iter().map(|done| done.proof.programs).sum(), "program"),
        if faults.is_empty() { "all proven".to_owned() } else { plural(faults.len(), "mistake") },
    );
    out
}

fn summary(proof: &Proof) -> String {
    let mut parts = Vec::new();
    if let Some((_, kind)) = &proof.exercise {
        parts.push(kind.name().to_owned());
    }
    let looked_at = |verdict: &Verdict| {
        let coverage = &verdict.coverage;
        match (coverage.exhaustive, coverage.executions, coverage.states) {
            (true, 0, states) => format!("all of {} states", grouped(states)),
            (true, executions, _) => format!("all of {} executions", grouped(executions)),
            (false, _, 0) => format!("{} runs", coverage.runs),
            (false, _, states) => format!("{} states, bounded", grouped(states)),
        }
    };
    if let Some(verdict) = proof.solution.as_ref().or(proof.starter.as_ref()) {
        parts.push(looked_at(verdict));
    }
    if proof.answers > 0 {
        parts.push(format!("{} more answers", proof.answers));
    }
    parts.extend(proof.grade.map(|grade| format!("grade {grade:.1}")));
    parts.join(", ")
}

/// The report as one object, with the keys that docs/authoring.md describes.
pub(super) fn object(plan: &Plan, all: &[Done<'_>], seconds: f64) -> Value {
    let faults = |faults: &[Fault]| -> Vec<Value> {
        faults.iter().map(|fault| json!({ "file": fault.file, "line": fault.line, "message": fault.message })).collect()
    };
    let items: Vec<Value> = all
        .iter()
        .map(|done| {
            let proof = &done.proof;
            json!({
                "name": done.job.name(),
                "kind": proof.exercise.as_ref().map_or("page", |(_, kind)| kind.name()),
                "title": proof.exercise.as_ref().map(|(title, _)| title),
                "proven": proof.faults.is_empty(),
                "faults": faults(&proof.faults),
                "starter": proof.starter.as_ref().map(verdict),
                "solution": proof.solution.as_ref().map(verdict),
                "answers": proof.answers,
                "grade": proof.grade,
                "programs": proof.programs,
                "seconds": done.seconds,
            })
        })
        .collect();
    let proven = plan.faults.is_empty() && all.iter().all(|done| done.proof.faults.is_empty());
    json!({ "proven": proven, "faults": faults(&plan.faults), "items": items, "seconds": seconds })
}

fn verdict(verdict: &Verdict) -> Value {
    let coverage = &verdict.coverage;
    json!({
        "sentence": verdict.sentence(),
        "runs": coverage.runs,
        "executions": coverage.executions,
        "states": coverage.states,
        "exhaustive": coverage.exhaustive,
    })
}
