//! Python programs explored through the session's eyes: outcomes, schedules that runs follow, what is told of failures.

use super::*;
use crate::interpreter::{Interpreter, Progress as RunProgress, Run};
use crate::python::Python;
use interleave_protocol::{End, File, Program, Settings, SwitchModel};

const LOST_UPDATE: &str = "import threading\n\nx = 0\n\ndef add():\n    global x\n    t = x\n    x = t + 1\n\na = threading.Thread(target=add)\nb = threading.Thread(target=add)\na.start()\nb.start()\na.join()\nb.join()\nprint(x)\n";

const DEADLOCK: &str = "import threading\n\nfork = threading.Lock()\nknife = threading.Lock()\n\ndef eat(first, second):\n    with first:\n        with second:\n            pass\n\nt = threading.Thread(target=eat, args=(fork, knife), name='Ada')\nu = threading.Thread(target=eat, args=(knife, fork), name='Bob')\nt.start()\nu.start()\n";

fn program(text: &str) -> Program {
    Program { files: vec![File { name: "main.py".to_owned(), text: text.to_owned() }] }
}

fn begin(text: &str, settings: &ExploreSettings) -> PythonSearch {
    Python::new().explore(program(text), settings).expect("the program parses")
}

fn explore(text: &str, settings: &ExploreSettings) -> Explored {
    let mut search = begin(text, settings);
    loop {
        match search.advance(1_000, 0.0) {
            SearchProgress::Running => {}
            SearchProgress::NeedsPack => search.go_without_pack(),
            SearchProgress::Over => return search.result(1.0),
            SearchProgress::Failed(reason) => panic!("{reason}"),
        }
    }
}

/// What a run with this schedule prints, and how it ends.
fn run(text: &str, schedule: &str, switch: SwitchModel) -> (String, End) {
    let settings = Settings { schedule: Some(schedule.to_owned()), switch, ..Settings::default() };
    let mut run = Python::new().start(program(text), &settings).expect("the schedule can be read");
    let mut output = String::new();
    loop {
        let progress = run.advance(100_000, u64::MAX);
        output.extend(run.take_output().into_iter().map(|chunk| chunk.text));
        if let RunProgress::Over(end) = progress {
            return (output, end);
        }
    }
}

#[test]
fn a_lost_update_is_told_and_its_schedule_shows_it() {
    for switch in [SwitchModel::Any, SwitchModel::Free] {
        let found = explore(LOST_UPDATE, &ExploreSettings { switch, ..ExploreSettings::default() });
        assert_eq!((found.kind, found.exhaustive, found.bound), (VerdictKind::LostUpdate, true, None));
        assert!(found.sentence.starts_with("Lost update: ") && found.sentence.contains("line 7"), "{}", found.sentence);
        let mut printed: Vec<&str> = found.outcomes.iter().map(|outcome| outcome.stdout.as_str()).collect();
        printed.sort_unstable();
        assert_eq!(printed, ["1\n", "2\n"]);
        assert_eq!(found.outcomes.iter().map(|outcome| outcome.count).sum::<u64>(), found.extent.executions);
        for outcome in &found.outcomes {
            let schedule = outcome.schedule.as_deref().expect("a run can follow it");
            assert_eq!(run(LOST_UPDATE, schedule, switch), (outcome.stdout.clone(), End::Finished { status: 0 }));
        }
        let shown = found.counterexample.expect("there is something to show");
        assert_eq!(found.outcomes[shown.outcome as usize].stdout, "1\n");
        assert_eq!(shown.strands.len(), 3);
        let deeds: Vec<(u32, &str)> = shown.rows.iter().map(|row| (row.line, row.text.as_str())).collect();
        assert_eq!(deeds.iter().filter(|deed| **deed == (7, "reads x = 0")).count(), 2, "{deeds:?}");
        assert_eq!(deeds.iter().filter(|deed| **deed == (8, "writes x = 1")).count(), 2, "{deeds:?}");
        let interrupted = shown.rows.iter().find(|row| row.interrupted).expect("somebody is interrupted");
        assert_eq!((interrupted.text.as_str(), interrupted.line), ("reads x = 0", 7));
        assert!(interrupted.note.contains("`2`"), "{}", interrupted.note);
        assert!(shown.waiting.is_empty() && !shown.truncated);
    }
}

#[test]
fn a_deadlock_says_who_waits_for_what() {
    let found = explore(DEADLOCK, &ExploreSettings::default());
    assert_eq!(found.kind, VerdictKind::Deadlock);
    let shown = found.counterexample.expect("there is something to show");
    let outcome = &found.outcomes[shown.outcome as usize];
    assert_eq!((outcome.rest, outcome.exit), (Rest::Deadlock, 75));
    let waits = |name: &str| shown.waiting.iter().find(|waiting| waiting.strand == name).expect("it waits").clone();
    assert_eq!((waits("Ada").line, waits("Bob").line), (8, 8));
    assert!(waits("Ada").what.contains("held by Bob"), "{}", waits("Ada").what);
    let schedule = outcome.schedule.as_deref().expect("a run can follow it");
    assert!(matches!(run(DEADLOCK, schedule, SwitchModel::Any).1, End::Deadlock { .. }));
}

