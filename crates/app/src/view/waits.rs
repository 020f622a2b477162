//! Who waits for whom, as a graph: strands on a circle, arrows between them, a circle of waits in red. The table of strands says the same.

use super::strand_class;
use crate::words::moment as words;
use interleave_protocol::Moment;
use std::f64::consts::TAU;
use yew::prelude::*;

/// Width and height of the picture, in its own units.
const SIZE: (f64, f64) = (420.0, 200.0);
/// Room that a name takes, in the same units.
const NODE: (f64, f64) = (124.0, 30.0);
/// Characters of a name that fit.
const MOST_CHARACTERS: usize = 17;

#[derive(PartialEq, Properties)]
pub struct WaitsProps {
    /// The moment; somebody waits in it.
    pub moment: Moment,
}

/// The graph.
#[component]
pub fn Waits(props: &WaitsProps) -> Html {
    let moment = &props.moment;
    let edges: Vec<(u32, u32)> = moment.strands.iter().filter_map(|strand| Some((strand.id, strand.on?))).collect();
    let mut nodes: Vec<u32> = edges.iter().flat_map(|(from, to)| [*from, *to]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let at = |id: u32| nodes.iter().position(|node| *node == id).map_or((0.0, 0.0), |index| place(index, nodes.len()));
    let name = |id: u32| moment.strands.iter().find(|strand| strand.id == id).map_or("?", |strand| strand.name.as_str());
    let in_cycle = |from: u32, to: u32| {
        let place = moment.cycle.iter().position(|strand| *strand == from);
        place.is_some_and(|place| moment.cycle[(place + 1) % moment.cycle.len()] == to)
    };
    let names: Vec<&str> =
        moment.cycle.iter().chain(moment.cycle.first().filter(|_| moment.cycle.len() > 1)).map(|id| name(*id)).collect();
    html! {
        <figure class="waits">
            <figcaption>{ words::WAITS }</figcaption>
            <svg viewBox={format!("0 0 {} {}", SIZE.0, SIZE.1)} aria-hidden="true">
                <defs>
                    { arrowhead("arrow", "") }
                    { arrowhead("arrow-cycle", "cycle") }
                </defs>
                { for edges.iter().map(|(from, to)| {
                    let cycle = in_cycle(*from, *to);
                    let ((x1, y1), (x2, y2)) = between(at(*from), at(*to));
                    let bend = if from == to { 0.0 } else { 14.0 };
                    let (mx, my) = ((x1 + x2) / 2.0 - (y2 - y1).signum() * bend, (y1 + y2) / 2.0 + (x2 - x1).signum() * bend);
                    html! {
                        <path
                            class={classes!("edge", cycle.then_some("cycle"))}
                            d={format!("M{x1:.1} {y1:.1} Q{mx:.1} {my:.1} {x2:.1} {y2:.1}")}
                            marker-end={if cycle { "url(#arrow-cycle)" } else { "url(#arrow)" }}
                        />
                    }
                }) }
                { for nodes.iter().map(|id| {
                    let (x, y) = at(*id);
                    html! {
                        <g class={classes!("node", strand_class(*id), moment.cycle.contains(id).then_some("cycle"))}>
                            <rect
                                x={format!("{:.1}", x - NODE.0 / 2.0)} y={format!("{:.1}", y - NODE.1 / 2.0)}
                                width={NODE.0.to_string()} height={NODE.1.to_string()} rx="6"
                            />
                            <text x={format!("{x:.1}")} y={format!("{:.1}", y + 4.5)}>{ short(name(*id)) }</text>
                        </g>
                    }
                }) }
            </svg>
            if !moment.cycle.is_empty() {
                <p class="cycle">{ words::cycle(&names) }</p>
            }
        </figure>
    }
}

fn arrowhead(id: &'static str, class: &'static str) -> Html {
    html! {
        <marker {id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
            <path {class} d="M0 0 L8 4 L0 8 z" />
        </marker>
    }
}

/// The middle of a node's box: on a flat circle, the first one on the left.
fn place(index: usize, count: usize) -> (f64, f64) {
    let angle = TAU * index as f64 / count as f64 + TAU / 2.0;
    let (wide, high) = ((SIZE.0 - NODE.0) / 2.0 - 2.0, (SIZE.1 - NODE.1) / 2.0 - 2.0);
    (SIZE.0 / 2.0 + wide * angle.cos(), SIZE.1 / 2.0 + high * angle.sin())
}

/// An arrow from the edge of one box to the edge of another.
fn between(from: (f64, f64), to: (f64, f64)) -> ((f64, f64), (f64, f64)) {
    (edge(from, to), edge(to, from))
}

/// Where the way from the middle of a box to another point leaves the box.
fn edge(from: (f64, f64), to: (f64, f64)) -> (f64, f64) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let scale = (NODE.0 / 2.0 + 3.0) / dx.abs().max(1e-9);
    let scale = scale.min((NODE.1 / 2.0 + 3.0) / dy.abs().max(1e-9)).min(1.0);
    (from.0 + dx * scale, from.1 + dy * scale)
}

fn short(name: &str) -> String {
    if name.chars().count() <= MOST_CHARACTERS {
        return name.to_owned();
    }
    let mut text: String = name.chars().take(MOST_CHARACTERS - 1).collect();
    text.push('…');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_lie_inside_the_picture_and_arrows_touch_their_boxes() {
        for count in 1..8 {
            for index in 0..count {
                let (x, y) = place(index, count);
                assert!(x >= NODE.0 / 2.0 && x <= SIZE.0 - NODE.0 / 2.0 && y >= NODE.1 / 2.0 && y <= SIZE.1 - NODE.1 / 2.0);
            }
        }
        assert_eq!(edge((0.0, 0.0), (200.0, 0.0)), (NODE.0 / 2.0 + 3.0, 0.0));
        assert_eq!(short("Thread-12 (transfer_money)"), "Thread-12 (trans…");
    }
}
