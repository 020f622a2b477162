//! What axe says of every view in light and dark, wide and narrow; nothing is cut off; pictures for people to look at.

use std::fs;

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, Setting, browse, root};
use crate::page::{Page, text};

/// A phone held upright.
const PHONE: Setting = Setting { width: 390, height: 844, ..ISOLATED };

async fn check(page: &Page, name: &str) {
    page.screenshot(name).await;
    let axe = fs::read_to_string(root().join("www/node_modules/axe-core/axe.min.js"))
        .expect("axe is installed: `cargo xtask setup` does it");
    page.script(&axe, &[]).await;
    const RUN: &str = "const result = await axe.run(document, { resultTypes: ['violations'] });
        return result.violations.map((found) => `${found.id}: ${found.help}\\n` +
            found.nodes.map((node) => `    ${node.html}\\n    ${node.failureSummary}`).join('\\n'))";
    let violations = page.script_async(RUN).await;
    let list: Vec<String> = violations.as_array().into_iter().flatten().map(text).collect();
    assert!(
        violations.is_array() && list.is_empty(),
        "axe on {name}: {}",
        if list.is_empty() { violations.to_string() } else { list.join("\n") }
    );
    let excess = page.script("return document.documentElement.scrollWidth - innerWidth", &[]).await;
    assert!(excess.as_i64().is_some_and(|pixels| pixels <= 0), "{name} is {excess} pixels too wide");
}

async fn every_view(page: &Page, size: &str) {
    for theme in ["light", "dark"] {
        page.open(&format!("/?theme={theme}")).await;
        page.program().await;
        page.choose_example("deadlock").await;
        page.run().await;
        check(page, &format!("{size}-{theme}-deadlock")).await;
        page.press("Check every schedule").await;
        page.until("the search is over", "return document.querySelector('#verdict').textContent").await;
        page.script("document.querySelector('.columns button.step').click()", &[]).await;
        check(page, &format!("{size}-{theme}-schedules")).await;
        page.choose_example("many_threads").await;
        page.run().await;
        check(page, &format!("{size}-{theme}-program")).await;
        page.press("Table").await;
        check(page, &format!("{size}-{theme}-table")).await;
        page.press("Labs").await;
        page.press("Add up").await;
        const DONE: &str =
            "return [...document.querySelectorAll('.stage')].some((stage) => stage.textContent.startsWith('Measured'))";
        page.until("the lab ends", DONE).await;
        check(page, &format!("{size}-{theme}-labs")).await;
        page.open(&format!("/?theme={theme}&exercise=races/lost-update")).await;
        page.until("the exercise is open", "return byRole('region', 'Exercise')?.innerText").await;
        page.press("Choose by hand").await;
        page.until("one can choose", "return byRole('region', 'Moment').innerText.includes('Who goes on?')").await;
        check(page, &format!("{size}-{theme}-exercise")).await;
        page.press("Course").await;
        page.until("the course is there", "return byRole('region', 'Course')?.innerText.includes('exercises done')").await;
        check(page, &format!("{size}-{theme}-course")).await;
        page.forget().await;
    }
}

#[test]
fn axe_finds_nothing_on_a_desktop() {
    browse(ISOLATED, async |page| every_view(page, "desktop").await);
}

#[test]
fn axe_finds_nothing_without_isolation() {
    browse(PLAIN, async |page| every_view(page, "plain").await);
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    browse(PHONE, async |page| {
        every_view(page, "phone").await;
    });
}

#[test]
fn the_narrowest_phone_shows_everything() {
    let narrow = Setting { width: 360, height: 740, ..PHONE };
    browse(narrow, async |page| {
        page.open("/").await;
        assert_eq!(page.script("return innerWidth", &[]).await, json!(360));
        check(page, "narrow").await;
        page.press("Check every schedule").await;
        page.until("the search is over", "return document.querySelector('#verdict').textContent").await;
        check(page, "narrow-schedules").await;
        page.script("document.querySelector('table.columns').scrollIntoView({ block: 'center' })", &[]).await;
        page.screenshot("narrow-counterexample").await;
    });
}
