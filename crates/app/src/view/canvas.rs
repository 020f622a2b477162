//! The timeline as a picture that can be pointed at, walked through with the arrow keys, zoomed and moved.

use super::paint::{AXIS, Layout, Painter, Scene};
use super::table::cause_in_words;
use crate::axis::Stretch;
use crate::model::Action;
use crate::palette::Palette;
use crate::picture::Picture;
use crate::stand::Step;
use crate::web::window;
use crate::words;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlCanvasElement, ResizeObserver, WheelEvent};
use yew::prelude::*;

/// How much nearer one press of a zoom button goes.
const STEP: f64 = 0.5;
/// A pointer that moved so far, in pixels, drags.
const DRAG: f64 = 4.0;
/// A span so near to the pointer, in pixels, is meant.
const SLACK: f64 = 5.0;

#[derive(PartialEq, Properties)]
pub struct PictureProps {
    /// What there is to show.
    pub picture: Picture,
    /// The time at which the learner stands, in nanoseconds.
    pub cursor: Option<u64>,
    /// The inks.
    pub palette: Palette,
    /// Buttons that save the timeline.
    pub saves: Html,
    /// Hears where the learner wants to stand.
    pub tell: Callback<Action>,
}

pub enum PictureMessage {
    /// Size or scroll position may have changed.
    Moved,
    Draw,
    Key(KeyboardEvent),
    Wheel(WheelEvent),
    Down(PointerEvent),
    Pointer(PointerEvent),
    Up(PointerEvent),
    Left,
    Zoom(f64),
    Whole,
}

/// The picture.
pub struct TimelinePicture {
    scroller: NodeRef,
    canvas: NodeRef,
    stretch: Stretch,
    /// Row and place in its lane.
    chosen: Option<(usize, usize)>,
    /// Where the pointer went down, and the stretch that was in view.
    held: Option<(f64, Stretch)>,
    painter: Option<Painter>,
    frame: Option<AnimationFrame>,
    observer: Option<(ResizeObserver, Closure<dyn Fn()>)>,
    wheel: Option<EventListener>,
    /// Height of a row when the element was last sized.
    row: f64,
}

