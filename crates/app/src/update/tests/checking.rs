//! Check every schedule: what the engine is asked for, what the page says meanwhile and then, and runs of what was found.

use super::*;
use crate::model::Task;
use interleave_protocol::{
    Counterexample, ExploreSettings, Explored, Extent, Outcome, Rest, Row, SwitchModel, VerdictKind, Waiting,
};

const PROGRAM: &str = "t = x\nx = t + 1\n";

fn outcome(stdout: &str, schedule: Option<&str>) -> Outcome {
    let schedule = schedule.map(str::to_owned);
    Outcome { stdout: stdout.to_owned(), exit: 0, exceptions: vec![], rest: Rest::Finished, fails: false, count: 2, schedule }
}

fn row(line: u32, text: &str) -> Row {
    Row { strand: 0, line, text: text.to_owned(), note: String::new(), interrupted: false, otherwise: None }
}

fn result(kind: VerdictKind) -> Explored {
    Explored {
        kind,
        sentence: "It is so.".to_owned(),
        exhaustive: !matches!(kind, VerdictKind::Bounded | VerdictKind::Inconclusive),
        bound: None,
        extent: Extent { executions: 4, states: 9, restarts: 0 },
        failing: Some(2),
        outcomes: vec![outcome("2\n", Some("2AA")), outcome("1\n", Some("2BB")), outcome("0\n", None)],
        left_out: 0,
        counterexample: Some(Counterexample {
            outcome: 1,
            strands: vec!["Ada".to_owned()],
            rows: vec![row(1, "reads x = 0"), row(2, "writes x = 1"), row(0, "ends")],
            truncated: false,
            waiting: vec![Waiting { strand: "Ada".to_owned(), line: 3, what: "a lock".to_owned() }],
        }),
        tree: vec![],
        seconds: 0.5,
    }
}

fn found(model: &Model, result: Explored) -> Action {
    Action::Engine(FromEngine::Explored { run: model.run, result: Box::new(result) })
}

/// A page on which the program was checked.
fn checked(kind: VerdictKind) -> Model {
    let mut model = ready();
    model.update(Action::Edit(PROGRAM.to_owned()));
    model.update(Action::Check);
    model.update(found(&model, result(kind)));
    model
}

/// The same, where a run without the switch behind the first row follows this schedule.
pub(super) fn checked_with(kind: VerdictKind, otherwise: &str) -> Model {
    let mut model = ready();
    model.update(Action::Edit(PROGRAM.to_owned()));
    model.update(Action::Check);
    let mut result = result(kind);
    if let Some(shown) = &mut result.counterexample {
        shown.rows[0] = Row { interrupted: true, otherwise: Some(otherwise.to_owned()), ..shown.rows[0].clone() };
    }
    model.update(found(&model, result));
    model
}

/// The outcome that was run last.
pub(super) fn outcome_shown(model: &Model) -> Option<usize> {
    model.schedules.chosen
}

