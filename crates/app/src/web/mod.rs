//! The page's dealings with the browser: the engine's Worker, the editor's module, storage, address, clipboard, the page around.

pub mod course;
pub mod editor;
pub mod engine;
pub mod files;
pub mod host;
pub mod offline;
pub mod place;
pub mod store;

use wasm_bindgen::JsValue;

/// The browser's window. The page runs nowhere else.
pub fn window() -> web_sys::Window {
    web_sys::window().expect("the page runs in a window")
}

/// The document in the window.
pub fn document() -> web_sys::Document {
    window().document().expect("a window has a document")
}

/// The absolute address of the file that `<meta name="NAME" content="…">` tells, relative to the document.
///
/// # Errors
/// When there is no such element or its content is no address.
pub fn address_of(name: &str) -> Result<String, String> {
    let found = document().query_selector(&format!("meta[name='{name}']")).ok().flatten();
    let content = found.and_then(|meta| meta.get_attribute("content"));
    let content = content.ok_or_else(|| format!("the page has no address for {name}"))?;
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let url = web_sys::Url::new_with_base(&content, &base);
    url.map(|url| url.href()).map_err(|_| format!("{content} is no address"))
}

/// What a thrown value says.
pub fn reason(thrown: &JsValue) -> String {
    let message = js_sys::Reflect::get(thrown, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| thrown.as_string()).unwrap_or_else(|| "no reason given".to_owned())
}
