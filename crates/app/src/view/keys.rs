//! The list of keyboard shortcuts.

use super::dialog::Dialog;
use crate::model::Action;
use crate::words::keys as words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct KeysProps {
    /// Hears that the list was closed.
    pub tell: Callback<Action>,
}

/// The list, in a dialog.
#[component]
pub fn Keys(props: &KeysProps) -> Html {
    let [keys, meaning] = words::COLUMNS;
    html! {
        <Dialog title={words::TITLE} on_close={props.tell.reform(|()| Action::ShowKeys(false))}>
            { for words::SHORTCUTS.iter().map(|(place, all)| html! {
                <table class="keys" key={*place}>
                    <caption>{ place }</caption>
                    <thead class="hidden"><tr><th scope="col">{ keys }</th><th scope="col">{ meaning }</th></tr></thead>
                    <tbody>
                        { for all.iter().map(|(keys, meaning)| html! {
                            <tr key={*keys}><th scope="row"><kbd>{ keys }</kbd></th><td>{ meaning }</td></tr>
                        }) }
                    </tbody>
                </table>
            }) }
        </Dialog>
    }
}
