//! The same work, every way: the choice of work, totals, and the timelines of all ways on one axis.

use super::labs::Lab;
use super::{drawn, use_focused_heading};
use crate::figures;
use crate::labs::{Bench, Kind};
use crate::model::Action;
use crate::palette::Palette;
use crate::svg::Drawing;
use crate::update::WaysAction;
use crate::ways::{CORES, Done, SIZES, WAYS, WORKLOADS, Way, Ways, Workload};
use crate::words::ways as words;
use interleave_protocol::End;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Width of a picture, in its own pixels: it is scaled to the room there is.
const WIDTH: f64 = 1_100.0;
/// The same where there is little room.
const NARROW: f64 = 560.0;

#[derive(PartialEq, Properties)]
pub struct WaysProps {
    /// What there is to show.
    pub ways: Ways,
    /// The labs and their results.
    pub bench: Bench,
    /// The inks of the pictures.
    pub palette: Palette,
    /// Whether the window is narrow.
    pub narrow: bool,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The view.
#[component]
pub fn WaysView(props: &WaysProps) -> Html {
    let heading = use_focused_heading();
    let ways = &props.ways;
    let press = |action: WaysAction| props.tell.reform(move |_: MouseEvent| Action::Ways(action));
    let begun = ways.until() > 0;
    let said = match (ways.progress(), ways.quickest(false), ways.quickest(true)) {
        (Some((way, model, over)), ..) => words::progress(way, model, over),
        (None, Some(with), Some(without)) => words::quickest(with, without),
        _ => String::new(),
    };
    let kind = if ways.of.workload == Workload::Wait { Kind::EventLoop } else { Kind::Primes };
    html! {
        <section class="ways" aria-label={words::TITLE}>
            <h2 ref={heading} tabindex="-1">{ words::TITLE }</h2>
            <p class="introduction">{ words::INTRODUCTION }</p>
            { bar(props) }
            <p class="stage" role="status">{ said }</p>
            if begun {
                <p class="lesson-learnt">{ words::lesson(ways.of.workload) }</p>
                { totals(ways) }
                <div class="toggle" role="group" aria-label={words::MODEL}>
                    <span class="about">{ words::MODEL }{ " " }</span>
                    { for [(false, words::WITH), (true, words::WITHOUT)].into_iter().map(|(free, name)| html! {
                        <button type="button" aria-pressed={(ways.free == free).to_string()} onclick={press(WaysAction::Free(free))}>
                            { name }
                        </button>
                    }) }
                </div>
                <div class="ways-list">
                    { for WAYS.into_iter().filter_map(|way| Some((way, ways.result(ways.free, way)?))).map(|(way, done)| html! {
                        <OneWay
                            key={way as usize}
                            {way}
                            workload={ways.of.workload}
                            done={done.clone()}
                            until={ways.until()}
                            palette={props.palette}
                            narrow={props.narrow}
                            tell={props.tell.clone()}
                        />
                    }) }
                </div>
                <h3>{ words::REAL }</h3>
                <p class="about">{ words::REAL_ABOUT }</p>
                <Lab {kind} active={props.bench.active == Some(kind)} results={props.bench.results(kind).clone()} tell={props.tell.clone()} />
            }
        </section>
    }
}

fn bar(props: &WaysProps) -> Html {
    let ways = &props.ways;
    let tell = &props.tell;
    let chosen = |event: &Event| event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
    let workload = tell.reform(move |event: Event| {
        let name = chosen(&event);
        let found = WORKLOADS.into_iter().find(|(_, known)| *known == name);
        Action::Ways(WaysAction::Workload(found.map_or(Workload::default(), |(workload, _)| workload)))
    });
    let number = move |event: &Event, all: &[u32]| chosen(event).parse().unwrap_or(all[0]);
    let jobs = tell.reform(move |event: Event| Action::Ways(WaysAction::Jobs(number(&event, &SIZES))));
    let cores = tell.reform(move |event: Event| Action::Ways(WaysAction::Cores(number(&event, &CORES))));
    let numbers = |all: &'static [u32], now: u32| {
        all.iter().map(move |one| html! { <option value={one.to_string()} selected={*one == now}>{ one.to_string() }</option> })
    };
    let (action, name) = if ways.busy() { (WaysAction::Stop, words::STOP) } else { (WaysAction::Start, words::START) };
    html! {
        <div class="lab-bar">
            <label class="choice">
                <span>{ words::WORK }</span>
                <select onchange={workload}>
                    { for WORKLOADS.into_iter().map(|(one, name)| html! {
                        <option value={name} selected={one == ways.choice.workload}>{ words::workload(one) }</option>
                    }) }
                </select>
            </label>
            <label class="choice">
                <span>{ words::JOBS }</span>
                <select onchange={jobs}>{ for numbers(&SIZES, ways.choice.jobs) }</select>
            </label>
            <label class="choice">
                <span>{ words::CORES }</span>
                <select onchange={cores}>{ for numbers(&CORES, ways.choice.cores) }</select>
            </label>
            <button type="button" class="primary" onclick={tell.reform(move |_: MouseEvent| Action::Ways(action))}>{ name }</button>
        </div>
    }
}

