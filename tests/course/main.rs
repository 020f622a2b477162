//! The course in `www/course`: every exercise and every page is proven as `interleave check` proves them, a test for each.

mod mistakes;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use interleave_core::Library;
use interleave_course::{SourceText, proof::Plan};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let course = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").join("www/course");
    let plan = Arc::new(Plan::new(read(&course)));
    let library = Library::new();
    let mut trials = vec![Trial::test("contents", {
        let plan = Arc::clone(&plan);
        move || none(plan.faults.iter().map(ToString::to_string))
    })];
    for job in plan.jobs.clone() {
        let (plan, library) = (Arc::clone(&plan), library.clone());
        trials.push(Trial::test(job.name().to_owned(), move || {
            none(plan.prove(&job, &library).faults.iter().map(ToString::to_string))
        }));
    }
    for case in mistakes::CASES {
        let library = library.clone();
        trials.push(Trial::test(format!("mistake: {}", case.0), move || Ok(mistakes::check(&library, case)?)));
    }
    assert!(trials.len() > mistakes::CASES.len() + 5, "only {} things to prove", trials.len());
    libtest_mimic::run(&arguments, trials).exit();
}

/// The folder's text files, named by their paths in it.
fn read(folder: &Path) -> Vec<SourceText> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(folder.join(&inner)).expect("a readable folder") {
            let entry = entry.expect("a readable entry");
            let name = inner.join(entry.file_name());
            if entry.file_type().expect("a file type").is_dir() {
                folders.push(name);
            } else {
                let text = fs::read_to_string(entry.path()).expect("a text");
                found.push(SourceText { name: name.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
    found
}

fn none(faults: impl Iterator<Item = String>) -> Result<(), Failed> {
    let faults: Vec<String> = faults.collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}
