//! Keys that do something wherever the focus is, and what they do.

use crate::model::Action;
use crate::stand::Step;

/// A key that was pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press<'a> {
    /// What it writes, such as `?` or `Enter`.
    pub key: &'a str,
    /// Which place on the keyboard it has, such as `Period`: with Alt some systems write other signs.
    pub code: &'a str,
    /// Whether Control or Command is held down.
    pub command: bool,
    /// Whether Alt is held down.
    pub alt: bool,
    /// Whether Shift is held down.
    pub shift: bool,
    /// Whether the focus is where text is written or a choice made by letters.
    pub typing: bool,
}

/// What a key does; `None` if nothing.
pub fn action(press: Press) -> Option<Action> {
    match press {
        Press { key: "Enter", command: true, alt: false, shift: false, .. } => Some(Action::Run),
        Press { key: "Enter", command: true, alt: false, shift: true, .. } => Some(Action::Check),
        Press { code: "Period", command: true, alt: false, .. } => Some(Action::Stop),
        Press { code: "Period", command: false, alt: true, .. } => Some(Action::Step(Step::Forward)),
        Press { code: "Comma", command: false, alt: true, .. } => Some(Action::Step(Step::Back)),
        Press { key: "?", command: false, alt: false, typing: false, .. } => Some(Action::ShowKeys(true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::keys::SHORTCUTS;

    #[test]
    fn every_key_has_its_action_and_stands_in_the_list() {
        let press = Press { command: true, ..Press::default() };
        let alt = Press { alt: true, ..Press::default() };
        let all = [
            (Press { key: "Enter", ..press }, Action::Run),
            (Press { key: "Enter", shift: true, ..press }, Action::Check),
            (Press { key: ".", code: "Period", ..press }, Action::Stop),
            (Press { key: "≤", code: "Comma", ..alt }, Action::Step(Step::Back)),
            (Press { key: "≥", code: "Period", ..alt }, Action::Step(Step::Forward)),
            (Press { key: "?", shift: true, ..Press::default() }, Action::ShowKeys(true)),
        ];
        for (press, expected) in &all {
            assert_eq!(action(*press).as_ref(), Some(expected), "{press:?}");
        }
        // The rest of the list is about keys of the editor and of the timeline.
        assert!(SHORTCUTS[0].1.len() == all.len());
    }

    #[test]
    fn who_types_is_left_alone() {
        assert_eq!(action(Press { key: "?", typing: true, ..Press::default() }), None);
        assert_eq!(action(Press { key: "Enter", ..Press::default() }), None);
        assert_eq!(action(Press { key: ".", code: "Period", ..Press::default() }), None);
        assert!(action(Press { key: "Enter", command: true, typing: true, ..Press::default() }).is_some());
    }
}
