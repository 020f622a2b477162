//! The explorer's answers in the page: what would have been without a switch, the tree of schedules, what can go wrong from here, settings.

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, browse};
use crate::page::{Page, text};

const LOST_UPDATE: &str = "import threading\n\nx = 0\n\ndef add():\n    global x\n    t = x\n    x = t + 1\n\na = threading.Thread(target=add)\nb = threading.Thread(target=add)\na.start()\nb.start()\na.join()\nb.join()\nprint(x)\n";

const FORKS: &str = "import threading\n\nfork = threading.Lock()\nknife = threading.Lock()\n\ndef eat(first, second):\n    first.acquire()\n    second.acquire()\n    second.release()\n    first.release()\n\nthreading.Thread(target=eat, args=(fork, knife), name='Ada').start()\nthreading.Thread(target=eat, args=(knife, fork), name='Bob').start()\n";

async fn check(page: &Page) {
    page.press("Check every schedule").await;
    const OVER: &str =
        "return document.querySelector('#verdict').textContent && !byRole('status').textContent.startsWith('Running')";
    page.until("the search is over", OVER).await;
}

#[test]
fn what_would_have_been_without_a_switch_stands_beside_what_was() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program(LOST_UPDATE).await;
            check(page).await;
            page.press("What if not?").await;
            const BOTH: &str = "const region = byRole('region', 'What if this switch had not happened');
                return region?.querySelectorAll('svg').length === 2 && region.innerText";
            let said = text(&page.until("both runs are there", BOTH).await);
            let (with, without) = said.split_once("Without the switch").expect("both have heads");
            assert!(with.contains("had not been interrupted?") && with.contains("1 wrong result"), "{said}");
            assert!(without.contains("2 ends well"), "{said}");
            // The run that the page shows is the one with the switch.
            assert_eq!(page.output().await.trim(), "1");
            page.script("byRole('region', 'What if this switch had not happened').scrollIntoView({ block: 'center' })", &[])
                .await;
            page.screenshot("what-if").await;
        });
    }
}

#[test]
fn the_tree_of_schedules_is_walked_through_with_the_keyboard() {
    browse(PLAIN, async |page| {
        page.open_program(LOST_UPDATE).await;
        check(page).await;
        page.script("document.querySelector('.tree > summary').focus()", &[]).await;
        page.keys(" ").await;
        page.until("the tree is open", "return document.querySelector('.tree').open").await;
        let leaves = page.script("return document.querySelectorAll('.tree .leaf').length", &[]).await;
        assert_eq!(leaves, json!(4), "one for each class of schedules");
        let listed = page.script("return document.querySelectorAll('.tree-list > li').length", &[]).await;
        assert_eq!(listed, leaves, "the list has the same");
        page.script("document.querySelector('.tree-scroll').focus()", &[]).await;
        for _ in 0..6 {
            page.keys("\u{e014}").await;
        }
        let said = text(
            &page
                .until(
                    "one is at a leaf",
                    "const way = document.querySelector('.tree-way').innerText; return way.includes('Comes to') && way",
                )
                .await,
        );
        assert!(said.contains("reads x = 0"), "{said}");
        page.screenshot("tree").await;
        let printed = if said.contains("Comes to: 2") { "2" } else { "1" };
        page.keys("\u{e007}").await;
        page.until("it is run", &format!("return byRole('log', 'Output').innerText.trim() === '{printed}'")).await;
    });
}

#[test]
fn by_hand_one_is_told_what_can_go_wrong_and_gets_there() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program(FORKS).await;
            page.press("Choose by hand").await;
            page.until("one can choose", "return byRole('region', 'Moment').innerText.includes('Who goes on?')").await;
            // Until both are there, nobody else can be chosen.
            for _ in 0..40 {
                if page.script("return !!byRole('button', 'Let Bob go on')", &[]).await == json!(true) {
                    break;
                }
                let before = page.script("return document.querySelector('.moment .pane-head .note').innerText", &[]).await;
                page.press("Let MainThread go on").await;
                page.until(
                    "it went on",
                    &format!("return document.querySelector('.moment .pane-head .note').innerText !== {before}"),
                )
                .await;
            }
            page.press("What can go wrong?").await;
            const HINT: &str =
                "return document.querySelector('.outlook')?.innerText.match(/a deadlock is reachable in (\\d+) choice/)?.[1]";
            let count: usize = text(&page.until("the hint is there", HINT).await).parse().expect("a number of choices");
            page.screenshot("hint").await;
            const WAY: &str = "document.querySelector('.outlook details').open = true;
                return document.querySelector('.outlook details p').innerText.match(/: (.*)\\./)[1].split(', ')";
            let way = page.script(WAY, &[]).await;
            let names: Vec<String> = way.as_array().into_iter().flatten().map(text).collect();
            assert_eq!(names.len(), count);
            for name in names {
                let before = page.script("return document.querySelector('.moment .pane-head .note').innerText", &[]).await;
                page.press(&format!("Let {name} go on")).await;
                page.until(
                    "it went on",
                    &format!("return document.querySelector('.moment .pane-head .note').innerText !== {before}"),
                )
                .await;
            }
            assert!(page.ended().await.starts_with("Deadlock"));
        });
    }
}

#[test]
fn durations_count_only_when_that_is_asked_for() {
    const SLEEPS: &str = "import threading, time\n\nx = 0\n\ndef late():\n    global x\n    time.sleep(1)\n    x = 1\n\nt = threading.Thread(target=late)\nt.start()\nprint(x)\n";
    browse(PLAIN, async |page| {
        page.open_program(SLEEPS).await;
        check(page).await;
        let count = "return document.querySelectorAll('.outcomes tbody tr').length";
        assert_eq!(page.script(count, &[]).await, json!(2));
        const CHOOSE: &str = "document.querySelector('.more').open = true;
            const list = byRole('combobox', 'Sleeps and timeouts end');
            list.value = 'virtual';
            list.dispatchEvent(new Event('change', { bubbles: true }))";
        page.script(CHOOSE, &[]).await;
        page.screenshot("schedule-settings").await;
        page.press("Check every schedule").await;
        page.until("there is one outcome", "return document.querySelectorAll('.outcomes tbody tr').length === 1").await;
    });
}
