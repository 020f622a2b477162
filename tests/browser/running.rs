//! Running programs: every example, output as it comes, the timeline's lanes, Stop, an engine that dies.

use std::fs;

use serde_json::json;

use crate::browser::{ISOLATED, PLAIN, browse, root};
use crate::page::{Page, text};
use crate::server::{PACKLESS, SUB_PATH};

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

/// The table of characters' names is a file of its own, fetched when a program needs it.
#[test]
fn names_of_characters_come_when_asked_for() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open("/?code=import%20unicodedata%0Aprint('%5CN%7BBULLET%7D',%20unicodedata.name('x'))").await;
            assert!(page.run().await.starts_with("Finished"));
            assert_eq!(page.output().await.trim(), "• LATIN SMALL LETTER X");
            page.open_program("\u{FB01}rst = 1\nprint(first)\n").await;
            assert!(page.run().await.starts_with("Finished"));
            assert_eq!(page.output().await.trim(), "1");
        });
    }
}

/// Modules that few programs import are in a file of their own too, which is fetched at the first import.
#[test]
fn the_pack_of_the_library_comes_when_a_module_in_it_is_imported() {
    const PROGRAM: &str = "import importlib\nimport threading\n\ndef work():\n    csv = importlib.import_module('c' + 'sv')\n    print(next(csv.reader(['a,b'])))\n\nt = threading.Thread(target=work)\nt.start()\nt.join()\nfrom fractions import Fraction\nprint(Fraction(1, 2))\n";
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program(PROGRAM).await;
            for _ in 0..2 {
                assert!(page.run().await.starts_with("Finished"));
                assert_eq!(page.output().await.trim(), "['a', 'b']\n1/2");
            }
        });
    }
}

#[test]
fn an_import_from_a_pack_that_cannot_be_fetched_is_an_error() {
    const PROGRAM: &str = "try%3A%0A%20import%20csv%0Aexcept%20ImportError%20as%20e%3A%0A%20print(e.name%2C%20e)";
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open(&format!("{PACKLESS}?code={PROGRAM}")).await;
            assert!(page.run().await.starts_with("Finished"));
            let output = page.output().await;
            assert!(
                output.starts_with("csv the module 'csv' could not be fetched; ") && output.contains("check the connection"),
                "{output}"
            );
        });
    }
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

/// Programs with the names that their timeline's table gives to the lanes.
const LANES: &[(&str, &[&str])] = &[
    (
        "import threading, time\n\ndef work():\n    time.sleep(1)\n\nt = threading.Thread(target=work, name='Ada')\nt.start()\nt.join()\n",
        &["MainThread", "Ada"],
    ),
    (
        "import asyncio\n\nasync def wait(n):\n    await asyncio.sleep(n)\n\nasync def main():\n    await asyncio.gather(wait(1), wait(2))\n\nasyncio.run(main())\n",
        &["MainThread", "Task-1", "Task-2", "Task-3"],
    ),
    (
        "from multiprocessing import Process\n\ndef work():\n    print('child')\n\nif __name__ == '__main__':\n    p = Process(target=work)\n    p.start()\n    p.join()\n",
        &["MainThread, main process", "Process-1, process 1"],
    ),
];

#[test]
fn every_thread_task_and_process_has_a_lane() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            for (program, lanes) in LANES {
                page.open_program(program).await;
                assert!(page.run().await.starts_with("Finished"), "{program}");
                // An event loop may end with tasks of its own.
                let found = page.lanes().await;
                assert!(found.iter().zip(*lanes).all(|(found, lane)| found == lane) && found.len() >= lanes.len(), "{found:?}");
            }
        });
    }
}

#[test]
fn a_link_with_a_schedule_repeats_that_run() {
    // Round robin starts the threads in order; this schedule lets the third begin.
    const PROGRAM: &str = "import threading\n\ndef work(n):\n    print(n)\n\nfor n in range(3):\n    threading.Thread(target=work, args=(n,)).start()\n";
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program(PROGRAM).await;
            page.run().await;
            let fair = page.output().await;
            page.open_run(PROGRAM, "1AAAAAADA").await;
            assert!(page.ended().await.starts_with("Finished"));
            let chosen = page.output().await;
            assert_ne!(chosen, fair);
            assert!(page.run().await.starts_with("Finished"));
            assert_eq!(page.output().await, chosen, "Run repeats it");
            page.open_run(PROGRAM, "no schedule").await;
            assert!(page.ended().await.starts_with("Error: the schedule cannot be read"));
        });
    }
}

/// Presses Stop and gives the milliseconds until the status line says so.
const STOP: &str = "const start = performance.now();
    byRole('button', 'Stop').click();
    while (!byRole('status').textContent.startsWith('Stopped')) {
        if (performance.now() - start > 5000) return 'not stopped within five seconds';
        await new Promise((next) => setTimeout(next, 1));
    }
    return performance.now() - start";

/// The longest that a stop may take, in milliseconds.
const STOP_LIMIT: f64 = 100.0;

#[test]
fn stop_ends_an_endless_loop_and_the_next_run_works() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program("print('on my way')\nwhile True:\n    pass\n").await;
            // Other tests run beside this one and may delay a stop, hardly all of many.
            let mut fastest = f64::INFINITY;
            for _ in 0..10 {
                page.press("Run").await;
                // Output comes while the program runs.
                page.until("the output streams", "return byRole('log', 'Output').innerText.includes('on my way')").await;
                let milliseconds = page.script_async(STOP).await;
                fastest = fastest.min(milliseconds.as_f64().unwrap_or_else(|| panic!("{milliseconds}")));
                if fastest < STOP_LIMIT {
                    break;
                }
            }
            println!("stopped after {fastest:.0} ms");
            assert!(fastest < STOP_LIMIT, "{fastest} ms");
            page.paste("print('again')\n").await;
            assert!(page.run().await.starts_with("Finished"));
            assert_eq!(page.output().await.trim(), "again");
            // The engine obeyed; the page did not have to end it.
            assert_eq!(page.script("return collectedWorkers.length", &[]).await, json!(1));
        });
    }
}

#[test]
fn an_uncaught_exception_is_an_error_with_its_traceback() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program("def f():\n    return 1 / 0\n\nf()\n").await;
            assert!(page.run().await.starts_with("Error"));
            let output = page.output().await;
            assert!(output.contains("Traceback (most recent call last):"), "{output}");
            assert!(output.contains("line 2, in f\n"), "{output}");
            assert!(output.contains("ZeroDivisionError: division by zero"), "{output}");
        });
    }
}

#[test]
fn a_deadlock_says_who_waits_for_whom() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open("/").await;
            page.choose_example("deadlock").await;
            assert!(page.run().await.starts_with("Deadlock"));
            let why = "return document.querySelector('[aria-label=\"Why the program could not go on\"]')?.innerText";
            let why = text(&page.until("the page explains", why).await);
            assert!(why.contains("table") && why.contains("chair") && why.contains("line"), "{why}");
        });
    }
}

#[test]
fn when_the_engine_dies_the_text_is_kept_and_another_starts() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
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
}
