//! The bar that leads through a run: steps, a slider, and how far one step goes.

use crate::model::Action;
use crate::stand::{Stand, Step, Unit};
use crate::words::moment as words;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct StepperProps {
    /// Where the learner stands.
    pub stand: Stand,
    /// Whether some strand failed.
    pub failed: bool,
    /// Whether the run is being played.
    pub playing: bool,
    /// Whether the learner chooses who goes on in the last run.
    pub choosing: bool,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The bar. It is there before a run too, so that nothing moves when one ends.
#[component]
pub fn Stepper(props: &StepperProps) -> Html {
    let stand = &props.stand;
    let there = stand.is_there();
    let end = stand.walk.places.len();
    let press = |step: Step| props.tell.reform(move |_: MouseEvent| Action::Step(step));
    let button = |step: Step, sign: &'static str, name: &'static str, class: &'static str, possible: bool| {
        html! {
            <button type="button" {class} title={name} aria-disabled={(!there || !possible).to_string()} onclick={press(step)}>
                <span class="sign" aria-hidden="true">{ sign }</span><span class="name">{ name }</span>
            </button>
        }
    };
    let slid = props.tell.reform(|event: InputEvent| {
        let value = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value_as_number()).unwrap_or_default();
        Action::Step(Step::To(value as usize))
    });
    let unit = props.tell.reform(|event: Event| {
        let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
        let found = words::UNITS.into_iter().find(|(_, id, _)| *id == value);
        Action::Unit(found.map_or(Unit::default(), |(unit, _, _)| unit))
    });
    let position = words::position(stand.at, end, stand.time());
    html! {
        <div class="stepper" role="group" aria-label={words::STEPS}>
            { button(Step::First, "⇤", words::FIRST, "short", stand.at > 0) }
            { button(Step::Back, "◂", words::BACK, "", stand.at > 0) }
            { button(Step::Forward, "▸", words::FORWARD, "", stand.at < end) }
            { button(Step::Last, "⇥", words::LAST, "short", stand.at < end) }
            <button
                type="button"
                aria-disabled={(!there || props.choosing).to_string()}
                onclick={props.tell.reform(|_: MouseEvent| Action::Play)}
            >
                <span class="sign" aria-hidden="true">{ if props.playing { "❚❚" } else { "▷" } }</span>
                { if props.playing { words::PAUSE } else { words::PLAY } }
            </button>
            if props.failed {
                { button(Step::Error, "✕", words::ERROR, "", true) }
            }
            <button
                type="button"
                class="by-hand"
                title={words::BY_HAND_MEANING}
                aria-pressed={props.choosing.to_string()}
                onclick={props.tell.reform(|_: MouseEvent| Action::ByHand)}
            >
                { words::BY_HAND }
            </button>
            <label class="choice">
                { words::UNIT }
                <select onchange={unit}>
                    { for words::UNITS.into_iter().map(|(unit, id, name)| html! {
                        <option value={id} selected={unit == stand.unit}>{ name }</option>
                    }) }
                </select>
            </label>
            <input
                type="range"
                min="0"
                max={end.to_string()}
                step="1"
                value={stand.at.to_string()}
                disabled={!there}
                aria-label={words::SLIDER}
                aria-valuetext={position.clone()}
                oninput={slid}
            />
            <span class="position">{ if there { position } else { String::new() } }</span>
        </div>
    }
}
