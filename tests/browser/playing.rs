//! Playing a run at a chosen speed, running it by the clock, and input when it is asked for.

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, browse};
use crate::page::{Page, text};

async fn speed(page: &Page, value: &str) {
    const CHOOSE: &str = "const list = byRole('combobox', 'Speed');
        list.value = arguments[0];
        list.dispatchEvent(new Event('change', { bubbles: true }));
        return list.value";
    assert_eq!(page.script(CHOOSE, &[json!(value)]).await, json!(value));
}

#[test]
fn a_run_is_played_and_paused() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program("import time\nfor i in range(20):\n    print(i)\n    time.sleep(0.1)\n").await;
            page.program().await;
            assert!(page.run().await.starts_with("Finished"));
            page.until("one can step", "return byRole('button', 'Step back')?.ariaDisabled === 'false'").await;
            page.press("Play").await;
            page.until("it moves", "return Number(byRole('slider').value) > 3 && byRole('button', 'Pause')").await;
            page.press("Pause").await;
            let place = page.script("return byRole('slider').value", &[]).await;
            assert!(text(&place).parse::<u32>().is_ok_and(|place| place > 3), "{place}");
            page.until("the output is that of the place", "return byRole('log', 'Output').querySelector('.later')").await;
            // Two seconds of the program, ten times as fast.
            speed(page, "100").await;
            page.press("Play").await;
            page.until("it is over", "return byRole('slider').value === byRole('slider').max && byRole('button', 'Play')").await;
        });
    }
}

/// How long a run takes by the clock, in milliseconds; another test beside it may make it longer, never shorter.
const RUN: &str = "const start = performance.now();
    byRole('button', 'Run').click();
    const said = () => byRole('status').textContent;
    while (/^Finished/.test(said())) await new Promise((next) => setTimeout(next, 1));
    while (!/^Finished/.test(said())) {
        if (performance.now() - start > 20000) return 'not within 20 seconds';
        await new Promise((next) => setTimeout(next, 5));
    }
    return performance.now() - start";

#[test]
fn a_run_by_the_clock_takes_its_time() {
    browse(PLAIN, async |page| {
        page.open_program("import time\nprint('a')\ntime.sleep(0.6)\nprint('b')\n").await;
        page.program().await;
        for (pace, least) in [("10", 590.0), ("5", 1_190.0), ("20", 290.0)] {
            speed(page, pace).await;
            page.script("byRole('status').textContent", &[]).await;
            let took = page.script_async(RUN).await;
            let took = took.as_f64().unwrap_or_else(|| panic!("{took}"));
            assert!(took >= least, "{took} ms at {pace} tenths");
            println!("{took:.0} ms at {pace} tenths of the speed");
        }
    });
}

#[test]
fn a_program_that_asks_is_answered() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program("name = input('Who? ')\nage = int(input('How old? '))\nprint(name, age + 1)\n").await;
            page.program().await;
            page.press("Run").await;
            page.until("it asks", "return document.activeElement === byRole('textbox', 'Next line of input')").await;
            page.screenshot("input").await;
            page.keys("Ada\u{e007}").await;
            page.until("it asks again", "return byRole('log', 'Output').innerText.includes('How old?') && byRole('textbox', 'Next line of input')?.value === ''").await;
            page.until("the box has the focus", "return document.activeElement === byRole('textbox', 'Next line of input')")
                .await;
            page.keys("36\u{e007}").await;
            page.until("it goes on", "return byRole('log', 'Output').innerText.includes('Ada 37')").await;
            assert!(page.ended().await.starts_with("Finished"));
            // The whole input is there for the next run.
            assert!(page.run().await.starts_with("Finished"));
            assert!(page.output().await.contains("Ada 37"));
        });
    }
}
