//! A dialog over the page: Escape or its button closes it, and the focus returns to where it was.

use crate::words::keys as words;
use gloo_events::EventListener;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DialogProps {
    /// Its name.
    pub title: AttrValue,
    /// Hears that it was closed.
    pub on_close: Callback<()>,
    /// What stands in it.
    pub children: Html,
}

/// The dialog; it is open as long as it is there.
pub struct Dialog {
    element: NodeRef,
    closed: Option<EventListener>,
}

impl Component for Dialog {
    type Message = ();
    type Properties = DialogProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { element: NodeRef::default(), closed: None }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let element = self.element.clone();
        // The browser gives the focus back when a dialog is closed, not when it is taken out of the page.
        let close = Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = element.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        });
        let title = &ctx.props().title;
        html! {
            <dialog ref={self.element.clone()} aria-label={title.clone()}>
                <div class="dialog-head">
                    <h2>{ title }</h2>
                    <button type="button" onclick={close}>{ words::CLOSE }</button>
                </div>
                <div class="dialog-body" tabindex="0" role="group" aria-label={title.clone()}>{ ctx.props().children.clone() }</div>
            </dialog>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(dialog) = self.element.cast::<HtmlDialogElement>() {
            let on_close = ctx.props().on_close.clone();
            self.closed = Some(EventListener::new(&dialog, "close", move |_| on_close.emit(())));
            // It fails for a dialog that is open already, and this one has just been made.
            let _ = dialog.show_modal();
        }
    }
}
