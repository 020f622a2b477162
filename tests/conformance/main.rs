//! Conformance: every program under `programs/` and `../seeds/` and every session under `sessions/` prints on the machine what it prints under CPython.
//!
//! Each program is tested by itself, by up to three tests:
//! `machine::…` runs it as `interleave run` would, `schedules::…` under random schedules that may switch
//! before any bytecode, `python::…` runs it under CPython to see that what is recorded still holds.
//! `README.md` in this folder says what lies beside a program and how to record.

mod case;
mod machine;
mod python;
mod session;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use case::{Case, Rule};
use libtest_mimic::{Arguments, Failed, Trial};
use python::Python;

/// With this in the environment, what CPython prints now is written beside the programs, and nothing is tested.
const RECORD: &str = "INTERLEAVE_RECORD";

/// Python programs sleep more than they compute, so more of them than cores run at once.
const THREADS: usize = 6;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(THREADS);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cases = case::collect(&root.join("conformance/programs"));
    cases.extend(case::collect(&root.join("conformance/sessions")));
    cases.extend(case::collect(&root.join("seeds")));
    let cases: Vec<Arc<Case>> = cases.into_iter().map(Arc::new).collect();
    let python = python::find(&root.join("conformance/python")).map(Arc::new);

    let trials = if std::env::var_os(RECORD).is_some() {
        let Some(python) = python else {
            eprintln!("recording needs Python {}, as python3.11 or python3 on the path", python::VERSION);
            return ExitCode::FAILURE;
        };
        cases.iter().map(|case| record(case, &python)).collect()
    } else {
        if python.is_none() {
            eprintln!("no Python {} here: what is recorded is not checked against it", python::VERSION);
        }
        cases.iter().flat_map(|case| tests(case, python.as_ref())).collect()
    };
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn record(case: &Arc<Case>, python: &Arc<Python>) -> Trial {
    let (case, python) = (Arc::clone(case), Arc::clone(python));
    Trial::test(format!("record::{}", case.name), move || python::record(&python, &case).map_err(Failed::from))
}

fn tests(case: &Arc<Case>, python: Option<&Arc<Python>>) -> Vec<Trial> {
    let mut trials = vec![{
        let case = Arc::clone(case);
        Trial::test(format!("machine::{}", case.name), move || machine::check(&case).map_err(Failed::from))
    }];
    // Where several outputs are right, a random schedule may find one that CPython did not show when recording.
    if matches!(case.rule, Rule::Same | Rule::AnyOrder | Rule::Deadlock) {
        let case = Arc::clone(case);
        trials.push(Trial::test(format!("schedules::{}", case.name), move || {
            machine::check_schedules(&case).map_err(Failed::from)
        }));
    }
    if let Some(python) = python {
        let (case, python) = (Arc::clone(case), Arc::clone(python));
        trials.push(Trial::test(format!("python::{}", case.name), move || python::check(&python, &case).map_err(Failed::from)));
    }
    trials
}
