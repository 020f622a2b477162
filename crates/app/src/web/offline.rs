//! The service worker, which keeps the page for times without a network and isolates it from the next visit on.

use super::document;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(inline_js = "export function keep(address) {
  // Where storage is blocked, on plain http, and where the host left the file out, the page works without.
  try {
    if (!navigator.connection?.saveData) navigator.serviceWorker?.register(address).catch(() => {});
  } catch {}
}")]
extern "C" {
    #[wasm_bindgen(js_name = keep)]
    fn register(address: &str);
}

/// Starts the service worker, if the site has one and the browser lets it.
pub fn keep() {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    if let Ok(url) = web_sys::Url::new_with_base("service-worker.js", &base) {
        register(&url.href());
    }
}
