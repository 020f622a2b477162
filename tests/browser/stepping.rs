//! Standing in a run: steps back and forth, the moment, clicks in the timeline, rows of a counterexample.

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, browse};
use crate::page::{Page, text};

const COUNTER: &str = "import threading\n\nx = 0\nlock = threading.Lock()\n\ndef add(n):\n    global x\n    with lock:\n        x += n\n    print(n)\n\nthreads = [threading.Thread(target=add, args=(n,)) for n in (3, 4)]\nfor t in threads:\n    t.start()\nfor t in threads:\n    t.join()\nprint(x)\n";

const LOST_UPDATE: &str = "import threading\n\nx = 0\n\ndef add():\n    global x\n    t = x\n    x = t + 1\n\na = threading.Thread(target=add)\nb = threading.Thread(target=add)\na.start()\nb.start()\na.join()\nb.join()\nprint(x)\n";

const DEADLOCK: &str = "import threading, time\n\nleft = threading.Lock()\nright = threading.Lock()\n\ndef eat(first, second):\n    with first:\n        time.sleep(0.1)\n        with second:\n            pass\n\nthreading.Thread(target=eat, args=(left, right)).start()\nthreading.Thread(target=eat, args=(right, left)).start()\n";

/// What the region "Moment" says, once it says something about the place where the learner stands.
async fn moment(page: &Page) -> String {
    page.until("the moment is there", "return byRole('region', 'Moment').querySelector('.moment-body') !== null").await;
    text(&page.script("return byRole('region', 'Moment').innerText", &[]).await)
}

/// Where the slider stands and how far it goes.
async fn slider(page: &Page) -> [i64; 2] {
    let both = page.script("const s = byRole('slider'); return [Number(s.value), Number(s.max)]", &[]).await;
    [0, 1].map(|index| both[index].as_i64().expect("the slider has numbers"))
}

async fn until_moment(page: &Page, says: &str) {
    let script = format!("return byRole('region', 'Moment').innerText.includes({})", json!(says));
    page.until(&format!("the moment says {says}"), &script).await;
}

#[test]
fn a_run_is_stepped_through_back_and_forth() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program(COUNTER).await;
            page.program().await;
            page.run().await;
            assert!(moment(page).await.contains("this is how it ended"));
            let [at, end] = slider(page).await;
            assert!(at == end && end > 40, "{at} of {end}");

            page.press("To the start").await;
            until_moment(page, "about to begin").await;
            assert_eq!(slider(page).await[0], 0);
            let faint = "return byRole('log', 'Output').querySelector('.later').innerText";
            assert_eq!(text(&page.script(faint, &[]).await).trim(), "3\n4\n7");

            for _ in 0..3 {
                page.press("Step forward").await;
            }
            until_moment(page, "x\n0").await;
            const LABELS: &str = "return [...document.querySelectorAll('.cm-strand-label')].map((label) => label.textContent)";
            assert_eq!(page.script(LABELS, &[]).await, json!(["▸ MainThread"]));

            // By operation, the write of x is a step of its own.
            page.script("const s = byRole('combobox', 'Step by'); s.value = 'operation'; s.dispatchEvent(new Event('change', { bubbles: true }))", &[]).await;
            for _ in 0..200 {
                page.press("Step forward").await;
                let [at, end] = slider(page).await;
                assert!(at < end, "x is written before the end");
                let ready = format!(
                    "const moment = byRole('region', 'Moment'); return byRole('slider').ariaValueText.startsWith('{at} ') && moment.ariaBusy === 'false' && moment.innerText"
                );
                let said = text(&page.until("the step is done", &ready).await);
                if said.contains("was 0") {
                    break;
                }
            }
            until_moment(page, "line 9: write x").await;
            let said = moment(page).await;
            assert!(said.contains("held by Thread-1 (add), taken at line 8"), "{said}");
            page.press("Step back").await;
            until_moment(page, "compute x += n: 3").await;
            page.screenshot("stepping").await;
        });
    }
}

#[test]
fn the_moment_of_a_deadlock_shows_the_circle() {
    browse(ISOLATED, async |page| {
        page.open_program(DEADLOCK).await;
        assert!(page.run().await.starts_with("Deadlock"));
        let said = moment(page).await;
        assert!(
            said.contains("Each waits for the next, in a circle: Thread-1 (eat) → Thread-2 (eat) → Thread-1 (eat)"),
            "{said}"
        );
        assert!(said.contains("held by Thread-2 (eat), taken at line 7"), "{said}");
        page.screenshot("moment-deadlock").await;
    });
}

