//! The engine's Worker: started from the address in the page, spoken to in the protocol's bytes.

use super::{address_of, reason, window};
use crate::model::Action;
use gloo_events::EventListener;
use interleave_protocol::{ToEngine, decode, encode};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, MessageEvent, Url, Worker, WorkerOptions, WorkerType};
use yew::Callback;

/// A running Worker; it ends when this is dropped.
pub struct EngineWorker {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl EngineWorker {
    /// Starts a Worker that says what it has to say to `tell`.
    ///
    /// # Errors
    /// When the browser refuses to start one, with its reason.
    pub fn start(tell: &Callback<Action>) -> Result<Self, String> {
        let address = address_of("interleave-engine")?;
        let worker = start(&address)?;

        let on_message = {
            let tell = tell.clone();
            move |event: &web_sys::Event| tell.emit(read(event.unchecked_ref::<MessageEvent>()))
        };
        let on_error = {
            let tell = tell.clone();
            move |event: &web_sys::Event| {
                // A file that does not load gives a plain event without a message.
                let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
                let message = if message.is_empty() { "it could not be loaded".to_owned() } else { message };
                tell.emit(Action::EngineDied(message));
            }
        };
        let listeners = [
            EventListener::new(&worker, "message", on_message),
            EventListener::new(&worker, "error", on_error),
            EventListener::new(&worker, "messageerror", {
                let tell = tell.clone();
                move |_| tell.emit(Action::EngineDied("it sent a message that cannot be read".to_owned()))
            }),
        ];
        Ok(Self { worker, _listeners: listeners })
    }

    /// Sends a message; its bytes are handed over, not copied.
    ///
    /// # Errors
    /// When the browser refuses, with its reason.
    pub fn send(&self, message: &ToEngine) -> Result<(), String> {
        let buffer = Uint8Array::from(encode(message).as_slice()).buffer();
        let transfer = Array::of1(&buffer);
        self.worker.post_message_with_transfer(&buffer, &transfer).map_err(|thrown| reason(&thrown))
    }
}

impl Drop for EngineWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Starts the script at an address as a Worker. A page of another origin than the engine's files, as a frame without an origin is, may not
/// start their script, but may start one of its own that imports it, if the files' server lets it.
fn start(address: &str) -> Result<Worker, String> {
    let files = Url::new(address).map_err(|thrown| reason(&thrown))?.origin();
    if window().origin() == files {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        return Worker::new_with_options(address, &options).map_err(|thrown| reason(&thrown));
    }
    // What comes before the engine's script is there is kept for it. A failure is thrown outside of the promise, so that the page hears of it.
    let quoted = address.replace('\\', "%5C").replace('"', "%22");
    let script = format!(
        "self.early = []; self.onmessage = (event) => self.early.push(event); \
         import(\"{quoted}\").catch((error) => setTimeout(() => {{ throw error; }}));"
    );
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob =
        Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &options).map_err(|thrown| reason(&thrown))?;
    let own = Url::create_object_url_with_blob(&blob).map_err(|thrown| reason(&thrown))?;
    // Not a module: Chromium starts none from such an address where there is no origin.
    Worker::new(&own).map_err(|thrown| reason(&thrown))
}

fn read(event: &MessageEvent) -> Action {
    match event.data().dyn_into::<ArrayBuffer>() {
        Ok(buffer) => match decode(&Uint8Array::new(&buffer).to_vec()) {
            Ok(message) => Action::Engine(message),
            Err(error) => Action::EngineDied(error.to_string()),
        },
        Err(_) => Action::EngineDied("it sent something that is no message".to_owned()),
    }
}
