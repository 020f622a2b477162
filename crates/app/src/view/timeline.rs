//! The timeline's pane: picture or table, legend, zoom.

use super::canvas::TimelinePicture;
use super::table::TimelineTable;
use crate::figures;
use crate::model::Action;
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
    /// Whether the dark theme is shown.
    pub dark: bool,
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
        html! { <TimelineTable timeline={timeline.clone()} /> }
    } else {
        html! {
            <TimelinePicture picture={props.picture.clone()} cursor={props.cursor} dark={props.dark} tell={props.tell.clone()} />
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

fn legend() -> Html {
    html! {
        <ul class="legend" aria-label={words::LEGEND}>
            { for STATES.into_iter().map(|(state, class)| html! {
                <li><span class={classes!("swatch", class)} aria-hidden="true"></span>{ words::state_meaning(state) }</li>
            }) }
        </ul>
    }
}
