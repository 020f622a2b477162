//! A timeline as an SVG picture: to be saved, and to be set side by side with others on one time axis.

use crate::axis::Stretch;
use crate::detail::Bar;
use crate::lanes::{Lane, Row};
use crate::palette::{Contrast, Palette, STRANDS, strand};
use crate::picture::Picture;
use crate::{figures, words};
use interleave_protocol::State;
use std::fmt::Write;

/// Width of the column with names, in pixels, and where there is little room.
const GUTTERS: [f64; 2] = [170.0, 112.0];
/// A picture that is narrower than this has little room.
const NARROW: f64 = 600.0;
/// Height of the axis.
const AXIS: f64 = 24.0;
/// Height of a row.
const ROW: f64 = 26.0;
/// Space above a bar in its row.
const ABOVE: f64 = 5.0;
/// Height of a bar.
const BAR: f64 = 16.0;
/// Space at the right.
const MARGIN: f64 = 10.0;
/// Marks on the axis are at least so far apart.
const APART: f64 = 90.0;
/// With more arrows than this none is drawn: they would hide the bars.
const MOST_ARROWS: usize = 150;
/// With more bars than this they are not told in words.
const MOST_TOLD: usize = 400;
/// Characters of a name, and where there is little room.
const LONGEST_NAMES: [usize; 2] = [22, 13];

/// What is drawn, and how.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// What happened.
    pub picture: &'a Picture,
    /// The time at the right end, in nanoseconds.
    pub until: u64,
    /// Width in pixels.
    pub width: f64,
    /// The inks.
    pub palette: Palette,
    /// A word that no other picture in the same document has.
    pub id: &'a str,
}

impl<'a> Drawing<'a> {
    /// A picture of its own, in light colours.
    pub fn new(picture: &'a Picture, id: &'a str) -> Self {
        Self { picture, until: picture.end, width: 1_000.0, palette: Palette::new(false, Contrast::Usual), id }
    }
}

impl Drawing<'_> {
    /// Width of the column with names.
    fn gutter(&self) -> f64 {
        GUTTERS[usize::from(self.width < NARROW)]
    }
}

/// The picture as a document.
pub fn draw(drawing: &Drawing) -> String {
    let rows = &drawing.picture.lanes.rows;
    let height = AXIS + rows.len() as f64 * ROW + 6.0;
    let Drawing { width, palette, .. } = drawing;
    let timeline = &drawing.picture.timeline;
    let name = words::timeline_summary(timeline.strands.len(), &figures::time(timeline.end));
    let mut to = Svg(String::new());
    to.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         font-family=\"system-ui, sans-serif\" font-size=\"12\"><title>{}</title>",
        escaped(&name)
    ));
    patterns(&mut to, drawing);
    to.rect((0.0, 0.0, *width, height), palette.paper);
    let stretch = Stretch::whole(drawing.until);
    axis(&mut to, drawing, stretch, height);
    let mut told = 0;
    for (place, row) in rows.iter().enumerate() {
        let top = AXIS + place as f64 * ROW;
        match row {
            Row::Process(number) => {
                to.text((8.0, top + ROW / 2.0), palette.faint, " font-weight=\"600\"", &words::process(*number))
            }
            Row::Lane(lane) => {
                to.rect((8.0, top + ROW / 2.0 - 5.0, 8.0, 10.0), strand(lane.strand));
                to.text(
                    (22.0, top + ROW / 2.0),
                    palette.ink,
                    "",
                    &shortened(&lane.name, LONGEST_NAMES[usize::from(*width < NARROW)]),
                );
                self::lane(&mut to, drawing, stretch, lane, top + ABOVE, &mut told);
            }
        }
    }
    arrows(&mut to, drawing, stretch);
    to.0.push_str("</svg>\n");
    to.0
}

/// Hatching for who is ready or wants the interpreter, dots for who is blocked, in each strand's colour.
fn patterns(to: &mut Svg, drawing: &Drawing) {
    to.0.push_str("<defs>");
    let mut used = [false; STRANDS.len()];
    for row in &drawing.picture.lanes.rows {
        if let Row::Lane(lane) = row {
            used[lane.strand as usize % STRANDS.len()] = true;
        }
    }
    for (number, colour) in STRANDS.iter().enumerate().filter(|(number, _)| used[*number]) {
        let id = drawing.id;
        to.add(format_args!(
            "<pattern id=\"{id}-h{number}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1 7 7 -1M-4 4 4 -4M2 10 10 2\" \
             stroke=\"{colour}\" stroke-width=\"1.5\"/></pattern><pattern id=\"{id}-d{number}\" width=\"5\" height=\"5\" \
             patternUnits=\"userSpaceOnUse\"><circle cx=\"2.5\" cy=\"2.5\" r=\"1.1\" fill=\"{colour}\"/></pattern>"
        ));
    }
    to.0.push_str("</defs>");
}

