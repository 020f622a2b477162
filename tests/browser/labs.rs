//! The labs: real work on real cores. Times are reported, not judged: the machine may be busy.

use serde_json::Value;

use crate::browser::{ISOLATED, PLAIN, Setting, browse};
use crate::page::{Page, text};

/// How many primes there are below three million.
const PRIMES: &str = "216,816";

/// Opens the labs, presses the lab's button and gives the cells of its table, row by row.
async fn measure(page: &Page, button: &str, title: &str) -> Vec<Vec<String>> {
    page.open_labs().await;
    page.press(button).await;
    let script = format!(
        "const lab = document.querySelector('article[aria-label=\"{title}\"]');
         return lab.querySelector('.stage').textContent.startsWith('Measured') &&
             [...lab.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
    );
    let rows = page.until(&format!("the lab \"{title}\" ends"), &script).await;
    let cells = |row: &Value| row.as_array().into_iter().flatten().map(text).collect();
    let rows: Vec<Vec<String>> = rows.as_array().into_iter().flatten().map(cells).collect();
    println!("{title}: {rows:?}");
    rows
}

#[test]
fn an_isolated_page_has_an_engine_with_shared_memory() {
    browse(ISOLATED, async |page| {
        page.open_labs().await;
        // The engine itself looks at its memory; the page only passes on what it says.
        page.until("the pool is named", "return document.body.innerText.includes('threads share memory on this page')").await;
    });
}

#[test]
fn without_isolation_the_labs_say_why_there_is_one_core_and_work() {
    browse(PLAIN, async |page| {
        let rows = measure(page, "Count primes", "Counting primes").await;
        assert_eq!(rows.len(), 1, "one core, one row");
        assert_eq!(digits(rows[0].last()), digits(Some(&PRIMES.to_owned())));
        page.until("the reason is given", "return document.body.innerText.includes('Cross-Origin-Embedder-Policy')").await;
    });
}

#[test]
fn primes_are_counted_alike_by_any_number_of_threads() {
    browse(ISOLATED, async |page| {
        let rows = measure(page, "Count primes", "Counting primes").await;
        assert!(rows.len() >= 2, "one thread and more are compared");
        for row in &rows {
            assert_eq!(digits(row.last()), digits(Some(&PRIMES.to_owned())), "{row:?}");
        }
        println!("speed-up of two threads over one: {}", rows[1][2]);
    });
}

#[test]
fn only_the_counter_without_a_lock_loses_additions() {
    browse(ISOLATED, async |page| {
        let rows = measure(page, "Add up", "One counter, many threads").await;
        assert_eq!(rows.len(), 3, "without a lock, mutex, atomic");
        let lost: Vec<String> = rows.iter().map(|row| digits(row.last())).collect();
        println!("lost without a lock: {}", lost[0]);
        assert_ne!(lost[0], "0", "the loss is real: {rows:?}");
        assert_eq!(lost[1..], ["0", "0"], "nothing else is lost: {rows:?}");
    });
}

#[test]
fn one_thread_alone_loses_nothing() {
    browse(PLAIN, async |page| {
        let rows = measure(page, "Add up", "One counter, many threads").await;
        let lost: Vec<String> = rows.iter().map(|row| digits(row.last())).collect();
        assert_eq!(lost, ["0", "0", "0"]);
    });
}

#[test]
fn the_picture_is_drawn_row_by_row() {
    for setting in [ISOLATED, PLAIN] {
        picture(setting);
    }
}

fn picture(setting: Setting) {
    browse(setting, async |page| {
        measure(page, "Draw the picture", "A picture in rows").await;
        const COLOURS: &str = "const canvas = document.querySelector('article[aria-label=\"A picture in rows\"] canvas');
            const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
            return new Set(pixels).size";
        let colours = page.script(COLOURS, &[]).await;
        assert!(colours.as_u64().is_some_and(|count| count > 10), "{colours} colours");
    });
}

#[test]
fn awaiting_all_at_once_takes_less_time_than_one_after_another() {
    for setting in [ISOLATED, PLAIN] {
        browse(setting, async |page| {
            let rows = measure(page, "Start the timers", "One event loop").await;
            let fired: Vec<String> = rows.iter().map(|row| digits(row.last())).collect();
            assert_eq!(fired, ["5", "5", "5"], "every way fires all timers");
            let times: Vec<f64> = rows.iter().map(|row| milliseconds(&row[1])).collect();
            let [in_turn, together, blocked] = times[..] else { panic!("{rows:?}") };
            assert!(together < in_turn && in_turn >= 1_000.0, "five timers of 200 ms: {rows:?}");
            assert!(blocked >= 600.0, "none fires before the call that blocks for 500 ms from the 100th on: {rows:?}");
            let gap = "const says = document.querySelector('.ticks figcaption').textContent;
                return says.match(/was ([0-9.]+ m?s)/)?.[1]";
            let gap = text(&page.until("the longest gap is told", gap).await);
            assert!(milliseconds(&gap) >= 500.0, "the clock stood still meanwhile: {gap}");
        });
    }
}

/// The time in a figure such as `87 ms` or `1.24 s`.
fn milliseconds(figure: &str) -> f64 {
    let (number, unit) = figure.split_once(' ').unwrap_or_else(|| panic!("{figure} has a unit"));
    let number: f64 = number.parse().unwrap_or_else(|_| panic!("{figure} is a number"));
    if unit == "s" { number * 1_000.0 } else { number }
}

/// The digits of a figure, without separators and units.
fn digits(figure: Option<&String>) -> String {
    figure.map(|figure| figure.chars().filter(char::is_ascii_digit).collect()).unwrap_or_default()
}
