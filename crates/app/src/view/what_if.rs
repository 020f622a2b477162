//! What would have been without a switch, beside what was: both on one time axis.

use super::drawn;
use crate::model::Action;
use crate::palette::Palette;
use crate::picture::Picture;
use crate::schedules::WhatIf;
use crate::svg::Drawing;
use crate::words::{self as all_words, schedules as words};
use interleave_protocol::{Counterexample, End, Explored};
use std::rc::Rc;
use yew::prelude::*;

/// Width of a picture, in its own pixels: it is scaled to the room there is.
const WIDTH: f64 = 400.0;
/// Most characters of an output.
const LONGEST: usize = 400;

#[derive(PartialEq, Properties)]
pub struct WhatIfProps {
    /// What was found.
    pub found: Rc<Explored>,
    /// The run without the switch.
    pub what_if: WhatIf,
    /// The run with it, when that is over.
    pub usual: Option<Picture>,
    /// The inks of the pictures.
    pub palette: Palette,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// Both runs.
#[component]
pub fn WhatIfView(props: &WhatIfProps) -> Html {
    let Some(shown) = &props.found.counterexample else { return html! {} };
    let Some((end, without)) = &props.what_if.done else {
        return html! { <p class="note" aria-live="polite">{ words::WHAT_IF_COMING }</p> };
    };
    let until = without.end.max(props.usual.as_ref().map_or(0, |picture| picture.end));
    let printed: String = props.what_if.output.pieces.iter().map(|piece| &*piece.text).collect();
    let with = props.found.outcomes.get(shown.outcome as usize);
    html! {
        <section class="what-if" aria-label={words::WHAT_IF}>
            <h3>{ words::what_if(&place(shown, props.what_if.row)) }</h3>
            <div class="both" aria-live="polite">
                <div>
                    <p class="caption">{ words::WITH_SWITCH }</p>
                    if let Some(with) = with {
                        <p><code>{ printed_short(&with.stdout) }</code>{ " " }{ words::ending(with) }</p>
                    }
                    if let Some(usual) = &props.usual {
                        { picture(usual, until, props.palette, "with") }
                    } else {
                        <p class="note">{ words::WHAT_IF_COMING }</p>
                    }
                </div>
                <div>
                    <p class="caption">{ words::WITHOUT_SWITCH }</p>
                    <p><code>{ printed_short(&printed) }</code>{ " " }{ ending(end) }</p>
                    { picture(without, until, props.palette, "without") }
                </div>
            </div>
        </section>
    }
}

fn picture(picture: &Picture, until: u64, palette: Palette, id: &str) -> Html {
    drawn(&Drawing { picture, until, width: WIDTH, palette, id })
}

fn place(shown: &Counterexample, row: usize) -> String {
    let row = shown.rows.get(row);
    let name = row.and_then(|row| shown.strands.get(row.strand as usize)).map_or("?", String::as_str);
    words::place(name, row.map_or(0, |row| row.line))
}

fn ending(end: &End) -> String {
    match end {
        End::Finished { status: 0 } => words::ENDS_WELL.to_owned(),
        End::Finished { status } => words::exit_status(*status),
        End::Deadlock { .. } => words::DEADLOCK.to_owned(),
        End::Limit { explanation } | End::Refused { explanation } => explanation.clone(),
        End::Stopped => all_words::STATUS_STOPPED.to_owned(),
    }
}

fn printed_short(text: &str) -> String {
    let text = text.trim_end();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None if text.is_empty() => words::NOTHING_PRINTED.to_owned(),
        None => text.to_owned(),
    }
}