fn totals(ways: &Ways) -> Html {
    let cells = |free: bool, way: Way| {
        let base = ways.result(free, Way::Sequential).map_or(0, |done| done.time);
        let time = ways.result(free, way).map_or(0, |done| done.time);
        let told = if time > 0 { figures::time(time) } else { words::NOT_YET.to_owned() };
        let quickest = ways.quickest(free) == Some(way);
        html! {
            <>
                <td class={classes!("number", quickest.then_some("quickest"))}>{ told }</td>
                <td class={classes!("number", quickest.then_some("quickest"))}>{ words::against(base, time) }</td>
            </>
        }
    };
    html! {
        <div class="results" role="group" tabindex="0" aria-label={words::TOTALS}>
            <table>
                <caption>{ words::TOTALS }</caption>
                <thead>
                    <tr>{ for words::COLUMNS.into_iter().enumerate().map(|(place, name)| html! {
                        <th scope="col" class={(place > 0).then_some("number")}>{ name }</th>
                    }) }</tr>
                </thead>
                <tbody>
                    { for WAYS.into_iter().map(|way| html! {
                        <tr key={way as usize}>
                            <th scope="row">{ words::way(way) }</th>
                            { cells(false, way) }
                            { cells(true, way) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct OneProps {
    way: Way,
    workload: Workload,
    done: Done,
    until: u64,
    palette: Palette,
    narrow: bool,
    tell: Callback<Action>,
}

/// One way: its time, its timeline, its program.
#[component]
fn OneWay(props: &OneProps) -> Html {
    let OneProps { way, done, .. } = props;
    let way = *way;
    let open = props.tell.reform(move |_: MouseEvent| Action::Ways(WaysAction::Open(way)));
    let id = format!("way-{}", way as usize);
    let width = if props.narrow { NARROW } else { WIDTH };
    let drawing = Drawing { picture: &done.picture, until: props.until, width, palette: props.palette, id: &id };
    let ending = match &done.end {
        End::Finished { .. } => None,
        End::Deadlock { explanation } | End::Limit { explanation } | End::Refused { explanation } => Some(explanation.clone()),
        End::Stopped => Some(crate::words::STATUS_STOPPED.to_owned()),
    };
    html! {
        <article class="way" aria-label={words::way(way)}>
            <div class="way-head">
                <h3>{ words::picture(way, &figures::time(done.time)) }</h3>
                <p class="about">{ words::about(props.workload, way) }</p>
                <button type="button" onclick={open} aria-label={format!("{}: {}", words::OPEN_PROGRAM, words::way(way))}>
                    { words::OPEN_PROGRAM }
                </button>
            </div>
            if let Some(ending) = ending {
                <p class="note">{ ending }</p>
            }
            { drawn(&drawing) }
        </article>
    }
}
