//! Whether a page's prose holds: its links lead somewhere, its programs run and print what it says, and it is not hard to read.

use interleave_core::{Library, SwitchModel};

use super::{Plan, Proof, judge_program, parent};
use crate::{
    exercise::{Bound, Checks, Clock, Exercise, Kind, Section, output_in_a_line},
    format::Fault,
    prose::{Block, MOST_GRADE, Prose, grade},
    verdict::{Failure, FailureKind, Standing, Verdict},
};

/// What a program in prose is meant to do, by the words behind its fence.
#[derive(Debug, Default)]
struct Meant {
    /// The outputs behind it are all that any schedule gives.
    every: bool,
    deadlocks: bool,
    raises: Option<String>,
    switch: SwitchModel,
    cores: u32,
}

/// Proves the texts of a page, each with the number of its first line.
pub(super) fn prove(plan: &Plan, path: &str, texts: &[(usize, &str)], library: &Library, proof: &mut Proof) {
    let mut passages = Vec::new();
    let mut fault = |line: usize, message: String| proof.faults.push(Fault { file: path.to_owned(), line, message });
    for (first, text) in texts {
        let prose = Prose::read(text, *first);
        for (line, target) in &prose.links {
            if let Some(message) = wrong_link(plan, path, target) {
                fault(*line, message);
            }
        }
        for (index, block) in prose.blocks.iter().enumerate() {
            let mut words = block.info.split_whitespace();
            match words.next() {
                Some("python") => {
                    let outputs: Vec<&Block> =
                        prose.blocks[index + 1..].iter().take_while(|next| next.info.starts_with("output")).collect();
                    match meant(&words.collect::<Vec<_>>()) {
                        Ok(meant) => prove_program(library, block, &outputs, &meant, &mut fault),
                        Err(problem) => fault(block.line, problem),
                    }
                    proof.programs += 1;
                }
                Some("output") if index == 0 || !prose.blocks[index - 1].info.starts_with(['p', 'o']) => {
                    fault(block.line, "an output stands directly behind its program".into());
                }
                Some("output" | "text") => {}
                _ => fault(block.line, format!("a block is `python`, `output` or `text`, not `{}`", block.info)),
            }
        }
        passages.extend(prose.passages);
    }
    proof.grade = grade(&passages);
    if let Some(grade) = proof.grade.filter(|grade| *grade > MOST_GRADE) {
        let line = texts.first().map_or(1, |(line, _)| *line);
        fault(
            line,
            format!(
                "the prose has reading grade {grade:.1} (Flesch-Kincaid), and may have {MOST_GRADE:.0}: shorter sentences and words"
            ),
        );
    }
}

fn wrong_link(plan: &Plan, path: &str, target: &str) -> Option<String> {
    if target.starts_with("https://") {
        return None;
    }
    if target.contains("://") || target.starts_with('/') {
        return Some(format!("{target}: a link leads to a page of the course by a relative path, or elsewhere with https"));
    }
    let file = target.split('#').next().unwrap_or_default();
    let mut folders: Vec<&str> = parent(path).split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            // Above the tree there may be anything.
            ".." => {
                folders.pop()?;
            }
            _ => folders.push(part),
        }
    }
    (!file.is_empty() && !plan.leads_somewhere(&folders.join("/"))).then(|| format!("{target} is not there"))
}

fn meant(words: &[&str]) -> Result<Meant, String> {
    let mut meant = Meant { cores: 2, ..Meant::default() };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match (*word, word.strip_prefix("cores=").map(str::parse)) {
            ("every", _) => (meant.every, meant.switch) = (true, SwitchModel::Any),
            ("free", _) => meant.switch = SwitchModel::Free,
            ("deadlocks", _) => meant.deadlocks = true,
            ("raises", _) => meant.raises = words.next().map(|name| (*name).to_owned()),
            (_, Some(Ok(cores))) => meant.cores = cores,
            _ => return Err(format!("`{word}` behind a fence is none of: every, free, cores=N, deadlocks, raises NAME")),
        }
    }
    Ok(meant)
}

fn prove_program(library: &Library, block: &Block, outputs: &[&Block], meant: &Meant, fault: &mut impl FnMut(usize, String)) {
    let exercise = Exercise {
        title: String::new(),
        kind: Kind::Fix,
        switch: meant.switch,
        cores: meant.cores,
        clock: if meant.every { Clock::Any } else { Clock::Virtual },
        bound: if meant.every { Bound::All } else { Bound::Runs(1) },
        fails: Vec::new(),
        checks: Checks::default(),
        task: Section::default(),
        question: None,
        hints: Vec::new(),
        explanation: Section::default(),
        starter: String::new(),
        solution: None,
        tests: None,
        foreseen: Vec::new(),
        files: Vec::new(),
    };
    let judging = judge_program(library, &exercise, &block.text);
    let verdict = judging.verdict();
    if verdict.standing() == Standing::Unsettled {
        return fault(block.line, format!("what this program can do is not known: {}", verdict.sentence()));
    }
    let mut announced: Vec<FailureKind> = Vec::new();
    announced.extend(meant.deadlocks.then(|| FailureKind::Deadlock(Vec::new())));
    announced.extend(meant.raises.clone().map(FailureKind::Exception));
    for kind in &announced {
        if verdict.failure(kind).is_none() {
            fault(block.line, format!("this program does not fail as announced: {}", verdict.sentence()));
        }
    }
    let unannounced: Vec<&Failure> =
        verdict.failures.iter().filter(|failure| !announced.iter().any(|kind| kind.is_like(&failure.kind))).collect();
    for failure in &unannounced {
        fault(block.line, format!("this program does not end well: {}", failure.sentence()));
    }
    if !unannounced.is_empty() {
        return;
    }
    let printed = printed(verdict);
    for wanted in outputs {
        if !printed.iter().any(|output| exercise.same_output(&wanted.text, output)) {
            let all: Vec<String> = printed.iter().map(|output| format!("`{}`", output_in_a_line(output))).collect();
            fault(wanted.line, format!("the program does not print this, but {}", all.join(" or ")));
        }
    }
    if meant.every {
        for output in printed.iter().filter(|output| !outputs.iter().any(|wanted| exercise.same_output(&wanted.text, output))) {
            fault(block.line, format!("the program can also print `{}`", output_in_a_line(output)));
        }
    }
}

/// All outputs that were seen, also those of ends that are none.
fn printed(verdict: &Verdict) -> Vec<String> {
    let mut all: Vec<String> = verdict.outcomes.iter().map(|(output, _)| output.clone()).collect();
    let failures = verdict.failures.iter().filter(|failure| matches!(failure.kind, FailureKind::Deadlock(_)));
    all.extend(failures.filter_map(|failure| failure.witness.as_ref()).map(|witness| witness.output.clone()));
    all
}
