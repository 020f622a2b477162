//! The labs' pictures. Every one has the lab's table as its twin.

use crate::figures;
use crate::labs::{HEIGHT, Results, WIDTH};
use crate::words::labs as words;
use gloo_render::request_animation_frame;
use std::f64::consts::TAU;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ChartProps {
    /// What the lab has said so far.
    pub results: Results,
}

/// A bar for each measured time.
#[component]
pub fn Bars(props: &ChartProps) -> Html {
    let longest = props.results.longest().max(f64::MIN_POSITIVE);
    let base = props.results.base().unwrap_or_default();
    html! {
        <ul class="bars" aria-hidden="true">
            { for props.results.measured.iter().map(|one| html! {
                <li>
                    <span class="bar-name">{ &one.label }</span>
                    <span class="bar-track">
                        <span class="bar" ~style={format!("width:{:.2}%", one.milliseconds / longest * 100.0)}></span>
                    </span>
                    <span class="bar-value">
                        { format!("{} · {}", figures::milliseconds(one.milliseconds), figures::ratio(base, one.milliseconds)) }
                    </span>
                </li>
            }) }
        </ul>
    }
}

/// What each counter kept of its additions and what it lost.
#[component]
pub fn Losses(props: &ChartProps) -> Html {
    html! {
        <ul class="bars" aria-hidden="true">
            { for props.results.measured.iter().map(|one| {
                let expected = one.expected.unwrap_or(one.value).max(1);
                let lost = Results::lost(one);
                let says = if lost == 0 { words::NOTHING_LOST.to_owned() } else { words::lost(&figures::count(lost)) };
                html! {
                    <li>
                        <span class="bar-name">{ &one.label }</span>
                        <span class="bar-track gone">
                            <span class="bar" ~style={format!("width:{:.2}%", one.value as f64 / expected as f64 * 100.0)}></span>
                        </span>
                        <span class="bar-value">{ says }</span>
                    </li>
                }
            }) }
        </ul>
    }
}

/// The clock's ticks on a line, with the gaps in which something held the event loop up.
#[component]
pub fn Ticks(props: &ChartProps) -> Html {
    let results = &props.results;
    let whole = results.ticked_for().max(1.0);
    let place = |at: f64| at / whole * 1_000.0;
    html! {
        <figure class="ticks">
            <svg viewBox="0 0 1000 40" preserveAspectRatio="none" role="img" aria-label={words::TICKS}>
                { for results.ticks.iter().zip(results.held_up()).filter(|(_, held)| *held).map(|(tick, _)| html! {
                    <rect
                        x={format!("{:.1}", place(tick.at - tick.gap))}
                        y="4"
                        width={format!("{:.1}", place(tick.gap))}
                        height="32"
                    />
                }) }
                { for results.ticks.iter().map(|tick| {
                    let x = format!("{:.1}", place(tick.at));
                    html! { <line x1={x.clone()} x2={x} y1="8" y2="32" /> }
                }) }
            </svg>
            <figcaption>
                { words::TICKS }{ ". " }{ words::longest_gap(&figures::milliseconds(results.longest_gap())) }
            </figcaption>
        </figure>
    }
}

/// The picture, drawn as its rows arrive.
#[component]
pub fn Mandelbrot(props: &ChartProps) -> Html {
    let canvas = use_node_ref();
    let frame = use_mut_ref(|| None);
    use_effect_with((props.results.rows_seen, props.results.pass), {
        let (canvas, results) = (canvas.clone(), props.results.clone());
        move |_| {
            // A newer frame takes the place of one that was not drawn yet.
            let next = request_animation_frame(move |_| {
                if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                    draw(&canvas, &results);
                }
            });
            *frame.borrow_mut() = Some(next);
        }
    });
    html! {
        <canvas
            class="mandelbrot"
            ref={canvas}
            width={WIDTH.to_string()}
            height={HEIGHT.to_string()}
            role="img"
            aria-label={words::PICTURE}
        ></canvas>
    }
}

fn draw(canvas: &HtmlCanvasElement, results: &Results) {
    let context = canvas.get_context("2d").ok().flatten();
    let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok()) else {
        return;
    };
    let mut pixels = vec![0; WIDTH * HEIGHT * 4];
    for (row, colours) in results.rows.iter().zip(pixels.chunks_exact_mut(WIDTH * 4)) {
        for (&number, pixel) in row.iter().flat_map(|row| row.iter()).zip(colours.chunks_exact_mut(4)) {
            pixel.copy_from_slice(&colour(number));
        }
    }
    if let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&pixels), WIDTH as u32) {
        // The image has the canvas's own size, so it cannot be out of range.
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

/// Inside nearly black, outside from deep blue over white to amber and back.
fn colour(number: u8) -> [u8; 4] {
    if number == 0 {
        return [10, 14, 22, 255];
    }
    let turn = (f64::from(number) / 48.0).fract();
    let wave = |shift: f64, least: f64| {
        let height = 0.5 - 0.5 * (TAU * (turn + shift)).cos();
        (least + (255.0 - least) * height) as u8
    };
    [wave(0.0, 8.0), wave(0.03, 28.0), wave(0.12, 80.0), 255]
}
