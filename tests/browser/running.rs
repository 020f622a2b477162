//! Running programs: every example, output as it comes, the timeline's lanes, Stop, an engine that dies.

use std::fs;

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, browse, root};
use crate::page::Page;
use crate::server::SUB_PATH;

/// The examples that are there to go wrong, with how.
const FAILING: &[(&str, &str)] = &[("deadlock", "Deadlock")];

/// The first visit opens an example that is already run. Its time is reported, not judged.
#[test]
fn the_first_visit_shows_output_by_itself() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.watch_first_output("/").await;
            let milliseconds = page.until("there is output", "return window.firstOutput").await;
            println!("first output {milliseconds} ms after the page was asked for");
            assert!(page.ended().await.starts_with("Finished"));
        });
    }
}

async fn every_example(page: &Page) {
    page.open("/").await;
    let mut count = 0;
    for entry in fs::read_dir(root().join("www/examples")).expect("there are examples") {
        let path = entry.expect("the folder can be read").path();
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        page.choose_example(&id).await;
        let status = page.run().await;
        let expected = FAILING.iter().find(|(name, _)| *name == id).map_or("Finished", |(_, status)| status);
        let output = page.output().await;
        assert!(status.starts_with(expected), "{id} ends with {status}\n{output}");
        assert!(!output.trim().is_empty(), "{id} prints something");
        assert!(!page.lanes().await.is_empty(), "{id} has lanes");
        count += 1;
    }
    assert!(count >= 17, "{count} examples");
}

#[test]
fn every_example_runs_isolated() {
    browse(ISOLATED, every_example);
}

#[test]
fn every_example_runs_without_isolation() {
    browse(PLAIN, every_example);
}

#[test]
fn the_page_works_under_a_path() {
    browse(PLAIN, async |page| {
        page.open(&format!("{SUB_PATH}?code=print(6%20*%207)")).await;
        assert!(page.run().await.starts_with("Finished"));
        assert_eq!(page.output().await.trim(), "42");
        page.program().await;
    });
}

#[test]
fn a_thread_has_a_lane_of_its_own() {
    browse(ISOLATED, async |page| {
        page.open_program(
            "import threading, time\n\ndef work():\n    time.sleep(1)\n\nt = threading.Thread(target=work, name='Ada')\nt.start()\nt.join()\n",
        )
        .await;
        page.run().await;
        assert_eq!(page.lanes().await, ["MainThread", "Ada"]);
    });
}

#[test]
fn stop_ends_an_endless_loop_and_the_next_run_works() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program("print('on my way')\nwhile True:\n    pass\n").await;
            page.press("Run").await;
            // Output comes while the program runs.
            page.until("the output streams", "return byRole('log', 'Output').innerText.includes('on my way')").await;
            let milliseconds = page
                .script_async(
                    "const start = performance.now();
                     byRole('button', 'Stop').click();
                     while (!byRole('status').textContent.startsWith('Stopped')) {
                         if (performance.now() - start > 5000) return 'not stopped within five seconds';
                         await new Promise((next) => setTimeout(next, 1));
                     }
                     return performance.now() - start",
                )
                .await;
            let milliseconds = milliseconds.as_f64().unwrap_or_else(|| panic!("{milliseconds}"));
            println!("stopped after {milliseconds:.0} ms");
            // The promise is 100 ms on an idle machine; other tests run beside this one.
            assert!(milliseconds < 500.0, "{milliseconds} ms");
            page.paste("print('again')\n").await;
            assert!(page.run().await.starts_with("Finished"));
            assert_eq!(page.output().await.trim(), "again");
        });
    }
}

#[test]
fn an_uncaught_exception_is_an_error_with_its_traceback() {
    browse(ISOLATED, async |page| {
        page.open_program("def f():\n    return 1 / 0\n\nf()\n").await;
        assert!(page.run().await.starts_with("Error"));
        let output = page.output().await;
        assert!(output.contains("Traceback (most recent call last):"), "{output}");
        assert!(output.contains("ZeroDivisionError: division by zero"), "{output}");
    });
}

#[test]
fn when_the_engine_dies_the_text_is_kept_and_another_starts() {
    browse(ISOLATED, async |page| {
        page.open("/").await;
        page.paste("print('still here')\n").await;
        let failure = "collectedWorkers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'out of luck' }))";
        page.script(failure, &[]).await;
        page.until("the page says so", "return document.body.innerText.includes('out of luck')").await;
        page.until("another engine starts", "return collectedWorkers.length === 2").await;
        assert_eq!(page.program().await, "print('still here')\n");
        assert!(page.run().await.starts_with("Finished"));
        assert_eq!(page.output().await.trim(), "still here");
        assert_eq!(page.script("return collectedErrors.length", &[]).await, json!(0));
    });
}
