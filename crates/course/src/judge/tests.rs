//! What becomes of answers, by kind.

use super::*;
use crate::{SourceText, parse_exercise, verdict::Standing};

const PARTS: &str = "\n## Hint 1\n\na\n\n## Hint 2\n\nb\n\n## Hint 3\n\nc\n\n## Explanation\n\nd\n";
const COUNTER: &str = "import threading
n = 0
def add():
    global n
    n += 1
threads = [threading.Thread(target=add) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(n)
";

/// An exercise with this front matter, question and starter.
fn exercise(front: &str, question: &str, starter: &str) -> Exercise {
    let page = format!("---\ntitle: T\n{front}\n---\n\nDo it.\n{question}{PARTS}");
    let file = |name: &str, text: &str| SourceText { name: name.into(), text: text.into() };
    parse_exercise(&[file("exercise.md", &page), file("starter.py", starter), file("solution.py", "pass\n")])
        .expect("an exercise")
}

fn verdict(exercise: &Exercise, answer: Answer) -> Verdict {
    let mut judging = Judging::new(&Library::new(), exercise, &answer);
    let mut slices = 0;
    while judging.advance(1000) == Progress::Running {
        slices += 1;
        assert!(slices < 1_000_000, "judging does not end");
    }
    judging.verdict().clone()
}

fn program(exercise: &Exercise, text: &str) -> Verdict {
    verdict(exercise, Answer::Program(text.into()))
}

#[test]
fn a_program_is_judged_on_every_schedule() {
    let exercise = exercise("kind: fix\nfails: output\noutput: 2", "", COUNTER);
    let found = program(&exercise, COUNTER);
    assert_eq!(found.standing(), Standing::Failed);
    assert!(found.sentence().starts_with("It can print `1`. Lost update: "), "{}", found.sentence());
    let schedule = found.failures[0].witness.as_ref().and_then(|witness| witness.schedule.clone());
    assert!(schedule.is_some_and(|schedule| schedule.parse::<Schedule>().is_ok()));
    let mended = COUNTER.replace("n = 0", "n = 0; lock = threading.Lock()").replace("    n += 1", "    with lock: n += 1");
    let found = program(&exercise, &mended);
    assert_eq!(
        (found.standing(), found.sentence().as_str()),
        (Standing::Passed, "Right on every schedule: 2 classes of schedules.")
    );
}

#[test]
fn a_schedule_has_to_lead_to_the_aim() {
    let exercise = exercise("kind: break\nfails: output\noutput: 2", "", COUNTER);
    let starter = program(&exercise, COUNTER);
    let schedule = starter.failures[0].witness.as_ref().and_then(|witness| witness.schedule.clone()).expect("a schedule");
    assert_eq!(verdict(&exercise, Answer::Schedule(schedule)).standing(), Standing::Passed);
    // The choices of a machine that has not begun are none, so all of them are usual.
    let usual = Machine::new(&Library::new(), &exercise.program(COUNTER), &Settings::default()).schedule().to_string();
    assert_eq!(verdict(&exercise, Answer::Schedule(usual)).failures[0].kind, FailureKind::Unbroken);
    let nonsense = verdict(&exercise, Answer::Schedule("nonsense".into()));
    assert!(matches!(&nonsense.failures[0].kind, FailureKind::Unfit(why) if why.starts_with("This is no schedule")));
}

#[test]
fn all_right_options_and_no_others_have_to_be_picked() {
    let question = "\n## Question\n\nWhat?\n\n- [x] `1`\n- [ ] `3`\n- [x] `2`\n";
    let exercise = exercise("kind: predict", question, COUNTER);
    let pick = |picked: &[usize]| verdict(&exercise, Answer::Choices(picked.to_vec()));
    assert_eq!(pick(&[2, 0]).standing(), Standing::Passed);
    assert_eq!(pick(&[0]).failures[0].kind, FailureKind::Choice { wrong: 0, missing: 1 });
    assert_eq!(pick(&[0, 1, 7]).failures[0].kind, FailureKind::Choice { wrong: 2, missing: 1 });
    let program = program(&exercise, COUNTER);
    assert!(matches!(program.failures[0].kind, FailureKind::Unfit(_)));
}

#[test]
fn programs_that_do_not_end_well_are_told_apart() {
    let exercise = exercise("kind: write\nfails: output\noutput: 2", "", "pass\n");
    let kind = |text: &str| program(&exercise, text).failures[0].kind.clone();
    assert!(matches!(kind("print(2\n"), FailureKind::Syntax { line: 1, .. }));
    assert_eq!(kind("print(2)\nraise ValueError('no')\n"), FailureKind::Exception("ValueError: no".into()));
    assert_eq!(kind("print(2)\nimport sys\nsys.exit(3)\n"), FailureKind::Exit(3));
    assert!(matches!(
        kind("print(2)\nimport threading\nl = threading.Lock()\nl.acquire()\nl.acquire()\n"),
        FailureKind::Deadlock(_)
    ));
    assert_eq!(kind("while True: pass\n"), FailureKind::Endless);
    assert_eq!(kind("print(1)\n"), FailureKind::Output("1\n".into()));
}

#[test]
fn runs_see_what_threads_and_processes_do_not_catch() {
    let exercise = exercise("kind: write\nclock: virtual\nfails: output\noutput: 2", "", "pass\n");
    let kind = |text: &str| program(&exercise, text).failures.first().map(|failure| failure.kind.clone());
    let failing = "def f():\n    raise ValueError('no')\n";
    let thread = format!("import threading\n{failing}t = threading.Thread(target=f)\nt.start()\nt.join()\nprint(2)\n");
    assert_eq!(kind(&thread), Some(FailureKind::Exception("ValueError: no".into())));
    let process =
        format!("import multiprocessing\n{failing}t = multiprocessing.Process(target=f)\nt.start()\nt.join()\nprint(2)\n");
    assert_eq!(kind(&process), Some(FailureKind::Exception("ValueError: no".into())));
    let caught = format!("import traceback\n{failing}try:\n    f()\nexcept ValueError:\n    traceback.print_exc()\nprint(2)\n");
    assert_eq!(kind(&caught), None);
    let chained = format!("{failing}try:\n    f()\nexcept ValueError:\n    [][0]\n");
    assert_eq!(kind(&chained), Some(FailureKind::Exception("IndexError: list index out of range".into())));
}

#[test]
fn waiting_by_looking_again_and_again_is_noticed() {
    let exercise = exercise("kind: write\nfails: output\noutput: 2\nwork: 5 ms", "", "pass\n");
    let text = "import threading, time\nready = False\ndef f():\n    global ready\n    time.sleep(0.05)\n    ready = True\nthreading.Thread(target=f).start()\n";
    let busy = program(&exercise, &format!("{text}while not ready: pass\nprint(2)\n"));
    assert!(busy.sentence().ends_with("does somebody wait by looking again and again?"), "{}", busy.sentence());
}

#[test]
fn what_is_too_large_to_be_sure_of_is_neither_right_nor_wrong() {
    let exercise = exercise("kind: write\nfails: output\noutput: 2", "", "pass\n");
    let text = "import multiprocessing\ndef f(): pass\np = multiprocessing.Process(target=f)\np.start()\np.join()\nprint(2)\n";
    let found = program(&exercise, text);
    assert_eq!(found.standing(), Standing::Unsettled);
    assert!(found.sentence().contains("the program starts processes"), "{}", found.sentence());
}

#[test]
fn a_bound_is_said_with_what_passes_in_it() {
    let exercise = exercise("kind: write\nfails: output\noutput: 2\nbound: 1 preemption", "", "pass\n");
    let mended = COUNTER.replace("n = 0", "n = 0; lock = threading.Lock()").replace("    n += 1", "    with lock: n += 1");
    let found = program(&exercise, &mended);
    assert_eq!(found.standing(), Standing::Passed, "{}", found.sentence());
    assert!(!found.sentence().contains("every schedule:") || found.coverage.exhaustive, "{}", found.sentence());
}

#[test]
fn processes_compute_at_one_time_and_threads_do_not() {
    let exercise = exercise("kind: faster\nclock: virtual\nfails: parallel\noutput: 2\nparallel: 1.4", "", "print(2)\n");
    let text = |module: &str, class: &str| {
        format!(
            "import {module}\ndef f():\n    for _ in range(300_000): pass\nall = [{module}.{class}(target=f) for _ in range(2)]
for one in all: one.start()\nfor one in all: one.join()\nprint(2)\n"
        )
    };
    let threads = program(&exercise, &text("threading", "Thread"));
    assert!(matches!(threads.failures[0].kind, FailureKind::Serial { found: 50..110, wanted: 140 }), "{}", threads.sentence());
    let processes = program(&exercise, &text("multiprocessing", "Process"));
    assert_eq!(processes.standing(), Standing::Passed, "{}", processes.sentence());
}

#[test]
fn a_search_can_be_given_up() {
    let exercise = exercise("kind: fix\nfails: output\noutput: 2", "", COUNTER);
    let many = COUNTER.replace("range(2)", "range(40)").replace("print(n)", "print(2)");
    let mut judging = Judging::new(&Library::new(), &exercise, &Answer::Program(many));
    for _ in 0..200 {
        assert_eq!(judging.advance(1000), Progress::Running);
    }
    let (executions, states) = judging.extent();
    assert!(executions + states > 0);
    judging.give_up();
    assert_eq!(judging.advance(1000), Progress::Done);
    assert_eq!(judging.verdict().standing(), Standing::Unsettled, "{}", judging.verdict().sentence());
}
