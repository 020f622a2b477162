//! Check every schedule: verdict, outcomes, the counterexample, runs of what was found, Stop.

use serde_json::{Value, json};

use crate::browser::{ISOLATED, PLAIN, browse};
use crate::page::{Page, text};

const LOST_UPDATE: &str = "import threading\n\nx = 0\n\ndef add():\n    global x\n    t = x\n    x = t + 1\n\na = threading.Thread(target=add)\nb = threading.Thread(target=add)\na.start()\nb.start()\na.join()\nb.join()\nprint(x)\n";

const MENDED: &str = "import threading\n\nx = 0\nlock = threading.Lock()\n\ndef add():\n    global x\n    with lock:\n        x += 1\n\na = threading.Thread(target=add)\nb = threading.Thread(target=add)\na.start()\nb.start()\na.join()\nb.join()\nprint(x)\n";

/// So many schedules that nobody waits for the last of them.
const ENDLESS: &str = "import threading\n\nx = 0\n\ndef work(n):\n    global x\n    for i in range(30):\n        x = x * 3 + n\n\nthreads = [threading.Thread(target=work, args=(n,)) for n in range(5)]\nfor t in threads:\n    t.start()\nfor t in threads:\n    t.join()\nprint(x)\n";

/// Presses the button and waits for the end of the search; gives the status line.
async fn check(page: &Page) -> String {
    page.press("Check every schedule").await;
    const OVER: &str = "const t = byRole('status')?.textContent ?? '';
        return document.querySelector('#verdict').textContent && !t.startsWith('Running') && t";
    text(&page.until("the search is over", OVER).await)
}

/// The verdict's sentence.
async fn verdict(page: &Page) -> String {
    text(&page.script("return byRole('region', 'Schedules').querySelector('#verdict').textContent", &[]).await)
}

/// What the outcomes print, how they end, and how often they come.
async fn outcomes(page: &Page) -> Vec<[String; 3]> {
    const ROWS: &str = "return [...byRole('region', 'Schedules').querySelectorAll('.outcomes tbody tr')]
        .map((row) => [...row.cells].slice(0, 3).map((cell) => cell.textContent))";
    let rows = page.script(ROWS, &[]).await;
    let cells = |row: &Value| [0, 1, 2].map(|cell| text(&row[cell]));
    rows.as_array().into_iter().flatten().map(cells).collect()
}

/// Presses "Run this schedule" in the row of the outcome that prints this.
async fn run_outcome(page: &Page, printed: &str) {
    const PRESS: &str = "const row = [...document.querySelectorAll('.outcomes tbody tr')]
            .find((row) => row.cells[0].textContent === arguments[0]);
        const button = [...row.querySelectorAll('button')].find((button) => nameOf(button) === 'Run this schedule');
        button.click();
        return true";
    assert_eq!(page.script(PRESS, &[json!(printed)]).await, json!(true));
}

#[test]
fn a_lost_update_is_found_told_and_run_again() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open("/").await;
            page.paste(LOST_UPDATE).await;
            assert!(check(page).await.starts_with("Finished"));
            let sentence = verdict(page).await;
            assert!(sentence.starts_with("Lost update: ") && sentence.contains("line 7"), "{sentence}");
            let found = outcomes(page).await;
            let expected = [["2", "ends well", "2 of 4 (50\u{a0}%)"], ["1", "wrong result", "2 of 4 (50\u{a0}%)"]];
            assert_eq!(found, expected.map(|row| row.map(str::to_owned)));

            run_outcome(page, "1").await;
            page.until("the run shows it", "return byRole('log', 'Output').innerText.trim() === '1'").await;
            assert!(page.ended().await.starts_with("Finished after"));
            assert_eq!(page.lanes().await.len(), 3);
            run_outcome(page, "2").await;
            page.until("the run shows it", "return byRole('log', 'Output').innerText.trim() === '2'").await;
            assert_eq!(outcomes(page).await.len(), 2, "what was found stays");
        });
    }
}

#[test]
fn the_counterexample_marks_lines_in_the_editor() {
    browse(ISOLATED, async |page| {
        page.open_program(LOST_UPDATE).await;
        page.program().await;
        check(page).await;
        const TABLE: &str = "const table = byRole('region', 'Schedules').querySelector('table.columns');
            return [[...table.querySelectorAll('th')].map((cell) => cell.textContent),
                [...table.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent).join(''))]";
        let table = page.script(TABLE, &[]).await;
        assert_eq!(table[0], json!(["MainThread", "Thread-1 (add)", "Thread-2 (add)"]));
        page.script("byRole('region', 'Schedules').querySelector('table.columns').scrollIntoView()", &[]).await;
        page.screenshot("counterexample").await;
        let rows: Vec<String> = table[1].as_array().into_iter().flatten().map(text).collect();
        assert!(rows.iter().any(|row| row.starts_with("7: reads x = 0") && row.contains("interrupted")), "{rows:?}");
        assert!(rows.iter().any(|row| row == "8: writes x = 1"), "{rows:?}");

        const MARKED: &str =
            "return [...document.querySelectorAll('.cm-marked')].map((line) => line.cloneNode(true)).map((line) =>
            (line.querySelectorAll('.cm-strand-label').forEach((label) => label.remove()), line.textContent.trim()))";
        page.press("8: writes x = 1").await;
        assert_eq!(page.script(MARKED, &[]).await, json!(["x = t + 1"]));
        page.press("16: prints 1").await;
        assert_eq!(page.script(MARKED, &[]).await, json!(["print(x)"]));
        page.paste(MENDED).await;
        assert_eq!(page.script(MARKED, &[]).await, json!([]));
        page.until("the page says that this is of another text", "return document.body.innerText.includes('has changed since')")
            .await;
        assert!(check(page).await.starts_with("Finished: every schedule ends well"));
        assert!(verdict(page).await.starts_with("Proven: "));
        assert_eq!(outcomes(page).await.len(), 1);
    });
}

