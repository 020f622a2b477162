//! Programs of several files: what the editor shows, what the engine gets, what a link holds.

use super::*;
use crate::update::FileAction;

fn two() -> Model {
    let mut model = ready();
    model.update(Action::Edit("import helper\n".to_owned()));
    model.update(Action::File(FileAction::Ask(true)));
    assert!(model.update(Action::File(FileAction::Add("helper".to_owned()))).contains(&Effect::Save));
    model.update(Action::Edit("print('helps')\n".to_owned()));
    model
}

#[test]
fn the_editor_shows_one_file_and_the_engine_gets_all() {
    let mut model = two();
    assert!(!model.asks_name && model.shown_file == 1);
    assert_eq!(model.shown_text(), "print('helps')\n");
    let effects = model.update(Action::Run);
    let [Effect::Send(ToEngine::Run { program, .. })] = &effects[..] else { panic!("{effects:?}") };
    let files: Vec<(&str, &str)> = program.files.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect();
    assert_eq!(files, [("main.py", "import helper\n"), ("helper.py", "print('helps')\n")]);
    model.update(Action::File(FileAction::Show(0)));
    assert_eq!(model.shown_text(), "import helper\n");
    let effects = model.update(Action::DiagnoseDue);
    assert!(matches!(&effects[..], [Effect::Send(ToEngine::Diagnose { text, .. })] if text == "import helper\n"));
}

#[test]
fn a_link_carries_all_files_and_reset_brings_back_what_was_opened() {
    let mut model = two();
    let effects = model.update(Action::Share);
    let Some(Effect::Address(Some(code))) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(link::open(code).map(|text| crate::files::names(&text)), Ok(vec!["main.py".to_owned(), "helper.py".to_owned()]));
    model.update(Action::Reset);
    assert_eq!((model.shown_file, crate::files::names(&model.text).len()), (0, 1));
}

#[test]
fn a_file_is_removed_and_a_bad_name_is_refused() {
    let mut model = two();
    model.update(Action::File(FileAction::Remove));
    assert_eq!((&*model.text, model.shown_file), ("import helper\n", 0));
    for bad in ["", "../x", "main"] {
        model.update(Action::File(FileAction::Add(bad.to_owned())));
        assert!(model.notice.take().is_some(), "{bad}");
    }
    assert_eq!(&*model.text, "import helper\n");
}