fn axis(to: &mut Svg, drawing: &Drawing, stretch: Stretch, height: f64) {
    let Drawing { width, palette, picture, .. } = drawing;
    let (room, gutter) = (time_width(drawing), drawing.gutter());
    let end = picture.timeline.end;
    let halted = picture.end > end;
    let halt = gutter + stretch.place(end as f64, room);
    for (time, name) in stretch.marks(room, APART) {
        let x = gutter + stretch.place(time, room);
        to.line((x, AXIS - 5.0), (x, height), palette.rule);
        // The name of a deadlock needs its room.
        if !halted || x < halt - APART || x > halt + APART {
            let anchor = if x + 30.0 > *width { " text-anchor=\"end\"" } else { " text-anchor=\"middle\"" };
            to.text((x, AXIS / 2.0 - 2.0), palette.faint, anchor, &name);
        }
    }
    to.line((0.0, AXIS - 0.5), (*width, AXIS - 0.5), palette.rule);
    if halted {
        to.line((halt, AXIS - 5.0), (halt, height), palette.bad);
        to.text((halt - 5.0, AXIS / 2.0 - 2.0), palette.bad, " text-anchor=\"end\" font-weight=\"600\"", &words::halt(end));
    }
}

fn lane(to: &mut Svg, drawing: &Drawing, stretch: Stretch, lane: &Lane, top: f64, told: &mut usize) {
    let timeline = &drawing.picture.timeline;
    let (room, gutter) = (time_width(drawing), drawing.gutter());
    let bars = lane.source(&timeline.spans).bars(0..lane.spans.len(), stretch, room);
    let number = lane.strand as usize % STRANDS.len();
    let (colour, id) = (STRANDS[number], drawing.id);
    for late in [false, true] {
        for bar in &bars {
            match *bar {
                Bar::Span { place, left, right } => {
                    let span = &timeline.spans[place as usize];
                    if matches!(span.state, State::Running | State::Failed) != late {
                        continue;
                    }
                    let left = gutter + left;
                    let wide = (gutter + right.min(room) - left).max(1.5);
                    *told += 1;
                    if *told <= MOST_TOLD {
                        let sentence = words::span(&lane.name, words::state(span.state), span);
                        to.add(format_args!("<g><title>{}</title>", escaped(&sentence)));
                    }
                    state(to, span.state, (left, top, wide), (colour, number, id), drawing.palette);
                    if *told <= MOST_TOLD {
                        to.0.push_str("</g>");
                    }
                }
                Bar::Crowd { left, right, waited, ran } if !late => {
                    if let Some(waited) = waited {
                        state(to, waited, (gutter + left, top, right - left), (colour, number, id), drawing.palette);
                    }
                    let high = BAR * f64::from(ran) / 4.0;
                    to.rect((gutter + left, top + BAR - high, right - left, high), colour);
                }
                Bar::Crowd { .. } => {}
            }
        }
    }
}

/// A bar in the pattern of its state.
fn state(
    to: &mut Svg,
    state: State,
    (left, top, wide): (f64, f64, f64),
    (colour, number, id): (&str, usize, &str),
    palette: Palette,
) {
    match state {
        State::Running => to.rect((left, top, wide, BAR), colour),
        State::Ready | State::Wanting | State::Blocked => {
            let kind = if state == State::Blocked { 'd' } else { 'h' };
            let edge = if wide > 4.0 { colour } else { "none" };
            to.add(format_args!(
                "<rect x=\"{left:.2}\" y=\"{top:.2}\" width=\"{wide:.2}\" height=\"{BAR}\" fill=\"url(#{id}-{kind}{number})\" stroke=\"{edge}\"/>"
            ));
            if state == State::Wanting {
                to.rect((left, top + BAR - 4.0, wide, 4.0), colour);
            }
        }
        State::Sleeping => to.line((left, top + BAR / 2.0), (left + wide, top + BAR / 2.0), colour),
        State::Failed => {
            let (x, y) = (left, top + BAR / 2.0);
            to.add(format_args!(
                "<path d=\"M{:.2} {:.2}l10 10m0 -10l-10 10\" stroke=\"{}\" stroke-width=\"3\"/>",
                x - 5.0,
                y - 5.0,
                palette.bad
            ));
        }
    }
}

fn arrows(to: &mut Svg, drawing: &Drawing, stretch: Stretch) {
    let Picture { timeline, lanes, .. } = drawing.picture;
    if timeline.arrows.len() > MOST_ARROWS {
        return;
    }
    let (room, gutter) = (time_width(drawing), drawing.gutter());
    let row = |strand: u32| lanes.rows.iter().position(|row| matches!(row, Row::Lane(lane) if lane.strand == strand));
    let x = |time: u64| gutter + stretch.place(time as f64, room);
    let y = |row: usize| AXIS + row as f64 * ROW + ABOVE + BAR / 2.0;
    for arrow in &timeline.arrows {
        let (Some(start), Some(end)) = (row(arrow.from), row(arrow.to)) else { continue };
        let down = if end > start { 1.0 } else { -1.0 };
        let (x1, y1, x2, y2) = (x(arrow.at), y(start) + down * BAR / 2.0, x(arrow.until), y(end) - down * (BAR / 2.0 + 1.0));
        to.line((x1, y1), (x2, y2), drawing.palette.faint);
        let angle = (y2 - y1).atan2(x2 - x1);
        let side = |turn: f64| (x2 - 7.0 * (angle + turn).cos(), y2 - 7.0 * (angle + turn).sin());
        let ((ax, ay), (bx, by)) = (side(-0.45), side(0.45));
        let colour = drawing.palette.faint;
        to.add(format_args!("<path d=\"M{x2:.1} {y2:.1}L{ax:.1} {ay:.1} {bx:.1} {by:.1}Z\" fill=\"{colour}\"/>"));
    }
}

