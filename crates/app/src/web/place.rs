//! The page's address, the clipboard, the theme of the document, what is in view.

use super::{document, window};
use crate::model::Download;
use crate::palette::Contrast;
use crate::route;
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Element, EventTarget, HtmlAnchorElement, MediaQueryList, ScrollIntoViewOptions, ScrollLogicalPosition,
    Url,
};
use yew::Callback;

/// Where characters are written, or choose something in a list.
const FOR_TEXT: &str = "textarea, input:not([type=range]):not([type=checkbox]):not([type=radio]), select, [contenteditable=true]";

/// How long a file that is saved is kept for the browser, in milliseconds.
const KEPT: u32 = 10_000;

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

/// Characters of the address before its question mark.
pub fn site() -> usize {
    let location = window().location();
    location.origin().unwrap_or_default().len() + location.pathname().unwrap_or_default().len()
}

/// Whether keys that write characters are meant for where an event happened.
pub fn is_for_text(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest(FOR_TEXT).ok().flatten().is_some())
}

/// Puts a text on the clipboard; tells it again, and whether that was possible.
pub fn copy(text: String, tell: Callback<(String, bool)>) {
    let clipboard = window().navigator().clipboard();
    if JsValue::from(clipboard.clone()).is_undefined() {
        // Only pages from https or this computer have one.
        tell.emit((text, false));
        return;
    }
    spawn_local(async move {
        let done = JsFuture::from(clipboard.write_text(&text)).await;
        tell.emit((text, done.is_ok()));
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

/// The system's wishes for more contrast, and what each is; the last one that matches counts.
pub fn contrasts() -> impl Iterator<Item = (MediaQueryList, Contrast)> {
    let all = [("(prefers-contrast: more)", Contrast::More), ("(forced-colors: active)", Contrast::Forced)];
    all.into_iter().filter_map(|(query, contrast)| Some((window().match_media(query).ok()??, contrast)))
}

/// Whether the window is as narrow as a phone's.
pub fn is_narrow() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < 700.0)
}

/// Saves a file to where the browser puts them.
pub fn download(file: &Download) {
    // The browser may refuse a part of it, in a sandboxed frame for example; there is nothing else to do then.
    let _ = try_download(file);
}

fn try_download(file: &Download) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(file.kind);
    let parts = js_sys::Array::of1(&file.text.as_str().into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(file.name);
    link.click();
    // By then the browser has taken it.
    Timeout::new(KEPT, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}

/// The system's wish for a dark theme, to be asked and listened to.
pub fn system_dark() -> Option<MediaQueryList> {
    window().match_media("(prefers-color-scheme: dark)").ok().flatten()
}
