//! The built folder on hosts that do little: under a sub-path, without headers, with the wrong type for WebAssembly; its policy; without a
//! network; the lessons, which are there before any script runs.

use serde_json::json;

use crate::browser::{PLAIN, Setting, browse, browse_everywhere, root};
use crate::embed::activate;
use crate::page::{Page, text};
use crate::server::{SUB_PATH, Serving};

/// A host that knows nothing of WebAssembly.
const POOR: Setting = Setting { serving: Serving { wrong_type: true, ..PLAIN.serving }, ..PLAIN };

#[test]
fn a_sub_path_without_headers_and_with_the_wrong_type_is_enough() {
    browse_everywhere(POOR, async |page| {
        page.visit(&page.server.url(SUB_PATH)).await;
        page.program().await;
        assert_eq!(page.script("return crossOriginIsolated", &[]).await, json!(false));
        let status = page.run().await;
        assert!(status.starts_with("Finished"), "{status}");
        page.press("Check every schedule").await;
        page.until("the search is over", "return document.querySelector('#verdict')?.textContent").await;
        page.press("Course").await;
        page.until("the course is there", "return byRole('region', 'Course')?.innerText.includes('exercises done')").await;
        const ELSEWHERE: &str = "return performance.getEntriesByType('resource').map((one) => one.name)
            .filter((name) => !name.startsWith(location.origin + arguments[0]) && !name.startsWith('blob:'))";
        assert_eq!(page.script(ELSEWHERE, &[json!(SUB_PATH)]).await, json!([]), "nothing comes from elsewhere");
        page.forget().await;
    });
}

#[test]
fn the_policy_holds() {
    browse(PLAIN, async |page| {
        page.open("/").await;
        const TRY: &str = "const script = Object.assign(document.createElement('script'), { src: 'data:text/javascript,window.bad = 1' });
            document.head.append(script);
            document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }));
            const fetched = await fetch('http://localhost:9/').then(() => 1, () => 0);
            await new Promise((done) => setTimeout(done, 200));
            const broken = [...new Set(collectedErrors.filter((one) => one.includes('policy forbids')).map((one) => one.split(' ')[3]))];
            window.collectedErrors.length = 0;
            return [fetched, window.bad ?? 0, broken.sort()]";
        let tried = page.script_async(TRY).await;
        let broken = ["connect-src", "script-src-elem", "style-src-elem"];
        assert_eq!(tried, json!([0, 0, broken]));
    });
}

#[test]
fn after_the_first_visit_the_page_is_isolated_and_needs_no_network() {
    let offline = Setting { serving: Serving { offline: true, ..PLAIN.serving }, ..PLAIN };
    browse(offline, async |page| {
        page.visit(&page.server.url(SUB_PATH)).await;
        assert_eq!(page.script("return crossOriginIsolated", &[]).await, json!(false));
        page.script_async("await navigator.serviceWorker.ready").await;
        page.until("all is kept", "return !!navigator.serviceWorker.controller").await;
        page.reload().await;
        assert_eq!(page.script("return crossOriginIsolated", &[]).await, json!(true));
        page.run().await;

        page.server.stop();
        page.reload().await;
        let status = page.run().await;
        assert!(status.starts_with("Finished"), "{status}");
        page.program().await;
        page.press("Course").await;
        page.until("the course is there", "return byRole('region', 'Course')?.innerText.includes('exercises done')").await;
        // A lesson that was not read: the page shows it instead.
        page.visit(&page.server.url(&format!("{SUB_PATH}course/races/lost-update/"))).await;
        page.until("the exercise is there", "return byRole('region', 'Exercise')?.innerText.includes('break it')").await;
        page.forget().await;
    });
}

#[test]
fn the_page_can_be_installed() {
    browse(PLAIN, async |page| {
        page.open("/").await;
        const MANIFEST: &str = "const address = document.querySelector('link[rel=manifest]').href;
            const manifest = await (await fetch(address)).json();
            const icons = await Promise.all(manifest.icons.map(async ({ src }) => (await fetch(new URL(src, address))).ok));
            return [manifest.display, icons, new URL(manifest.start_url, address).pathname]";
        assert_eq!(page.script_async(MANIFEST).await, json!(["standalone", [true], "/"]));
    });
}

/// What axe says of a page, and whether anything is cut off.
async fn looks_well(page: &Page, name: &str) {
    page.screenshot(name).await;
    let axe = std::fs::read_to_string(root().join("www/node_modules/axe-core/axe.min.js")).expect("axe is installed");
    page.script(&axe, &[]).await;
    let found =
        page.script_async("return (await axe.run(document)).violations.map((one) => one.id + ' ' + one.nodes[0].html)").await;
    assert_eq!(found, json!([]), "axe on {name}");
    let excess = page.script("return document.documentElement.scrollWidth - innerWidth", &[]).await;
    assert!(excess.as_i64().is_some_and(|pixels| pixels <= 0), "{name} is {excess} pixels too wide");
}

#[test]
fn lessons_are_there_before_any_script_and_run_where_they_stand() {
    for (size, width) in [("wide", 1200), ("narrow", 360)] {
        browse(Setting { width, ..PLAIN }, async |page| {
            let goto = async |path: &str| page.client.goto(&page.server.url(path)).await.expect("the lesson loads");
            goto(&format!("{SUB_PATH}course/")).await;
            looks_well(page, &format!("lesson-{size}-contents")).await;
            // By links alone, as a reader without scripts and a search engine go.
            for link in ["Races", "Lose an update"] {
                page.script("byRole('link', arguments[0]).click()", &[json!(link)]).await;
                let there = format!("return document.querySelector('h1')?.textContent === {}", json!(link));
                page.until("the link leads there", &there).await;
                looks_well(page, &format!("lesson-{size}-{}", link.to_lowercase().replace(' ', "-"))).await;
            }
            let source = text(&page.script_async("return await (await fetch(location.href)).text()").await);
            assert!(source.contains("import threading") && !source.contains("<script>window"), "the code is in the page itself");
            activate(page, 0).await;
            page.until("the exercise is there", "return byRole('region', 'Exercise')?.innerText.includes('break it')").await;
            page.assert_no_errors().await;
            page.client.enter_parent_frame().await.expect("the frame has a parent");
            page.screenshot(&format!("lesson-{size}-opened")).await;
            goto("/course/races/").await;
            activate(page, 0).await;
            let status = page.run().await;
            assert!(status.starts_with("Finished"), "{status}");
            page.forget().await;
            page.client.enter_parent_frame().await.expect("the frame has a parent");
        });
    }
}
