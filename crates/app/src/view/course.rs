//! The course's own pages: the list of topics, and a topic to read.

use crate::course::{Lessons, View};
use crate::model::Action;
use crate::update::CourseAction;
use crate::web::files;
use crate::words::course as words;
use interleave_protocol::{Exercise, Topic};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct CourseProps {
    /// The course; a page of it is in view.
    pub lessons: Lessons,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The view.
#[component]
pub fn CourseView(props: &CourseProps) -> Html {
    let lessons = &props.lessons;
    let Some(course) = &lessons.contents else {
        return html! {
            <section class="course" aria-label={words::COURSE}>
                if let Some(reason) = &lessons.failed {
                    <p>{ format!("{} {reason}", words::NOT_FETCHED) }</p>
                    <button type="button" onclick={show(props, Some(View::List))}>{ words::AGAIN }</button>
                } else {
                    <p class="empty">{ words::FETCHING }</p>
                }
            </section>
        };
    };
    if let Some(View::Topic(id)) = &lessons.view
        && let Some(topic) = lessons.topic(id)
    {
        return html! {
            <section class="course" aria-label={topic.title.clone()}>
                <p><button type="button" onclick={show(props, Some(View::List))}>{ words::ALL_TOPICS }</button></p>
                <h2>{ &topic.title }</h2>
                <div class="prose">{ Html::from_html_unchecked(topic.page.clone().into()) }</div>
                <h3>{ words::EXERCISES }</h3>
                { exercises(props, topic) }
            </section>
        };
    }
    let all: usize = course.topics.iter().map(|topic| topic.exercises.len()).sum();
    html! {
        <section class="course" aria-label={words::COURSE}>
            <h2>{ &course.title }</h2>
            <p class="note">{ words::progress(lessons.done.len(), all) }</p>
            { progress_files(props) }
            <div class="prose">{ Html::from_html_unchecked(course.introduction.clone().into()) }</div>
            <div class="topics">
                { for course.topics.iter().map(|topic| html! {
                    <article class="topic" key={topic.id.clone()}>
                        <h3>
                            <button type="button" class="link" onclick={show(props, Some(View::Topic(topic.id.clone())))}>
                                { &topic.title }
                            </button>
                        </h3>
                        { exercises(props, topic) }
                    </article>
                }) }
            </div>
        </section>
    }
}

/// Progress leaves this browser and comes from another one as a file.
fn progress_files(props: &CourseProps) -> Html {
    let export = props.tell.reform(|_: MouseEvent| Action::Course(CourseAction::Export));
    let tell = props.tell.clone();
    let import = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            files::read(&input, tell.reform(|text| Action::Course(CourseAction::Import(text))));
        }
    });
    html! {
        <div class="progress-files">
            <button type="button" class="small" onclick={export}>{ words::EXPORT }</button>
            <label>{ words::IMPORT }<input type="file" accept=".txt,text/plain" onchange={import} /></label>
        </div>
    }
}

fn exercises(props: &CourseProps, topic: &Topic) -> Html {
    html! { <ul class="exercises">{ for topic.exercises.iter().map(|exercise| exercise_row(props, exercise)) }</ul> }
}

fn exercise_row(props: &CourseProps, exercise: &Exercise) -> Html {
    let id = exercise.id.clone();
    let open = props.tell.reform(move |_: MouseEvent| Action::Course(CourseAction::Open(id.clone())));
    let done = props.lessons.done.contains(&exercise.id);
    html! {
        <li class={done.then_some("done")}>
            <button type="button" class="link" onclick={open}>{ &exercise.title }</button>
            <span class="note">{ format!(" {}", words::kind(exercise.kind)) }</span>
            if done {
                <span class="tick">{ format!(" ✓ {}", words::DONE) }</span>
            }
        </li>
    }
}

fn show(props: &CourseProps, view: Option<View>) -> Callback<MouseEvent> {
    props.tell.reform(move |_| Action::Course(CourseAction::Show(view.clone())))
}
