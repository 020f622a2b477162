//! The page's behaviour, without a page.

mod asking;
mod checking;
mod course;
mod files;
mod playing;
mod sharing;
mod standing;

use crate::labs::{Kind, Stage};
use crate::model::{Action, Effect, Engine, Model, Origin, Phase};
use crate::status::{Tone, status};
use crate::{examples, link};
use interleave_protocol::{
    Chunk, Diagnostic, End, FromEngine, LabReport, RunId, Span, State, Strand, StrandKind, Stream, SwitchModel, Timeline,
    ToEngine, VERSION,
};

const READY: FromEngine = FromEngine::Ready { version: VERSION, threads: 2, shared_memory: true };

fn ready() -> Model {
    let mut model = Model::new();
    model.update(Action::Engine(READY));
    model
}

fn running() -> Model {
    let mut model = ready();
    model.update(Action::Run);
    model
}

fn ended(run: RunId, end: End) -> Action {
    Action::Engine(FromEngine::Ended {
        run,
        end,
        time: 1_200_000_000,
        steps: 1,
        timeline: Timeline::default(),
        schedule: String::new(),
        notes: vec!["one thread was cut off".to_owned()],
    })
}

fn output(run: RunId, stream: Stream, text: &str) -> Action {
    let chunks = vec![Chunk { stream, text: text.to_owned(), strand: 0, time: 0 }];
    Action::Engine(FromEngine::Output { run, chunks })
}

fn line(model: &Model) -> String {
    status(model).line
}

fn run_sent(effects: &[Effect]) -> Option<(RunId, String)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Send(ToEngine::Run { run, program, .. }) => Some((*run, program.files[0].text.clone())),
        _ => None,
    })
}

#[test]
fn a_run_before_the_engine_is_there_waits_for_it() {
    let mut model = Model::new();
    model.update(Action::Edit("print(1)".to_owned()));
    assert!(line(&model).starts_with("Ready"));
    assert!(model.update(Action::Run).is_empty());
    assert!(model.busy() && line(&model).starts_with("Running"));
    model.update(Action::Edit("print(2)".to_owned()));
    let effects = model.update(Action::Engine(READY));
    assert_eq!(run_sent(&effects), Some((RunId(1), "print(2)".to_owned())), "what is seen is what runs");
    assert_eq!(model.phase, Phase::Running);
}

#[test]
fn a_queued_run_can_be_stopped() {
    let mut model = Model::new();
    model.update(Action::Run);
    model.update(Action::Stop);
    assert_eq!(line(&model), "Stopped.");
    assert_eq!(run_sent(&model.update(Action::Engine(READY))), None);
}

#[test]
fn every_end_has_its_word() {
    let ends = [
        (End::Finished { status: 0 }, "Finished after 1.20 s of virtual time, exit status 0.", Tone::Good),
        (End::Finished { status: 3 }, "Finished after 1.20 s of virtual time, exit status 3.", Tone::Calm),
        (End::Deadlock { explanation: "a waits.\n\nb waits.\n".to_owned() }, "Deadlock after 1.20 s of virtual time.", Tone::Bad),
        (End::Stopped, "Stopped.", Tone::Calm),
        (End::Limit { explanation: "Too long.".to_owned() }, "Limit after 1.20 s of virtual time.", Tone::Bad),
        (End::Refused { explanation: "No such schedule.".to_owned() }, "Error: No such schedule.", Tone::Bad),
    ];
    for (end, expected, tone) in ends {
        let mut model = running();
        model.update(ended(model.run, end));
        assert_eq!((line(&model).as_str(), status(&model).tone), (expected, tone));
        assert!(!model.busy());
    }
    let mut model = running();
    model.update(ended(model.run, End::Deadlock { explanation: "a waits.\n\nb waits.\n".to_owned() }));
    assert_eq!(status(&model).explanation, ["a waits.", "b waits."]);
}

#[test]
fn an_accident_is_an_error() {
    let mut model = running();
    model.update(output(model.run, Stream::Err, "Traceback…"));
    model.update(ended(model.run, End::Finished { status: 1 }));
    assert_eq!(line(&model), "Error after 1.20 s of virtual time, exit status 1.");

    let mut model = running();
    let strand = Strand { name: "MainThread".to_owned(), kind: StrandKind::Process, process: 0, parent: None };
    let span = Span { strand: 0, state: State::Failed, start: 5, end: 5, line: 1, detail: String::new() };
    let timeline = Timeline { strands: vec![strand], spans: vec![span], end: 5, ..Timeline::default() };
    let end = End::Finished { status: 1 };
    let message = FromEngine::Ended { run: model.run, end, time: 5, steps: 1, timeline, schedule: String::new(), notes: vec![] };
    model.update(Action::Engine(message));
    assert!(line(&model).starts_with("Error"));
    assert_eq!(model.picture.lanes.rows.len(), 1);
}

