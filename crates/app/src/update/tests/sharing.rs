//! Links that may be cut elsewhere, text for a question, and the list of shortcuts.

use super::*;

/// A program whose compressed form is long: its lines have little in common.
fn incompressible(lines: u32) -> String {
    let line = |number: u32| format!("x{} = {}\n", number.wrapping_mul(2_654_435_761), number.wrapping_mul(40_503) ^ 0x9e37);
    (0..lines).map(line).collect()
}

#[test]
fn before_a_long_link_the_learner_is_warned_once() {
    let mut model = ready();
    model.site = 30;
    model.update(Action::Edit(incompressible(400)));
    assert!(model.update(Action::Share).is_empty());
    assert!(model.notice.as_deref().is_some_and(|notice| notice.contains("2\u{202f}000") && notice.contains("Share again")));
    let effects = model.update(Action::Share);
    assert!(matches!(&effects[..], [Effect::Address(Some(_)), Effect::Save, Effect::Copy]), "{effects:?}");
    model.update(Action::Edit(incompressible(401)));
    assert!(model.update(Action::Share).is_empty(), "another program, another warning");
}

#[test]
fn the_links_of_all_examples_are_short() {
    let mut model = ready();
    model.site = 60;
    for example in examples::EXAMPLES {
        model.update(Action::Open(example.id.to_owned()));
        assert!(model.update(Action::Share).contains(&Effect::Copy), "{}", example.id);
    }
}

#[test]
fn a_long_schedule_makes_a_link_long_too() {
    let mut model = ready();
    model.update(Action::Edit("print()".to_owned()));
    model.following = Some(("1".to_owned() + &"BA".repeat(1_500), SwitchModel::Any));
    model.stand.text = model.text.clone();
    assert!(model.update(Action::Share).is_empty());
    assert!(matches!(
        &model.update(Action::Share)[..],
        [Effect::Schedule(Some(_)), Effect::Address(_), Effect::Save, Effect::Copy]
    ));
}

#[test]
fn text_that_cannot_be_copied_is_shown() {
    let mut model = ready();
    model.update(Action::Edit("print(1)".to_owned()));
    let effects = model.update(Action::CopyText);
    let [Effect::CopyText(text)] = &effects[..] else { panic!("{effects:?}") };
    assert!(text.contains("print(1)"));
    model.update(Action::TextCopied(text.clone(), false));
    assert_eq!(model.uncopied.as_deref(), Some(text.as_str()));
    model.update(Action::CloseText);
    assert_eq!((model.uncopied.clone(), model.notice.clone()), (None, None));
    model.update(Action::TextCopied(text.clone(), true));
    assert!(model.uncopied.is_none() && model.notice.is_some());
}

#[test]
fn the_list_of_shortcuts_opens_and_closes() {
    let mut model = ready();
    assert!(model.update(Action::ShowKeys(true)).is_empty() && model.keys);
    model.update(Action::ShowKeys(false));
    assert!(!model.keys);
}
