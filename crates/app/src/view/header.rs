//! The bar at the top: examples, labs, theme.

use crate::course::View;
use crate::examples::{EXAMPLES, Example};
use crate::model::Action;
use crate::update::{CourseAction, WaysAction};
use crate::words;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct HeaderProps {
    /// Id of the example that is open.
    pub open_example: Option<String>,
    /// Whether the labs are in view.
    pub labs: bool,
    /// Whether the course's pages are in view.
    pub course: bool,
    /// Whether the comparison of ways is in view.
    pub ways: bool,
    /// Whether the dark theme is shown.
    pub dark: bool,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The bar, without the page's name.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let open = props.tell.reform(|event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        Action::Open(select.map(|select| select.value()).unwrap_or_default())
    });
    let labs = props.labs;
    let show_labs = props.tell.reform(move |_: MouseEvent| Action::ShowLabs(!labs));
    let view = (!props.course).then_some(View::List);
    let show_course = props.tell.reform(move |_: MouseEvent| Action::Course(CourseAction::Show(view.clone())));
    let ways = props.ways;
    let show_ways = props.tell.reform(move |_: MouseEvent| Action::Ways(WaysAction::Show(!ways)));
    let theme = props.tell.reform(|_: MouseEvent| Action::ToggleTheme);
    let keys = props.tell.reform(|_: MouseEvent| Action::ShowKeys(true));
    let chosen = props.open_example.as_deref();
    html! {
        <>
            <p class="subtitle">{ words::SUBTITLE }</p>
            <label class="examples" hidden={labs || props.course || props.ways}>
                <span>{ words::EXAMPLES }</span>
                <select onchange={open}>
                    <option value="" disabled=true selected={chosen.is_none()}>{ words::NO_EXAMPLE }</option>
                    { for groups().into_iter().map(|(name, examples)| group(name, examples, chosen)) }
                </select>
            </label>
            <span class="space"></span>
            <button type="button" onclick={show_course}>
                { if props.course { words::BACK_TO_PROGRAM } else { words::course::COURSE } }
            </button>
            <button type="button" onclick={show_ways}>{ if ways { words::BACK_TO_PROGRAM } else { words::ways::OPEN } }</button>
            <button type="button" onclick={show_labs}>{ if labs { words::BACK_TO_PROGRAM } else { words::LABS } }</button>
            <button type="button" aria-keyshortcuts="?" onclick={keys}>{ words::keys::TITLE }</button>
            <button type="button" onclick={theme}>{ if props.dark { words::LIGHT } else { words::DARK } }</button>
        </>
    }
}

fn group(name: &'static str, examples: &[Example], chosen: Option<&str>) -> Html {
    html! {
        <optgroup key={name} label={name}>
            { for examples.iter().map(|example| html! {
                <option key={example.id} value={example.id} selected={chosen == Some(example.id)}>{ example.title }</option>
            }) }
        </optgroup>
    }
}

fn groups() -> Vec<(&'static str, &'static [Example])> {
    EXAMPLES.chunk_by(|a, b| a.group == b.group).map(|group| (group[0].group, group)).collect()
}
