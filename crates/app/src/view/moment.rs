//! How the run stands where the learner stands: strands with their variables, what they share, locks and queues, who waits for whom.

use super::{strand_class, waits::Waits};
use crate::model::Action;
use crate::stand::{Stand, Step};
use crate::update::Outlook;
use crate::words::moment as words;
use interleave_protocol::{Doing, HandState, LoopMoment, Moment, ObjectMoment, ProcessMoment, StrandMoment, Variable};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct MomentProps {
    /// Where the learner stands.
    pub stand: Stand,
    /// How the run by hand stands, if the last run is one.
    pub hand: Option<Rc<HandState>>,
    /// What can go wrong from there, if that was asked.
    pub outlook: Outlook,
    /// Whether the program was changed since.
    pub stale: bool,
    /// Whether there was a run that can be stood in soon.
    pub coming: bool,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The pane.
#[component]
pub fn MomentPane(props: &MomentProps) -> Html {
    let moment = match &props.hand {
        Some(hand) => Some(&hand.moment),
        None => props.stand.moment.as_deref(),
    };
    let body = match moment {
        None if props.coming => html! { <p class="empty">{ words::COMING }</p> },
        None => html! { <p class="empty">{ words::EMPTY }</p> },
        Some(moment) => whole(props, moment),
    };
    // What is shown is of the place before, until the engine has answered.
    let busy = props.hand.is_none() && moment.is_some_and(|moment| moment.place != props.stand.number());
    html! {
        <section
            class={classes!("moment", moment.is_some().then_some("open"))}
            aria-label={words::TITLE}
            aria-busy={busy.to_string()}
        >
            <div class="pane-head">
                <h2>{ words::TITLE }</h2>
                <p class="did" aria-live="polite">{ moment.map(|moment| headline(props, moment)) }</p>
                if let Some(hand) = &props.hand {
                    <span class="space"></span>
                    <span class="note">{ words::choices(hand.moment.place) }</span>
                    if hand.end.is_none() {
                        <button
                            type="button"
                            class="small"
                            aria-disabled={(props.outlook == Outlook::Looking).to_string()}
                            onclick={props.tell.reform(|_: MouseEvent| Action::Hint)}
                        >
                            { words::HINT }
                        </button>
                    }
                    <button
                        type="button"
                        class="small"
                        aria-disabled={(hand.moment.place == 0).to_string()}
                        onclick={props.tell.reform(|_: MouseEvent| Action::Undo)}
                    >
                        { words::UNDO }
                    </button>
                }
            </div>
            { outlook(props, moment) }
            { body }
        </section>
    }
}

/// What can go wrong from here, if that was asked.
fn outlook(props: &MomentProps, moment: Option<&Moment>) -> Html {
    let (text, way) = match &props.outlook {
        Outlook::Unasked => (String::new(), None),
        Outlook::Looking => (words::LOOKING.to_owned(), None),
        Outlook::Seen(hint) => (words::hint(hint), hint.danger.as_ref().map(|(_, way)| way)),
    };
    let name = |id: &u32| {
        let known = moment.and_then(|moment| moment.strands.iter().find(|strand| strand.id == *id));
        known.map_or_else(|| words::NOT_THERE_YET.to_owned(), |strand| strand.name.clone())
    };
    html! {
        <div class="outlook" aria-live="polite">
            if !text.is_empty() {
                <p>{ text }</p>
            }
            if let Some(way) = way {
                <details>
                    <summary>{ words::HINT_WAY }</summary>
                    <p>{ words::hint_way(&way.iter().map(name).collect::<Vec<_>>()) }</p>
                </details>
            }
        </div>
    }
}

/// What has just happened and who goes on.
fn headline(props: &MomentProps, moment: &Moment) -> Html {
    let stand = &props.stand;
    let name = |id: u32| moment.strands.iter().find(|strand| strand.id == id).map_or("?", |strand| &strand.name);
    let did = match &moment.did {
        _ if props.hand.as_ref().is_some_and(|hand| hand.end.is_some()) => words::CHOSEN.to_owned(),
        _ if props.hand.is_none() && stand.at >= stand.walk.places.len() => words::AT_END.to_owned(),
        Some(did) => words::did(name(did.strand), did),
        None => words::AT_START.to_owned(),
    };
    let next = stand.walk.places.get(stand.at).filter(|_| props.hand.is_none()).map(|place| {
        // A thread that begins with the operation is not there yet.
        let known = moment.strands.iter().any(|strand| strand.id == place.strand);
        if known { words::next(name(place.strand), place.line) } else { String::new() }
    });
    let asks = props.hand.as_ref().filter(|hand| hand.end.is_none()).map(|_| words::CHOOSE);
    html! { <><strong>{ did }</strong>{ " " }<span class="next">{ next }{ asks }</span></> }
}

fn whole(props: &MomentProps, moment: &Moment) -> Html {
    let several = moment.processes.len() > 1;
    html! {
        <div class="moment-body" tabindex="0" role="group" aria-label={words::TITLE}>
            if props.stale {
                <p class="note">{ words::STALE }</p>
            }
            { for moment.processes.iter().map(|process| process_view(props, moment, process, several)) }
            if moment.strands.iter().any(|strand| strand.on.is_some()) {
                <Waits moment={moment.clone()} />
            }
            if props.hand.is_none() && props.stand.walk.left_out > 0 {
                <p class="note">{ words::left_out(props.stand.walk.left_out) }</p>
            }
            if props.hand.is_none() && !props.stand.walk.complete {
                <p class="note">{ words::INCOMPLETE }</p>
            }
        </div>
    }
}

fn process_view(props: &MomentProps, moment: &Moment, process: &ProcessMoment, several: bool) -> Html {
    let strands: Vec<&StrandMoment> = moment.strands.iter().filter(|strand| strand.process == process.id).collect();
    html! {
        <div class="process">
            if several {
                <h3>
                    { crate::words::process(process.id) }
                    if let Some(status) = process.exit {
                        <span class="note">{ format!(" {}", words::exited(status)) }</span>
                    }
                </h3>
            }
            if !process.variables.is_empty() {
                <p class="caption">{ words::SHARED }</p>
                { variables(&process.variables) }
            }
            if !process.objects.is_empty() {
                { objects(moment, &process.objects) }
            }
            { for process.loops.iter().map(event_loop) }
            if process.exit.is_none() || !several {
                { strand_table(props, moment, &strands) }
            }
        </div>
    }
}

fn variables(all: &[Variable]) -> Html {
    html! {
        <dl class="variables">
            { for all.iter().map(|variable| html! {
                <div class={variable.before.is_some().then_some("changed")}>
                    <dt>{ &variable.name }</dt>
                    <dd>
                        <code>{ &variable.value }</code>
                        if let Some(before) = &variable.before {
                            <span class="was">{ words::was(before) }</span>
                        }
                    </dd>
                </div>
            }) }
        </dl>
    }
}

fn objects(moment: &Moment, all: &[ObjectMoment]) -> Html {
    let name = |id: &u32| moment.strands.iter().find(|strand| strand.id == *id).map_or("?", |strand| &strand.name).to_owned();
    html! {
        <table class="objects">
            <caption>{ words::OBJECTS }</caption>
            <thead><tr>{ for words::OBJECT_COLUMNS.into_iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
            <tbody>
                { for all.iter().map(|object| html! {
                    <tr class={object.before.is_some().then_some("changed")}>
                        <th scope="row"><code>{ &object.name }</code><span class="kind">{ format!(" {}", object.kind) }</span></th>
                        <td class={object.holder.map(strand_class)}>
                            { &object.state }
                            if let Some(before) = &object.before {
                                <span class="was">{ words::was(before) }</span>
                            }
                        </td>
                        <td>{ match object.waiters.is_empty() {
                            true => words::NOBODY.to_owned(),
                            false => object.waiters.iter().map(name).collect::<Vec<_>>().join(", "),
                        } }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn event_loop(event_loop: &LoopMoment) -> Html {
    html! {
        <div class="loop">
            <p class="caption">{ words::LOOP }</p>
            <p>{ words::ready(&event_loop.ready) }</p>
            if !event_loop.timers.is_empty() {
                <ul>{ for event_loop.timers.iter().map(|timer| html! { <li>{ words::timer(timer) }</li> }) }</ul>
            }
        </div>
    }
}

fn strand_table(props: &MomentProps, moment: &Moment, strands: &[&StrandMoment]) -> Html {
    html! {
        <table class="strands">
            <caption>{ words::STRANDS }</caption>
            <thead><tr>{ for words::STRAND_COLUMNS.into_iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
            <tbody>{ for strands.iter().map(|strand| strand_row(props, moment, strand)) }</tbody>
        </table>
    }
}

fn strand_row(props: &MomentProps, moment: &Moment, strand: &StrandMoment) -> Html {
    let id = strand.id;
    let next = match &props.hand {
        Some(hand) => hand.enabled.contains(&id),
        None => props.stand.walk.places.get(props.stand.at).is_some_and(|place| place.strand == id),
    };
    let in_cycle = moment.cycle.contains(&id);
    html! {
        <tr key={id} class={classes!(next.then_some("next"), in_cycle.then_some("cycle"), (strand.doing == Doing::Over).then_some("over"))}>
            <th scope="row" class={strand_class(id)}>
                <span class="who">{ &strand.name }</span>
                { step_button(props, strand) }
            </th>
            <td>
                <p class="doing">{ words::doing(strand, moment) }</p>
                { for strand.frames.iter().map(|frame| html! {
                    <p class="frame">{ words::place(&frame.function, frame.line) }</p>
                }) }
                if !strand.operations.is_empty() {
                    <ol class="operations">
                        { for strand.operations.iter().map(|operation| html! {
                            <li class={operation.next.then_some("next")} aria-current={operation.next.then_some("step")}>
                                { &operation.text }
                            </li>
                        }) }
                    </ol>
                }
            </td>
            <td>{ for strand.frames.iter().filter(|frame| !frame.variables.is_empty()).map(|frame| variables(&frame.variables)) }</td>
        </tr>
    }
}

/// The button that lets a strand go on, or goes to what it does next.
fn step_button(props: &MomentProps, strand: &StrandMoment) -> Html {
    let id = strand.id;
    let (press, name, text, can) = match &props.hand {
        Some(hand) => {
            let press = props.tell.reform(move |_: MouseEvent| Action::Choose(id));
            (press, words::choose(&strand.name), words::GO_ON, hand.enabled.contains(&id))
        }
        None => {
            let press = props.tell.reform(move |_: MouseEvent| Action::Step(Step::Strand(id)));
            let rest = props.stand.walk.places.get(props.stand.at..).unwrap_or_default();
            (press, words::step_strand(&strand.name), "▸", rest.iter().any(|place| place.strand == id))
        }
    };
    // Who chooses by hand is told why the others cannot go on; a strand without a future in a run that is over needs no button.
    if strand.doing == Doing::Over || !can && props.hand.is_none() {
        return html! {};
    }
    html! {
        <button type="button" class="small" aria-label={name} aria-disabled={(!can).to_string()} onclick={press}>{ text }</button>
    }
}
