//! What an embedded page and the page around it say to each other, as plain data. `docs/embedding.md` lists it for hosts.

use crate::model::{Model, Phase, Task};
use crate::{link, route};
use interleave_protocol::{End, Standing, SwitchModel, VerdictKind};

/// What the page around may say. None of it starts anything that the learner has not started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is dark, or light.
    Theme(bool),
    /// Show this program instead.
    Program(String),
    /// Another embed on the same page has an engine now: do without one until the learner comes back.
    Rest,
}

/// One message to the page around.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its `type`.
    pub kind: &'static str,
    /// Its other parts.
    pub parts: Vec<(&'static str, Value)>,
}

/// Something in a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Truth(bool),
    /// `null`.
    Nothing,
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A message by its `type` and what else is in it, or `None` if it is not one of the documented messages.
pub fn read(kind: &str, dark: Option<bool>, code: Option<String>) -> Option<Heard> {
    match kind {
        "theme" => dark.map(Heard::Theme),
        "program" => code.filter(|code| code.len() <= link::LARGEST).map(|code| Heard::Program(code.replace("\r\n", "\n"))),
        "rest" => Some(Heard::Rest),
        _ => None,
    }
}

/// A message without more than its type.
pub fn plain(kind: &'static str) -> Message {
    Message { kind, parts: vec![] }
}

/// The height in CSS pixels that shows all.
pub fn height(pixels: f64) -> Message {
    Message { kind: "height", parts: vec![("height", Value::Number(pixels))] }
}

/// What became of a run, a search or an answer if it has just ended: the phase was `before`, and the work took so many `seconds`.
pub fn report(before: &Phase, model: &Model, seconds: f64) -> Option<Message> {
    if !matches!(before, Phase::Queued | Phase::Running | Phase::Stopping) {
        return None;
    }
    let exercise = ("exercise", Value::from(model.lessons.open.as_ref().map(|open| open.exercise.id.clone())));
    match &model.phase {
        // It ended before there was a result.
        Phase::Ended { .. } if matches!(model.task, Task::Check | Task::Judge) => None,
        Phase::Ended { end, time } => {
            let (word, exit) = end_word(end);
            let (schedule, switch) = model.ran.clone();
            let parts = vec![
                exercise,
                ("end", word.into()),
                ("exit", exit.map_or(Value::Nothing, |exit| Value::Number(exit.into()))),
                ("time", Value::Number(*time as f64 / 1e9)),
                ("schedule", Value::from(schedule)),
                ("switch", route::switch_word(switch).into()),
            ];
            Some(Message { kind: "ran", parts })
        }
        Phase::Judged(standing) => {
            let judgement = model.lessons.open.as_ref()?.judgement.clone()?;
            let passed = match standing {
                Standing::Passed => Some(true),
                Standing::Failed => Some(false),
                Standing::Unsettled => None,
            };
            let shown = judgement.shown.clone();
            Some(checked("answer", exercise, passed, judgement.sentence.clone(), shown, seconds))
        }
        Phase::Checked { .. } => {
            let schedules = &model.schedules;
            let Some(found) = &schedules.found else {
                let verdict = schedules.refused.as_deref().unwrap_or_default().to_owned();
                return Some(checked("schedules", exercise, None, verdict, None, seconds));
            };
            let passed = match found.kind {
                VerdictKind::Proven => Some(true),
                VerdictKind::Bounded | VerdictKind::Inconclusive => None,
                _ => Some(false),
            };
            let shown = schedules.counterexample().and_then(|shown| schedules.outcome(shown.outcome as usize));
            let shown = shown.and_then(|outcome| outcome.schedule.clone()).map(|schedule| (schedule, schedules.switch));
            Some(checked("schedules", exercise, passed, found.sentence.clone(), shown, seconds))
        }
        Phase::Idle | Phase::Queued | Phase::Running | Phase::Stopping | Phase::Lost => None,
    }
}

