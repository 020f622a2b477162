//! The text: what is typed is kept, links carry it, errors in it are marked, the keyboard gets out of it.

use crate::browser::{ISOLATED, PLAIN, browse};

const TEXT: &str = "import time\n\nfor i in range(3):\n    print(i, 'ä €')\n    time.sleep(1)\n";

#[test]
fn a_reload_keeps_the_text() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open("/").await;
            page.paste(TEXT).await;
            assert_eq!(page.program().await, TEXT);
            page.reload().await;
            assert_eq!(page.program().await, TEXT);
        });
    }
}

#[test]
fn a_shared_link_opens_the_same_program() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open("/").await;
            page.paste(TEXT).await;
            page.press("Share").await;
            page.until("the address holds the program", "return location.search.includes('code=')").await;
            let address = page.address().await;
            page.forget().await;
            page.visit(&address).await;
            assert_eq!(page.program().await, TEXT);
            page.run().await;
            assert_eq!(page.output().await.trim(), "0 ä €\n1 ä €\n2 ä €");
        });
    }
}

#[test]
fn a_link_with_plain_text_opens_it() {
    browse(ISOLATED, async |page| {
        page.open_program(TEXT).await;
        assert_eq!(page.program().await, TEXT);
    });
}

#[test]
fn reset_brings_back_what_was_opened() {
    browse(ISOLATED, async |page| {
        page.open_program("print(1)\n").await;
        page.paste("print(2)\n").await;
        page.press("Reset").await;
        assert_eq!(page.program().await, "print(1)\n");
    });
}

#[test]
fn a_syntax_error_is_underlined_and_named_until_it_is_mended() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open("/").await;
            page.paste("x = (1,\n").await;
            page.until("the error is underlined", "return document.querySelector('[class*=cm-lint][class*=error]')").await;
            page.until("the error is named", "return document.body.innerText.includes('was never closed')").await;
            page.paste("x = (1,)\n").await;
            page.until("the line is gone", "return !document.querySelector('.cm-content [class*=cm-lint][class*=error]')").await;
        });
    }
}

#[test]
fn the_keyboard_runs_the_program_and_leaves_the_editor() {
    browse(ISOLATED, async |page| {
        page.open("/").await;
        page.paste("print('by key')").await;
        // Control and Enter, pressed together; the null key lets go of both.
        page.keys("\u{e009}\u{e007}\u{e000}").await;
        page.until("the program ran", "return byRole('log', 'Output').innerText.trim() === 'by key'").await;
        // Tab alone indents; Escape and then Tab moves on.
        page.keys("\u{e004}").await;
        page.until("the line is indented", "return byRole('textbox', 'Program').textContent.startsWith('    ')").await;
        page.keys("\u{e00c}\u{e004}").await;
        page.until("the focus has moved on", "return document.activeElement !== byRole('textbox', 'Program')").await;
    });
}
