//! The timeline as a table: the same facts as the picture, row by row. Only the rows in view are in the document.

use crate::model::Action;
use crate::stand::Step;
use crate::{figures, lanes, words};
use interleave_protocol::{Span, State, Timeline};
use std::ops::Range;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Height of a row in pixels; the style sheet says the same.
const ROW: usize = 32;
/// Rows in the document.
const SHOWN: usize = 60;
/// Rows above the first one in view.
const SPARE: usize = 20;

#[derive(PartialEq, Properties)]
pub struct TableProps {
    /// The facts.
    pub timeline: Rc<Timeline>,
    /// Hears where the learner wants to stand.
    pub tell: Callback<Action>,
}

/// The table.
#[component]
pub fn TimelineTable(props: &TableProps) -> Html {
    let first = use_state(|| 0_usize);
    let spans = &props.timeline.spans;
    let scrolled = {
        let first = first.clone();
        Callback::from(move |event: Event| {
            let top = event.target_dyn_into::<Element>().map_or(0, |element| element.scroll_top());
            // Moving in steps saves drawing the table anew for every pixel.
            let row = (top as usize / ROW / SPARE * SPARE).saturating_sub(SPARE);
            if *first != row {
                first.set(row);
            }
        })
    };
    let several = props.timeline.strands.iter().any(|strand| strand.process != 0);
    let shown = window(*first, spans.len());
    let caption = words::table_caption(spans.len());
    html! {
        <div class="table-scroll" role="group" tabindex="0" aria-label={caption.clone()} onscroll={scrolled}>
            <table aria-rowcount={(spans.len() + 1).to_string()}>
                <caption class="hidden">{ caption }</caption>
                <thead>
                    <tr>{ for words::COLUMNS.into_iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr>
                </thead>
                <tbody>
                    { gap(shown.start) }
                    { for shown.clone().map(|place| row(props, place, several)) }
                    { gap(spans.len() - shown.end) }
                </tbody>
            </table>
        </div>
    }
}

fn row(props: &TableProps, place: usize, several: bool) -> Html {
    let timeline = &props.timeline;
    let span: &Span = &timeline.spans[place];
    let strand = timeline.strands.get(span.strand as usize);
    let name = strand.map_or_else(String::new, |strand| match several {
        true => words::strand_of(&strand.name, strand.process),
        false => strand.name.clone(),
    });
    let line = if span.line > 0 { span.line.to_string() } else { "–".to_owned() };
    let from = figures::time(span.start);
    let start = span.start;
    let press = props.tell.reform(move |_: MouseEvent| Action::Step(Step::Time(start)));
    let class = (span.state == State::Failed).then_some("failed");
    html! {
        <tr key={place} {class} aria-rowindex={(place + 2).to_string()}>
            <th scope="row" title={strand.map(|strand| words::kind(strand.kind))}>{ name }</th>
            <td>{ words::state(span.state) }</td>
            <td class="number">
                <button type="button" class="link" aria-label={words::stand_at(&from)} onclick={press}>{ from.clone() }</button>
            </td>
            <td class="number">{ words::lasting(span) }</td>
            <td class="number">{ line }</td>
            <td>{ words::reason(span).or_else(|| cause_in_words(timeline, span)) }</td>
        </tr>
    }
}

/// By whose doing a strand went on, in words.
pub fn cause_in_words(timeline: &Timeline, span: &Span) -> Option<String> {
    let arrow = lanes::cause(timeline, span)?;
    Some(words::woken(&arrow.deed, &timeline.strands.get(arrow.from as usize)?.name))
}

/// The place of rows that are not in the document.
fn gap(rows: usize) -> Html {
    if rows == 0 {
        return html! {};
    }
    html! { <tr class="gap" aria-hidden="true" ~style={format!("height:{}px", rows * ROW)}><td colspan="6"></td></tr> }
}

fn window(first: usize, rows: usize) -> Range<usize> {
    let start = first.min(rows.saturating_sub(SHOWN));
    start..(start + SHOWN + SPARE).min(rows)
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn only_a_window_of_a_long_table_is_shown() {
        assert_eq!(window(0, 3), 0..3);
        assert_eq!(window(0, 1_000_000), 0..80);
        assert_eq!(window(500, 1_000_000), 500..580);
        assert_eq!(window(999_990, 1_000_000), 999_940..1_000_000);
        assert_eq!(window(10, 0), 0..0);
    }
}
