//! The course: exercises are opened, answered and kept.

use super::*;
use crate::course::View;
use crate::model::Task;
use crate::update::CourseAction;
use interleave_protocol::{Answer, Course, Exercise, ExerciseKind, Judgement, Standing, SwitchModel, Topic};

fn exercise(name: &str, kind: ExerciseKind) -> Exercise {
    Exercise {
        id: format!("races/{name}"),
        title: name.to_owned(),
        kind,
        switch: SwitchModel::Any,
        task: "<p>Do it.</p>".to_owned(),
        question: String::new(),
        options: vec!["a".to_owned(), "b".to_owned()],
        hints: vec!["1".to_owned(), "2".to_owned(), "3".to_owned()],
        explanation: "<p>So.</p>".to_owned(),
        starter: format!("{name} = 1\n"),
        solution: Some("2\n".to_owned()),
        files: vec![],
    }
}

fn course() -> Course {
    let exercises = vec![
        exercise("fix", ExerciseKind::Fix),
        exercise("predict", ExerciseKind::Predict),
        exercise("break", ExerciseKind::Break),
    ];
    let topic = Topic { id: "races".to_owned(), title: "Races".to_owned(), page: String::new(), exercises };
    Course { title: "A course".to_owned(), introduction: String::new(), topics: vec![topic] }
}

fn act(model: &mut Model, action: CourseAction) -> Vec<Effect> {
    model.update(Action::Course(action))
}

/// A page with the course, on which an exercise is open.
fn open(name: &str) -> Model {
    let mut model = ready();
    assert_eq!(act(&mut model, CourseAction::Open(format!("races/{name}"))), [Effect::FetchCourse]);
    let effects = act(&mut model, CourseAction::Fetched(Ok(course())));
    assert!(effects.contains(&Effect::FetchAnswer(format!("races/{name}"))));
    assert_eq!(&*model.text, &format!("{name} = 1\n"));
    model
}

fn answer(effects: &[Effect]) -> Option<Answer> {
    effects.iter().find_map(|effect| match effect {
        Effect::Send(ToEngine::Judge { submission, .. }) => Some(submission.answer.clone()),
        _ => None,
    })
}

fn judged(model: &Model, standing: Standing, shown: Option<(String, SwitchModel)>) -> Action {
    let judgement = Judgement { standing, sentence: "So it is.".to_owned(), failures: vec![], shown };
    Action::Engine(FromEngine::Judged { run: model.run, judgement: Box::new(judgement) })
}

#[test]
fn a_wrong_answer_can_be_run_and_a_right_one_is_kept() {
    let mut model = open("fix");
    model.update(Action::Edit("fix = 3\n".to_owned()));
    assert_eq!(answer(&act(&mut model, CourseAction::HandIn)), Some(Answer::Program("fix = 3\n".to_owned())));
    assert!(line(&model).starts_with("Running"));
    model.update(judged(&model, Standing::Failed, Some(("2AB".to_owned(), SwitchModel::Any))));
    assert!(line(&model).starts_with("Finished: your answer is not right"));
    let effects = act(&mut model, CourseAction::ShowFailure);
    let [Effect::Send(ToEngine::Run { settings, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((settings.schedule.as_deref(), settings.switch), (Some("2AB"), SwitchModel::Any));

    act(&mut model, CourseAction::HandIn);
    assert_eq!(model.update(judged(&model, Standing::Passed, None)), [Effect::KeepProgress]);
    assert!(model.lessons.done.contains("races/fix") && line(&model).contains("right"));
    assert_eq!(model.lessons.next().as_deref(), Some("races/predict"));
}

#[test]
fn options_are_picked_before_an_answer_is_handed_in() {
    let mut model = open("predict");
    assert!(act(&mut model, CourseAction::HandIn).is_empty() && model.notice.is_some());
    for (option, picked) in [(0, true), (1, true), (0, false)] {
        act(&mut model, CourseAction::Pick(option, picked));
    }
    assert_eq!(answer(&act(&mut model, CourseAction::HandIn)), Some(Answer::Choices(vec![1])));
}

#[test]
fn what_is_to_be_broken_is_broken_by_hand() {
    let mut model = open("break");
    assert!(act(&mut model, CourseAction::HandIn).is_empty());
    model.following = Some(("2XY".to_owned(), SwitchModel::Any));
    assert_eq!(answer(&act(&mut model, CourseAction::HandIn)), Some(Answer::Schedule("2XY".to_owned())));
    assert_eq!(model.task, Task::Judge);
}

#[test]
fn hints_come_one_by_one_and_pages_are_fetched_once() {
    let mut model = open("fix");
    for shown in [1, 2, 3, 3] {
        act(&mut model, CourseAction::Hint);
        assert_eq!(model.lessons.open.as_ref().map(|open| open.hints), Some(shown));
    }
    assert_eq!(act(&mut model, CourseAction::Show(Some(View::List))), [Effect::View]);
    act(&mut model, CourseAction::Open("races/gone".to_owned()));
    assert!(model.notice.as_deref().is_some_and(|notice| notice.contains("races/gone")));
    act(&mut model, CourseAction::Leave);
    assert_eq!(model.lessons.open, None);
    let mut fresh = ready();
    assert_eq!(act(&mut fresh, CourseAction::Show(Some(View::List))), [Effect::View, Effect::FetchCourse]);
    act(&mut fresh, CourseAction::Fetched(Err("no line".to_owned())));
    assert_eq!(fresh.lessons.failed.as_deref(), Some("no line"));
}