fn checked(
    what: &str,
    exercise: (&'static str, Value),
    passed: Option<bool>,
    verdict: String,
    shown: Option<(String, SwitchModel)>,
    seconds: f64,
) -> Message {
    let (schedule, switch) = shown.unzip();
    let parts = vec![
        ("what", what.into()),
        exercise,
        ("passed", passed.map_or(Value::Nothing, Value::Truth)),
        ("score", Value::Number(if passed == Some(true) { 1.0 } else { 0.0 })),
        ("verdict", Value::Text(verdict)),
        ("schedule", Value::from(schedule)),
        ("switch", Value::from(switch.map(|switch| route::switch_word(switch).to_owned()))),
        ("time", Value::Number(seconds)),
    ];
    Message { kind: "checked", parts }
}

fn end_word(end: &End) -> (&'static str, Option<i32>) {
    match end {
        End::Finished { status } => ("finished", Some(*status)),
        End::Deadlock { .. } => ("deadlock", None),
        End::Stopped => ("stopped", None),
        End::Limit { .. } => ("limit", None),
        End::Refused { .. } => ("refused", None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Effect, Engine};
    use interleave_protocol::{FromEngine, RunId, Timeline, VERSION};

    #[test]
    fn only_documented_messages_are_heard() {
        assert_eq!(read("theme", Some(true), None), Some(Heard::Theme(true)));
        assert_eq!(read("program", None, Some("a\r\nb".to_owned())), Some(Heard::Program("a\nb".to_owned())));
        assert_eq!(read("rest", None, None), Some(Heard::Rest));
        for (kind, dark, code) in [("theme", None, None), ("program", Some(true), None), ("run", None, Some("x".to_owned()))] {
            assert_eq!(read(kind, dark, code), None, "{kind}");
        }
        assert_eq!(read("program", None, Some("x".repeat(link::LARGEST + 1))), None);
    }

    fn ready() -> Model {
        let mut model = Model::new();
        model.update(Action::Engine(FromEngine::Ready { version: VERSION, threads: 1, shared_memory: false }));
        model
    }

    fn ended(run: RunId) -> Action {
        let end = End::Finished { status: 3 };
        let timeline = Timeline::default();
        Action::Engine(FromEngine::Ended {
            run,
            end,
            time: 2_500_000_000,
            steps: 1,
            timeline,
            schedule: "1BA".into(),
            notes: vec![],
        })
    }

    #[test]
    fn the_end_of_a_run_is_told_once() {
        let mut model = ready();
        model.update(Action::Run);
        let before = model.phase.clone();
        assert_eq!(report(&Phase::Idle, &model, 0.0), None);
        model.update(ended(model.run));
        let message = report(&before, &model, 0.0).expect("it ran");
        assert_eq!(message.kind, "ran");
        for part in [
            ("end", Value::from("finished")),
            ("exit", Value::Number(3.0)),
            ("time", Value::Number(2.5)),
            ("schedule", Value::from("1BA")),
            ("switch", Value::from("gil")),
            ("exercise", Value::Nothing),
        ] {
            assert!(message.parts.contains(&part), "{part:?} in {message:?}");
        }
        assert_eq!(report(&model.phase.clone(), &model, 0.0), None);
    }

    #[test]
    fn a_program_from_outside_is_shown_and_not_run() {
        let mut model = ready();
        let effects = model.update(Action::Heard(Heard::Program("print(2)\n".to_owned())));
        assert_eq!((&*model.text, &model.phase, model.edited()), ("print(2)\n", &Phase::Idle, false));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Send(_))), "{effects:?}");
    }

    #[test]
    fn an_engine_is_given_up_when_its_run_is_over_and_comes_back_with_the_learner() {
        let mut model = ready();
        model.update(Action::Run);
        assert_eq!(model.update(Action::Heard(Heard::Rest)), vec![], "what runs is left to end");
        assert!(model.update(ended(model.run)).contains(&Effect::Rest));
        assert_eq!(model.engine, Engine::Resting);
        assert_eq!(model.update(Action::Heard(Heard::Rest)), vec![]);
        assert_eq!(model.update(Action::Wake), vec![Effect::Restart]);
        assert_eq!(model.update(Action::Wake), vec![]);
        model.update(Action::Heard(Heard::Rest));
        assert_eq!((model.update(Action::Run), &model.phase), (vec![Effect::Restart], &Phase::Queued));
    }
}
