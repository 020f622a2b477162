//! What is said of Python programs: verdicts, switches with their reasons, data races, livelocks, bounds, trees.

use interleave_core::{Library, Machine, Program, Settings, SourceFile, SwitchModel};
use interleave_explore::{
    Bound, Progress,
    exploration::{self, Engines, Exploration},
    report::{Harm, Report},
    telling::{self, Telling},
    verdict::{self, Kind, Verdict},
};

const LOST_UPDATE: &str = "import threading\nx = 0\ndef add():\n    global x\n    t = x\n    x = t + 1\na = threading.Thread(target=add, name='Ada')\nb = threading.Thread(target=add, name='Bob')\na.start(); b.start(); a.join(); b.join()\nprint(x)\n";

const POLITE: &str = "import threading\na, b = threading.Lock(), threading.Lock()\ndef work(first, second):\n    while True:\n        first.acquire()\n        if second.acquire(False):\n            second.release()\n            first.release()\n            return\n        first.release()\nt = threading.Thread(target=work, args=(a, b), name='Ada')\nu = threading.Thread(target=work, args=(b, a), name='Bob')\nt.start()\nu.start()\n";

fn begin(text: &str, settings: exploration::Settings) -> Exploration {
    let files = vec![SourceFile { name: "main.py".into(), text: text.into() }];
    let machine = Settings { switch: SwitchModel::Any, trace: false, ..Settings::default() };
    Exploration::new(Machine::new(&Library::new(), &Program { files, input: String::new() }, &machine), settings)
}

fn explore(text: &str, settings: exploration::Settings) -> (Exploration, Report, Verdict) {
    let mut exploration = begin(text, settings);
    while exploration.advance(10_000).expect("the engines agree") == Progress::Running {}
    let report = exploration.report();
    let verdict = verdict::verdict(&mut exploration, &report);
    (exploration, report, verdict)
}

fn told(text: &str) -> (Telling, Verdict) {
    let (mut exploration, report, verdict) = explore(text, exploration::Settings::default());
    let reached = &report.reached[verdict.witness.expect("something goes wrong")];
    (telling::tell(&mut exploration, reached, text, 100), verdict)
}

#[test]
fn a_switch_says_why_it_matters_and_what_happens_without_it() {
    let (telling, verdict) = told(LOST_UPDATE);
    assert_eq!((verdict.kind, verdict.failing), (Kind::LostUpdate, Some(2)));
    let note = telling.rows.iter().find(|row| row.interrupted).map(|row| row.note.as_str());
    assert_eq!(note, Some("Ada is interrupted here: Bob writes x (line 6), which Ada had read. Without that, it prints `2`."));
}

#[test]
fn a_livelock_says_who_does_what_over_and_over() {
    let (telling, verdict) = told(POLITE);
    assert_eq!(verdict.kind, Kind::Livelock);
    assert_eq!(
        verdict.sentence,
        "Livelock: Ada does lines 5, 6 and 10, Bob does lines 5, 6 and 10, over and over, without getting anywhere."
    );
    assert!(telling.rows.iter().any(|row| row.again) && telling.rows.iter().any(|row| !row.again));
}

#[test]
fn a_data_race_is_harmful_or_harmless() {
    let (_, report, verdict) = explore(LOST_UPDATE, exploration::Settings::default());
    let races: Vec<_> = report.races.iter().map(|raced| (raced.place.as_str(), raced.harm)).collect();
    assert_eq!(races, [("x", Harm::Harmful(verdict.witness.expect("an update is lost")))]);
    let (_, report, verdict) = explore(&LOST_UPDATE.replace("t + 1", "7"), exploration::Settings::default());
    assert!(report.counted && report.races.iter().all(|raced| raced.harm == Harm::Harmless) && !report.races.is_empty());
    assert!(verdict.sentence.ends_with("all with the same output; one data race does no harm."), "{}", verdict.sentence);
}

#[test]
fn what_is_bounded_or_stopped_is_no_proof() {
    let text = LOST_UPDATE.replace("t + 1", "7");
    let (_, report, verdict) =
        explore(&text, exploration::Settings { preemptions: Some(1), engines: Engines::States, ..Default::default() });
    assert_eq!((verdict.kind, report.within), (Kind::Bounded, Some(1)));
    assert_eq!(
        verdict.sentence,
        "Nothing goes wrong in any schedule that interrupts threads at most once, all with the same output. That is no proof."
    );
    let mut exploration = begin(&text, exploration::Settings::default());
    assert_eq!(exploration.advance(20), Ok(Progress::Running));
    let report = exploration.report();
    let verdict = verdict::verdict(&mut exploration, &report);
    assert!(!report.exhaustive && report.bound == Some(Bound::Stopped) && verdict.failing.is_none());
    assert!(verdict.sentence.ends_with("That is no proof."), "{}", verdict.sentence);
}

#[test]
fn executions_that_are_not_all_are_no_classes() {
    let text = LOST_UPDATE.replace("def add():", "def add():\n  for _ in range(12):").replace("t + 1", "7");
    let (_, report, verdict) = explore(&text, exploration::Settings::default());
    assert!(report.exhaustive && !report.counted, "the search of states is through first");
    assert!(verdict.sentence.contains(" states)") && !verdict.sentence.contains("classes"), "{}", verdict.sentence);
    assert_eq!(verdict.failing, None);
}

#[test]
fn all_schedules_of_a_small_program_are_a_tree() {
    let (mut exploration, report, _) =
        explore(LOST_UPDATE, exploration::Settings { engines: Engines::Dpor, kept: 100, ..Default::default() });
    let tree = exploration.tree(LOST_UPDATE);
    let ends: Vec<_> =
        tree.nodes.iter().filter_map(|node| node.end.as_ref()).map(|(outcome, _)| outcome.stdout.as_str()).collect();
    assert_eq!((report.executions, ends.len()), (4, 4));
    assert_eq!(ends.iter().filter(|printed| **printed == "1\n").count(), 2);
    for (index, node) in tree.nodes.iter().enumerate() {
        assert_eq!(node.parent.is_none(), index == 0);
        assert!(node.parent.is_none_or(|parent| parent < index));
        let children = tree.nodes.iter().filter(|other| other.parent == Some(index)).count();
        assert_eq!(children == 0, node.end.is_some(), "executions end at leaves");
        assert!(index == 0 || children != 1, "a node stands where executions part");
    }
}
