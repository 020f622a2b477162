//! The lines of an exercise in which lines are put in order: by dragging, by buttons, or by keys.

use crate::arrange;
use crate::model::Action;
use crate::update::CourseAction;
use crate::web::document;
use crate::words::course as words;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ArrangeProps {
    /// The program as it stands in the editor.
    pub text: Rc<str>,
    /// All lines that there are, in no order.
    pub starter: String,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// What becomes of the chosen line.
#[derive(Clone, Copy, PartialEq)]
enum Deed {
    Up,
    Down,
    Deeper,
    LessDeep,
    Aside,
}

/// All of them, with the names of their buttons.
const DEEDS: [(Deed, &str); 5] = [
    (Deed::Up, words::LINE_UP),
    (Deed::Down, words::LINE_DOWN),
    (Deed::LessDeep, words::LINE_LEFT),
    (Deed::Deeper, words::LINE_RIGHT),
    (Deed::Aside, words::LINE_ASIDE),
];

/// The list.
#[component]
pub fn Arrange(props: &ArrangeProps) -> Html {
    let chosen = use_state(|| 0_usize);
    let dragged = use_mut_ref(|| None::<usize>);
    // The place to which the focus goes when the lines have been drawn.
    let follow = use_mut_ref(|| false);
    let count = props.text.lines().count();
    let at = (*chosen).min(count.saturating_sub(1));
    use_effect_with((props.text.clone(), at), {
        let follow = follow.clone();
        move |_| {
            if follow.replace(false)
                && let Some(row) = document().get_element_by_id(&row_id(at)).and_then(|row| row.dyn_into::<HtmlElement>().ok())
            {
                let _ = row.focus();
            }
        }
    });
    let arranged = props.tell.reform(|text: String| Action::Course(CourseAction::Arranged(text)));
    let act = {
        let (text, arranged, chosen) = (props.text.clone(), arranged.clone(), chosen.clone());
        Callback::from(move |(deed, line): (Deed, usize)| {
            let (changed, place) = match deed {
                Deed::Up if line > 0 => (arrange::moved(&text, line, line - 1), line - 1),
                Deed::Down if line + 1 < count => (arrange::moved(&text, line, line + 1), line + 1),
                Deed::Up | Deed::Down => return,
                Deed::Deeper => (arrange::indented(&text, line, true), line),
                Deed::LessDeep => (arrange::indented(&text, line, false), line),
                Deed::Aside => (arrange::without(&text, line), line),
            };
            chosen.set(place);
            arranged.emit(changed);
        })
    };
    let rows = props.text.lines().enumerate().map(|(line, code)| {
        let choose = {
            let chosen = chosen.clone();
            Callback::from(move |_: MouseEvent| chosen.set(line))
        };
        let keys = {
            let (act, follow) = (act.clone(), follow.clone());
            Callback::from(move |event: KeyboardEvent| {
                let deed = match event.key().as_str() {
                    "ArrowUp" => Deed::Up,
                    "ArrowDown" => Deed::Down,
                    "ArrowRight" => Deed::Deeper,
                    "ArrowLeft" => Deed::LessDeep,
                    "Delete" => Deed::Aside,
                    _ => return,
                };
                event.prevent_default();
                *follow.borrow_mut() = true;
                act.emit((deed, line));
            })
        };
        let start = {
            let dragged = dragged.clone();
            Callback::from(move |_: DragEvent| *dragged.borrow_mut() = Some(line))
        };
        // A browser lets nothing be dropped where this is not prevented.
        let over = Callback::from(|event: DragEvent| event.prevent_default());
        let drop = {
            let (dragged, arranged, text, chosen) = (dragged.clone(), arranged.clone(), props.text.clone(), chosen.clone());
            Callback::from(move |event: DragEvent| {
                event.prevent_default();
                if let Some(from) = dragged.borrow_mut().take() {
                    chosen.set(line);
                    arranged.emit(arrange::moved(&text, from, line));
                }
            })
        };
        html! {
            <li key={line} ondragover={over} ondrop={drop}>
                <button type="button" id={row_id(line)} draggable="true" aria-pressed={(line == at).to_string()}
                    onclick={choose} onkeydown={keys} ondragstart={start}><code>{ code }</code></button>
            </li>
        }
    });
    let aside = arrange::aside(&props.starter, &props.text);
    html! {
        <div class="arrange">
            <p class="note" id="arrange-keys">{ words::ARRANGE }</p>
            <ol aria-label={words::LINES} aria-describedby="arrange-keys">{ for rows }</ol>
            <div class="arrange-bar" role="group" aria-label={words::CHOSEN_LINE}>
                { for DEEDS.into_iter().map(|(deed, name)| {
                    let act = act.clone();
                    let press = Callback::from(move |_: MouseEvent| act.emit((deed, at)));
                    html! { <button type="button" class="small" onclick={press}>{ name }</button> }
                }) }
            </div>
            if !aside.is_empty() {
                <p>{ words::ASIDE }</p>
                <ul aria-label={words::ASIDE}>
                    { for aside.into_iter().map(|line| {
                        let (text, arranged, chosen) = (props.text.clone(), arranged.clone(), chosen.clone());
                        let code = line.trim_start().to_owned();
                        let back = Callback::from(move |_: MouseEvent| {
                            chosen.set(count);
                            arranged.emit(arrange::with(&text, &line));
                        });
                        html! { <li><button type="button" title={words::USE_AGAIN} onclick={back}><code>{ code }</code></button></li> }
                    }) }
                </ul>
            }
        </div>
    }
}

fn row_id(line: usize) -> String {
    format!("arrange-{line}")
}
