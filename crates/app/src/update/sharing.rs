//! Links to a program and the run that was chosen, and text for a question elsewhere.

use crate::link::{self, LinkError};
use crate::model::{Download, Effect, Export, Model, Origin};
use crate::svg::{self, Drawing};
use crate::{chrome, plain_text, words};

/// Width of a saved picture, in pixels.
const PICTURE_WIDTH: f64 = 1_200.0;

/// Links with more characters are cut by some of the places where they are put.
pub const SAFE_LINK: usize = 2_000;

impl Model {
    /// The timeline as a file.
    pub(super) fn export(&self, export: Export) -> Download {
        match export {
            Export::Picture => {
                let drawing = Drawing { width: PICTURE_WIDTH, ..Drawing::new(&self.picture, "saved") };
                Download { name: "timeline.svg", kind: "image/svg+xml", text: svg::draw(&drawing) }
            }
            Export::Trace => {
                let schedule = self.ran.0.as_deref().unwrap_or_default();
                let text = chrome::trace_events(&self.picture.timeline, schedule);
                Download { name: "trace.json", kind: "application/json", text }
            }
        }
    }

    /// Makes a link. Before one that may be cut elsewhere the learner is asked to press again.
    pub(super) fn share(&mut self) -> Vec<Effect> {
        let code = match link::make(&self.text) {
            Ok(code) => code,
            Err(LinkError::TooLarge | LinkError::Damaged) => {
                self.notice = Some(words::too_large_to_share(self.text.len(), link::LARGEST));
                return vec![];
            }
        };
        // A run that went a certain way is shared with that way.
        let chosen = self.following.clone().filter(|_| self.stand.text == self.text);
        let kept = if self.edited() { None } else { self.schedule.clone() };
        let schedule = chosen.or(kept);
        let length = self.site + link::query_length(&code, schedule.as_ref());
        if length > SAFE_LINK && self.long_link.as_ref() != Some(&self.text) {
            self.long_link = Some(self.text.clone());
            self.notice = Some(words::sharing::long_link(length, SAFE_LINK));
            return vec![];
        }
        let mut effects = vec![];
        if schedule != self.schedule {
            self.schedule = schedule;
            // Before the address is copied.
            effects.push(Effect::Schedule(self.schedule.clone()));
        }
        if self.schedule.is_some() {
            // The schedule belongs to this very text.
            self.origin = Origin::Link(self.text.clone());
        }
        self.address = Some(code.clone());
        effects.extend([Effect::Address(Some(code)), Effect::Save, Effect::Copy]);
        effects
    }

    /// Puts what is known of the program on the clipboard.
    pub(super) fn copy_text(&mut self) -> Vec<Effect> {
        self.notice = None;
        vec![Effect::CopyText(plain_text::question(self))]
    }

    /// It is there, or is shown to be copied by hand.
    pub(super) fn text_copied(&mut self, text: String, done: bool) -> Vec<Effect> {
        self.notice = done.then(|| words::sharing::COPIED.to_owned());
        self.uncopied = (!done).then(|| text.into());
        vec![]
    }
}