#[test]
fn what_an_older_run_says_is_not_heard() {
    let mut model = running();
    let old = model.run;
    model.update(output(old, Stream::Out, "old"));
    model.update(Action::Run);
    model.update(output(old, Stream::Out, "late"));
    model.update(ended(old, End::Stopped));
    assert_eq!(model.phase, Phase::Running);
    assert!(model.output.pieces.is_empty());
    model.update(output(model.run, Stream::Out, "new"));
    assert_eq!(&*model.output.pieces[0].text, "new");
}

#[test]
fn stop_asks_first_and_then_insists() {
    let mut model = running();
    let effects = model.update(Action::Stop);
    assert_eq!(effects, [Effect::Send(ToEngine::Stop(model.run)), Effect::WatchStop(model.run)]);
    assert!(model.update(Action::Stop).is_empty());
    let mut obedient = model.clone();
    obedient.update(ended(obedient.run, End::Stopped));
    assert!(obedient.update(Action::StopOverdue(obedient.run)).is_empty());

    assert_eq!(model.update(Action::StopOverdue(model.run)), [Effect::Restart]);
    assert_eq!(line(&model), "Stopped.");
    assert_eq!(model.engine, Engine::Loading);
    model.update(Action::Run);
    assert!(run_sent(&model.update(Action::Engine(READY))).is_some());
}

#[test]
fn a_dead_engine_is_replaced_and_the_text_is_kept() {
    let mut model = running();
    model.update(Action::Edit("precious".to_owned()));
    assert_eq!(model.update(Action::EngineDied("out of memory".to_owned())), [Effect::Restart]);
    assert_eq!(&*model.text, "precious");
    assert!(line(&model).starts_with("Error"));
    assert!(model.notice.as_deref().is_some_and(|notice| notice.contains("out of memory") && notice.contains("kept")));
    model.update(Action::Engine(READY));
    assert!(run_sent(&model.update(Action::Run)).is_some());
}

#[test]
fn an_engine_that_always_dies_is_given_up_until_run_is_pressed() {
    let mut model = Model::new();
    let mut restarts = 0;
    for _ in 0..5 {
        if model.update(Action::EngineDied("missing".to_owned())).contains(&Effect::Restart) {
            restarts += 1;
        } else {
            break;
        }
    }
    assert_eq!((restarts, model.engine), (2, Engine::Broken));
    assert!(line(&model).starts_with("Error"));
    assert_eq!(model.update(Action::Run), [Effect::Restart]);
    assert!(run_sent(&model.update(Action::Engine(READY))).is_some());
}

#[test]
fn an_engine_of_another_version_is_not_used() {
    let mut model = Model::new();
    model.update(Action::Run);
    let stale = FromEngine::Ready { version: VERSION + 1, threads: 1, shared_memory: false };
    assert!(model.update(Action::Engine(stale)).is_empty());
    assert!(line(&model).starts_with("Error"));
    assert!(model.notice.as_deref().is_some_and(|notice| notice.contains("reload")));
}

#[test]
fn reset_goes_back_to_what_was_opened() {
    let mut model = ready();
    model.update(Action::Open("deadlock".to_owned()));
    let original = examples::find("deadlock").unwrap().text;
    assert_eq!((&*model.text, model.edited()), (original, false));
    let revision = model.revision;
    model.update(Action::Edit("changed".to_owned()));
    assert!(model.edited());
    assert_eq!(model.revision, revision, "the editor knows what it said");
    assert!(model.update(Action::Reset).contains(&Effect::Save));
    assert_eq!((&*model.text, model.revision), (original, revision + 1));
}

#[test]
fn opening_an_example_leaves_the_link_behind() {
    let mut model = ready();
    model.address = Some("~x".to_owned());
    model.origin = Origin::Link("linked".into());
    model.schedule = Some(("1".to_owned(), SwitchModel::Gil));
    let effects = model.update(Action::Open("deadlock".to_owned()));
    assert_eq!(effects[0], Effect::Address(None));
    assert!(effects.contains(&Effect::Save) && effects.contains(&Effect::Schedule(None)));
    assert!(model.update(Action::Open("no such".to_owned())).is_empty());
    assert_eq!(model.origin, Origin::Example("deadlock".to_owned()));
}