fn time_width(drawing: &Drawing) -> f64 {
    (drawing.width - drawing.gutter() - MARGIN).max(1.0)
}

/// The document so far.
struct Svg(String);

impl Svg {
    fn add(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string has no way to fail.
        let _ = self.0.write_fmt(what);
    }

    fn rect(&mut self, (left, top, wide, high): (f64, f64, f64, f64), colour: &str) {
        self.add(format_args!(
            "<rect x=\"{left:.2}\" y=\"{top:.2}\" width=\"{wide:.2}\" height=\"{high:.2}\" fill=\"{colour}\"/>"
        ));
    }

    fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), colour: &str) {
        self.add(format_args!("<path d=\"M{x1:.2} {y1:.2}L{x2:.2} {y2:.2}\" stroke=\"{colour}\" fill=\"none\"/>"));
    }

    fn text(&mut self, (x, y): (f64, f64), colour: &str, how: &str, text: &str) {
        self.add(format_args!("<text x=\"{x:.2}\" y=\"{:.2}\" fill=\"{colour}\"{how}>{}</text>", y + 4.0, escaped(text)));
    }
}

fn shortened(name: &str, most: usize) -> String {
    let count = name.chars().count();
    if count <= most {
        return name.to_owned();
    }
    // Names often differ in their last characters only.
    let head: String = name.chars().take(most - 6).collect();
    let tail: String = name.chars().skip(count - 5).collect();
    format!("{head}…{tail}")
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut all, character| {
        match character {
            '&' => all.push_str("&amp;"),
            '<' => all.push_str("&lt;"),
            '>' => all.push_str("&gt;"),
            // XML has no other control characters.
            control if control.is_control() && !"\t\n".contains(control) => all.push('\u{fffd}'),
            other => all.push(other),
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use interleave_protocol::{Arrow, FOREVER, Span, Strand, StrandKind, Timeline};

    fn picture(spans: Vec<Span>) -> Picture {
        let strand = |name: &str, process| Strand { name: name.to_owned(), kind: StrandKind::Thread, process, parent: None };
        let end = spans.iter().map(|span| span.end).filter(|end| *end < FOREVER).max().unwrap_or_default();
        let arrows = vec![Arrow { from: 0, at: 100, to: 1, until: 200, deed: "released".to_owned() }];
        let strands = vec![strand("main", 0), strand("<script>&", 0)];
        Picture::new(Timeline { strands, spans, arrows, end, truncated: false })
    }

    fn span(strand: u32, state: State, start: u64, end: u64) -> Span {
        Span { strand, state, start, end, line: 1, detail: "a <lock>".to_owned() }
    }

    #[test]
    fn every_state_has_its_form_and_names_are_text() {
        let picture = picture(vec![
            span(0, State::Running, 0, 1_000),
            span(1, State::Wanting, 0, 300),
            span(1, State::Blocked, 300, FOREVER),
        ]);
        let svg = draw(&Drawing::new(&picture, "t"));
        for part in
            ["url(#t-h1)", "url(#t-d1)", "fill=\"#e69f00\"", "&lt;script&gt;&amp;", "a &lt;lock&gt;", "deadlock at 1.00 µs"]
        {
            assert!(svg.contains(part), "{part} is not in {svg}");
        }
        assert!(!svg.contains("<script"));
        assert!(!svg.contains("style="), "a page's policy may forbid styles in attributes");
        // Every element that is opened is closed.
        assert_eq!(svg.matches("<g>").count(), svg.matches("</g>").count());
        assert_eq!(svg.matches("<title>").count(), svg.matches("</title>").count());
    }

    #[test]
    fn pictures_with_one_axis_have_one_scale() {
        let short = picture(vec![span(0, State::Running, 0, 500_000)]);
        let alone = draw(&Drawing::new(&short, "t"));
        let beside = draw(&Drawing { until: 1_000_000, ..Drawing::new(&short, "t") });
        assert!(alone.contains("width=\"820.00\" height=\"16.00\""), "{alone}");
        assert!(beside.contains("width=\"410.00\" height=\"16.00\""), "{beside}");
    }

    #[test]
    fn a_long_run_makes_no_long_file() {
        let turns = |number: u64| if number.is_multiple_of(3) { State::Running } else { State::Wanting };
        let spans = (0..300_000).map(|number| span(0, turns(number), number * 10, number * 10 + 10)).collect();
        let svg = draw(&Drawing::new(&picture(spans), "t"));
        assert!(svg.len() < 300_000, "{} bytes", svg.len());
    }
}