impl Component for TimelinePicture {
    type Message = PictureMessage;
    type Properties = PictureProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            scroller: NodeRef::default(),
            canvas: NodeRef::default(),
            stretch: Stretch::whole(ctx.props().picture.end),
            chosen: None,
            held: None,
            painter: None,
            frame: None,
            observer: None,
            wheel: None,
            row: 0.0,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: PictureMessage) -> bool {
        let layout = self.layout();
        let mut words_change = false;
        match message {
            PictureMessage::Draw => {
                self.frame = None;
                self.draw(ctx);
                return false;
            }
            // Whether names stand beside or above their bars decides how high the whole is.
            PictureMessage::Moved => words_change = self.row != layout.row,
            PictureMessage::Key(event) => words_change = self.key(ctx, &event),
            PictureMessage::Wheel(event) => {
                if event.ctrl_key() || event.meta_key() {
                    let place = f64::from(event.client_x()) - self.left() - layout.gutter;
                    let anchor = self.stretch.time(place, layout.time_width());
                    self.stretch = self.stretch.zoomed(1.002_f64.powf(event.delta_y()), anchor);
                } else {
                    let by = event.delta_x() / layout.time_width() * self.stretch.length();
                    self.stretch = self.stretch.moved(by);
                }
                words_change = true;
            }
            PictureMessage::Down(event) => {
                self.held = Some((f64::from(event.client_x()), self.stretch));
                words_change = self.point(ctx, &event);
            }
            PictureMessage::Pointer(event) => match self.held {
                Some((from, stretch)) if (f64::from(event.client_x()) - from).abs() > DRAG => {
                    let by = (from - f64::from(event.client_x())) / layout.time_width() * stretch.length();
                    self.stretch = stretch.moved(by);
                }
                _ => words_change = self.point(ctx, &event),
            },
            PictureMessage::Up(event) => {
                let at = f64::from(event.client_x());
                let clicked = self.held.take().is_some_and(|(from, _)| (at - from).abs() <= DRAG);
                let place = at - self.left() - layout.gutter;
                if clicked && place >= 0.0 {
                    let time = self.stretch.time(place, layout.time_width()).max(0.0) as u64;
                    ctx.props().tell.emit(Action::Step(Step::Time(time)));
                }
                return false;
            }
            PictureMessage::Left => {
                self.held = None;
                return false;
            }
            PictureMessage::Zoom(factor) => {
                let middle = (self.stretch.from + self.stretch.to) / 2.0;
                let anchor = self.span(ctx).map_or(middle, |span| span.start as f64);
                self.stretch = self.stretch.zoomed(factor, anchor);
                words_change = true;
            }
            PictureMessage::Whole => {
                self.stretch = Stretch::whole(ctx.props().picture.end);
                words_change = true;
            }
        }
        self.row = layout.row;
        self.draw_soon(ctx);
        words_change
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PictureProps) -> bool {
        if ctx.props().picture != old.picture {
            self.stretch = Stretch::whole(ctx.props().picture.end);
            self.chosen = None;
        }
        self.draw_soon(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let rows = ctx.props().picture.lanes.rows.len() as f64;
        let height = AXIS + rows * self.layout().row + 4.0;
        let zoom = |factor| link.callback(move |_: MouseEvent| PictureMessage::Zoom(factor));
        html! {
            <div class="picture">
                <div
                    class="lanes"
                    ref={self.scroller.clone()}
                    role="application"
                    tabindex="0"
                    aria-label={words::PICTURE_KEYS}
                    onscroll={link.callback(|_| PictureMessage::Moved)}
                    onkeydown={link.callback(PictureMessage::Key)}
                    onpointerdown={link.callback(PictureMessage::Down)}
                    onpointermove={link.callback(PictureMessage::Pointer)}
                    onpointerup={link.callback(PictureMessage::Up)}
                    onpointerleave={link.callback(|_| PictureMessage::Left)}
                    onpointercancel={link.callback(|_| PictureMessage::Left)}
                >
                    <div class="lanes-all" ~style={format!("height:{height}px")}>
                        <canvas ref={self.canvas.clone()}></canvas>
                    </div>
                </div>
                <div class="picture-foot">
                    <p class="detail" aria-live="polite">{ self.detail(ctx) }</p>
                    <div class="zoom">
                        <button type="button" onclick={zoom(STEP)}>{ words::ZOOM_IN }</button>
                        <button type="button" onclick={zoom(1.0 / STEP)} aria-disabled={self.stretch.is_whole().to_string()}>
                            { words::ZOOM_OUT }
                        </button>
                        <button
                            type="button"
                            onclick={link.callback(|_: MouseEvent| PictureMessage::Whole)}
                            aria-disabled={self.stretch.is_whole().to_string()}
                        >
                            { words::ZOOM_ALL }
                        </button>
                    </div>
                    { ctx.props().saves.clone() }
                </div>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(scroller) = self.scroller.cast::<Element>() {
            self.painter = self.canvas.cast::<HtmlCanvasElement>().as_ref().and_then(Painter::new);
            self.watch(ctx, &scroller);
        }
        self.draw_soon(ctx);
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        if let Some((observer, _)) = &self.observer {
            observer.disconnect();
        }
    }
}

impl TimelinePicture {
    /// Listens to what yew cannot: the size, and a wheel whose default can be prevented.
    fn watch(&mut self, ctx: &Context<Self>, scroller: &Element) {
        let link = ctx.link().clone();
        let resized = Closure::<dyn Fn()>::new(move || link.send_message(PictureMessage::Moved));
        if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            observer.observe(scroller);
            self.observer = Some((observer, resized));
        }
        let link = ctx.link().clone();
        let options = EventListenerOptions::enable_prevent_default();
        self.wheel = Some(EventListener::new_with_options(scroller, "wheel", options, move |event| {
            let wheel: &WheelEvent = event.unchecked_ref();
            let sideways = wheel.delta_x().abs() > wheel.delta_y().abs();
            if sideways || wheel.ctrl_key() || wheel.meta_key() {
                wheel.prevent_default();
                link.send_message(PictureMessage::Wheel(wheel.clone()));
            }
        }));
    }

    fn draw_soon(&mut self, ctx: &Context<Self>) {
        if self.frame.is_none() {
            let link = ctx.link().clone();
            self.frame = Some(request_animation_frame(move |_| link.send_message(PictureMessage::Draw)));
        }
    }

    fn draw(&mut self, ctx: &Context<Self>) {
        let layout = self.layout();
        let scroll = self.scroll();
        let (Some(canvas), Some(painter)) = (self.canvas.cast::<HtmlCanvasElement>(), &mut self.painter) else {
            return;
        };
        let scale = window().device_pixel_ratio().clamp(1.0, 3.0);
        let (wide, high) = ((layout.width * scale) as u32, (layout.height * scale) as u32);
        if canvas.width() != wide || canvas.height() != high {
            canvas.set_width(wide);
            canvas.set_height(high);
            let style = canvas.style();
            // Both are lengths, so neither can fail.
            let _ = style.set_property("width", &format!("{}px", layout.width));
            let _ = style.set_property("height", &format!("{}px", layout.height));
        }
        let Picture { timeline, lanes, .. } = &ctx.props().picture;
        let (stretch, chosen, palette) = (self.stretch, self.chosen, ctx.props().palette);
        let halted = ctx.props().picture.end > timeline.end;
        let cursor = ctx.props().cursor;
        painter.paint(&Scene { timeline, lanes, halted, stretch, scroll, chosen, cursor, palette }, layout, scale);
    }

    /// Points at what lies under the pointer; true when that is something else than before.
    fn point(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        let Some(canvas) = self.canvas.cast::<Element>() else {
            return false;
        };
        let layout = self.layout();
        let corner = canvas.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - corner.left() - layout.gutter;
        let y = f64::from(event.client_y()) - corner.top() - AXIS;
        let Picture { timeline, lanes, .. } = &ctx.props().picture;
        let row = ((y + self.scroll()) / layout.row).max(0.0) as usize;
        let found = lanes.lane(row).filter(|_| x >= -SLACK && y >= 0.0).and_then(|lane| {
            let time = self.stretch.time(x, layout.time_width());
            let slack = SLACK / layout.time_width() * self.stretch.length();
            lane.at(&timeline.spans, time, slack).map(|place| (row, place))
        });
        let news = found.is_some() && found != self.chosen;
        if news {
            self.chosen = found;
        }
        news
    }

    fn key(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) -> bool {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return false;
        }
        match event.key().as_str() {
            "ArrowRight" => self.step(ctx, 1),
            "ArrowLeft" => self.step(ctx, -1),
            "ArrowDown" => self.change_lane(ctx, 1),
            "ArrowUp" => self.change_lane(ctx, -1),
            "+" | "=" => ctx.link().send_message(PictureMessage::Zoom(STEP)),
            "-" => ctx.link().send_message(PictureMessage::Zoom(1.0 / STEP)),
            "0" => ctx.link().send_message(PictureMessage::Whole),
            "Enter" | " " => {
                if let Some(span) = self.span(ctx) {
                    ctx.props().tell.emit(Action::Step(Step::Time(span.start)));
                }
            }
            _ => return false,
        }
        event.prevent_default();
        true
    }

    /// Goes to the next span in the lane, or the one before.
    fn step(&mut self, ctx: &Context<Self>, by: isize) {
        let lanes = &ctx.props().picture.lanes;
        let Some((row, place)) = self.chosen else {
            return self.change_lane(ctx, 1);
        };
        let last = lanes.lane(row).map_or(0, |lane| lane.spans.len().saturating_sub(1));
        self.choose(ctx, row, place.saturating_add_signed(by).min(last));
    }

    /// Goes to the span at the same time in the next lane, or the one before.
    fn change_lane(&mut self, ctx: &Context<Self>, by: isize) {
        let Picture { timeline, lanes, .. } = &ctx.props().picture;
        let mut time = 0.0;
        let mut row = lanes.rows.iter().position(|row| matches!(row, crate::lanes::Row::Lane(_)));
        if let Some((from, _)) = self.chosen {
            time = self.span(ctx).map_or(0.0, |span| span.start as f64);
            row = lanes.neighbour(from, by);
        }
        if let Some(row) = row
            && let Some(lane) = lanes.lane(row)
            && !lane.spans.is_empty()
        {
            let place = lane.at(&timeline.spans, time, timeline.end as f64 + 1.0).unwrap_or(0);
            let place = lane.within(&timeline.spans, time, time).next().unwrap_or(place);
            self.choose(ctx, row, place);
        }
    }

    fn choose(&mut self, ctx: &Context<Self>, row: usize, place: usize) {
        self.chosen = Some((row, place));
        if let Some(span) = self.span(ctx) {
            let end = ctx.props().picture.end_of(span);
            self.stretch = self.stretch.showing(span.start as f64, end as f64);
        }
        let layout = self.layout();
        if let Some(scroller) = self.scroller.cast::<Element>() {
            let top = row as f64 * layout.row;
            let room = layout.height - AXIS - layout.row;
            let scroll = self.scroll().clamp((top - room).max(0.0), top);
            scroller.set_scroll_top(scroll as i32);
        }
    }

    fn span<'a>(&self, ctx: &'a Context<Self>) -> Option<&'a interleave_protocol::Span> {
        let Picture { timeline, lanes, .. } = &ctx.props().picture;
        let (row, place) = self.chosen?;
        let span = *lanes.lane(row)?.spans.get(place)?;
        timeline.spans.get(span as usize)
    }

    /// The chosen span in words.
    fn detail(&self, ctx: &Context<Self>) -> String {
        let lanes = &ctx.props().picture.lanes;
        let lane = self.chosen.and_then(|(row, _)| lanes.lane(row));
        match (lane, self.span(ctx)) {
            (Some(lane), Some(span)) => {
                let told = words::span(&format!("{} ({})", lane.name, words::kind(lane.kind)), words::state(span.state), span);
                match cause_in_words(&ctx.props().picture.timeline, span) {
                    Some(cause) => format!("{told}, {cause}"),
                    None => told,
                }
            }
            _ => words::PICTURE_HINT.to_owned(),
        }
    }

    fn layout(&self) -> Layout {
        let (width, height) = self
            .scroller
            .cast::<Element>()
            .map_or((640.0, 200.0), |scroller| (f64::from(scroller.client_width()), f64::from(scroller.client_height())));
        Layout::new(width, height)
    }

    fn scroll(&self) -> f64 {
        self.scroller.cast::<Element>().map_or(0.0, |scroller| f64::from(scroller.scroll_top()))
    }

    fn left(&self) -> f64 {
        self.canvas.cast::<Element>().map_or(0.0, |canvas| canvas.get_bounding_client_rect().left())
    }
}