#[test]
fn a_deadlock_says_what_each_thread_waits_for() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open("/").await;
            page.choose_example("deadlock").await;
            assert!(check(page).await.starts_with("Deadlock"));
            assert!(verdict(page).await.starts_with("Deadlock: "));
            const WAITING: &str = "return document.querySelector('[aria-label=\"Who waits for what\"]').innerText";
            let waiting = text(&page.script(WAITING, &[]).await);
            assert!(waiting.contains("held by chair") && waiting.contains("held by table"), "{waiting}");
            assert!(outcomes(page).await.iter().any(|[_, ending, _]| ending == "deadlock"));
            const RUN: &str = "[...document.querySelectorAll('.outcomes tbody tr')]
                .find((row) => row.cells[1].textContent === 'deadlock').querySelector('button').click()";
            page.script(RUN, &[]).await;
            page.until("the run comes to it", "return byRole('status').textContent.startsWith('Deadlock after')").await;
        });
    }
}

#[test]
fn bounds_switch_models_and_texts_that_are_no_programs() {
    const CHOOSE: &str = "const list = byRole('combobox', arguments[0]);
        list.value = arguments[1];
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    browse(PLAIN, async |page| {
        page.open_program(LOST_UPDATE).await;
        page.script(CHOOSE, &[json!("Interrupt threads"), json!("gil")]).await;
        assert!(check(page).await.starts_with("Finished: every schedule ends well"), "CPython does not interrupt it there");
        page.script(CHOOSE, &[json!("Interrupt threads"), json!("free")]).await;
        page.script(CHOOSE, &[json!("How often"), json!("0")]).await;
        check(page).await;
        assert!(verdict(page).await.contains("no proof"));
        page.script(CHOOSE, &[json!("How often"), json!("2")]).await;
        check(page).await;
        assert!(verdict(page).await.starts_with("Lost update: "));
        run_outcome(page, "1").await;
        page.until("the run shows it", "return byRole('log', 'Output').innerText.trim() === '1'").await;
        page.paste("x = = 1\n").await;
        assert!(check(page).await.starts_with("Error"));
        let said = text(&page.script("return byRole('region', 'Schedules').innerText", &[]).await);
        assert!(said.contains("SyntaxError: invalid syntax"), "{said}");
    });
}

/// Presses Stop and gives the milliseconds until the status line says so.
const STOP: &str = "const start = performance.now();
    byRole('button', 'Stop').click();
    while (!byRole('status').textContent.startsWith('Stopped')) {
        if (performance.now() - start > 5000) return 'not stopped within five seconds';
        await new Promise((next) => setTimeout(next, 1));
    }
    return performance.now() - start";

/// The longest that a stop may take, in milliseconds.
const STOP_LIMIT: f64 = 100.0;

#[test]
fn a_long_search_says_how_far_it_is_and_can_be_stopped() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program(ENDLESS).await;
            // Other tests run beside this one and may delay a stop, hardly all of many.
            let mut fastest = f64::INFINITY;
            for _ in 0..10 {
                page.press("Check every schedule").await;
                const PROGRESS: &str = "const said = byRole('region', 'Schedules').innerText;
                    return byRole('status').textContent.startsWith('Running') && /[1-9][\\d\\u202f]* states looked at/.test(said)";
                page.until("it says how far it is", PROGRESS).await;
                let milliseconds = page.script_async(STOP).await;
                fastest = fastest.min(milliseconds.as_f64().unwrap_or_else(|| panic!("{milliseconds}")));
                if fastest < STOP_LIMIT {
                    break;
                }
            }
            println!("stopped after {fastest:.0} ms");
            assert!(fastest < STOP_LIMIT, "{fastest} ms");
            page.until("what is known is shown", "return document.querySelector('#verdict').textContent").await;
            page.until("the bound is named", "return document.body.innerText.includes('The search was stopped')").await;
            page.paste("print('again')\n").await;
            assert!(page.run().await.starts_with("Finished"));
            // The engine obeyed; the page did not have to end it.
            assert_eq!(page.script("return collectedWorkers.length", &[]).await, json!(1));
        });
    }
}

#[test]
fn the_keyboard_alone_checks_and_chooses() {
    browse(PLAIN, async |page| {
        page.open_program(LOST_UPDATE).await;
        page.program().await;
        page.script("byRole('button', 'Check every schedule').focus()", &[]).await;
        page.keys("\u{E007}").await;
        page.until("the search is over", "return document.querySelector('#verdict').textContent").await;
        page.script("document.querySelector('.columns button.step').focus()", &[]).await;
        page.keys(" ").await;
        page.until("a line is marked", "return document.querySelectorAll('.cm-marked').length === 1").await;
        page.script("[...document.querySelectorAll('.outcomes button')].at(-1).focus()", &[]).await;
        page.keys("\u{E007}").await;
        page.until("the run shows it", "return byRole('log', 'Output').innerText.trim() === '1'").await;
    });
}

#[test]
fn a_large_search_is_done_by_all_workers() {
    let program = include_str!("../explore/lastzero.py").replace("N = 5", "N = 10");
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program(&program).await;
            assert!(check(page).await.starts_with("Finished: every schedule ends well"));
            let told = verdict(page).await;
            assert!(told.starts_with("Proven: all 3,328 classes of schedules end well"), "{told}");
            assert_eq!(outcomes(page).await.len(), 1);
        });
    }
}