#[test]
fn a_check_asks_for_every_schedule_with_the_chosen_settings() {
    let mut model = ready();
    model.update(Action::Edit(PROGRAM.to_owned()));
    model.update(Action::Switch(SwitchModel::Gil));
    model.update(Action::Bound(Some(2)));
    let effects = model.update(Action::Check);
    let [Effect::Send(ToEngine::Explore { run, program, settings })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((*run, program.files[0].text.as_str()), (model.run, PROGRAM));
    let expected = ExploreSettings { switch: SwitchModel::Gil, preemptions: Some(2), ..ExploreSettings::default() };
    assert_eq!(*settings, expected);
    assert!(model.busy() && model.checks() && !model.runs());
    assert!(line(&model).starts_with("Running"));
    assert_eq!(ExploreSettings::default().switch, SwitchModel::Any);
}

#[test]
fn a_check_before_the_engine_is_there_waits_for_it() {
    let mut model = Model::new();
    model.update(Action::Edit("a()".to_owned()));
    assert!(model.update(Action::Check).is_empty() && model.checks());
    model.update(Action::Edit(PROGRAM.to_owned()));
    let effects = model.update(Action::Engine(READY));
    assert!(matches!(&effects[0], Effect::Send(ToEngine::Explore { program, .. }) if program.files[0].text == PROGRAM));
    assert_eq!(&*model.schedules.text, PROGRAM);
}

#[test]
fn progress_is_shown_and_only_of_the_newest_search() {
    let mut model = ready();
    model.update(Action::Check);
    let old = model.run;
    let exploring = |run, executions| {
        let extent = Extent { executions, ..Extent::default() };
        Action::Engine(FromEngine::Exploring { run, extent })
    };
    model.update(exploring(old, 7));
    assert_eq!(model.schedules.extent.executions, 7);
    model.update(Action::Check);
    model.update(exploring(old, 9));
    model.update(Action::Engine(FromEngine::Explored { run: old, result: Box::new(result(VerdictKind::Proven)) }));
    assert_eq!((model.schedules.extent.executions, model.schedules.found.is_some()), (0, false));
    assert!(model.checks());
}

#[test]
fn the_status_line_says_how_a_check_ended() {
    let ends = [
        (VerdictKind::LostUpdate, "Finished", Tone::Bad),
        (VerdictKind::Deadlock, "Deadlock", Tone::Bad),
        (VerdictKind::LostWakeUp, "Deadlock", Tone::Bad),
        (VerdictKind::Exception, "Finished", Tone::Bad),
        (VerdictKind::Proven, "Finished", Tone::Good),
        (VerdictKind::Bounded, "Finished", Tone::Calm),
    ];
    for (kind, word, tone) in ends {
        let model = checked(kind);
        assert!(line(&model).starts_with(word), "{kind:?}: {}", line(&model));
        assert_eq!(status(&model).tone, tone);
        assert!(!model.busy());
    }
    let mut model = ready();
    model.update(Action::Check);
    let effects = model.update(found(&model, result(VerdictKind::Proven)));
    assert_eq!(effects, [Effect::ShowVerdict]);
}

#[test]
fn a_stopped_check_shows_what_is_known() {
    let mut model = ready();
    model.update(Action::Check);
    assert_eq!(model.update(Action::Stop), [Effect::Send(ToEngine::Stop(model.run)), Effect::WatchStop(model.run)]);
    assert!(line(&model).starts_with("Running"));
    model.update(found(&model, result(VerdictKind::Inconclusive)));
    assert!(line(&model).starts_with("Stopped"));
    assert!(model.schedules.found.is_some());
    let mut model = ready();
    model.update(Action::Check);
    model.update(Action::Stop);
    model.update(found(&model, result(VerdictKind::Proven)));
    assert!(line(&model).starts_with("Finished"), "it was through before the stop came");
}

#[test]
fn what_is_no_program_is_refused() {
    let mut model = ready();
    model.update(Action::Check);
    let explanation = "SyntaxError: invalid syntax".to_owned();
    model.update(Action::Engine(FromEngine::NotExplored { run: model.run, explanation }));
    assert!(line(&model).starts_with("Error"));
    assert_eq!(model.schedules.refused.as_deref(), Some("SyntaxError: invalid syntax"));
    model.update(Action::Edit(PROGRAM.to_owned()));
    model.update(Action::Check);
    assert_eq!(model.schedules.refused, None);
}

#[test]
fn an_outcome_is_run_with_its_schedule_and_the_switch_model_of_the_check() {
    let mut model = checked(VerdictKind::LostUpdate);
    // What is chosen for the next check says nothing about the last one.
    model.update(Action::Switch(SwitchModel::Free));
    let effects = model.update(Action::RunSchedule(1));
    let [Effect::Send(ToEngine::Run { settings, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((settings.schedule.as_deref(), settings.switch), (Some("2BB"), SwitchModel::Any));
    assert_eq!((model.task, model.schedules.chosen), (Task::Run, Some(1)));
    model.update(output(model.run, Stream::Out, "1\n"));
    model.update(ended(model.run, End::Finished { status: 0 }));
    assert_eq!(&*model.output.pieces[0].text, "1\n");
    assert!(model.schedules.found.is_some(), "the other outcomes are still there");
    let effects = model.update(Action::Run);
    let [Effect::Send(ToEngine::Run { settings, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((&settings.schedule, settings.switch), (&None, SwitchModel::Gil), "Run is a usual run again");
    assert!(model.update(Action::RunSchedule(2)).is_empty(), "no run can repeat it");
    assert!(model.update(Action::RunSchedule(3)).is_empty());
}

#[test]
fn what_was_found_is_about_the_program_that_was_checked() {
    let mut model = checked(VerdictKind::LostUpdate);
    model.update(Action::ChooseRow(1));
    assert_eq!((model.marked, model.schedules.row), (Some(2), Some(1)));
    model.update(Action::Edit("print(1)\n".to_owned()));
    assert_eq!((model.marked, model.schedules.row), (None, None));
    assert!(model.update(Action::RunSchedule(1)).is_empty());
    model.update(Action::ChooseRow(1));
    assert_eq!(model.marked, None);
    model.update(ended(model.run, End::Finished { status: 0 }));
    model.update(Action::Open("deadlock".to_owned()));
    assert_eq!(model.schedules.found, None);
}

#[test]
fn a_row_marks_its_line_until_it_is_chosen_again() {
    let mut model = checked(VerdictKind::LostUpdate);
    for (place, marked) in [(0, Some(1)), (1, Some(2)), (1, None), (2, None), (9, None)] {
        model.update(Action::ChooseRow(place));
        assert_eq!(model.marked, marked, "row {place}");
    }
}