#[test]
fn a_deed_has_the_line_where_it_was_done_not_where_the_thread_could_be_interrupted_next() {
    let text = "import threading\n\nx = 0\n\ndef more(n):\n    return n + 1\n\ndef add():\n    global x\n    for _ in range(1):\n        x = more(x)\n\na = threading.Thread(target=add)\nb = threading.Thread(target=add)\na.start()\nb.start()\na.join()\nb.join()\nprint(x)\n";
    for switch in [SwitchModel::Gil, SwitchModel::Any] {
        let found = explore(text, &ExploreSettings { switch, ..ExploreSettings::default() });
        assert_eq!(found.kind, VerdictKind::LostUpdate);
        let shown = found.counterexample.expect("there is something to show");
        let lines: Vec<u32> = shown.rows.iter().filter(|row| row.text.contains("x = ")).map(|row| row.line).collect();
        assert_eq!(lines, [11, 11, 11, 11, 19], "{switch:?}: {:?}", shown.rows);
    }
}

#[test]
fn a_program_that_cannot_fail_is_proven_and_a_bound_is_no_proof() {
    let mended = LOST_UPDATE.replace("    t = x\n    x = t + 1\n", "    with lock:\n        x += 1\n");
    let mended = mended.replace("x = 0\n", "x = 0\nlock = threading.Lock()\n");
    let found = explore(&mended, &ExploreSettings::default());
    assert_eq!((found.kind, found.exhaustive, found.outcomes.len()), (VerdictKind::Proven, true, 1));
    assert_eq!((found.counterexample, found.failing), (None, Some(0)));
    let found = explore(&mended, &ExploreSettings { preemptions: Some(0), ..ExploreSettings::default() });
    assert_eq!((found.kind, found.exhaustive), (VerdictKind::Bounded, false));
    assert!(found.bound.is_some_and(|bound| bound.contains("more than 0 times")));
    let found = explore(LOST_UPDATE, &ExploreSettings { preemptions: Some(0), ..ExploreSettings::default() });
    assert_eq!((found.kind, found.outcomes.len()), (VerdictKind::Bounded, 1), "without interruptions no update is lost");
}

#[test]
fn a_text_that_is_no_program_is_refused_as_python_does() {
    let refused = Python::new().explore(program("x = = 1\n"), &ExploreSettings::default()).err();
    assert!(refused.is_some_and(|text| text.contains("line 1") && text.ends_with("SyntaxError: invalid syntax")));
    assert!(Python::new().explore(Program::default(), &ExploreSettings::default()).is_err());
}

#[test]
fn what_is_known_can_be_had_at_any_time() {
    let mut search = begin(LOST_UPDATE, &ExploreSettings::default());
    let found = search.result(0.0);
    assert_eq!((found.exhaustive, found.bound.as_deref()), (false, Some("The search was stopped before its end.")));
    for steps in [1, 30, 60, 90] {
        let mut search = begin(LOST_UPDATE, &ExploreSettings::default());
        search.advance(1, 0.0);
        search.advance(steps, 0.0);
        let found = search.result(0.0);
        assert!(!found.exhaustive && found.bound.is_some());
    }
    let mut search = begin(LOST_UPDATE, &ExploreSettings { seconds: 7, ..ExploreSettings::default() });
    search.advance(1, 0.0);
    search.time_is_up();
    while search.advance(1, 0.0) == SearchProgress::Running {}
    assert_eq!(search.result(7.0).bound.as_deref(), Some("The search ended after 7 seconds."));
}

#[test]
fn a_module_of_the_pack_is_asked_for_before_the_search() {
    let text = "import csv\nimport threading\nt = threading.Thread(target=print, args=(csv.__name__,))\nt.start()\nt.join()\n";
    let python = Python::new();
    let mut search = python.explore(program(text), &ExploreSettings::default()).expect("it parses");
    assert_eq!(search.advance(1, 0.0), SearchProgress::NeedsPack);
    python.supply(interleave_core::Library::pack()).expect("the pack is whole");
    while search.advance(1_000, 0.0) == SearchProgress::Running {}
    let found = search.result(0.0);
    assert_eq!(found.kind, VerdictKind::Proven, "{}", found.sentence);
    assert_eq!(found.outcomes[0].stdout, "csv\n");
}

