//! What the program wrote.

use super::input::InputBox;
use crate::model::{Action, Phase};
use crate::output::Output;
use crate::words;
use interleave_protocol::Stream;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// So near to the end, in pixels, the view follows new output.
const NEAR: i32 = 40;

#[derive(PartialEq, Properties)]
pub struct OutputProps {
    /// What was written.
    pub output: Output,
    /// So many bytes of it were there where the learner stands; `None`: all.
    pub written: Option<u64>,
    /// What the run left, in sentences.
    pub notes: Rc<[String]>,
    /// Why the run could not go on, in sentences.
    pub explanation: Vec<String>,
    /// What the program reads.
    pub input: Rc<str>,
    /// The number of the run if it ended because there was no more of it.
    pub wanted: Option<u32>,
    /// Hears what the learner writes for it.
    pub tell: Callback<Action>,
    /// How far the run is: silence means something else before and after.
    pub phase: Phase,
}

/// The pane with the log.
#[component]
pub fn OutputPane(props: &OutputProps) -> Html {
    let log = use_node_ref();
    let follow = use_mut_ref(|| true);
    use_effect_with(props.output.clone(), {
        let (log, follow) = (log.clone(), follow.clone());
        move |_| {
            if let Some(log) = log.cast::<Element>().filter(|_| *follow.borrow()) {
                log.set_scroll_top(log.scroll_height());
            }
        }
    });
    let scrolled = {
        let log = log.clone();
        Callback::from(move |_: Event| {
            if let Some(log) = log.cast::<Element>() {
                *follow.borrow_mut() = log.scroll_top() + log.client_height() + NEAR > log.scroll_height();
            }
        })
    };
    let silence = match (&props.phase, props.output.pieces.is_empty()) {
        (Phase::Idle | Phase::Checked { .. }, true) => Some(words::OUTPUT_EMPTY),
        (Phase::Ended { .. }, true) if props.explanation.is_empty() => Some(words::OUTPUT_SILENT),
        _ => None,
    };
    html! {
        <section class="output">
            <h2>{ words::OUTPUT }</h2>
            if !props.explanation.is_empty() {
                <ul class="explanation" aria-label={words::EXPLANATION}>
                    { for props.explanation.iter().map(|sentence| html! { <li>{ sentence }</li> }) }
                </ul>
            }
            <div class="log-frame">
                if let Some(silence) = silence {
                    <p class="empty">{ silence }</p>
                }
                <div class="log" role="log" aria-label={words::OUTPUT} tabindex="0" ref={log} onscroll={scrolled}>
                    { for props.output.shares(props.written).into_iter().zip(&props.output.pieces).enumerate().map(|(place, (there, piece))| html! {
                        <PieceView key={place} stream={piece.stream} text={piece.text.clone()} {there} />
                    }) }
                </div>
            </div>
            <InputBox input={props.input.clone()} wanted={props.wanted} tell={props.tell.clone()} />
            if !props.notes.is_empty() {
                <ul class="note" aria-label={words::NOTES}>
                    { for props.notes.iter().map(|sentence| html! { <li>{ sentence }</li> }) }
                </ul>
            }
            if props.output.left_out {
                <p class="note">{ words::OUTPUT_LEFT_OUT }</p>
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct PieceProps {
    stream: Stream,
    text: Rc<str>,
    /// So many bytes of it were there where the learner stands.
    there: usize,
}

/// A piece of the output. Standard error has a rule and its name beside it, not only a colour; what comes later is faint.
#[component]
fn PieceView(props: &PieceProps) -> Html {
    let (now, later) = props.text.split_at(props.text.floor_char_boundary(props.there));
    let text = html! {
        <>
            { now.to_owned() }
            if !later.is_empty() {
                <span class="later" title={words::moment::LATER}>{ later.to_owned() }</span>
            }
        </>
    };
    match props.stream {
        Stream::Out => html! { <div class="piece">{ text }</div> },
        Stream::Err => html! { <div class="piece error" role="group" aria-label={words::STANDARD_ERROR}>{ text }</div> },
    }
}