#[test]
fn a_shared_link_holds_the_program() {
    let mut model = ready();
    model.update(Action::Edit("print('ü')\n".to_owned()));
    let effects = model.update(Action::Share);
    let Effect::Address(Some(code)) = &effects[0] else { panic!("{effects:?}") };
    assert_eq!(link::open(code).as_deref(), Ok("print('ü')\n"));
    assert_eq!(effects[1..], [Effect::Save, Effect::Copy]);
    model.update(Action::Copied(true));
    assert!(model.notice.as_deref().is_some_and(|notice| notice.contains("clipboard")));
    model.update(Action::Edit("x".repeat(link::LARGEST + 1)));
    assert!(model.update(Action::Share).is_empty());
    assert!(model.notice.is_some());
}

/// The schedule that the engine is told to follow.
fn schedule_sent(effects: &[Effect]) -> Option<String> {
    effects.iter().find_map(|effect| match effect {
        Effect::Send(ToEngine::Run { settings, .. }) => settings.schedule.clone(),
        _ => None,
    })
}

#[test]
fn a_schedule_stands_in_the_runs_of_its_own_program_only() {
    let mut model = ready();
    (model.text, model.origin, model.schedule) =
        ("a()".into(), Origin::Link("a()".into()), Some(("1BA".to_owned(), SwitchModel::Gil)));
    assert_eq!(schedule_sent(&model.update(Action::Run)).as_deref(), Some("1BA"));
    model.update(Action::Edit("b()".to_owned()));
    assert_eq!(schedule_sent(&model.update(Action::Run)), None);
    model.update(Action::Reset);
    assert_eq!(schedule_sent(&model.update(Action::Run)).as_deref(), Some("1BA"));
    assert!(!model.update(Action::Share).contains(&Effect::Schedule(None)));
    model.update(Action::Edit("b()".to_owned()));
    assert_eq!(model.update(Action::Share)[0], Effect::Schedule(None));
    assert_eq!(model.schedule, None);
}

#[test]
fn only_the_newest_answer_about_errors_counts() {
    let mut model = ready();
    let item = Diagnostic { message: "oops".to_owned(), line: 1, column: 0, end_line: 1, end_column: 1 };
    assert_eq!(model.update(Action::Edit("(".to_owned())), [Effect::Save, Effect::DiagnoseSoon]);
    model.update(Action::DiagnoseDue);
    let old = model.request;
    model.update(Action::DiagnoseDue);
    model.update(Action::Engine(FromEngine::Diagnostics { request: old, items: vec![item.clone()] }));
    assert!(model.diagnostics.is_empty());
    model.update(Action::Engine(FromEngine::Diagnostics { request: model.request, items: vec![item] }));
    assert_eq!(model.diagnostics.len(), 1);
    model.update(Action::Open("deadlock".to_owned()));
    assert!(model.diagnostics.is_empty());
}

#[test]
fn the_theme_follows_the_system_until_it_is_chosen() {
    let mut model = Model::new();
    model.update(Action::SystemDark(true));
    assert!(model.dark());
    assert_eq!(model.update(Action::ToggleTheme), [Effect::Theme]);
    assert!(!model.dark());
    model.update(Action::SystemDark(false));
    model.update(Action::SystemDark(true));
    assert!(!model.dark());
}

#[test]
fn a_lab_needs_an_engine_and_dies_with_it() {
    let mut model = Model::new();
    assert!(model.update(Action::StartLab(Kind::Primes)).is_empty());
    assert!(model.notice.is_some());
    model.update(Action::Engine(READY));
    assert_eq!(model.update(Action::StartLab(Kind::Primes)), [Effect::Send(ToEngine::Lab(Kind::Primes.job()))]);
    model.update(Action::Engine(FromEngine::Lab(LabReport::Started { threads: 2 })));
    assert_eq!(model.update(Action::StopLab), [Effect::Send(ToEngine::StopLab)]);
    model.update(Action::EngineDied("gone".to_owned()));
    assert!(matches!(model.bench.results(Kind::Primes).stage, Stage::Failed(_)));
}

#[test]
fn a_live_run_is_asked_for_and_what_a_run_left_is_shown_until_the_next() {
    let mut model = ready();
    model.update(Action::Pace(Some(10)));
    let effects = model.update(Action::Run);
    assert!(matches!(&effects[..], [Effect::Send(ToEngine::Run { settings, .. })] if settings.pace == Some(10)));
    model.update(ended(model.run, End::Finished { status: 0 }));
    assert_eq!(*model.notes, ["one thread was cut off".to_owned()]);
    model.update(Action::Pace(None));
    let effects = model.update(Action::Run);
    assert!(matches!(&effects[..], [Effect::Send(ToEngine::Run { settings, .. })] if settings.pace.is_none()));
    assert!(model.notes.is_empty());
}
