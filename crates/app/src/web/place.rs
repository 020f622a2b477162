//! The page's address, the clipboard, the theme of the document, what is in view.

use super::{document, window};
use crate::model::Action;
use crate::route;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MediaQueryList, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::Callback;

/// The part of the address from the question mark on.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// What the page is to open with: the query, and what a host has put behind the `#`, so that it reaches no server.
pub fn request() -> String {
    let behind = window().location().hash().unwrap_or_default();
    format!("{}&{}", query(), behind.trim_start_matches('#'))
}

/// Sets or takes out one part of the query without loading the page again.
pub fn set(key: &str, value: Option<&str>) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let address = format!("{path}{}", route::with(&query(), key, value));
    if let Ok(history) = window().history() {
        // A sandboxed frame may refuse; the page works without.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// An address relative to this page's as an absolute one; without one, this page's own.
pub fn absolute(address: Option<&str>) -> String {
    let here = window().location().href().unwrap_or_default();
    let absolute = address.and_then(|address| web_sys::Url::new_with_base(address, &here).ok());
    absolute.map_or(here, |url| url.href())
}

/// Puts an address on the clipboard and tells whether that was possible.
pub fn copy(address: String, tell: Callback<Action>) {
    let clipboard = window().navigator().clipboard();
    if JsValue::from(clipboard.clone()).is_undefined() {
        // Only pages from https or this computer have one.
        tell.emit(Action::Copied(false));
        return;
    }
    spawn_local(async move {
        let done = JsFuture::from(clipboard.write_text(&address)).await;
        tell.emit(Action::Copied(done.is_ok()));
    });
}

/// Scrolls as little as is needed to see the element with this id.
pub fn show(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Shows a theme; without a choice the style sheet follows the system.
pub fn show_theme(chosen: Option<bool>) {
    let Some(root) = document().document_element() else {
        return;
    };
    let done = match chosen {
        Some(dark) => root.set_attribute("data-theme", if dark { "dark" } else { "light" }),
        None => root.remove_attribute("data-theme"),
    };
    // Both names are valid, so neither can fail.
    let _ = done;
}

/// The system's wish for a dark theme, to be asked and listened to.
pub fn system_dark() -> Option<MediaQueryList> {
    window().match_media("(prefers-color-scheme: dark)").ok().flatten()
}
