//! The program's text: a plain text box at once, the full editor when its module has arrived.

use super::files::Files;
use crate::model::Action;
use crate::stand::StrandLine;
use crate::web::document;
use crate::web::editor::{Editor, EditorModule};
use crate::words;
use gloo_timers::callback::Timeout;
use interleave_protocol::Diagnostic;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// The module is asked for when the page has been painted, in milliseconds after it was built.
const AFTER_PAINT: u32 = 50;

#[derive(PartialEq, Properties)]
pub struct EditorProps {
    /// The text as the model has it.
    pub text: Rc<str>,
    /// Changes whenever the text is replaced from outside.
    pub revision: u32,
    /// Whether the text differs from what was opened.
    pub edited: bool,
    /// The names of the program's files.
    pub names: Vec<String>,
    /// Which of them is shown.
    pub shown: usize,
    /// One line about the open example.
    pub about: Option<AttrValue>,
    /// Whether the dark theme is shown.
    pub dark: bool,
    /// Errors in the text.
    pub diagnostics: Rc<[Diagnostic]>,
    /// The line to mark, counted from 1.
    pub marked: Option<u32>,
    /// Where each strand stands.
    pub lines: Rc<[StrandLine]>,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

impl EditorProps {
    /// The name of the file that is shown.
    fn file(&self) -> &str {
        self.names.get(self.shown).map_or(words::FILE_NAME, String::as_str)
    }
}

pub enum EditorMessage {
    Paint,
    Loaded(Result<EditorModule, String>),
    Blurred,
}

/// The pane with the text.
pub struct EditorPane {
    host: NodeRef,
    plain: NodeRef,
    module: Option<EditorModule>,
    editor: Option<Editor>,
    _paint: Option<Timeout>,
}

impl Component for EditorPane {
    type Message = EditorMessage;
    type Properties = EditorProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { host: NodeRef::default(), plain: NodeRef::default(), module: None, editor: None, _paint: None }
    }

    fn update(&mut self, ctx: &Context<Self>, message: EditorMessage) -> bool {
        match message {
            EditorMessage::Paint => {
                ctx.link().send_future(async { EditorMessage::Loaded(EditorModule::load().await) });
                false
            }
            // The text box goes on serving when the editor cannot be had.
            EditorMessage::Loaded(module) => {
                self.module = module.ok();
                !self.typing() && self.mount(ctx)
            }
            EditorMessage::Blurred => self.mount(ctx),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &EditorProps) -> bool {
        let new = ctx.props();
        if let Some(editor) = &self.editor {
            if new.file() != old.file() {
                editor.open(new.file(), &new.text);
                editor.set_diagnostics(&new.diagnostics);
            } else if new.revision != old.revision {
                editor.set_text(&new.text);
            }
            if new.dark != old.dark {
                editor.set_dark(new.dark);
            }
            if new.diagnostics != old.diagnostics {
                editor.set_diagnostics(&new.diagnostics);
            }
            if new.marked != old.marked {
                editor.mark(new.marked);
            }
            if new.lines != old.lines {
                editor.show_strands(&new.lines);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let typed = props.tell.reform(|event: InputEvent| {
            let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            Action::Edit(area.map(|area| area.value()).unwrap_or_default())
        });
        let blurred = ctx.link().callback(|_: FocusEvent| EditorMessage::Blurred);
        html! {
            <section class="program" id="program" tabindex="-1">
                <div class="pane-head">
                    <h2>{ words::PROGRAM }</h2>
                    <Files names={props.names.clone()} shown={props.shown} tell={props.tell.clone()} />
                    if props.edited {
                        <span class="edited">{ words::EDITED }</span>
                    }
                    if let Some(about) = &props.about {
                        <p class="about">{ about }</p>
                    }
                </div>
                <div class="editor">
                    <div class="editor-host" ref={self.host.clone()} hidden={self.editor.is_none()}></div>
                    if self.editor.is_none() {
                        <textarea
                            ref={self.plain.clone()}
                            aria-label={words::PROGRAM}
                            spellcheck="false"
                            autocapitalize="off"
                            autocomplete="off"
                            value={AttrValue::from(props.text.clone())}
                            oninput={typed}
                            onblur={blurred}
                        />
                    }
                </div>
                if !props.diagnostics.is_empty() {
                    <ul class="problems" aria-label={words::PROBLEMS}>
                        { for props.diagnostics.iter().map(|item| html! {
                            <li>{ words::problem(item.line, &item.message) }</li>
                        }) }
                    </ul>
                }
            </section>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            let link = ctx.link().clone();
            self._paint = Some(Timeout::new(AFTER_PAINT, move || link.send_message(EditorMessage::Paint)));
        }
    }
}

impl EditorPane {
    /// Puts the editor in the text box's place; false when there is nothing to put there.
    fn mount(&mut self, ctx: &Context<Self>) -> bool {
        let (Some(module), Some(host)) = (self.module.take(), self.host.cast::<Element>()) else {
            return false;
        };
        let props = ctx.props();
        let on_edit = props.tell.reform(Action::Edit);
        let on_run = props.tell.reform(|()| Action::Run);
        let mounted = module.mount(&host, (words::PROGRAM, props.file()), &props.text, props.dark, on_edit, on_run);
        self.editor = mounted.ok();
        if let Some(editor) = &self.editor {
            editor.set_diagnostics(&props.diagnostics);
            editor.mark(props.marked);
            editor.show_strands(&props.lines);
        }
        true
    }

    /// Whether the learner is in the text box: it is not taken away under their hands.
    fn typing(&self) -> bool {
        let active = document().active_element();
        active.is_some() && active == self.plain.cast::<Element>()
    }
}
