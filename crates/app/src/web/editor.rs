//! The editor's module, loaded when the page is already there, and a handle to the editor it makes.

use super::{address_of, reason};
use crate::stand::StrandLine;
use crate::words;
use interleave_protocol::Diagnostic;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;
use yew::Callback;

#[wasm_bindgen(inline_js = "export function load(address) { return import(address); }")]
extern "C" {
    fn load(address: &str) -> Promise;
}

/// The module, loaded.
pub struct EditorModule(JsValue);

impl EditorModule {
    /// Loads the module.
    ///
    /// # Errors
    /// When it cannot be had, with the browser's reason.
    pub async fn load() -> Result<Self, String> {
        let promise = load(&address_of("interleave-editor")?);
        JsFuture::from(promise).await.map(Self).map_err(|thrown| reason(&thrown))
    }

    /// Puts an editor into `parent`, with a name for assistive technology and that of the file that it shows.
    ///
    /// # Errors
    /// When the module throws, with its reason.
    pub fn mount(
        &self,
        parent: &Element,
        (label, file): (&str, &str),
        text: &str,
        dark: bool,
        on_edit: Callback<String>,
        on_run: Callback<()>,
    ) -> Result<Editor, String> {
        let changed = Closure::<dyn Fn(String)>::new(move |text| on_edit.emit(text));
        let run = Closure::<dyn Fn()>::new(move || on_run.emit(()));
        let options = object(&[
            ("doc", text.into()),
            ("label", label.into()),
            ("file", file.into()),
            ("theme", theme(dark)),
            ("onChange", changed.as_ref().clone()),
            ("onRun", run.as_ref().clone()),
        ]);
        let mount = Reflect::get(&self.0, &"mount".into()).ok().and_then(|found| found.dyn_into::<Function>().ok());
        let mount = mount.ok_or("the module has no mount")?;
        let handle = mount.call2(&JsValue::NULL, parent, &options).map_err(|thrown| reason(&thrown))?;
        Ok(Editor { handle, _changed: changed, _run: run })
    }
}

/// An editor in the page; it is taken out when this is dropped.
pub struct Editor {
    handle: JsValue,
    _changed: Closure<dyn Fn(String)>,
    _run: Closure<dyn Fn()>,
}

impl Editor {
    /// Replaces the text; the learner can undo it.
    pub fn set_text(&self, text: &str) {
        self.call("setText", &text.into());
    }

    /// Shows another file; each keeps what can be undone in it.
    pub fn open(&self, file: &str, text: &str) {
        let method = Reflect::get(&self.handle, &"open".into()).ok().and_then(|found| found.dyn_into::<Function>().ok());
        if let Some(method) = method {
            // As in `call`.
            let _ = method.call2(&self.handle, &file.into(), &text.into());
        }
    }

    /// Underlines errors.
    pub fn set_diagnostics(&self, items: &[Diagnostic]) {
        let list: Array = items
            .iter()
            .map(|item| {
                object(&[
                    ("line", item.line.into()),
                    ("column", item.column.into()),
                    ("endLine", item.end_line.into()),
                    ("endColumn", item.end_column.into()),
                    ("message", item.message.as_str().into()),
                ])
            })
            .collect();
        self.call("setDiagnostics", &list);
    }

    /// Marks a line, counted from 1, and brings it into view; `None` takes the mark away.
    pub fn mark(&self, line: Option<u32>) {
        self.call("mark", &line.unwrap_or(0).into());
    }

    /// Marks the line of each strand in its colour, with its name, and brings that of the next one into view.
    pub fn show_strands(&self, lines: &[StrandLine]) {
        let list: Array = lines
            .iter()
            .map(|line| {
                object(&[
                    ("line", line.line.into()),
                    ("strand", line.strand.into()),
                    ("label", words::moment::label(&line.name, &line.waits_for).into()),
                    ("next", line.next.into()),
                ])
            })
            .collect();
        self.call("showStrands", &list);
    }

    /// Shows the dark or the light theme.
    pub fn set_dark(&self, dark: bool) {
        self.call("setTheme", &theme(dark));
    }

    fn call(&self, name: &str, argument: &JsValue) {
        let method = Reflect::get(&self.handle, &name.into()).ok().and_then(|found| found.dyn_into::<Function>().ok());
        if let Some(method) = method {
            // An editor that throws here still holds the text; there is nothing better to do than to go on.
            let _ = method.call1(&self.handle, argument);
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.call("destroy", &JsValue::UNDEFINED);
    }
}

fn theme(dark: bool) -> JsValue {
    if dark { "dark".into() } else { "light".into() }
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a plain new object has no way to fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}
