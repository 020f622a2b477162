//! Standing in a run and choosing by hand: what the engine is asked for, and what is shown.

use super::*;
use crate::model::Task;
use crate::stand::{Step, Unit};
use interleave_protocol::{Act, HandState, Moment, Place, Reach, SwitchModel, Walk};

fn walk(count: u64) -> Walk {
    let place = |number| Place {
        number,
        strand: 0,
        line: number as u32 + 1,
        statement: number % 2 == 0,
        act: Act::Other,
        time: number * 10,
    };
    Walk { places: (0..count).map(place).collect(), end: count, complete: true, left_out: 0 }
}

fn walked(model: &Model) -> Action {
    Action::Engine(FromEngine::Walked { run: model.run, walk: walk(6) })
}

fn stood(run: RunId, place: u64) -> Action {
    Action::Engine(FromEngine::Stands { run, moment: Box::new(Moment { place, written: 3, ..Moment::default() }) })
}

/// Where the engine is asked to stand.
fn asked(effects: &[Effect]) -> Option<u64> {
    effects.iter().find_map(|effect| match effect {
        Effect::Send(ToEngine::Stand { place, .. }) => Some(*place),
        _ => None,
    })
}

/// A page after a run of six operations.
pub(super) fn over() -> Model {
    let mut model = running();
    model.update(ended(model.run, End::Finished { status: 0 }));
    assert_eq!(asked(&model.update(walked(&model))), Some(6), "one stands at the end first");
    model
}

#[test]
fn steps_ask_the_engine_and_only_the_newest_answer_counts() {
    let mut model = over();
    assert_eq!(asked(&model.update(Action::Step(Step::Back))), Some(4));
    assert_eq!(asked(&model.update(Action::Step(Step::Back))), Some(2));
    model.update(stood(model.run, 4));
    assert_eq!(model.stand.moment, None);
    model.update(stood(model.run, 2));
    assert_eq!(model.stand.moment.as_ref().map(|moment| moment.place), Some(2));
    assert_eq!((model.stand.written(), model.stand.time()), (Some(3), Some(20)));
    model.update(Action::Unit(Unit::Operation));
    assert_eq!(asked(&model.update(Action::Step(Step::Forward))), Some(3));
    model.update(Action::Step(Step::Last));
    assert_eq!((model.stand.written(), model.stand.time()), (None, None));
}

#[test]
fn a_new_run_is_stood_in_anew_with_the_same_unit() {
    let mut model = over();
    let old = model.run;
    model.update(Action::Unit(Unit::Switch));
    model.update(Action::Run);
    assert!(!model.stand.is_there() && model.stand.unit == Unit::Switch);
    assert!(model.update(Action::Step(Step::Back)).is_empty());
    model.update(Action::Engine(FromEngine::Walked { run: old, walk: walk(9) }));
    assert!(!model.stand.is_there(), "that was about another run");
}

fn hand(model: &Model, enabled: &[u32], choices: u64, end: Option<End>) -> Action {
    let chunk = Chunk { stream: Stream::Out, text: "so far\n".to_owned(), strand: 0, time: 0 };
    let state = HandState {
        moment: Moment { place: choices, ..Moment::default() },
        enabled: enabled.to_vec(),
        end,
        output: vec![chunk],
        schedule: format!("2{choices}"),
        ..HandState::default()
    };
    Action::Engine(FromEngine::Hand { run: model.run, state: Box::new(state) })
}

#[test]
fn by_hand_the_learner_chooses_takes_back_and_shares() {
    let mut model = ready();
    model.update(Action::Edit("x = 1\n".to_owned()));
    model.update(Action::Switch(SwitchModel::Any));
    let effects = model.update(Action::ByHand);
    assert!(matches!(&effects[..], [Effect::Send(ToEngine::Hand { settings, .. })] if settings.switch == SwitchModel::Any));
    assert!(line(&model).starts_with("Running") && model.task == Task::Hand);
    assert!(model.update(Action::Choose(1)).is_empty(), "nobody is known yet");
    model.update(hand(&model, &[1, 2], 0, None));
    assert!(model.update(Action::Choose(0)).is_empty(), "it cannot go on");
    assert!(model.update(Action::Undo).is_empty());
    let run = model.run;
    assert_eq!(model.update(Action::Choose(2)), [Effect::Send(ToEngine::Choose { run, strand: 2, reach: Reach::Line })]);
    model.update(hand(&model, &[1], 1, None));
    assert_eq!(&*model.output.pieces[0].text, "so far\n");
    model.update(hand(&model, &[], 2, Some(End::Finished { status: 0 })));
    assert!(line(&model).starts_with("Finished") && !model.busy());
    assert_eq!(model.update(Action::Undo), [Effect::Send(ToEngine::Undo(run))], "the end can be taken back too");

    let effects = model.update(Action::Share);
    assert!(effects.contains(&Effect::Schedule(Some(("22".to_owned(), SwitchModel::Any)))), "{effects:?}");
    assert_eq!(model.schedule, Some(("22".to_owned(), SwitchModel::Any)));
    let effects = model.update(Action::Run);
    assert!(matches!(&effects[..], [Effect::Send(ToEngine::Run { settings, .. })] if settings.schedule.as_deref() == Some("22")));
}

#[test]
fn a_run_by_hand_is_stopped_at_once() {
    let mut model = ready();
    model.update(Action::ByHand);
    model.update(hand(&model, &[0], 0, None));
    assert_eq!(model.update(Action::Stop), [Effect::Send(ToEngine::Stop(model.run))]);
    assert!(line(&model).starts_with("Stopped"));
}
