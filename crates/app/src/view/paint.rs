//! Draws the timeline: bars whose pattern tells the state and whose colour tells the strand.

use crate::axis::Stretch;
use crate::detail::Bar;
use crate::lanes::{Lane, Lanes, Row};
use crate::palette::{Palette, STRANDS};
use crate::web::document;
use crate::words;
use interleave_protocol::{Span, State, Timeline};
use std::collections::BTreeMap;
use std::f64::consts::TAU;
use wasm_bindgen::JsCast;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement};

/// Height of the time axis in pixels.
pub const AXIS: f64 = 26.0;
/// Characters at the end of a name that are shown even if it is too long.
const TAIL: usize = 6;
/// Of more arrows than this in view none is drawn: they would hide the bars.
const MOST_ARROWS: usize = 150;
/// Marks on the axis are at least this far apart, in pixels.
const APART: f64 = 90.0;

/// Sizes that depend on the room there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// Width of the canvas.
    pub width: f64,
    /// Height of the canvas.
    pub height: f64,
    /// Width of the names' column; without room names stand above their bars.
    pub gutter: f64,
    /// Height of a row.
    pub row: f64,
    bar_top: f64,
    bar: f64,
}

impl Layout {
    /// Sizes for a canvas.
    pub fn new(width: f64, height: f64) -> Self {
        if width >= 640.0 {
            Self { width, height, gutter: 184.0, row: 30.0, bar_top: 6.0, bar: 18.0 }
        } else {
            Self { width, height, gutter: 0.0, row: 44.0, bar_top: 21.0, bar: 17.0 }
        }
    }

    /// Width of the part with time.
    pub fn time_width(self) -> f64 {
        (self.width - self.gutter - 8.0).max(1.0)
    }
}

/// What is drawn.
pub struct Scene<'a> {
    /// The facts.
    pub timeline: &'a Timeline,
    /// Their arrangement.
    pub lanes: &'a Lanes,
    /// Whether the run ended with somebody waiting for ever.
    pub halted: bool,
    /// The time in view.
    pub stretch: Stretch,
    /// How far the lanes are scrolled, in pixels.
    pub scroll: f64,
    /// Row and place in its lane of the span that is pointed at.
    pub chosen: Option<(usize, usize)>,
    /// The time at which the learner stands, in nanoseconds.
    pub cursor: Option<u64>,
    /// The inks.
    pub palette: Palette,
}

/// A canvas, its sizes and the patterns made for it.
pub struct Painter {
    context: CanvasRenderingContext2d,
    patterns: BTreeMap<(usize, bool), CanvasPattern>,
}

impl Painter {
    /// A painter for a canvas; `None` when the browser gives no context.
    pub fn new(canvas: &HtmlCanvasElement) -> Option<Self> {
        let context = context(canvas)?;
        Some(Self { context, patterns: BTreeMap::new() })
    }

    /// Draws everything anew. `scale` is the number of device pixels to a pixel.
    pub fn paint(&mut self, scene: &Scene, layout: Layout, scale: f64) {
        let Palette { ink, faint, rule, .. } = scene.palette;
        let to = self.context.clone();
        // Fails only for numbers that are not finite, and these are.
        let _ = to.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
        to.clear_rect(0.0, 0.0, layout.width, layout.height);
        to.set_text_baseline("middle");

        let marks = scene.stretch.marks(layout.time_width(), APART);
        // Time does not go on after a deadlock, and its name needs room.
        let room = if layout.gutter > 0.0 { APART / 2.0 } else { 1.7 * APART };
        let last = scene.timeline.end as f64 - room / layout.time_width() * scene.stretch.length();
        let last = if scene.halted { last } else { f64::INFINITY };
        let marks: Vec<_> = marks.into_iter().filter(|(time, _)| *time <= last).collect();
        to.set_font("12px system-ui, sans-serif");
        for (time, name) in &marks {
            let x = (layout.gutter + scene.stretch.place(*time, layout.time_width())).round() + 0.5;
            line(&to, rule, (x, AXIS - 6.0), (x, layout.height));
            to.set_fill_style_str(faint);
            let wide = width(&to, name);
            let left = (x - wide / 2.0).clamp(layout.gutter + 1.0, (layout.width - wide - 2.0).max(layout.gutter + 1.0));
            let _ = to.fill_text(name, left, AXIS / 2.0 - 2.0);
        }
        line(&to, rule, (0.0, AXIS - 0.5), (layout.width, AXIS - 0.5));
        if scene.halted {
            halt(&to, scene, layout);
        }

        to.save();
        to.begin_path();
        to.rect(0.0, AXIS, layout.width, layout.height - AXIS);
        to.clip();
        let first = (scene.scroll / layout.row) as usize;
        let rows = ((layout.height - AXIS) / layout.row) as usize + 2;
        for (place, row) in scene.lanes.rows.iter().enumerate().skip(first).take(rows) {
            let top = AXIS + place as f64 * layout.row - scene.scroll;
            match row {
                Row::Process(number) => {
                    to.set_fill_style_str(faint);
                    to.set_font("600 12px system-ui, sans-serif");
                    let _ = to.fill_text(&words::process(*number), 8.0, top + layout.row / 2.0);
                    line(&to, rule, (0.0, top + 0.5), (layout.width, top + 0.5));
                }
                Row::Lane(lane) => {
                    let chosen = scene.chosen.filter(|(row, _)| *row == place).map(|(_, span)| span);
                    self.lane(scene, layout, lane, top, chosen);
                    self.name(layout, lane, top, ink);
                }
            }
        }
        arrows(&to, scene, layout, first..first + rows, faint);
        to.restore();
        if let Some(time) = scene.cursor {
            cursor(&to, scene, layout, time);
        }
    }

