//! Standing in a run that is over, runs by hand, and answers that are judged.

use super::*;

/// The places that are told of runs, and where they stand.
fn walks(messages: &[FromEngine]) -> Vec<(u32, u64)> {
    messages
        .iter()
        .filter_map(|message| match message {
            FromEngine::Walked { run, walk } => Some((run.0, walk.end)),
            FromEngine::Stands { run, moment } => Some((run.0, moment.place)),
            _ => None,
        })
        .collect()
}

#[test]
fn after_a_run_one_can_stand_anywhere_in_it() {
    let mut bench = Bench::new();
    bench.run(1, "30");
    let messages = bench.work_to_the_end();
    assert_eq!(walks(&messages), [(1, 30)]);
    assert!(!bench.session.is_busy());
    for place in [3, 7] {
        bench.session.handle(ToEngine::Stand { run: RunId(1), place });
    }
    bench.session.handle(ToEngine::Stand { run: RunId(2), place: 1 });
    assert_eq!(walks(&bench.work_to_the_end()), [(1, 7)], "only the newest wish counts, and only about this run");
}

#[test]
fn a_walk_makes_way_for_whatever_is_asked_and_ends_with_the_next_run() {
    let mut bench = Bench::new();
    bench.run(1, "100");
    let mut messages = Vec::new();
    while ends(&messages).is_empty() {
        messages.extend(bench.work());
    }
    bench.explore(2, "50", 60);
    let messages = bench.work_to_the_end();
    let explored = messages.iter().position(|message| matches!(message, FromEngine::Explored { .. }));
    let walked = messages.iter().position(|message| matches!(message, FromEngine::Walked { .. }));
    assert!(explored < walked && explored.is_some());
    bench.run(3, "5");
    bench.session.handle(ToEngine::Stand { run: RunId(1), place: 1 });
    assert_eq!(walks(&bench.work_to_the_end()), [(3, 5)]);
}

#[test]
fn a_run_by_hand_does_what_the_learner_chooses_until_something_else_is_asked() {
    let mut bench = Bench::new();
    let files = vec![File { name: "main.py".to_owned(), text: "9".to_owned() }];
    let (program, settings) = (Program { files }, Settings::default());
    bench.session.handle(ToEngine::Hand { run: RunId(1), program, settings: settings.clone() });
    for strand in [1, 2, 1] {
        bench.session.handle(ToEngine::Choose { run: RunId(1), strand, reach: Reach::Line });
    }
    bench.session.handle(ToEngine::Undo(RunId(1)));
    bench.session.handle(ToEngine::Choose { run: RunId(7), strand: 5, reach: Reach::Line });
    let messages = bench.work_to_the_end();
    let [FromEngine::Hand { run: RunId(1), state }] = &messages[..] else { panic!("{messages:?}") };
    assert_eq!(state.enabled, [1, 2]);
    bench.run(2, "1");
    bench.session.handle(ToEngine::Undo(RunId(1)));
    assert!(!bench.work_to_the_end().iter().any(|message| matches!(message, FromEngine::Hand { .. })));
    let refused = Program { files: vec![File { name: "main.py".to_owned(), text: "no number".to_owned() }] };
    bench.session.handle(ToEngine::Hand { run: RunId(3), program: refused, settings });
    assert!(matches!(&ends(&bench.session.take_messages())[..], [(3, End::Refused { .. }, 0)]));
}

fn judge(bench: &mut Bench, id: u32, answer: Answer) {
    bench.session.handle(ToEngine::Judge { run: RunId(id), submission: Submission { exercise: vec![], answer } });
}

#[test]
fn an_answer_is_judged_in_turns_with_the_pack_if_it_needs_it_and_can_be_stopped() {
    let mut bench = Bench::new();
    judge(&mut bench, 1, Answer::Program("100pack".to_owned()));
    bench.work();
    assert!(bench.session.take_pack() && !bench.session.is_busy());
    bench.session.pack_came(Some(b"the pack")).expect("the pack is whole");
    let messages = bench.work_to_the_end();
    let [FromEngine::Judged { run: RunId(1), judgement }] = &messages[..] else { panic!("{messages:?}") };
    assert_eq!((judgement.standing, judgement.sentence.as_str()), (Standing::Passed, "Right after 100."));

    judge(&mut bench, 2, Answer::Program("100000".to_owned()));
    bench.work();
    bench.session.handle(ToEngine::Stop(RunId(2)));
    assert!(!bench.session.is_busy());
    judge(&mut bench, 3, Answer::Choices(vec![1]));
    assert!(matches!(&bench.session.take_messages()[..], [FromEngine::NotExplored { run: RunId(3), .. }]));
}