#[test]
fn a_long_search_is_told_when_it_is_stopped() {
    let text = "import threading\n\nx = 0\n\ndef work(n):\n    global x\n    for i in range(30):\n        x = x * 3 + n\n\nthreads = [threading.Thread(target=work, args=(n,)) for n in range(5)]\nfor t in threads:\n    t.start()\nfor t in threads:\n    t.join()\nprint(x)\n";
    let mut search = begin(text, &ExploreSettings::default());
    for _ in 0..20 {
        assert_eq!(search.advance(500, 0.0), SearchProgress::Running);
    }
    let found = search.result(1.0);
    assert!(!found.exhaustive && found.extent.executions > 0);
    assert!(found.outcomes.iter().all(|outcome| outcome.stdout.ends_with('\n')) && !found.outcomes.is_empty());
    assert_eq!(found.counterexample.is_some(), found.kind != VerdictKind::Inconclusive);
}

#[test]
fn what_cannot_be_searched_to_the_end_is_tried_at_random_in_the_last_fifth_of_the_time() {
    let text = "import threading\n\nx = [0] * 6\n\ndef work(n):\n    for i in range(40):\n        x[i % 6] += n - n\n\nthreads = [threading.Thread(target=work, args=(n,)) for n in range(4)]\nfor t in threads:\n    t.start()\nfor t in threads:\n    t.join()\nprint(x)\n";
    let mut search = begin(text, &ExploreSettings::default());
    for _ in 0..4 {
        assert_eq!(search.advance(500, 0.5), SearchProgress::Running);
    }
    for _ in 0..4 {
        assert_eq!(search.advance(500, 0.9), SearchProgress::Running);
    }
    search.time_is_up();
    let found = search.result(1.0);
    assert!(!found.exhaustive && found.sentence.contains("schedules at random"), "{}", found.sentence);
    assert!(
        found.sentence.contains("with probability 1/(") && found.sentence.ends_with("That is no proof."),
        "{}",
        found.sentence
    );
}

#[test]
fn without_a_switch_a_run_comes_to_something_else() {
    for switch in [SwitchModel::Any, SwitchModel::Gil, SwitchModel::Free] {
        let text = if switch == SwitchModel::Gil { LOST_UPDATE.replace("t = x", "t = abs(x)") } else { LOST_UPDATE.to_owned() };
        let found = explore(&text, &ExploreSettings { switch, ..ExploreSettings::default() });
        let shown = found.counterexample.expect("there is something to show");
        let interrupted: Vec<_> = shown.rows.iter().filter(|row| row.interrupted).collect();
        assert!(!interrupted.is_empty());
        for row in interrupted {
            let schedule = row.otherwise.as_deref().expect("a run can follow it");
            assert_eq!(run(&text, schedule, switch), ("2\n".to_owned(), End::Finished { status: 0 }), "{}", row.note);
        }
        assert!(shown.rows.iter().all(|row| row.interrupted || row.otherwise.is_none()));
    }
}

#[test]
fn few_classes_of_schedules_are_a_tree_too() {
    let found = explore(LOST_UPDATE, &ExploreSettings::default());
    let leaves: Vec<u32> = found.tree.iter().filter_map(|node| node.outcome).collect();
    assert_eq!(leaves.len() as u64, found.extent.executions, "each execution has a leaf");
    for (place, node) in found.tree.iter().enumerate() {
        assert_eq!(node.parent.is_none(), place == 0);
        assert!(node.parent.is_none_or(|parent| (parent as usize) < place));
    }
    for (place, outcome) in found.outcomes.iter().enumerate() {
        let count = leaves.iter().filter(|leaf| **leaf as usize == place).count() as u64;
        assert_eq!(count, outcome.count, "{}", outcome.stdout);
    }
    assert!(explore("print(1)\n", &ExploreSettings::default()).tree.is_empty());
}

#[test]
fn clock_and_order_are_those_that_are_asked_for() {
    let sleeps = "import threading, time\nx = 0\ndef late():\n    global x\n    time.sleep(1)\n    x = 1\n\
                  t = threading.Thread(target=late)\nt.start()\nprint(x)\n";
    let printed = |settings: &ExploreSettings, text: &str| {
        let mut all: Vec<String> = explore(text, settings).outcomes.into_iter().map(|outcome| outcome.stdout).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(printed(&ExploreSettings::default(), sleeps), ["0\n", "1\n"]);
    assert_eq!(printed(&ExploreSettings { clock: Clock::Virtual, ..ExploreSettings::default() }, sleeps), ["0\n"]);
    let tasks = "import asyncio\nasync def say(x):\n    print(x)\nasync def main():\n    await asyncio.gather(say(1), say(2))\n\
                 asyncio.run(main())\n";
    assert_eq!(printed(&ExploreSettings::default(), tasks), ["1\n2\n"]);
    assert_eq!(printed(&ExploreSettings { ready: Ready::Any, ..ExploreSettings::default() }, tasks), ["1\n2\n", "2\n1\n"]);
}
