//! The timeline: saved as a picture and as a trace, the same facts in its table, a long run drawn within a frame's time, contrast.

use serde_json::{Value, json};

use crate::browser::{ISOLATED, PLAIN, browse};
use crate::page::text;

const TWO_THREADS: &str = "import threading, time\n\nlock = threading.Lock()\n\ndef work():\n    with lock:\n        time.sleep(0.1)\n\na = threading.Thread(target=work, name='Ada')\nb = threading.Thread(target=work, name='Bob')\na.start()\nb.start()\na.join()\nb.join()\nprint('done')\n";

/// Keeps what the page saves, instead of letting the browser put it into a folder.
const CATCH: &str = "window.saved = {};
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (window.blob = blob, make(blob));
    HTMLAnchorElement.prototype.click = function () {
        const name = this.download;
        window.blob.text().then((text) => window.saved[name] = { text, type: window.blob.type });
    }";

#[test]
fn the_timeline_is_saved_as_a_picture_and_as_a_trace() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            page.open_program(TWO_THREADS).await;
            assert!(page.run().await.starts_with("Finished"));
            page.script(CATCH, &[]).await;
            page.press("Save picture").await;
            let picture = page.until("the picture is saved", "return window.saved['timeline.svg']").await;
            assert_eq!(picture["type"], json!("image/svg+xml"));
            // The browser itself says whether it is an SVG document, and shows it.
            const PARSED: &str =
                "const parsed = new DOMParser().parseFromString(window.saved['timeline.svg'].text, 'image/svg+xml');
                return [parsed.documentElement.localName, [...parsed.querySelectorAll('text')].map((text) => text.textContent)]";
            let parsed = page.script(PARSED, &[]).await;
            assert_eq!(parsed[0], json!("svg"), "{parsed}");
            for name in ["MainThread", "Ada", "Bob"] {
                assert!(parsed[1].as_array().is_some_and(|all| all.contains(&json!(name))), "{name}: {parsed}");
            }
            page.press("Save trace").await;
            let trace = page.until("the trace is saved", "return window.saved['trace.json']").await;
            let trace: Value = serde_json::from_str(&text(&trace["text"])).expect("the trace is JSON");
            let events = trace["traceEvents"].as_array().expect("it has events");
            let blocked =
                events.iter().find(|event| event["name"] == "blocked" && event["args"]["detail"].to_string().contains("Ada"));
            assert!(blocked.is_some_and(|event| event["dur"].as_f64() > Some(90_000.0)), "{blocked:?}");
            assert!(events.iter().any(|event| event["ph"] == "s") && events.iter().any(|event| event["ph"] == "f"));
        });
    }
}

#[test]
fn the_table_has_the_facts_of_the_picture_and_leads_to_each_moment() {
    browse(PLAIN, async |page| {
        page.open_program(TWO_THREADS).await;
        page.run().await;
        page.script(CATCH, &[]).await;
        page.press("Save trace").await;
        let trace = page.until("the trace is saved", "return window.saved['trace.json']").await;
        let trace: Value = serde_json::from_str(&text(&trace["text"])).expect("the trace is JSON");
        let spans = trace["traceEvents"].as_array().into_iter().flatten().filter(|event| event["ph"] == "X").count();
        page.press("Table").await;
        const ROWS: &str =
            "return [...byRole('region', 'Timeline').querySelectorAll('tbody tr:not(.gap)')].map((row) => row.innerText)";
        let rows = page.script(ROWS, &[]).await;
        let rows: Vec<String> = rows.as_array().into_iter().flatten().map(text).collect();
        assert_eq!(rows.len(), spans);
        assert!(rows.iter().any(|row| row.contains("Bob") && row.contains("waits for") && row.contains("Ada")), "{rows:?}");
        assert!(rows.iter().any(|row| row.contains("after Ada released")), "{rows:?}");
        page.until("one can step", "return byRole('button', 'Step back')?.ariaDisabled === 'false'").await;
        const STAND: &str = "byRole('region', 'Timeline').querySelectorAll('tbody tr')[2].querySelector('button').click()";
        page.script(STAND, &[]).await;
        page.until("one stands there", "return byRole('slider').value !== byRole('slider').max").await;
    });
}

/// A run whose timeline has as many spans as a trace keeps.
const LONG: &str = "import threading\n\nroom = threading.Semaphore(1)\nother = threading.Semaphore(0)\nN = 60_000\n\ndef ping():\n    for _ in range(N):\n        room.acquire()\n        other.release()\n\ndef pong():\n    for _ in range(N):\n        other.acquire()\n        room.release()\n\na = threading.Thread(target=ping)\nb = threading.Thread(target=pong)\na.start()\nb.start()\na.join()\nb.join()\nprint('done')\n";

/// Zooms in and out again with the keyboard for a while; gives the times between frames in milliseconds, sorted.
const FRAMES: &str = "const lanes = document.querySelector('.lanes');
    lanes.focus();
    const keys = ['ArrowRight', '+', '+', '+', 'ArrowRight', '+', '-', '-', 'ArrowDown', '0'];
    const times = [];
    let last = performance.now();
    for (let frame = 0; frame < 120; frame++) {
        lanes.dispatchEvent(new KeyboardEvent('keydown', { key: keys[frame % keys.length], bubbles: true, cancelable: true }));
        await new Promise((next) => requestAnimationFrame(next));
        const now = performance.now();
        times.push(now - last);
        last = now;
    }
    return times.sort((one, other) => one - other)";

/// The time of a frame is told, not judged: other tests run beside this one. What is judged is how much is drawn, natively.
#[test]
fn a_long_run_can_be_zoomed() {
    browse(ISOLATED, async |page| {
        page.open_program(LONG).await;
        assert!(page.run().await.starts_with("Finished"));
        let drawn = "return document.querySelector('.lanes canvas')?.width > 0";
        page.until("the picture is there", drawn).await;
        let times = page.script_async(FRAMES).await;
        let times: Vec<f64> = times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        assert_eq!(times.len(), 120, "every frame came");
        let summary = page.script("return document.querySelector('.timeline .about').innerText", &[]).await;
        println!("{summary}: a frame takes {:.1} ms, the slowest twentieth {:.1} ms", times[60], times[114]);
        page.screenshot("timeline-long").await;
    });
}

#[test]
fn more_contrast_and_forced_colours_are_heeded() {
    browse(PLAIN, async |page| {
        page.open_program(TWO_THREADS).await;
        page.run().await;
        let ink = "return getComputedStyle(document.body).color";
        let usual = page.script(ink, &[]).await;
        page.emulate(&[("prefers-contrast", "more")]).await;
        page.until("the ink is black", "return getComputedStyle(document.body).color === 'rgb(0, 0, 0)'").await;
        assert_ne!(usual, json!("rgb(0, 0, 0)"));
        page.screenshot("contrast-more").await;
        page.emulate(&[("forced-colors", "active"), ("prefers-color-scheme", "dark")]).await;
        page.until("the system's colours are there", "return matchMedia('(forced-colors: active)').matches").await;
        page.screenshot("contrast-forced").await;
        page.emulate(&[("prefers-reduced-motion", "reduce")]).await;
        const STILL: &str = "return getComputedStyle(document.querySelector('button')).transitionDuration === '0s'";
        page.until("nothing moves by itself", STILL).await;
        page.emulate(&[]).await;
    });
}