#[test]
fn a_click_in_the_timeline_stands_there() {
    browse(ISOLATED, async |page| {
        page.open_program("import time\nfor i in range(4):\n    time.sleep(1)\n    print(i)\n").await;
        page.run().await;
        moment(page).await;
        const CLICK: &str = "const canvas = document.querySelector('.lanes canvas');
            const box = canvas.getBoundingClientRect();
            const at = { clientX: box.left + 184 + (box.width - 192) * 0.6, clientY: box.top + 40, bubbles: true };
            canvas.dispatchEvent(new PointerEvent('pointerdown', at));
            canvas.dispatchEvent(new PointerEvent('pointerup', at))";
        page.script(CLICK, &[]).await;
        until_moment(page, "i\n2").await;
        const SHOWN: &str = "const log = byRole('log', 'Output'); return log.innerText.trim().split('\\n').length === 4 &&
            log.querySelector('.later').innerText.trim()";
        assert_eq!(text(&page.until("later output is faint", SHOWN).await), "2\n3");
    });
}

#[test]
fn a_row_of_the_counterexample_is_a_place_to_stand() {
    browse(ISOLATED, async |page| {
        page.open_program(LOST_UPDATE).await;
        page.program().await;
        page.press("Check every schedule").await;
        page.until("the search is over", "return document.querySelector('#verdict').textContent").await;
        const LAST_WRITE: &str = "const rows = [...document.querySelectorAll('.columns button.step')]
            .filter((row) => row.textContent.includes('writes x'));
            rows[rows.length - 1].click();
            return true";
        page.script(LAST_WRITE, &[]).await;
        // The second write of 1 changes nothing any more: the update is lost.
        until_moment(page, "line 8: write x").await;
        until_moment(page, "x\n1").await;
        assert!(page.ended().await.starts_with("Finished"));
        page.screenshot("stepping-counterexample").await;
    });
}

/// The names of the strands that can be chosen, and of those that cannot.
async fn choices(page: &Page) -> [Vec<String>; 2] {
    const CHOICES: &str = "const buttons = [...byRole('region', 'Moment').querySelectorAll('button')]
        .filter((button) => nameOf(button).startsWith('Let '));
        const names = (can) => buttons.filter((button) => (button.ariaDisabled === 'false') === can).map(nameOf);
        return [names(true), names(false)]";
    let both = page.script(CHOICES, &[]).await;
    [0, 1].map(|index| both[index].as_array().into_iter().flatten().map(text).collect())
}

/// Lets a strand go on, and waits until that is shown.
async fn choose(page: &Page, name: &str) {
    const COUNT: &str = "return byRole('region', 'Moment').innerText.match(/(No|[0-9]+) choices? made/)?.[1]";
    let before = text(&page.script(COUNT, &[]).await);
    page.press(&format!("Let {name} go on")).await;
    let changed = format!(
        "const count = byRole('region', 'Moment').innerText.match(/(No|[0-9]+) choices? made/)?.[1]; return count !== {} && count",
        json!(before)
    );
    page.until("the choice is made", &changed).await;
}

#[test]
fn by_hand_an_update_is_lost_taken_back_and_shared() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program(LOST_UPDATE).await;
            page.program().await;
            page.press("Choose by hand").await;
            until_moment(page, "Who goes on?").await;
            let [can, _] = choices(page).await;
            assert!(can.contains(&"Let MainThread go on".to_owned()), "{can:?}");
            let (first, second) = ("Thread-1 (add)", "Thread-2 (add)");
            while !choices(page).await[0].contains(&format!("Let {second} go on")) {
                choose(page, "MainThread").await;
            }
            // Both read x before either writes it.
            for name in [first, second] {
                let script = format!(
                    "return [...document.querySelectorAll('.moment .strands tbody tr')]
                        .some((row) => row.cells[0].innerText.includes({}) && row.cells[1].innerText.includes('line 8'))",
                    json!(name)
                );
                while page.script(&script, &[]).await != json!(true) {
                    choose(page, name).await;
                }
            }
            for name in [first, second] {
                while choices(page).await[0].contains(&format!("Let {name} go on")) {
                    choose(page, name).await;
                }
            }
            until_moment(page, "x\n1").await;
            page.press("Undo").await;
            page.until("it can go on again", "return byRole('button', 'Let Thread-2 (add) go on')?.ariaDisabled === 'false'")
                .await;
            page.screenshot("by-hand").await;
            for name in [second, "MainThread"] {
                while choices(page).await[0].contains(&format!("Let {name} go on")) {
                    choose(page, name).await;
                }
            }
            assert!(page.ended().await.starts_with("Finished"));
            assert_eq!(page.output().await.trim(), "1");

            page.press("Share").await;
            page.until(
                "the link is made",
                "return location.search.includes('schedule=3') && location.search.includes('switch=any')",
            )
            .await;
            let address = page.address().await;
            page.forget().await;
            page.visit(&address).await;
            page.ended().await;
            assert_eq!(page.output().await.trim(), "1", "the link repeats what was chosen");
        });
    }
}
