//! Whether the options of a prediction are what their boxes say: `[x]` for what can happen, `[ ]` for what cannot.

use crate::{
    exercise::{Claim, Exercise, QuestionOption, output_in_a_line},
    format::PAGE,
    verdict::{FailureKind, Verdict},
};

/// Compares the options with what the starter was seen to do.
pub(super) fn prove(exercise: &Exercise, verdict: &Verdict, fault: &mut impl FnMut(&str, usize, String)) {
    let Some(question) = &exercise.question else { return };
    if !verdict.coverage.enough {
        fault(PAGE, question.text.line, format!("what the starter can do is not known: {}", verdict.sentence()));
        return;
    }
    for option in &question.options {
        let happens = happens(exercise, verdict, &option.claim);
        if happens != option.right {
            let what = if happens { "can happen" } else { "cannot happen" };
            fault(PAGE, option.line, format!("`{}` {what}; the starter can: {}", option.text, all(verdict)));
        }
    }
    // With one right answer the question is what happens, so nothing else may.
    let mut right = question.options.iter().filter(|option| option.right);
    if let (Some(only), None) = (right.next(), right.next())
        && ends(verdict).iter().filter(|end| !fits(exercise, end, only)).count() > 0
    {
        fault(PAGE, only.line, format!("this is not all that can happen; the starter can: {}", all(verdict)));
    }
}

fn happens(exercise: &Exercise, verdict: &Verdict, claim: &Claim) -> bool {
    ends(verdict).iter().any(|end| fits_claim(exercise, end, claim))
}

/// A way in which the starter can end.
enum End<'v> {
    Finished(&'v str, &'v [String]),
    Deadlock,
    Livelock,
}

fn ends(verdict: &Verdict) -> Vec<End<'_>> {
    let mut all: Vec<End<'_>> = verdict.outcomes.iter().map(|(output, uncaught)| End::Finished(output, uncaught)).collect();
    if verdict.failure(&FailureKind::Deadlock(Vec::new())).is_some() {
        all.push(End::Deadlock);
    }
    if verdict.failure(&FailureKind::Livelock).is_some() {
        all.push(End::Livelock);
    }
    all
}

fn fits(exercise: &Exercise, end: &End<'_>, option: &QuestionOption) -> bool {
    fits_claim(exercise, end, &option.claim)
}

fn fits_claim(exercise: &Exercise, end: &End<'_>, claim: &Claim) -> bool {
    match (end, claim) {
        (End::Finished(output, _), Claim::Output(wanted)) => exercise.same_output(wanted, output),
        (End::Finished(_, uncaught), Claim::Exception(name)) => {
            uncaught.iter().any(|exception| exception.split(':').next() == Some(name.as_str()))
        }
        (End::Deadlock, Claim::Deadlock) => true,
        _ => false,
    }
}

fn all(verdict: &Verdict) -> String {
    let told = ends(verdict).into_iter().map(|end| match end {
        End::Finished(output, []) => format!("print `{}`", output_in_a_line(output)),
        End::Finished(output, uncaught) => format!("print `{}` with {} uncaught", output_in_a_line(output), uncaught.join(", ")),
        End::Deadlock => "come to a deadlock".into(),
        End::Livelock => "go on for ever".into(),
    });
    told.collect::<Vec<_>>().join("; ")
}
