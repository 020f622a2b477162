//! The files of a program: which one the editor shows, and adding and removing them.

use crate::files::{self, BadName};
use crate::model::{Effect, Model};
use crate::words;
use interleave_protocol::File;

/// What happens to the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileAction {
    /// Show one in the editor, by its place.
    Show(usize),
    /// Ask for the name of a new one, or do not.
    Ask(bool),
    /// Add one with this name.
    Add(String),
    /// Remove the one that is shown.
    Remove,
}

impl Model {
    pub(super) fn file(&mut self, action: FileAction) -> Vec<Effect> {
        match action {
            FileAction::Show(place) => self.show_file(place),
            FileAction::Ask(asked) => {
                self.asks_name = asked;
                vec![]
            }
            FileAction::Add(name) => match files::adding(&self.text, &name) {
                Ok(program) => {
                    self.asks_name = false;
                    self.text = program.into();
                    self.notice = None;
                    let last = files::names(&self.text).len() - 1;
                    let mut effects = vec![Effect::Save];
                    effects.extend(self.show_file(last));
                    effects
                }
                Err(reason) => {
                    self.notice = Some(match reason {
                        BadName::NoModule => words::files::NO_MODULE.to_owned(),
                        BadName::Taken => words::files::TAKEN.to_owned(),
                        BadName::TooMany => words::files::too_many(files::MOST),
                    });
                    self.asks_name = false;
                    vec![]
                }
            },
            FileAction::Remove => {
                self.text = files::without(&self.text, self.shown_file).into();
                let mut effects = vec![Effect::Save];
                effects.extend(self.show_file(0));
                effects
            }
        }
    }

    fn show_file(&mut self, place: usize) -> Vec<Effect> {
        self.shown_file = place.min(files::names(&self.text).len() - 1);
        self.diagnostics = [].into();
        self.unmark();
        vec![Effect::DiagnoseSoon]
    }

    /// The text that the editor shows.
    pub fn shown_text(&self) -> String {
        files::text(&self.text, self.shown_file)
    }

    /// The files as the engine gets them.
    pub(super) fn program_files(&self) -> Vec<File> {
        files::split(&self.text)
    }
}
