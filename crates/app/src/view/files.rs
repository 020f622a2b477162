//! The row of a program's files, and the dialog that asks for the name of a new one.

use super::dialog::Dialog;
use crate::model::Action;
use crate::update::FileAction;
use crate::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct FilesProps {
    /// The names of all files.
    pub names: Vec<String>,
    /// Which one the editor shows.
    pub shown: usize,
    /// Hears what the learner did.
    pub tell: Callback<Action>,
}

/// The row.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let press = |action: FileAction| props.tell.reform(move |_: MouseEvent| Action::File(action.clone()));
    let several = props.names.len() > 1;
    html! {
        <div class="files" role="group" aria-label={words::files::FILES}>
            { for props.names.iter().enumerate().map(|(place, name)| {
                if !several {
                    return html! { <span class="file">{ name }</span> };
                }
                html! {
                    <button
                        key={name.clone()}
                        type="button"
                        class="file small"
                        aria-pressed={(place == props.shown).to_string()}
                        onclick={press(FileAction::Show(place))}
                    >
                        { name }
                    </button>
                }
            }) }
            <button type="button" class="small" onclick={press(FileAction::Ask(true))}>{ words::files::ADD }</button>
            if props.shown > 0 {
                <button type="button" class="small" onclick={press(FileAction::Remove)}>{ words::files::REMOVE }</button>
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub struct NewFileProps {
    /// Hears the name, or that there will be none.
    pub tell: Callback<Action>,
}

/// The dialog.
#[component]
pub fn NewFile(props: &NewFileProps) -> Html {
    let name = use_node_ref();
    let add = {
        let (name, tell) = (name.clone(), props.tell.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let name = name.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            tell.emit(Action::File(FileAction::Add(name)));
        })
    };
    html! {
        <Dialog title={words::files::ADD} on_close={props.tell.reform(|()| Action::File(FileAction::Ask(false)))}>
            <form class="ask" onsubmit={add}>
                <label>
                    <span>{ words::files::NAME }</span>
                    <input ref={name} type="text" autocomplete="off" autocapitalize="off" spellcheck="false" autofocus=true />
                </label>
                <button type="submit" class="primary">{ words::files::ADD }</button>
            </form>
        </Dialog>
    }
}
