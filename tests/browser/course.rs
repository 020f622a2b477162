//! The course: a topic is read, exercises are answered wrong and right, progress stays.

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, browse, browse_everywhere};
use crate::page::{Page, text};

/// Waits until the panel with the exercise says this.
async fn until_lesson(page: &Page, says: &str) {
    let script = format!("return byRole('region', 'Exercise')?.innerText.includes({})", json!(says));
    page.until(&format!("the exercise says {says}"), &script).await;
}

/// Hands the answer in, and gives the status line with the verdict.
async fn hand_in(page: &Page) -> String {
    // The line may still say what became of the answer before.
    const WATCH: &str = "const line = byRole('status');
        window.lineChanged = false;
        new MutationObserver(() => window.lineChanged = true).observe(line, { childList: true, characterData: true, subtree: true })";
    page.script(WATCH, &[]).await;
    page.press("Check my answer").await;
    const OVER: &str = "const t = byRole('status')?.textContent ?? ''; return lineChanged && t.startsWith('Finished: ') && t";
    text(&page.until("the answer is judged", OVER).await)
}

#[test]
fn an_exercise_is_answered_wrong_then_right_and_stays_done() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open("/?exercise=locks/add-a-lock").await;
            until_lesson(page, "fix it").await;
            page.program().await;
            let wrong = hand_in(page).await;
            assert!(wrong.contains("not right yet"), "{wrong}");
            page.screenshot("exercise-wrong").await;
            page.press("Run it this way").await;
            page.until("the run that shows it is over", "return /^(Finished after|Error)/.test(byRole('status').textContent)")
                .await;
            page.press("Hint").await;
            until_lesson(page, "Hint 1").await;

            let solution = std::fs::read_to_string(crate::browser::root().join("www/course/locks/add-a-lock/solution.py"));
            page.paste(&solution.expect("the exercise has a solution")).await;
            let right = hand_in(page).await;
            assert!(right.contains("your answer is right"), "{right}");
            until_lesson(page, "What this shows").await;
            page.screenshot("exercise-right").await;

            page.press("Course").await;
            page.until("the list says what was done", "return byRole('region', 'Course')?.innerText.includes('1 of ')").await;
            page.screenshot("course").await;
            page.forget().await;
        });
    }
}

#[test]
fn a_prediction_is_picked_from_options() {
    browse(ISOLATED, async |page| {
        page.open("/?exercise=threads/first-thread").await;
        until_lesson(page, "predict").await;
        const PICK: &str = "const boxes = [...byRole('region', 'Exercise').querySelectorAll('input[type=checkbox]')];
            for (const box of boxes) if (box.checked !== arguments[0].includes(boxes.indexOf(box))) box.click();
            return boxes.length";
        assert_eq!(page.script(PICK, &[json!([4])]).await, json!(5));
        assert!(hand_in(page).await.contains("not right yet"));
        page.script(PICK, &[json!([0, 1])]).await;
        assert!(hand_in(page).await.contains("your answer is right"));
        page.press("Next exercise").await;
        page.until(
            "the next exercise is open",
            "return !location.search.includes('first-thread') && location.search.includes('exercise=')",
        )
        .await;
        page.forget().await;
    });
}

#[test]
fn a_topic_is_read_and_leads_to_its_exercises() {
    browse(ISOLATED, async |page| {
        page.client.goto(&page.server.url("/?course=races")).await.expect("the page loads");
        page.until("the page of the topic is there", "return byRole('region', 'Races')?.innerText.includes('What a race is')")
            .await;
        page.screenshot("topic").await;
        page.press("Lose an update").await;
        until_lesson(page, "break it").await;
        assert!(page.program().await.contains("threading"));
        page.forget().await;
    });
}

/// Picks the options with these numbers, and no others.
async fn pick(page: &Page, numbers: &[u32]) {
    const PICK: &str = "const boxes = [...byRole('region', 'Exercise').querySelectorAll('input[type=checkbox]')];
        for (const box of boxes) if (box.checked !== arguments[0].includes(boxes.indexOf(box))) box.click()";
    page.script(PICK, &[json!(numbers)]).await;
}

/// The text of a file of the course.
fn course_file(name: &str) -> String {
    std::fs::read_to_string(crate::browser::root().join("www/course").join(name)).expect("the course has this file")
}

