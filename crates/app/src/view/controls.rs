//! The bar with Run, Check every schedule, Stop, Reset and Share, and the status line.

use crate::model::Action;
use crate::status::{Status, Tone};
use crate::words;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ControlsProps {
    /// What the status line says.
    pub status: Status,
    /// Whether there is something to stop.
    pub busy: bool,
    /// Whether there is something to reset.
    pub edited: bool,
    /// How many tenths of a second of the program a second takes; `None`: as fast as can be.
    pub pace: Option<u32>,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The bar. Buttons with nothing to do keep their place in the tab order, so that the focus is never lost.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let press = |action: Action| props.tell.reform(move |_: MouseEvent| action.clone());
    let pace = props.tell.reform(|event: Event| {
        let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
        Action::Pace(words::PACES.into_iter().find(|(_, id, _)| *id == value).and_then(|(pace, ..)| pace))
    });
    let (tone, sign) = match props.status.tone {
        Tone::Calm => ("calm", ""),
        Tone::Busy => ("busy", "▸ "),
        Tone::Good => ("good", "✓ "),
        Tone::Bad => ("bad", "✕ "),
    };
    html! {
        <div class="controls">
            <div class="buttons" role="group" aria-label={words::CONTROLS}>
                <button type="button" class="primary" onclick={press(Action::Run)}>
                    <span class="sign" aria-hidden="true">{ "▶" }</span>{ words::RUN }
                </button>
                <button type="button" class="check" title={words::schedules::EMPTY} onclick={press(Action::Check)}>
                    <span class="sign" aria-hidden="true">{ "⇶" }</span>{ words::schedules::CHECK }
                </button>
                <button type="button" aria-disabled={(!props.busy).to_string()} onclick={press(Action::Stop)}>
                    <span class="sign" aria-hidden="true">{ "■" }</span>{ words::STOP }
                </button>
                <button type="button" aria-disabled={(!props.edited).to_string()} onclick={press(Action::Reset)}>
                    <span class="sign" aria-hidden="true">{ "↺" }</span>{ words::RESET }
                </button>
                <button type="button" onclick={press(Action::Share)}>
                    <span class="sign" aria-hidden="true">{ "↗" }</span>{ words::SHARE }
                </button>
                <button type="button" title={words::sharing::COPY_MEANING} onclick={press(Action::CopyText)}>
                    <span class="sign" aria-hidden="true">{ "≡" }</span>{ words::sharing::COPY }
                </button>
            </div>
            <label class="choice pace" title={words::PACE_MEANING}>
                <span>{ words::PACE }</span>
                <select onchange={pace}>
                    { for words::PACES.into_iter().map(|(one, id, name)| html! {
                        <option value={id} selected={one == props.pace}>{ name }</option>
                    }) }
                </select>
            </label>
            <div class={classes!("status", tone)}>
                <span class="sign" aria-hidden="true">{ sign }</span>
                <p role="status">{ &props.status.line }</p>
            </div>
        </div>
    }
}
