//! The timeline's pane: picture or table, legend, zoom.

use super::canvas::TimelinePicture;
use super::table::TimelineTable;
use crate::figures;
use crate::model::{Action, Export};
use crate::palette::Palette;
use crate::picture::Picture;
use crate::words;
use interleave_protocol::State;
use yew::prelude::*;

const STATES: [(State, &str); 6] = [
    (State::Running, "running"),
    (State::Ready, "ready"),
    (State::Wanting, "wanting"),
    (State::Blocked, "blocked"),
    (State::Sleeping, "sleeping"),
    (State::Failed, "failed"),
];

#[derive(PartialEq, Properties)]
pub struct TimelineProps {
    /// What there is to show.
    pub picture: Picture,
    /// The time at which the learner stands, in nanoseconds.
    pub cursor: Option<u64>,
    /// As a table instead of a picture.
    pub table: bool,
    /// Whether a run is under way.
    pub busy: bool,
    /// The inks of the picture.
    pub palette: Palette,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The pane.
#[component]
pub fn TimelinePane(props: &TimelineProps) -> Html {
    let timeline = &props.picture.timeline;
    let there = !props.picture.is_empty();
    let body = if !there {
        let sentence = match (props.busy, timeline.strands.is_empty()) {
            (true, _) => words::TIMELINE_RUNNING,
            (false, true) => words::TIMELINE_EMPTY,
            (false, false) => words::TIMELINE_NOTHING,
        };
        html! { <p class="empty">{ sentence }</p> }
    } else if props.table {
        html! { <TimelineTable timeline={timeline.clone()} tell={props.tell.clone()} /> }
    } else {
        html! {
            <TimelinePicture picture={props.picture.clone()} cursor={props.cursor} palette={props.palette} saves={saves(props)} tell={props.tell.clone()} />
        }
    };
    html! {
        <section class="timeline" aria-label={words::TIMELINE}>
            <div class="pane-head">
                <h2>{ words::TIMELINE }</h2>
                if there {
                    <p class="about">{ words::timeline_summary(timeline.strands.len(), &figures::time(timeline.end)) }</p>
                    if timeline.truncated {
                        <p class="note">{ words::TIMELINE_TRUNCATED }</p>
                    }
                    if !props.table {
                        { legend() }
                    }
                    <span class="space"></span>
                    if props.table {
                        { saves(props) }
                    }
                    <div class="toggle" role="group" aria-label={words::TIMELINE_AS}>
                        { choice(props, false, words::PICTURE) }
                        { choice(props, true, words::TABLE) }
                    </div>
                }
            </div>
            { body }
        </section>
    }
}

fn choice(props: &TimelineProps, table: bool, name: &'static str) -> Html {
    let press = props.tell.reform(move |_: MouseEvent| Action::ShowTable(table));
    html! {
        <button type="button" aria-pressed={(props.table == table).to_string()} onclick={press}>{ name }</button>
    }
}

/// The buttons that save the timeline: in the table's head, and below the picture.
fn saves(props: &TimelineProps) -> Html {
    html! {
        <div class="save" role="group" aria-label={words::SAVE}>
            { save(props, Export::Picture, words::SAVE_PICTURE, words::SAVE_PICTURE_MEANING) }
            { save(props, Export::Trace, words::SAVE_TRACE, words::SAVE_TRACE_MEANING) }
        </div>
    }
}

fn save(props: &TimelineProps, export: Export, name: &'static str, meaning: &'static str) -> Html {
    let press = props.tell.reform(move |_: MouseEvent| Action::Save(export));
    html! {
        <button type="button" title={meaning} onclick={press}>{ name }</button>
    }
}

fn legend() -> Html {
    html! {
        <ul class="legend" aria-label={words::LEGEND}>
            { for STATES.into_iter().map(|(state, class)| html! {
                <li><span class={classes!("swatch", class)} aria-hidden="true"></span>{ words::state_meaning(state) }</li>
            }) }
        </ul>
    }
}
