//! What would have been without a switch, what can go wrong from here, how a search looks.

use super::checking::{checked_with, outcome_shown};
use super::*;
use crate::update::Outlook;
use interleave_protocol::{Clock, Danger, HandState, Hint, Reach, Ready, Settings, VerdictKind};

/// The schedule of the run that is asked for, and its number.
fn asked(effects: &[Effect]) -> Option<(RunId, Settings)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Send(ToEngine::Run { run, settings, .. }) => Some((*run, settings.clone())),
        _ => None,
    })
}

#[test]
fn a_run_without_the_switch_comes_before_one_with_it() {
    let mut model = checked_with(VerdictKind::LostUpdate, "2CC");
    assert!(model.update(Action::WhatIf(1)).is_empty(), "that row tells of no switch");
    let (without, settings) = asked(&model.update(Action::WhatIf(0))).expect("it is run");
    assert_eq!((settings.schedule.as_deref(), settings.switch), (Some("2CC"), SwitchModel::Any));
    model.update(output(without, Stream::Out, "2\n"));
    assert!(model.output.pieces.is_empty(), "it is not the run that the page shows");
    let (with, settings) = asked(&model.update(ended(without, End::Finished { status: 0 }))).expect("the other one follows");
    assert_eq!(settings.schedule.as_deref(), Some("2BB"));
    let what_if = model.schedules.what_if.clone().expect("it is known");
    assert_eq!((what_if.row, what_if.output.pieces.len()), (0, 1));
    assert!(matches!(what_if.done, Some((End::Finished { status: 0 }, _))));
    assert!(model.runs() && with != without);
    model.update(ended(with, End::Finished { status: 0 }));
    assert_eq!(outcome_shown(&model), Some(1));
    model.update(Action::Edit("other()".to_owned()));
    assert!(model.update(Action::WhatIf(0)).is_empty(), "what was found is about another program");
}

#[test]
fn another_run_puts_an_end_to_the_question() {
    let mut model = checked_with(VerdictKind::LostUpdate, "2CC");
    let (without, _) = asked(&model.update(Action::WhatIf(0))).expect("it is run");
    model.update(Action::Run);
    assert_eq!(model.schedules.what_if, None);
    assert!(model.update(ended(without, End::Stopped)).is_empty());
    assert!(model.runs());
}

#[test]
fn what_can_go_wrong_is_told_until_the_next_choice() {
    let mut model = ready();
    assert!(model.update(Action::Hint).is_empty(), "nobody runs by hand");
    model.update(Action::ByHand);
    let run = model.run;
    let state = || HandState { enabled: vec![1, 2], ..HandState::default() };
    model.update(Action::Engine(FromEngine::Hand { run, state: Box::new(state()) }));
    assert_eq!(model.update(Action::Hint), [Effect::Send(ToEngine::Hint { run, reach: Reach::Line })]);
    assert_eq!(model.outlook, Outlook::Looking);
    let hint = Hint { choices: 3, danger: Some((Danger::Deadlock, vec![1, 2, 1])), complete: false };
    model.update(Action::Engine(FromEngine::Hint { run, hint: hint.clone() }));
    assert!(matches!(&model.outlook, Outlook::Seen(seen) if **seen == hint));
    assert!(crate::words::moment::hint(&hint).contains("a deadlock is reachable in 3 choices"));
    model.update(Action::Engine(FromEngine::Hand { run, state: Box::new(state()) }));
    assert_eq!(model.outlook, Outlook::Unasked, "it was about another place");
    model.update(Action::Engine(FromEngine::Hint { run, hint }));
    assert_eq!(model.outlook, Outlook::Unasked, "nobody asked");
}

#[test]
fn clock_and_order_are_settings_of_a_search() {
    let mut model = ready();
    model.update(Action::Clock(Clock::Virtual));
    model.update(Action::Ready(Ready::Any));
    let effects = model.update(Action::Check);
    let [Effect::Send(ToEngine::Explore { settings, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((settings.clock, settings.ready), (Clock::Virtual, Ready::Any));
}
