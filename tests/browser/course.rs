//! The course: a topic is read, exercises are answered wrong and right, progress stays.

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, browse};
use crate::page::{Page, text};

/// Waits until the panel with the exercise says this.
async fn until_lesson(page: &Page, says: &str) {
    let script = format!("return byRole('region', 'Exercise')?.innerText.includes({})", json!(says));
    page.until(&format!("the exercise says {says}"), &script).await;
}

/// Hands the answer in, and gives the status line with the verdict.
async fn hand_in(page: &Page) -> String {
    page.press("Check my answer").await;
    const OVER: &str = "const t = byRole('status')?.textContent ?? ''; return t.startsWith('Finished: ') && t";
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
