//! Programs of several files: imports of one's own modules, tabs, links, and what can be undone after a reload.

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, browse};
use crate::comfort::EMPTY;

#[test]
fn a_program_imports_its_own_module_and_a_link_carries_both() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open("/").await;
            page.paste("import helper\nprint(helper.double(21))\n").await;
            page.press("Add a file").await;
            page.until("it asks for a name", "return document.querySelector('dialog[open] input')").await;
            page.script("document.querySelector('dialog[open] input').focus()", &[]).await;
            page.keys("helper.py\u{e007}").await;
            page.until("it is shown", "return byRole('button', 'helper.py')?.ariaPressed === 'true'").await;
            page.until("it is empty", EMPTY).await;
            page.paste("def double(x):\n    return 2 * x\n").await;
            assert!(page.run().await.starts_with("Finished"));
            assert_eq!(page.output().await.trim(), "42");
            page.screenshot("files").await;
            page.press("main.py").await;
            assert!(page.program().await.starts_with("import helper"));
            page.press("Share").await;
            page.until("the address holds the program", "return location.search.includes('code=')").await;
            let address = page.address().await;
            page.forget().await;
            page.visit(&address).await;
            page.press("helper.py").await;
            page.until("the other file is shown", "return byRole('textbox', 'Program').textContent.includes('def double')").await;
            assert!(page.run().await.starts_with("Finished"));
            assert_eq!(page.output().await.trim(), "42");
            page.press("Remove this file").await;
            page.until("it is gone", "return !byRole('button', 'helper.py')").await;
            assert!(page.run().await.starts_with("Error"));
        });
    }
}

#[test]
fn what_was_typed_can_be_undone_after_a_reload() {
    browse(PLAIN, async |page| {
        page.open("/").await;
        page.paste("print('first')\n").await;
        page.paste("print('second')\n").await;
        page.reload().await;
        assert_eq!(page.program().await, "print('second')\n");
        page.script("byRole('textbox', 'Program').focus()", &[]).await;
        page.keys("\u{e009}z\u{e000}").await;
        page.until("it is undone", "return byRole('textbox', 'Program').textContent.includes('first')").await;
        page.keys("\u{e009}y\u{e000}").await;
        page.until("it is done again", "return byRole('textbox', 'Program').textContent.includes('second')").await;
        // The page knows what the editor did.
        page.run().await;
        assert_eq!(page.output().await.trim(), "second");
    });
}

/// The names that are offered.
const OFFERED: &str = "return [...document.querySelectorAll('.cm-tooltip-autocomplete li')].map((item) => item.textContent)";

#[test]
fn names_that_exist_here_are_completed() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            for (program, offered, not) in [
                ("import thr", "threading", "tkinter"),
                ("import threading\nlock = threading.Lock()\nlock.", "acquire", "append"),
                ("from concurrent.futures import Thr", "ThreadPoolExecutor", "ThreadPool"),
                ("import asyncio as aio\naio.gat", "gather", "gatherer"),
                ("deposits = 3\ndep", "deposits", "deque"),
                ("words = []\nwords.", "append", "acquire"),
                ("prin", "print", "printf"),
            ] {
                page.open("/").await;
                page.paste(program).await;
                page.keys("\u{e009}\u{e010}\u{e000}").await;
                page.keys("\u{e009} \u{e000}").await;
                let there = format!("{}.includes({})", OFFERED, json!(offered));
                page.until(&format!("{offered} is offered behind {program}"), &there).await;
                let all = page.script(OFFERED, &[]).await;
                assert!(!all.as_array().is_some_and(|all| all.contains(&json!(not))), "{not} does not exist: {all}");
            }
            // The arrow keys choose, Enter takes; without a choice Enter ends the line.
            page.keys("\u{e015}\u{e007}").await;
            page.until("the name is there", "return byRole('textbox', 'Program').textContent.startsWith('print')").await;
            page.open("/").await;
            page.paste("pri").await;
            page.keys("\u{e009}\u{e010}\u{e000}n").await;
            page.until("something is offered", "return document.querySelector('.cm-tooltip-autocomplete li')").await;
            page.screenshot("completion").await;
            page.keys("\u{e007}").await;
            page.until("a line has ended", "return byRole('textbox', 'Program').querySelectorAll('.cm-line').length === 2").await;
        });
    }
}
