//! Files that the learner gets from the page and gives to it.

use super::reason;
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::Callback;

/// The largest file that is read, in bytes.
const LARGEST: u32 = 1_000_000;

#[wasm_bindgen(inline_js = "export function give(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
export async function take(input, most) {
  const [file] = input.files;
  if (!file) throw new Error('no file was chosen');
  if (file.size > most) throw new Error('the file is too large');
  const text = await file.text();
  // The same file can be chosen again.
  input.value = '';
  return text;
}")]
extern "C" {
    fn give(name: &str, text: &str);
    fn take(input: &HtmlInputElement, most: u32) -> Promise;
}

/// Gives the learner a file, which the browser saves as it does with downloads.
pub fn save(name: &str, text: &str) {
    give(name, text);
}

/// Reads the file that was chosen in `input` and says its text to `tell`, or why it cannot be read.
pub fn read(input: &HtmlInputElement, tell: Callback<Result<String, String>>) {
    let text = take(input, LARGEST);
    spawn_local(async move {
        let text = JsFuture::from(text).await.map_err(|thrown| reason(&thrown));
        tell.emit(text.and_then(|text| text.as_string().ok_or_else(|| "it is no text".to_owned())));
    });
}
