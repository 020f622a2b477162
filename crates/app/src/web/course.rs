//! Fetches the course.

use super::{address_of, reason};
use crate::model::Action;
use crate::update::CourseAction;
use interleave_protocol::{Course, decode};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

#[wasm_bindgen(inline_js = "export async function bytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}")]
extern "C" {
    fn bytes(address: &str) -> Promise;
}

/// Fetches the course and says it to `tell`.
pub fn fetch(tell: Callback<Action>) {
    spawn_local(async move { tell.emit(Action::Course(CourseAction::Fetched(course().await))) });
}

async fn course() -> Result<Course, String> {
    let fetched = JsFuture::from(bytes(&address_of("interleave-course")?)).await.map_err(|thrown| reason(&thrown))?;
    let bytes: Uint8Array = fetched.dyn_into().map_err(|_| "it is no file".to_owned())?;
    decode(&bytes.to_vec()).map_err(|error| error.to_string())
}
