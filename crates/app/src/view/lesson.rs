//! The panel with an exercise: what to do, options, hints, the verdict, the explanation.

use super::arrange::Arrange;
use crate::course::Task;
use crate::model::Action;
use crate::update::CourseAction;
use crate::words::course as words;
use interleave_protocol::{ExerciseKind, Judgement, Standing};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct LessonProps {
    /// The exercise and how far the learner is.
    pub task: Task,
    /// The program as it stands in the editor.
    pub text: Rc<str>,
    /// Whether it was done, now or before.
    pub done: bool,
    /// The exercise after it.
    pub next: Option<String>,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The panel.
#[component]
pub fn LessonPane(props: &LessonProps) -> Html {
    let task = &props.task;
    let exercise = &task.exercise;
    let press = |action: CourseAction| props.tell.reform(move |_: MouseEvent| Action::Course(action.clone()));
    let text = |html: &str| Html::from_html_unchecked(html.to_owned().into());
    let passed = task.judgement.as_ref().is_some_and(|judgement| judgement.standing == Standing::Passed);
    let more = task.hints < exercise.hints.len();
    html! {
        <section class="lesson" aria-label={words::LESSON}>
            <div class="pane-head">
                <h2>{ &exercise.title }</h2>
                <span class="edited">{ words::kind(exercise.kind) }</span>
                if props.done {
                    <span class="tick">{ format!("✓ {}", words::DONE) }</span>
                }
                <span class="space"></span>
                <button type="button" class="small" onclick={press(CourseAction::Leave)}>{ words::LEAVE }</button>
            </div>
            <div class="lesson-body prose" tabindex="0" role="group" aria-label={exercise.title.clone()}>
                { text(&exercise.task) }
                if exercise.kind == ExerciseKind::Parsons {
                    <Arrange text={props.text.clone()} starter={exercise.starter.clone()} tell={props.tell.clone()} />
                }
                if !exercise.options.is_empty() {
                    { text(&exercise.question) }
                    { options(props) }
                }
                { for exercise.hints.iter().take(task.hints).enumerate().map(|(index, hint)| html! {
                    <div class="hint-text"><h3>{ words::hint(index + 1) }</h3>{ text(hint) }</div>
                }) }
                if let Some(solution) = exercise.solution.as_ref().filter(|_| task.solution) {
                    <h3>{ words::SOLUTION_HEAD }</h3>
                    <pre><code>{ solution }</code></pre>
                }
                <div class="judged" aria-live="polite">
                    if let Some(judgement) = &task.judgement {
                        { verdict(props, judgement) }
                    }
                </div>
                if passed {
                    <h3>{ words::EXPLANATION }</h3>
                    { text(&exercise.explanation) }
                }
            </div>
            <div class="lesson-bar">
                <button type="button" class="primary" onclick={press(CourseAction::HandIn)}>{ words::CHECK }</button>
                if more {
                    <button type="button" onclick={press(CourseAction::Hint)}>{ words::HINT }</button>
                }
                if exercise.solution.is_some() && (passed || props.done || !more) {
                    <button type="button" onclick={press(CourseAction::Solution(!task.solution))}>
                        { if task.solution { words::HIDE_SOLUTION } else { words::SOLUTION } }
                    </button>
                }
                if let Some(next) = props.next.clone().filter(|_| passed || props.done) {
                    <button type="button" onclick={press(CourseAction::Open(next))}>{ words::NEXT }</button>
                }
            </div>
        </section>
    }
}

fn options(props: &LessonProps) -> Html {
    let task = &props.task;
    html! {
        <fieldset class="options">
            <legend class="hidden">{ words::OPTIONS }</legend>
            { for task.exercise.options.iter().enumerate().map(|(index, option)| {
                let index = index as u32;
                let pick = props.tell.reform(move |event: Event| {
                    let picked = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
                    Action::Course(CourseAction::Pick(index, picked))
                });
                html! {
                    <label key={index}>
                        <input type="checkbox" checked={task.picked.contains(&index)} onchange={pick} />
                        <span>{ Html::from_html_unchecked(option.clone().into()) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

fn verdict(props: &LessonProps, judgement: &Judgement) -> Html {
    let show = props.tell.reform(|_: MouseEvent| Action::Course(CourseAction::ShowFailure));
    html! {
        <div class={match judgement.standing {
            Standing::Passed => "verdict good",
            Standing::Failed => "verdict bad",
            Standing::Unsettled => "verdict",
        }}>
            <p>{ &judgement.sentence }</p>
            if judgement.failures.len() > 1 {
                <ul>{ for judgement.failures.iter().skip(1).map(|failure| html! { <li>{ failure }</li> }) }</ul>
            }
            if judgement.shown.is_some() {
                <button type="button" onclick={show}>{ words::SHOW }</button>
            }
        </div>
    }
}
