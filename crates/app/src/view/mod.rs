//! What the page looks like: thin components that draw the model and say what the learner did.

mod app;
mod arrange;
mod canvas;
mod controls;
mod counterexample;
mod course;
mod dialog;
mod editor;
mod files;
mod header;
mod input;
mod keys;
mod labs;
mod labs_charts;
mod lesson;
mod moment;
mod output;
mod paint;
mod schedules;
mod stepper;
mod table;
mod timeline;
mod tree;
mod waits;
mod ways;
mod what_if;

pub use app::App;

use crate::svg::{self, Drawing};
use web_sys::HtmlElement;
use yew::prelude::*;

/// The class that gives a strand its colour in the style sheet, by its number.
fn strand_class(strand: u32) -> String {
    format!("strand-{}", strand as usize % crate::palette::STRANDS.len())
}

/// The picture of a run as a part of the page. What the program has named is text in it: [`svg::draw`] sees to that.
fn drawn(drawing: &Drawing) -> Html {
    Html::from_html_unchecked(AttrValue::from(svg::draw(drawing)))
}

/// For the heading of a view: the view changes as a page does, so the focus goes to its beginning.
#[hook]
fn use_focused_heading() -> NodeRef {
    let heading = use_node_ref();
    use_effect_with((), {
        let heading = heading.clone();
        move |()| {
            if let Some(heading) = heading.cast::<HtmlElement>() {
                let _ = heading.focus();
            }
        }
    });
    heading
}
