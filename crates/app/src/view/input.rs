//! What the program reads: all of it before a run, and a line when one is asked for.

use crate::model::Action;
use crate::words;
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct InputProps {
    /// What there is.
    pub input: Rc<str>,
    /// The number of the last run if it wanted more.
    pub wanted: Option<u32>,
    /// Hears what the learner writes.
    pub tell: Callback<Action>,
}

/// The box.
#[component]
pub fn InputBox(props: &InputProps) -> Html {
    let line = use_node_ref();
    // Another run that asks is another question.
    use_effect_with(props.wanted, {
        let line = line.clone();
        move |wanted| {
            // Whoever is asked can answer at once.
            if let Some(line) = line.cast::<HtmlElement>().filter(|_| wanted.is_some()) {
                let _ = line.focus();
            }
        }
    });
    let typed = props.tell.reform(|event: InputEvent| {
        Action::Input(event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default())
    });
    let give = {
        let (line, tell) = (line.clone(), props.tell.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = line.cast::<HtmlInputElement>() {
                tell.emit(Action::GiveLine(input.value()));
                input.set_value("");
            }
        })
    };
    html! {
        <div class="input">
            if props.wanted.is_some() {
                <form class="ask" onsubmit={give}>
                    <p role="status">{ words::INPUT_WANTED }</p>
                    <label>
                        <span class="hidden">{ words::INPUT_LINE }</span>
                        <input ref={line} type="text" aria-label={words::INPUT_LINE} autocomplete="off" spellcheck="false" />
                    </label>
                    <button type="submit" class="primary">{ words::INPUT_GIVE }</button>
                </form>
            }
            <details open={!props.input.is_empty()}>
                <summary title={words::INPUT_MEANING}>{ words::INPUT }</summary>
                <textarea
                    aria-label={words::INPUT}
                    title={words::INPUT_MEANING}
                    spellcheck="false"
                    autocapitalize="off"
                    value={AttrValue::from(props.input.clone())}
                    oninput={typed}
                />
            </details>
        </div>
    }
}
