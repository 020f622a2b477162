//! What stays in the browser over a reload: the text, where it came from, the theme. Storage may be blocked.

use super::window;
use crate::course;
use crate::model::Model;
use crate::opening::{Kept, origin_name};
use std::collections::BTreeSet;

const THEME: &str = "interleave.theme";
const PROGRESS: &str = "interleave.progress";
const ANSWER: &str = "interleave.answer.";

/// The place of one page's text in the browser's storage.
pub struct Store {
    prefix: String,
}

impl Store {
    /// The place for the page itself, or for an embed of a program: embeds share a storage, not a text.
    pub fn new(embed: bool, code: &str) -> Self {
        let prefix = if embed { format!("interleave.embed.{:016x}", hash(code)) } else { "interleave".to_owned() };
        Self { prefix }
    }

    /// What was kept.
    pub fn kept(&self) -> Kept {
        let get = |name: &str| get(&self.key(name));
        Kept { text: get("text"), origin: get("origin").unwrap_or_default(), address: get("address").unwrap_or_default() }
    }

    /// Keeps the text and where it came from; false when the browser does not let the page do so.
    pub fn keep(&self, model: &Model) -> bool {
        set(&self.key("text"), &model.text)
            && set(&self.key("origin"), &origin_name(&model.origin))
            && set(&self.key("address"), model.address.as_deref().unwrap_or_default())
    }

    fn key(&self, name: &str) -> String {
        format!("{}.{name}", self.prefix)
    }
}

/// The theme that was chosen, if one was: dark is true.
pub fn theme() -> Option<bool> {
    match get(THEME)?.as_str() {
        "dark" => Some(true),
        "light" => Some(false),
        _ => None,
    }
}

/// Keeps the chosen theme. Without storage it lasts until the page is left.
pub fn keep_theme(dark: bool) {
    set(THEME, if dark { "dark" } else { "light" });
}

/// The exercises that were done.
pub fn progress() -> BTreeSet<String> {
    get(PROGRESS).map(|text| course::done_of(&text)).unwrap_or_default()
}

/// Keeps which exercises were done.
pub fn keep_progress(done: &BTreeSet<String>) {
    set(PROGRESS, &course::done_text(done));
}

/// What was kept of the text of an exercise's program.
pub fn answer(id: &str) -> Option<String> {
    get(&format!("{ANSWER}{id}"))
}

/// Keeps the text of an exercise's program.
pub fn keep_answer(id: &str, text: &str) {
    set(&format!("{ANSWER}{id}"), text);
}

fn get(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

fn set(key: &str, value: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// FNV-1a: enough to tell the programs of one site apart.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