    fn name(&self, layout: Layout, lane: &Lane, top: f64, ink: &str) {
        let to = &self.context;
        let (x, y, room) = if layout.gutter > 0.0 {
            (22.0, top + layout.row / 2.0, layout.gutter - 30.0)
        } else {
            (20.0, top + 11.0, layout.width - 28.0)
        };
        to.set_fill_style_str(STRANDS[lane.strand as usize % STRANDS.len()]);
        to.fill_rect(8.0, y - 5.0, 8.0, 10.0);
        to.set_fill_style_str(ink);
        to.set_font("13px system-ui, sans-serif");
        let _ = to.fill_text(&shortened(to, &lane.name, room), x, y);
    }

    fn lane(&mut self, scene: &Scene, layout: Layout, lane: &Lane, top: f64, chosen: Option<usize>) {
        let to = self.context.clone();
        to.save();
        to.begin_path();
        to.rect(layout.gutter, top, layout.width - layout.gutter, layout.row);
        to.clip();
        let all = &scene.timeline.spans;
        let stretch = scene.stretch;
        let at = |time: u64| layout.gutter + stretch.place(time as f64, layout.time_width());
        let (top, bar_height) = (top + layout.bar_top, layout.bar);
        let colour = lane.strand as usize % STRANDS.len();
        let bars = lane.source(all).bars(lane.within(all, stretch.from, stretch.to), stretch, layout.time_width());
        // Running and failed come last: their least width may cover a neighbour, not the other way round.
        for late in [false, true] {
            for bar in &bars {
                match *bar {
                    Bar::Span { place, left, right } => {
                        let span = &all[place as usize];
                        if matches!(span.state, State::Running | State::Failed) == late {
                            let left = (layout.gutter + left).max(layout.gutter - 4.0);
                            let right = (layout.gutter + right).min(layout.width + 4.0);
                            self.span(span, colour, (left, top, (right - left).max(2.0), bar_height), scene.palette);
                        }
                    }
                    Bar::Crowd { left, right, waited, ran } if !late => {
                        self.crowd(colour, (layout.gutter + left, top, right - left, bar_height), waited, ran);
                    }
                    Bar::Crowd { .. } => {}
                }
            }
        }
        if let Some(span) = chosen.and_then(|place| lane.spans.get(place)).map(|&place| &all[place as usize]) {
            let left = at(span.start).max(layout.gutter);
            let right = at(span.end).min(layout.width);
            to.set_stroke_style_str(scene.palette.ink);
            to.set_line_width(2.0);
            to.stroke_rect(left - 1.5, top - 2.0, (right - left).max(2.0) + 3.0, bar_height + 4.0);
            to.set_line_width(1.0);
        }
        to.restore();
    }

    /// More spans than there is room for: how the strand waited, and from below how much of the time it ran.
    fn crowd(&mut self, colour: usize, (left, top, wide, high): (f64, f64, f64, f64), waited: Option<State>, ran: u8) {
        let to = self.context.clone();
        let paint = STRANDS[colour];
        match waited {
            Some(State::Sleeping) => {
                to.set_fill_style_str(paint);
                to.fill_rect(left, top + (high / 2.0).floor(), wide, 1.0);
            }
            Some(state) => {
                if let Some(pattern) = self.pattern(colour, state == State::Blocked) {
                    to.set_fill_style_canvas_pattern(&pattern);
                    to.fill_rect(left, top, wide, high);
                }
            }
            None => {}
        }
        let ran = high * f64::from(ran) / 4.0;
        to.set_fill_style_str(paint);
        to.fill_rect(left, top + high - ran, wide, ran);
    }

