//! The region "Schedules": how to look, how far the search is, the verdict, the outcomes.

use super::counterexample::CounterexampleView;
use super::tree::TreeView;
use super::what_if::WhatIfView;
use crate::model::Action;
use crate::palette::Palette;
use crate::picture::Picture;
use crate::schedules::Schedules;
use crate::words::schedules as words;
use interleave_protocol::{Explored, Outcome, VerdictKind};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Most lines of an outcome's output in the table.
const MOST_LINES: usize = 8;
/// Most characters of it.
const MOST_CHARACTERS: usize = 400;

#[derive(PartialEq, Properties)]
pub struct SchedulesProps {
    /// What there is to show.
    pub schedules: Schedules,
    /// Whether a search is under way.
    pub busy: bool,
    /// The last run, if it follows the schedule of the counterexample and is over.
    pub usual: Option<Picture>,
    /// The inks of pictures.
    pub palette: Palette,
    /// Whether the program has changed since the search.
    pub stale: bool,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The pane.
#[component]
pub fn SchedulesPane(props: &SchedulesProps) -> Html {
    let schedules = &props.schedules;
    let found = schedules.found.as_deref();
    let tone = match found.map(|found| found.kind) {
        None => None,
        Some(VerdictKind::Proven) => Some("good"),
        Some(VerdictKind::Bounded | VerdictKind::Inconclusive) => Some("calm"),
        Some(_) => Some("bad"),
    };
    let open = found.is_some() || schedules.refused.is_some();
    html! {
        <section class={classes!("schedules", open.then_some("open"))} aria-label={words::TITLE}>
            <div class="pane-head">
                <h2>{ words::TITLE }</h2>
                { switch_choice(props) }
                { bound_choice(props) }
                { more(props) }
            </div>
            <div class="schedules-body" role="group" aria-label={words::TITLE} tabindex={open.then_some("0")}>
                if props.busy {
                    <p class="about progress">{ words::progress(&schedules.extent) }</p>
                } else if !open {
                    <p class="about hint">{ words::EMPTY }</p>
                }
                <div id="verdict" class={classes!("verdict", tone)} aria-live="polite">
                    if let Some(found) = found {
                        <p>{ &found.sentence }</p>
                    }
                    if schedules.refused.is_some() {
                        <p>{ words::REFUSED }</p>
                    }
                </div>
                if let Some(refused) = &schedules.refused {
                    <pre class="refused">{ AttrValue::from(refused.clone()) }</pre>
                }
                if let Some(found) = &schedules.found {
                    { results(props, found) }
                }
            </div>
        </section>
    }
}

fn results(props: &SchedulesProps, found: &Rc<Explored>) -> Html {
    let failing = found.failing.filter(|failing| *failing > 0);
    html! {
        <>
            if props.stale {
                <p class="note">{ words::STALE }</p>
            }
            if let Some(bound) = &found.bound {
                <p class="note">{ bound }</p>
            }
            { outcomes(props, found) }
            if let Some(counterexample) = &found.counterexample {
                <CounterexampleView found={found.clone()} row={props.schedules.row} stale={props.stale} tell={props.tell.clone()} />
                if let Some(what_if) = &props.schedules.what_if {
                    <WhatIfView
                        found={found.clone()}
                        what_if={what_if.clone()}
                        usual={props.usual.clone()}
                        palette={props.palette}
                        tell={props.tell.clone()}
                    />
                }
                if !counterexample.waiting.is_empty() {
                    <h3>{ words::WAITING }</h3>
                    <ul class="explanation" aria-label={words::WAITING}>
                        { for counterexample.waiting.iter().map(|waiting| html! { <li>{ words::waits(waiting) }</li> }) }
                    </ul>
                }
            }
            if !found.tree.is_empty() {
                <TreeView found={found.clone()} stale={props.stale} tell={props.tell.clone()} />
            }
            <p class="note">
                if let Some(failing) = failing {
                    { words::failing(failing, found.extent.executions) }{ " " }
                }
                { words::extent(found) }
            </p>
        </>
    }
}

fn outcomes(props: &SchedulesProps, found: &Explored) -> Html {
    html! {
        <>
            <table class="outcomes">
                <caption>{ words::outcomes(found) }</caption>
                <thead>
                    <tr>{ for words::COLUMNS.into_iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr>
                </thead>
                <tbody>
                    { for found.outcomes.iter().enumerate().map(|(place, outcome)| outcome_row(props, found, place, outcome)) }
                </tbody>
            </table>
            if found.left_out > 0 {
                <p class="note">{ words::left_out(found.left_out) }</p>
            }
        </>
    }
}

fn outcome_row(props: &SchedulesProps, found: &Explored, place: usize, outcome: &Outcome) -> Html {
    let shown = found.counterexample.as_ref().is_some_and(|counterexample| counterexample.outcome as usize == place);
    let chosen = props.schedules.chosen == Some(place);
    let press = props.tell.reform(move |_: MouseEvent| Action::RunSchedule(place));
    let id = format!("outcome-{place}");
    let [_, ends, how_many, see] = words::COLUMNS;
    html! {
        <tr key={place} class={classes!(shown.then_some("shown"), chosen.then_some("chosen"))}>
            <th scope="row" id={id.clone()}>
                if outcome.stdout.is_empty() {
                    <span class="about">{ words::NOTHING_PRINTED }</span>
                } else {
                    <code>{ short(&outcome.stdout) }</code>
                }
            </th>
            <td data-head={ends}>{ words::ending(outcome) }</td>
            <td data-head={how_many}>{ words::share(outcome.count, found.extent.executions) }</td>
            <td data-head={see}>
                if outcome.schedule.is_some() {
                    <button type="button" aria-describedby={id} aria-disabled={props.stale.to_string()} onclick={press}>
                        { words::RUN_THIS }
                    </button>
                } else {
                    <span class="about">{ words::NO_RUN }</span>
                }
            </td>
        </tr>
    }
}

fn switch_choice(props: &SchedulesProps) -> Html {
    let chosen = props.schedules.settings.switch;
    let tell = props.tell.clone();
    let choose = Callback::from(move |event: Event| {
        let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
        if let Some((switch, ..)) = words::SWITCHES.into_iter().find(|(_, name, _)| *name == value) {
            tell.emit(Action::Switch(switch));
        }
    });
    html! {
        <label class="choice">
            <span>{ words::SWITCH }</span>
            <select onchange={choose}>
                { for words::SWITCHES.into_iter().map(|(switch, name, title)| html! {
                    <option value={name} selected={switch == chosen}>{ title }</option>
                }) }
            </select>
        </label>
    }
}

fn bound_choice(props: &SchedulesProps) -> Html {
    let chosen = props.schedules.settings.preemptions;
    let tell = props.tell.clone();
    let choose = Callback::from(move |event: Event| {
        let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
        if let Some((bound, ..)) = words::BOUNDS.into_iter().find(|(_, name, _)| *name == value) {
            tell.emit(Action::Bound(bound));
        }
    });
    html! {
        <label class="choice">
            <span>{ words::BOUND }</span>
            <select onchange={choose}>
                { for words::BOUNDS.into_iter().map(|(bound, name, title)| html! {
                    <option value={name} selected={bound == chosen}>{ title }</option>
                }) }
            </select>
        </label>
    }
}

/// Settings that are seldom needed, with what each means.
fn more(props: &SchedulesProps) -> Html {
    let settings = &props.schedules.settings;
    let chosen = |event: &Event| event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
    let clock = props.tell.reform(move |event: Event| {
        let value = chosen(&event);
        Action::Clock(words::CLOCKS.into_iter().find(|(_, id, _)| *id == value).map(|(clock, ..)| clock).unwrap_or_default())
    });
    let ready = props.tell.reform(move |event: Event| {
        let value = chosen(&event);
        Action::Ready(words::READIES.into_iter().find(|(_, id, _)| *id == value).map(|(ready, ..)| ready).unwrap_or_default())
    });
    html! {
        <details class="more">
            <summary>{ words::MORE }</summary>
            <label class="choice">
                <span>{ words::CLOCK }</span>
                <select onchange={clock}>
                    { for words::CLOCKS.into_iter().map(|(clock, id, name)| html! {
                        <option value={id} selected={clock == settings.clock}>{ name }</option>
                    }) }
                </select>
            </label>
            <p class="note">{ words::CLOCK_MEANING }</p>
            <label class="choice">
                <span>{ words::READY }</span>
                <select onchange={ready}>
                    { for words::READIES.into_iter().map(|(ready, id, name)| html! {
                        <option value={id} selected={ready == settings.ready}>{ name }</option>
                    }) }
                </select>
            </label>
            <p class="note">{ words::READY_MEANING }</p>
            <dl class="meanings">
                <dt>{ words::SWITCH }</dt><dd class="note">{ words::SWITCH_MEANING }</dd>
                <dt>{ words::BOUND }</dt><dd class="note">{ words::BOUND_MEANING }</dd>
            </dl>
        </details>
    }
}

/// As much of an output as has room in the table. All of it is seen when its schedule is run.
fn short(text: &str) -> String {
    let text = text.trim_end();
    let lines = text.split_inclusive('\n').take(MOST_LINES).map(str::len).sum();
    let characters = text.char_indices().nth(MOST_CHARACTERS).map_or(text.len(), |(place, _)| place);
    match characters.min(lines) {
        end if end < text.len() => format!("{}…", text[..end].trim_end()),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_long_output_is_cut_at_a_line_or_a_character() {
        assert_eq!(short("a\nb\n"), "a\nb");
        assert_eq!(short(&"line\n".repeat(9)), format!("{}…", "line\n".repeat(8).trim_end()));
        assert_eq!(short(&"é".repeat(500)), format!("{}…", "é".repeat(400)));
    }
}
