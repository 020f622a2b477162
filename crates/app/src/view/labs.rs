//! The labs: what each measures, its button, its picture and its table.

use super::labs_charts::{Bars, Losses, Mandelbrot, Ticks};
use super::use_focused_heading;
use crate::figures;
use crate::labs::{Bench, KINDS, Kind, Results, Stage};
use crate::model::{Action, Engine};
use crate::words::labs as words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct LabsProps {
    /// The labs and their results.
    pub bench: Bench,
    /// The engine that does the work.
    pub engine: Engine,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The view.
#[component]
pub fn LabsView(props: &LabsProps) -> Html {
    let heading = use_focused_heading();
    let pool = match props.engine {
        Engine::Ready { shared_memory: true, threads } => html! { <p class="pool">{ words::pool(threads) }</p> },
        Engine::Ready { shared_memory: false, .. } => html! { <p class="pool warn">{ words::NOT_ISOLATED }</p> },
        Engine::Loading | Engine::Resting | Engine::Broken => html! {},
    };
    html! {
        <section class="labs">
            <h2 ref={heading} tabindex="-1">{ words::TITLE }</h2>
            <p class="introduction">{ words::INTRODUCTION }</p>
            { pool }
            <div class="lab-list">
                { for KINDS.into_iter().map(|kind| html! {
                    <Lab
                        key={kind as usize}
                        {kind}
                        active={props.bench.active == Some(kind)}
                        results={props.bench.results(kind).clone()}
                        tell={props.tell.clone()}
                    />
                }) }
            </div>
        </section>
    }
}

#[derive(PartialEq, Properties)]
pub struct LabProps {
    /// Which lab.
    pub kind: Kind,
    /// Whether it is under way.
    pub active: bool,
    /// What it has said so far.
    pub results: Results,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// One lab.
#[component]
pub fn Lab(props: &LabProps) -> Html {
    let (kind, results) = (props.kind, &props.results);
    let start = props.tell.reform(move |_: MouseEvent| Action::StartLab(kind));
    let stop = props.tell.reform(|_: MouseEvent| Action::StopLab);
    let stage = match &results.stage {
        Stage::Fresh => String::new(),
        Stage::Busy => words::BUSY.to_owned(),
        Stage::Done => format!("{} {}", words::DONE, words::threads(results.threads)),
        Stage::Failed(reason) => reason.clone(),
    };
    let begun = results.stage != Stage::Fresh;
    let picture = match kind {
        _ if !begun => html! {},
        Kind::Primes => html! { <Bars results={results.clone()} /> },
        Kind::Mandelbrot => {
            html! { <><Mandelbrot results={results.clone()} /><Bars results={results.clone()} /></> }
        }
        Kind::Counter => html! { <Losses results={results.clone()} /> },
        Kind::EventLoop => {
            html! { <><Ticks results={results.clone()} /><Bars results={results.clone()} /></> }
        }
    };
    html! {
        <article class="lab" aria-label={words::title(kind)}>
            <h3>{ words::title(kind) }</h3>
            <p>{ words::about(kind) }</p>
            <div class="lab-bar">
                if props.active {
                    <button type="button" onclick={stop}>{ words::STOP }</button>
                } else {
                    <button type="button" class="primary" onclick={start}>{ words::start(kind) }</button>
                }
                <p class="stage" aria-live="polite">{ stage }</p>
            </div>
            { picture }
            if !results.measured.is_empty() {
                { table(kind, results) }
            }
        </article>
    }
}

/// The same facts as in the picture.
fn table(kind: Kind, results: &Results) -> Html {
    let compared = matches!(kind, Kind::Primes | Kind::Mandelbrot | Kind::EventLoop);
    let counted = kind == Kind::Counter;
    let base = results.base().unwrap_or_default();
    html! {
        <div class="results" role="group" tabindex="0" aria-label={words::title(kind)}>
        <table>
            <caption class="hidden">{ words::title(kind) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words::WAY }</th>
                    <th scope="col" class="number">{ words::TIME }</th>
                    if compared { <th scope="col" class="number">{ words::RATIO }</th> }
                    <th scope="col" class="number">{ words::result(kind) }</th>
                    if counted {
                        <th scope="col" class="number">{ words::EXPECTED }</th>
                        <th scope="col" class="number">{ words::LOST }</th>
                    }
                </tr>
            </thead>
            <tbody>
                { for results.measured.iter().map(|one| html! {
                    <tr>
                        <th scope="row">{ &one.label }</th>
                        <td class="number">{ figures::milliseconds(one.milliseconds) }</td>
                        if compared { <td class="number">{ figures::ratio(base, one.milliseconds) }</td> }
                        <td class="number">{ figures::count(one.value) }</td>
                        if counted {
                            <td class="number">{ figures::count(one.expected.unwrap_or(one.value)) }</td>
                            <td class="number">{ figures::count(Results::lost(one)) }</td>
                        }
                    </tr>
                }) }
            </tbody>
        </table>
        </div>
    }
}