    fn span(&mut self, span: &Span, colour: usize, (left, top, wide, high): (f64, f64, f64, f64), palette: Palette) {
        let to = self.context.clone();
        let paint = STRANDS[colour];
        match span.state {
            State::Running => {
                to.set_fill_style_str(paint);
                to.fill_rect(left, top, wide, high);
                if wide > 4.0 {
                    to.set_stroke_style_str(palette.edge);
                    to.stroke_rect(left + 0.5, top + 0.5, wide - 1.0, high - 1.0);
                }
            }
            State::Ready | State::Wanting | State::Blocked => {
                if let Some(pattern) = self.pattern(colour, span.state == State::Blocked) {
                    to.set_fill_style_canvas_pattern(&pattern);
                    to.fill_rect(left, top, wide, high);
                }
                if span.state == State::Wanting {
                    // Running is a full bar: this is as good as running, but for the lock.
                    to.set_fill_style_str(paint);
                    to.fill_rect(left, top + high - 4.0, wide, 4.0);
                }
                to.set_stroke_style_str(paint);
                to.stroke_rect(left + 0.5, top + 0.5, (wide - 1.0).max(1.0), high - 1.0);
                caption(&to, &words::reason(span).unwrap_or_default(), (left, top, wide, high), palette);
            }
            State::Sleeping => {
                let middle = top + (high / 2.0).floor() + 0.5;
                line(&to, paint, (left, middle), (left + wide, middle));
                line(&to, paint, (left + 0.5, middle - 4.0), (left + 0.5, middle + 4.0));
            }
            State::Failed => {
                let (x, y) = (left + 1.0, top + high / 2.0);
                for (stroke, thick) in [(palette.paper, 6.0), (palette.bad, 3.0)] {
                    to.set_line_width(thick);
                    line(&to, stroke, (x - 6.0, y - 6.0), (x + 6.0, y + 6.0));
                    line(&to, stroke, (x - 6.0, y + 6.0), (x + 6.0, y - 6.0));
                }
                to.set_line_width(1.0);
            }
        }
    }

    /// Dots or hatching in a strand's colour.
    fn pattern(&mut self, colour: usize, dots: bool) -> Option<CanvasPattern> {
        if let Some(pattern) = self.patterns.get(&(colour, dots)) {
            return Some(pattern.clone());
        }
        let tile = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
        let side = if dots { 5.0 } else { 6.0 };
        tile.set_width(side as u32);
        tile.set_height(side as u32);
        let to = context(&tile)?;
        if dots {
            to.set_fill_style_str(STRANDS[colour]);
            to.begin_path();
            to.arc(2.5, 2.5, 1.1, 0.0, TAU).ok()?;
            to.fill();
        } else {
            to.set_line_width(1.6);
            // Three strokes, so that the tiles join without a gap at their corners.
            for shift in [-6.0, 0.0, 6.0] {
                line(&to, STRANDS[colour], (shift - 1.0, 7.0), (shift + 7.0, -1.0));
            }
        }
        let pattern = self.context.create_pattern_with_html_canvas_element(&tile, "repeat").ok()??;
        self.patterns.insert((colour, dots), pattern.clone());
        Some(pattern)
    }
}

/// The line at which time stopped, with its name on the axis.
fn halt(to: &CanvasRenderingContext2d, scene: &Scene, layout: Layout) {
    let colour = scene.palette.bad;
    let x = (layout.gutter + scene.stretch.place(scene.timeline.end as f64, layout.time_width())).round() + 0.5;
    if x < layout.gutter || x > layout.width {
        return;
    }
    line(to, colour, (x, AXIS - 6.0), (x, layout.height));
    to.set_font("600 12px system-ui, sans-serif");
    let name = words::halt(scene.timeline.end);
    let wide = width(to, &name);
    let left = if x + wide + 8.0 < layout.width { x + 5.0 } else { x - wide - 5.0 };
    to.set_fill_style_str(scene.palette.paper);
    to.fill_rect(left - 3.0, 0.0, wide + 6.0, AXIS - 7.0);
    to.set_fill_style_str(colour);
    let _ = to.fill_text(&name, left, AXIS / 2.0 - 2.0);
}

