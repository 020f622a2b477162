//! Playing a run, and input that comes when it is asked for.

use super::standing::over;
use super::*;
use crate::stand::Step;

#[test]
fn a_run_is_played_to_its_end_at_the_chosen_pace() {
    let mut model = over();
    model.picture.timeline = std::rc::Rc::new(Timeline { end: 60, ..Timeline::default() });
    // Places are 10 ns apart: at a tenth of the speed a millisecond would have 100,000 ns; so all is over with the first tick.
    model.update(Action::Pace(Some(1)));
    let effects = model.update(Action::Play);
    assert_eq!(model.stand.at, 0, "from the end one begins anew");
    assert_eq!((effects.last(), model.playing), (Some(&Effect::Tick), Some(0.0)));
    model.update(Action::Tick(50.0));
    assert_eq!((model.playing, model.stand.at), (None, 6));
    // As fast as can be is eight seconds for the whole: one wants to see it.
    model.update(Action::Pace(None));
    model.update(Action::Play);
    let mut ticks = 0;
    while model.playing.is_some() {
        let before = model.stand.at;
        let effects = model.update(Action::Tick(50.0));
        assert!(model.stand.at >= before);
        assert_eq!(
            effects.iter().any(|effect| matches!(effect, Effect::Send(ToEngine::Stand { .. }))),
            model.stand.at != before || model.playing.is_none()
        );
        ticks += 1;
    }
    assert_eq!((ticks, model.stand.at), (160, 6));
}

#[test]
fn whoever_steps_or_pauses_is_not_carried_on() {
    let mut model = over();
    model.picture.timeline = std::rc::Rc::new(Timeline { end: 60, ..Timeline::default() });
    model.update(Action::Play);
    assert!(model.update(Action::Play).is_empty() && model.playing.is_none());
    model.update(Action::Play);
    model.update(Action::Step(Step::Back));
    assert_eq!(model.playing, None);
    assert!(model.update(Action::Tick(50.0)).is_empty());
    assert!(Model::new().update(Action::Play).is_empty(), "there is nothing to play");
}

#[test]
fn a_run_that_asks_for_input_goes_on_with_one_more_line() {
    let mut model = ready();
    model.update(Action::Edit("print(input())".to_owned()));
    model.update(Action::Run);
    assert!(!model.wants_input());
    model.update(output(model.run, Stream::Err, "Traceback (most recent call last):\nEOFError: EOF when reading a line\n"));
    model.update(ended(model.run, End::Finished { status: 1 }));
    assert!(model.wants_input());
    let effects = model.update(Action::GiveLine("Ada".to_owned()));
    assert!(matches!(&effects[..], [Effect::Send(ToEngine::Run { settings, .. })] if settings.input == "Ada\n"));
    assert!(!model.wants_input());
    model.update(Action::Input("Ada".to_owned()));
    let effects = model.update(Action::GiveLine("Bob".to_owned()));
    assert!(matches!(&effects[..], [Effect::Send(ToEngine::Run { settings, .. })] if settings.input == "Ada\nBob\n"));
}