/// Puts the lines of the open exercise in the order of `solution` by keys alone, and puts the others aside.
async fn arrange(page: &Page, solution: &str) {
    let lines: Vec<&str> = solution.lines().filter(|line| !line.trim().is_empty()).collect();
    let rows = async || -> Vec<String> {
        let rows =
            page.script("return [...document.querySelectorAll('.arrange ol code')].map((row) => row.textContent)", &[]).await;
        rows.as_array().into_iter().flatten().map(text).collect()
    };
    let count = rows().await.len();
    for (place, wanted) in lines.iter().enumerate() {
        let now = rows().await;
        let found = now.iter().skip(place).position(|row| row.trim() == wanted.trim());
        let found = found.unwrap_or_else(|| panic!("{wanted:?} is among {now:?} from {place} on")) + place;
        page.script("document.querySelectorAll('.arrange ol button')[arguments[0]].focus()", &[json!(found)]).await;
        let depth = |line: &str| (line.len() - line.trim_start().len()) / 4;
        let (mut at, mut is, should) = (found, depth(&now[found]), depth(wanted));
        // Arrow up, left and right, as WebDriver names the keys. The focus follows the line.
        while (at, is) != (place, should) {
            let key = match (at > place, is > should) {
                (true, _) => "\u{e013}",
                (false, true) => "\u{e012}",
                (false, false) => "\u{e014}",
            };
            match key {
                "\u{e013}" => at -= 1,
                "\u{e012}" => is -= 1,
                _ => is += 1,
            }
            page.keys(key).await;
            let line = format!("{}{}", "    ".repeat(is), wanted.trim());
            let followed = "const row = document.activeElement; return row.id === 'arrange-NUMBER' && row.textContent === LINE";
            let followed = followed.replace("NUMBER", &at.to_string()).replace("LINE", &json!(line).to_string());
            page.until("the line and the focus have moved", &followed).await;
        }
    }
    for left in (lines.len()..count).rev() {
        page.script("document.querySelectorAll('.arrange ol button')[arguments[0]].focus()", &[json!(lines.len())]).await;
        page.keys("\u{e017}").await;
        page.until("the line is put aside", &format!("return document.querySelectorAll('.arrange ol li').length === {left}"))
            .await;
    }
    assert_eq!(rows().await, lines);
}

#[test]
fn three_exercises_are_solved_wrong_first_and_progress_leaves_and_comes_as_a_file() {
    browse_everywhere(PLAIN, async |page| {
        // Predict.
        page.open("/?exercise=threads/first-thread").await;
        until_lesson(page, "predict").await;
        pick(page, &[4]).await;
        assert!(hand_in(page).await.contains("not right yet"));
        pick(page, &[0, 1]).await;
        assert!(hand_in(page).await.contains("your answer is right"));

        // Fix.
        page.open("/?exercise=locks/add-a-lock").await;
        until_lesson(page, "fix it").await;
        assert!(hand_in(page).await.contains("not right yet"));
        page.paste(&course_file("locks/add-a-lock/solution.py")).await;
        assert!(hand_in(page).await.contains("your answer is right"));

        // Order the lines, by keys; the reload in between keeps what was done.
        page.open("/?exercise=classics/producer-consumer").await;
        until_lesson(page, "order the lines").await;
        page.program().await;
        assert!(hand_in(page).await.contains("not right yet"));
        arrange(page, &course_file("classics/producer-consumer/solution.py")).await;
        page.screenshot("exercise-arranged").await;
        until_lesson(page, "Lines put aside").await;
        assert!(hand_in(page).await.contains("your answer is right"));

        page.press("Course").await;
        const DONE: &str = "return byRole('region', 'Course')?.innerText.includes('3 of ')";
        page.until("three are done", DONE).await;
        page.client.refresh().await.expect("the page loads again");
        page.until("three are done", DONE).await;

        // To another browser, and back.
        const CATCH: &str = "const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved = text); return make(blob) }";
        page.script(CATCH, &[]).await;
        page.press("Save progress as a file").await;
        let saved = text(&page.until("the file is made", "return window.saved").await);
        assert_eq!(saved.lines().count(), 4, "{saved}");
        page.forget().await;
        page.client.goto(&page.server.url("/?course=1")).await.expect("the page loads");
        page.until("nothing is done", "return byRole('region', 'Course')?.innerText.includes('0 of ')").await;
        const LOAD: &str = "const files = new DataTransfer();
            files.items.add(new File([arguments[0]], 'progress.txt', { type: 'text/plain' }));
            const input = document.querySelector('input[type=file]');
            input.files = files.files;
            input.dispatchEvent(new Event('change', { bubbles: true }))";
        page.script(LOAD, &[json!("no progress")]).await;
        page.until("it says so", "return document.body.innerText.includes('holds no progress')").await;
        page.script(LOAD, &[json!(saved)]).await;
        page.until("three are done", DONE).await;
        page.screenshot("course-imported").await;
        page.forget().await;
    });
}
