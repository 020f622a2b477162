//! The page around an embed: posts messages to it, hears its messages, tells it how high the embed is.

use super::{document, window};
use crate::host::{self, Heard, Message, Value};
use crate::model::Action;
use gloo_events::EventListener;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, ResizeObserver, Url, Window};
use yew::Callback;

/// The version of the messages, the value of their part `interleave`.
const VERSION: f64 = 1.0;

/// What a page without an origin, such as one opened from a file, calls its own.
const NO_ORIGIN: &str = "null";

/// The page around this one.
pub struct Host {
    window: Window,
    /// Who may hear results and be heard; nobody if the address does not say.
    origin: Option<String>,
    _listeners: Vec<EventListener>,
    _size: Option<Size>,
}

impl Host {
    /// The page around, if there is one; `origin` as it says in the address. What it says goes to `tell`, and so does that the learner came.
    pub fn find(origin: Option<String>, tell: &Callback<Action>) -> Option<Self> {
        let around = window().parent().ok().flatten().filter(|around| *around != window())?;
        let origin = origin.filter(|origin| origin == NO_ORIGIN || Url::new(origin).is_ok_and(|url| url.origin() == *origin));
        let mut listeners =
            vec![EventListener::new(&window(), "focus", wake(tell)), EventListener::new(&document(), "pointerdown", wake(tell))];
        if let Some(origin) = origin.clone() {
            let (tell, around) = (tell.clone(), around.clone());
            listeners.push(EventListener::new(&window(), "message", move |event| {
                let event: &MessageEvent = event.unchecked_ref();
                let from_there = event.source().is_some_and(|source| JsValue::from(source) == *AsRef::<JsValue>::as_ref(&around));
                if let Some(heard) = read(&event.data()).filter(|_| from_there && event.origin() == origin) {
                    tell.emit(Action::Heard(heard));
                }
            }));
        }
        let size = Size::watch(around.clone(), origin.clone());
        let host = Self { window: around, origin, _listeners: listeners, _size: size };
        host.say(&host::plain("ready"));
        Some(host)
    }

    /// Says something to the page around, if its origin is the one in the address.
    pub fn say(&self, message: &Message) {
        if let Some(origin) = &self.origin {
            post(&self.window, &object(message), origin);
        }
    }
}

fn wake(tell: &Callback<Action>) -> impl FnMut(&web_sys::Event) + 'static {
    let tell = tell.clone();
    move |_| tell.emit(Action::Wake)
}

/// Tells the page around whenever the height of this one's content changes.
struct Size {
    observer: ResizeObserver,
    _changed: Closure<dyn Fn()>,
}

impl Size {
    fn watch(around: Window, origin: Option<String>) -> Option<Self> {
        let body = document().body()?;
        let changed = {
            let body = body.clone();
            Closure::<dyn Fn()>::new(move || {
                let pixels = body.get_bounding_client_rect().height().ceil();
                // How high this is, is no secret: a host that makes its frame by itself hears it too.
                post(&around, &object(&host::height(pixels)), origin.as_deref().unwrap_or("*"));
                let learning_tool = with(&[("subject", "lti.frameResize".into()), ("height", pixels.into())]);
                post(&around, &learning_tool, "*");
            })
        };
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(&body);
        Some(Self { observer, _changed: changed })
    }
}

impl Drop for Size {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn post(around: &Window, message: &Object, origin: &str) {
    let target = if origin == NO_ORIGIN { "*" } else { origin };
    // A host that has gone hears nothing.
    let _ = around.post_message(message, target);
}

fn read(data: &JsValue) -> Option<Heard> {
    let part = |name: &str| Reflect::get(data, &name.into()).ok();
    if !data.is_object() || part("interleave")?.as_f64() != Some(VERSION) {
        return None;
    }
    host::read(&part("type")?.as_string()?, part("dark")?.as_bool(), part("code")?.as_string())
}

fn object(message: &Message) -> Object {
    let parts: Vec<(&str, JsValue)> = message
        .parts
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Value::Text(text) => text.as_str().into(),
                Value::Number(number) => (*number).into(),
                Value::Truth(truth) => (*truth).into(),
                Value::Nothing => JsValue::NULL,
            };
            (*name, value)
        })
        .collect();
    with(&[&[("interleave", VERSION.into()), ("type", message.kind.into())], &parts[..]].concat())
}

/// An object with these properties.
fn with(properties: &[(&str, JsValue)]) -> Object {
    let pairs: Array = properties.iter().map(|(name, value)| Array::of2(&(*name).into(), value)).collect();
    // Only what is no list of pairs is refused.
    Object::from_entries(&pairs).unwrap_or_default()
}
