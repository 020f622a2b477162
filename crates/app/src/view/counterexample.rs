//! A schedule in columns: each strand has its own, time runs downwards, and where one is interrupted the reason stands below.

use super::strand_class;
use crate::model::Action;
use crate::words::schedules as words;
use interleave_protocol::{Counterexample, Explored, Row};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct CounterexampleProps {
    /// What was found; it has a counterexample.
    pub found: Rc<Explored>,
    /// The row whose line the editor marks.
    pub row: Option<usize>,
    /// Whether the program has changed since.
    pub stale: bool,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The table.
#[component]
pub fn CounterexampleView(props: &CounterexampleProps) -> Html {
    let Some(counterexample) = &props.found.counterexample else { return html! {} };
    html! {
        <>
            <h3>{ words::COUNTEREXAMPLE }</h3>
            <p class="note">{ words::COUNTEREXAMPLE_HINT }</p>
            <div class="columns-scroll" role="group" tabindex="0" aria-label={words::COUNTEREXAMPLE}>
                <table class="columns">
                    <caption class="hidden">{ words::COUNTEREXAMPLE }</caption>
                    <thead>
                        <tr>{ for counterexample.strands.iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr>
                    </thead>
                    <tbody>
                        { for counterexample.rows.iter().enumerate().map(|(place, row)| row_view(props, counterexample, place, row)) }
                    </tbody>
                </table>
            </div>
            if counterexample.truncated {
                <p class="note">{ words::TRUNCATED }</p>
            }
        </>
    }
}

fn row_view(props: &CounterexampleProps, counterexample: &Counterexample, place: usize, row: &Row) -> Html {
    let chosen = props.row == Some(place);
    let press = props.tell.reform(move |_: MouseEvent| Action::ChooseRow(place));
    let ask = props.tell.reform(move |_: MouseEvent| Action::WhatIf(place));
    let text = words::step(row.line, &row.text);
    // Where there is no room for columns, the name stands above the first of a strand's rows.
    let begins = place.checked_sub(1).is_none_or(|before| counterexample.rows[before].strand != row.strand);
    let name = counterexample.strands.get(row.strand as usize).filter(|_| begins).cloned();
    html! {
        <tr key={place} class={chosen.then_some("chosen")}>
            { for (0..counterexample.strands.len()).map(|strand| {
                if strand != row.strand as usize {
                    return html! { <td></td> };
                }
                html! {
                    <td class={strand_class(strand as u32)} data-strand={name.clone()}>
                        if row.line > 0 {
                            <button type="button" class="step" aria-pressed={chosen.to_string()} onclick={press.clone()}>{ text.clone() }</button>
                        } else {
                            <span class="step">{ text.clone() }</span>
                        }
                        if !row.note.is_empty() {
                            <p class={classes!("why", row.interrupted.then_some("interrupted"))}>
                                { &row.note }
                                if row.otherwise.is_some() {
                                    { " " }
                                    <button type="button" class="small" aria-disabled={props.stale.to_string()} onclick={ask.clone()}>
                                        { words::ASK_WHAT_IF }
                                    </button>
                                }
                            </p>
                        }
                    </td>
                }
            }) }
        </tr>
    }
}
