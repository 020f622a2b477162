//! The main ways through the page in each browser engine, isolated and not: run, stop, step, check, share, embed.
//!
//! What a host may do to an embed, what poor hosts lack, and whole exercises are tried in all three too, beside the other tests of these things.

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, browse_everywhere};
use crate::embed::activate;
use crate::page::{Page, text};
use crate::server::Server;

const RACE: &str = "import threading

counter = 0


def add():
    global counter
    value = counter
    counter = value + 1


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
";

async fn main_ways(page: &Page, isolated: bool) {
    page.open_program(RACE).await;
    assert_eq!(page.script("return crossOriginIsolated", &[]).await, json!(isolated));
    let status = page.run().await;
    assert!(status.starts_with("Finished"), "{status}");
    assert_eq!(page.output().await.trim(), "2");

    page.until("one can step", "return byRole('slider') && !byRole('slider').disabled").await;
    page.press("Step back").await;
    page.until("the moment is there", "return byRole('region', 'Moment').innerText.includes('counter')").await;
    page.press("Step forward").await;

    page.press("Check every schedule").await;
    let verdict = text(&page.until("the search is over", "return document.querySelector('#verdict')?.textContent").await);
    assert!(verdict.contains("2") || verdict.contains("outcome"), "{verdict}");
    let both = "const rows = byRole('region', 'Schedules').innerText; return /\\b1\\b/.test(rows) && /\\b2\\b/.test(rows)";
    page.until("both outcomes are there", both).await;

    page.press("Share").await;
    page.until("the link is in the address", "return location.search.includes('code=~')").await;
    let link = page.address().await;
    page.visit(&link).await;
    assert_eq!(page.program().await.trim(), RACE.trim());

    page.open_program("while True:\n    pass\n").await;
    page.press("Run").await;
    page.until("it runs", "return byRole('status').textContent.startsWith('Running')").await;
    page.press("Stop").await;
    let status = page.ended().await;
    assert!(status.starts_with("Stopped"), "{status}");
    page.forget().await;

    let play = page.server.url("");
    let body = format!(
        "<!doctype html><html lang=\"en\"><head><title>Host</title><script src=\"{play}/embed.js\" defer></script></head>\
         <body><pre>print(6 * 7)\n</pre><inter-leave></inter-leave></body></html>"
    );
    let host = Server::pages(&[("/", body)]);
    page.client.goto(&host.url("/")).await.expect("the host's page loads");
    page.script("window.heard = []; addEventListener('interleave', (event) => heard.push(event.detail))", &[]).await;
    activate(page, 0).await;
    let status = page.run().await;
    assert!(status.starts_with("Finished"), "{status}");
    assert_eq!(page.output().await.trim(), "42");
    page.assert_no_errors().await;
    page.client.enter_parent_frame().await.expect("the frame has a parent");
    page.until("the result was told", "return heard.some((one) => one.type === 'ran' && one.exit === 0)").await;
}

#[test]
fn the_main_ways_without_isolation() {
    browse_everywhere(PLAIN, async |page| main_ways(page, false).await);
}

#[test]
fn the_main_ways_isolated() {
    browse_everywhere(ISOLATED, async |page| main_ways(page, true).await);
}
