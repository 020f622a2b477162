//! Everyday comfort: shortcuts and their list, text for a question elsewhere, links that are long, damaged or hostile.

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, browse};
use crate::page::text;

#[test]
fn the_list_of_shortcuts_opens_by_key_and_gives_the_focus_back() {
    browse(PLAIN, async |page| {
        page.open("/").await;
        page.program().await;
        page.script("byRole('button', 'Share').focus()", &[]).await;
        page.keys("?").await;
        page.until("the list is there", "return document.querySelector('dialog[open]')?.innerText.includes('Step back')").await;
        page.until("the focus is in it", "return document.querySelector('dialog').contains(document.activeElement)").await;
        page.screenshot("shortcuts").await;
        page.keys("\u{e00c}").await;
        page.until("it is closed", "return !document.querySelector('dialog')").await;
        assert_eq!(page.script("return nameOf(document.activeElement)", &[]).await, json!("Share"));
        // A question mark in the program is a question mark.
        page.paste("# why").await;
        page.keys("?").await;
        page.until("it is written", "return byRole('textbox', 'Program').textContent.includes('why?')").await;
        assert_eq!(page.script("return document.querySelector('dialog')", &[]).await, json!(null));
        page.script("byRole('button', 'Shortcuts').focus()", &[]).await;
        page.keys("\u{e007}").await;
        page.until("the list is there", "return document.querySelector('dialog[open]')").await;
        page.press("Close").await;
        page.until("it is closed", "return !document.querySelector('dialog')").await;
        assert_eq!(page.script("return nameOf(document.activeElement)", &[]).await, json!("Shortcuts"));
    });
}

#[test]
fn shortcuts_step_check_and_stop() {
    browse(PLAIN, async |page| {
        page.open_program("x = 1\ny = 2\nprint(x + y)\n").await;
        page.program().await;
        page.run().await;
        page.until("one can step", "return byRole('button', 'Step back')?.ariaDisabled === 'false'").await;
        let place = "return byRole('slider')?.value";
        let end = page.script(place, &[]).await;
        page.keys("\u{e00a},\u{e000}").await;
        page.until("it steps back", &format!("return byRole('slider').value !== {end}")).await;
        page.keys("\u{e00a}.\u{e000}").await;
        page.until("it steps forward", &format!("return byRole('slider').value === {end}")).await;
        page.keys("\u{e009}\u{e008}\u{e007}\u{e000}").await;
        page.until("every schedule is checked", "return document.querySelector('#verdict').textContent").await;
        page.paste("while True:\n    pass\n").await;
        page.keys("\u{e009}\u{e007}\u{e000}").await;
        page.until("it runs", "return byRole('status').textContent === 'Running.'").await;
        page.keys("\u{e009}.\u{e000}").await;
        page.until("it stops", "return byRole('status').textContent.startsWith('Stopped')").await;
    });
}

#[test]
fn a_question_elsewhere_has_program_output_and_verdict() {
    browse(PLAIN, async |page| {
        page.open_program("print(6 * 7)\n").await;
        page.run().await;
        // What the page writes to the clipboard is looked at on its way; then the browser refuses.
        const WATCH: &str = "navigator.clipboard.writeText = (text) => (window.copied = text, Promise.resolve())";
        page.script(WATCH, &[]).await;
        page.press("Copy as text").await;
        let copied = text(&page.until("it is copied", "return window.copied").await);
        assert!(copied.contains("print(6 * 7)") && copied.contains("\n42\n") && copied.contains("Finished after"), "{copied}");
        page.until("the page says so", "return document.body.innerText.includes('on the clipboard as plain text')").await;
        page.script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))", &[]).await;
        page.press("Copy as text").await;
        page.until("the text is shown", "return document.querySelector('dialog[open] pre')?.innerText.includes('print(6 * 7)')")
            .await;
        page.press("Close").await;
        page.until("it is closed", "return !document.querySelector('dialog')").await;
    });
}

#[test]
fn a_long_link_is_made_only_after_a_warning() {
    browse(PLAIN, async |page| {
        page.open("/").await;
        let lines: String = (0..300_u32).map(|n| format!("v{} = {}\n", n.wrapping_mul(2_654_435_761), n * n * 7919)).collect();
        page.paste(&lines).await;
        page.press("Share").await;
        page.until("the page warns", "return document.body.innerText.includes('Press Share again')").await;
        assert!(!page.address().await.contains("code="));
        page.press("Share").await;
        page.until("the address holds the program", "return location.search.includes('code=')").await;
    });
}

/// Whether the editor is there and has no text.
pub const EMPTY: &str =
    "const box = byRole('textbox', 'Program'); return box?.classList.contains('cm-content') && box.innerText.trim() === ''";

#[test]
fn a_damaged_or_hostile_link_says_so_and_opens_an_empty_program() {
    browse(ISOLATED, async |page| {
        page.open("/").await;
        // A link that unpacks to far more than a program may have.
        const BOMB: &str =
            "const stream = new Blob([' '.repeat(20_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
            const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
            let text = '';
            for (const byte of bytes) text += String.fromCharCode(byte);
            return '~' + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')";
        let bomb = text(&page.script_async(BOMB).await);
        assert!((10_000..100_000).contains(&bomb.len()), "{}", bomb.len());
        for code in ["~damaged!", "%ff%fe", "~", "~AAAA", &bomb] {
            page.open(&format!("/?code={code}")).await;
            page.until("the page says so", "return /link is damaged|larger program/.test(document.body.innerText)").await;
            page.until("the program is empty", EMPTY).await;
        }
        // What stands in the other parts of an address is data as well.
        page.open("/?code=print(1)&schedule=%3Cscript%3E&switch=%00&theme=%22%3E&exercise=../../x&course=%27%27").await;
        page.until("the page says so", "return document.body.innerText.includes('exercise')").await;
        page.assert_no_errors().await;
    });
}