/// Arrows from who did something to who could go on by it, as long as they are few enough to be told apart.
fn arrows(to: &CanvasRenderingContext2d, scene: &Scene, layout: Layout, shown: std::ops::Range<usize>, colour: &str) {
    let stretch = scene.stretch;
    let all = &scene.timeline.arrows;
    let from = all.partition_point(|arrow| (arrow.until as f64) < stretch.from);
    let inside = all[from..].iter().take_while(|arrow| arrow.at as f64 <= stretch.to || arrow.until as f64 <= stretch.to);
    let inside: Vec<_> = inside.take(MOST_ARROWS + 1).collect();
    if inside.len() > MOST_ARROWS {
        return;
    }
    let row = |strand: u32| scene.lanes.rows.iter().position(|row| matches!(row, Row::Lane(lane) if lane.strand == strand));
    let x = |time: u64| layout.gutter + stretch.place(time as f64, layout.time_width());
    let y = |row: usize| AXIS + row as f64 * layout.row - scene.scroll + layout.bar_top + layout.bar / 2.0;
    to.set_stroke_style_str(colour);
    to.set_fill_style_str(colour);
    for arrow in inside {
        let (Some(start), Some(end)) = (row(arrow.from), row(arrow.to)) else { continue };
        let (x1, x2) = (x(arrow.at), x(arrow.until));
        if x1.min(x2) < layout.gutter || !shown.contains(&start) && !shown.contains(&end) {
            continue;
        }
        let down = if end > start { 1.0 } else { -1.0 };
        let (y1, y2) = (y(start) + down * layout.bar / 2.0, y(end) - down * (layout.bar / 2.0 + 1.0));
        to.begin_path();
        to.move_to(x1, y1);
        to.line_to(x2, y2);
        to.stroke();
        let angle = (y2 - y1).atan2(x2 - x1);
        to.begin_path();
        to.move_to(x2, y2);
        for side in [-0.45, 0.45] {
            to.line_to(x2 - 7.0 * (angle + side).cos(), y2 - 7.0 * (angle + side).sin());
        }
        to.close_path();
        to.fill();
    }
}

/// The line at which the learner stands, with a handle on the axis.
fn cursor(to: &CanvasRenderingContext2d, scene: &Scene, layout: Layout, time: u64) {
    let colour = scene.palette.accent;
    let x = (layout.gutter + scene.stretch.place(time as f64, layout.time_width())).round() + 0.5;
    if x < layout.gutter || x > layout.width {
        return;
    }
    to.set_line_width(2.0);
    line(to, colour, (x, AXIS - 8.0), (x, layout.height));
    to.set_line_width(1.0);
    to.set_fill_style_str(colour);
    to.begin_path();
    to.move_to(x - 6.0, AXIS - 12.0);
    to.line_to(x + 6.0, AXIS - 12.0);
    to.line_to(x, AXIS - 2.0);
    to.close_path();
    to.fill();
}

/// What a strand waits for, written on its bar when there is room.
fn caption(to: &CanvasRenderingContext2d, text: &str, (left, top, wide, high): (f64, f64, f64, f64), palette: Palette) {
    if text.is_empty() || wide < 72.0 {
        return;
    }
    to.set_font("11.5px system-ui, sans-serif");
    let text = fitted(to, text, wide - 20.0);
    let long = width(to, &text);
    to.set_fill_style_str(palette.paper);
    to.fill_rect(left + 6.0, top + 2.0, long + 8.0, high - 4.0);
    to.set_fill_style_str(palette.ink);
    let _ = to.fill_text(&text, left + 10.0, top + high / 2.0 + 0.5);
}

fn line(to: &CanvasRenderingContext2d, colour: &str, from: (f64, f64), until: (f64, f64)) {
    to.set_stroke_style_str(colour);
    to.begin_path();
    to.move_to(from.0, from.1);
    to.line_to(until.0, until.1);
    to.stroke();
}

fn width(to: &CanvasRenderingContext2d, text: &str) -> f64 {
    to.measure_text(text).map_or(0.0, |metrics| metrics.width())
}

/// As much of a text as fits, with an ellipsis for the rest.
fn fitted(to: &CanvasRenderingContext2d, text: &str, room: f64) -> String {
    let mut text = text.to_owned();
    if width(to, &text) <= room {
        return text;
    }
    while !text.is_empty() && width(to, &format!("{text}…")) > room {
        text.pop();
    }
    text + "…"
}

/// As much of a name as fits: its beginning and its end, since names often differ in their last characters only.
fn shortened(to: &CanvasRenderingContext2d, name: &str, room: f64) -> String {
    if width(to, name) <= room {
        return name.to_owned();
    }
    let characters: Vec<char> = name.chars().collect();
    let tail: String = characters[characters.len() - characters.len().min(TAIL)..].iter().collect();
    let head: String = characters[..characters.len().saturating_sub(TAIL)].iter().collect();
    fitted(to, &head, room - width(to, &tail)) + &tail
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}
