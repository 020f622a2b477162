//! The tree of a small program's schedules: a picture to walk through with the arrow keys, and the same as a list.

use super::strand_class;
use crate::model::Action;
use crate::tree::{self, Direction, Layout};
use crate::words::schedules as words;
use interleave_protocol::{Explored, TreeNode};
use std::rc::Rc;
use yew::prelude::*;

/// Width of a column in the picture's pixels.
const COLUMN: f64 = 104.0;
/// Height of a row.
const ROW: f64 = 26.0;
/// Space around.
const MARGIN: f64 = 16.0;
/// Room for the names of outcomes.
const NAMES: f64 = 190.0;
/// Characters of an outcome's name.
const LONGEST: usize = 24;

#[derive(PartialEq, Properties)]
pub struct TreeProps {
    /// What was found; it has a tree.
    pub found: Rc<Explored>,
    /// Whether the program has changed since.
    pub stale: bool,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The tree.
#[component]
pub fn TreeView(props: &TreeProps) -> Html {
    let at = use_state(|| 0_usize);
    let nodes = &props.found.tree;
    let here = (*at).min(nodes.len().saturating_sub(1));
    let layout = tree::layout(nodes);
    let outcome = nodes.get(here).and_then(|node| node.outcome);
    let run = |outcome: u32| props.tell.reform(move |_: MouseEvent| Action::RunSchedule(outcome as usize));
    let keys = {
        let (at, found, tell, stale) = (at.clone(), props.found.clone(), props.tell.clone(), props.stale);
        Callback::from(move |event: KeyboardEvent| {
            let layout = tree::layout(&found.tree);
            let direction = match event.key().as_str() {
                "ArrowLeft" => Direction::Back,
                "ArrowRight" => Direction::On,
                "ArrowUp" => Direction::Up,
                "ArrowDown" => Direction::Down,
                "Enter" | " " if !stale => {
                    if let Some(outcome) = outcome {
                        event.prevent_default();
                        tell.emit(Action::RunSchedule(outcome as usize));
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            at.set(tree::step(&found.tree, &layout, here, direction));
        })
    };
    let width = MARGIN * 2.0 + layout.columns.saturating_sub(1) as f64 * COLUMN + NAMES;
    let height = MARGIN * 2.0 + layout.rows.saturating_sub(1) as f64 * ROW;
    let choose = |place: usize| {
        let at = at.clone();
        Callback::from(move |_: MouseEvent| at.set(place))
    };
    html! {
        <details class="tree">
            <summary>{ words::TREE }</summary>
            <p class="note">{ words::TREE_HINT }</p>
            <div class="tree-scroll" role="application" tabindex="0" aria-label={words::TREE_KEYS} onkeydown={keys}>
                <svg viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()} aria-hidden="true">
                    { for (1..nodes.len()).map(|place| edge(nodes, &layout, place, &props.found)) }
                    { for (0..nodes.len()).map(|place| node(props, nodes, &layout, place, place == here, choose(place))) }
                </svg>
            </div>
            <div class="tree-way" aria-live="polite">
                <p class="caption">{ words::tree_place(outcome.map(|outcome| name(&props.found, outcome))) }</p>
                { way(&tree::way(nodes, here)) }
            </div>
            if let Some(outcome) = outcome {
                <button type="button" aria-disabled={props.stale.to_string()} onclick={run(outcome)}>{ words::RUN_THIS }</button>
            }
            <details>
                <summary>{ words::TREE_LIST }</summary>
                <ol class="tree-list">
                    { for tree::leaves(nodes).map(|(place, outcome)| html! {
                        <li key={place}>
                            { way(&tree::way(nodes, place)) }
                            <p class="caption">{ words::tree_place(Some(name(&props.found, outcome))) }</p>
                        </li>
                    }) }
                </ol>
            </details>
        </details>
    }
}

fn point(layout: &Layout, place: usize) -> (f64, f64) {
    let (column, row) = layout.points[place];
    (MARGIN + column as f64 * COLUMN, MARGIN + row * ROW)
}

/// The way from a node to the one before it, in the colour of the strand that begins it, with its name.
fn edge(nodes: &[TreeNode], layout: &Layout, place: usize, found: &Explored) -> Html {
    let Some(parent) = nodes[place].parent else { return html! {} };
    let ((x1, y1), (x2, y2)) = (point(layout, parent as usize), point(layout, place));
    let first = nodes[place].way.first().map(|(name, _)| name.as_str()).unwrap_or_default();
    let strands = found.counterexample.as_ref().map(|shown| shown.strands.as_slice()).unwrap_or_default();
    let number = strands.iter().position(|name| name == first).unwrap_or_else(|| first.bytes().map(usize::from).sum());
    let middle = x1 + COLUMN * 0.3;
    html! {
        <g class={strand_class(number as u32)}>
            <path class="edge" d={format!("M{x1} {y1}C{middle} {y1} {middle} {y2} {:.1} {y2}H{x2}", x1 + COLUMN * 0.45)} />
            <text x={format!("{:.1}", x2 - 11.0)} y={format!("{:.1}", y2 - 4.0)} text-anchor="end">{ short(first.split(" (").next().unwrap_or_default(), 10) }</text>
        </g>
    }
}

fn node(props: &TreeProps, nodes: &[TreeNode], layout: &Layout, place: usize, here: bool, press: Callback<MouseEvent>) -> Html {
    let (x, y) = point(layout, place);
    let outcome = nodes[place].outcome;
    let fails = outcome.is_some_and(|outcome| props.found.outcomes.get(outcome as usize).is_some_and(|outcome| outcome.fails));
    let class = classes!("node", here.then_some("here"), outcome.is_some().then_some("leaf"), fails.then_some("bad"));
    html! {
        <g {class} onclick={press}>
            <circle cx={x.to_string()} cy={y.to_string()} r="7" />
            if let Some(outcome) = outcome {
                <text x={(x + 13.0).to_string()} y={(y + 4.0).to_string()}>
                    { format!("{} {}", if fails { "✕" } else { "✓" }, short(&name(&props.found, outcome), LONGEST)) }
                </text>
            }
        </g>
    }
}

fn way(all: &[(String, Vec<String>)]) -> Html {
    html! {
        <ul class="way-list">
            { for all.iter().map(|(name, deeds)| html! { <li><strong>{ name }</strong>{ ": " }{ deeds.join(", ") }</li> }) }
        </ul>
    }
}

/// An outcome in a few words.
fn name(found: &Explored, outcome: u32) -> String {
    found.outcomes.get(outcome as usize).map(words::outcome).unwrap_or_default()
}

fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
