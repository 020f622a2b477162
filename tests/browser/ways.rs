//! The same work, every way: all programs run with and without the interpreter lock, and their timelines lie side by side.

use std::time::Duration;

use serde_json::json;
use tokio::time::sleep;

use crate::browser::{ISOLATED, PLAIN, browse};
use crate::page::Page;

/// Opens the view and compares work, by its name in the list.
async fn compare(page: &Page, work: &str) {
    const CHOOSE: &str = "const list = byRole('combobox', 'The work');
        list.value = arguments[0];
        list.dispatchEvent(new Event('change', { bubbles: true }));
        return list.value";
    page.open("/").await;
    page.press("Compare").await;
    assert_eq!(page.script(CHOOSE, &[json!(work)]).await, json!(work));
    page.press("Run every way").await;
    // Ten runs, some with four processes, take their time in a debug build on a busy machine.
    for _ in 0..300 {
        const OVER: &str = "return /Quickest/.test(byRole('region', 'The same work, every way').innerText)";
        if page.script(OVER, &[]).await == json!(true) {
            return;
        }
        sleep(Duration::from_millis(500)).await;
    }
    panic!("not all ways have run");
}

/// Times of the table's rows by way, with the lock and without, as they stand there.
const TIMES: &str = "return Object.fromEntries([...document.querySelectorAll('.ways .results tbody tr')].slice(0, 5)
    .map((row) => [row.cells[0].innerText, [row.cells[2].innerText, row.cells[4].innerText].map(parseFloat)]))";

#[test]
fn work_that_computes_gets_faster_by_cores_alone() {
    browse(PLAIN, async |page| {
        compare(page, "cpu").await;
        let times = page.script(TIMES, &[]).await;
        let of = |way: &str, free: usize| times[way][free].as_f64().unwrap_or_default();
        assert!(of("Threads", 0) < 1.2 && of("Threads", 1) > 2.0, "{times}");
        assert!(of("Processes", 0) > 1.5 && of("asyncio", 1) < 1.2, "{times}");
        let pictures = page.script("return document.querySelectorAll('.way svg').length", &[]).await;
        assert_eq!(pictures, json!(5));
        page.screenshot("ways-cpu").await;
        page.press("without it").await;
        page.press("Open the program: Threads").await;
        let program = page.program().await;
        assert!(program.contains("threading.Thread") && program.contains("JOBS = 4"), "{program}");
        assert!(page.run().await.starts_with("Finished"));
    });
}

#[test]
fn work_that_waits_is_for_threads_and_tasks() {
    browse(PLAIN, async |page| {
        compare(page, "io").await;
        let times = page.script(TIMES, &[]).await;
        let of = |way: &str, free: usize| times[way][free].as_f64().unwrap_or_default();
        assert!(of("Threads", 0) > 3.0 && of("asyncio", 0) > 3.0, "{times}");
        page.screenshot("ways-io").await;
        // The view is an address of its own.
        assert!(page.address().await.contains("ways=1"));
        page.press("Program").await;
        assert!(!page.address().await.contains("ways=1"));
    });
}

#[test]
fn a_comparison_can_be_stopped_and_the_program_runs_afterwards() {
    browse(PLAIN, async |page| {
        page.open("/").await;
        page.press("Compare").await;
        page.press("Run every way").await;
        page.press("Stop comparing").await;
        page.until("it has stopped", "return byRole('button', 'Run every way')").await;
        page.press("Program").await;
        page.paste("print('after')\n").await;
        assert!(page.run().await.starts_with("Finished"));
        assert_eq!(page.output().await.trim(), "after");
    });
}

#[test]
fn work_that_waits_and_computes_is_for_a_mixture() {
    browse(ISOLATED, async |page| {
        compare(page, "mixed").await;
        let times = page.script(TIMES, &[]).await;
        let of = |way: &str| times[way][0].as_f64().unwrap_or_default();
        assert!(of("A mixture") > of("Threads") && of("A mixture") > of("asyncio"), "{times}");
        page.screenshot("ways-mixed").await;
    });
}
