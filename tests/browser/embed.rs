//! Embeds in pages of another origin: several on one page, results told, junk ignored, frames without an origin.

use fantoccini::elements::{Element, ElementRef};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::browser::{PLAIN, Setting, browse, browse_everywhere, root};
use crate::drivers::Browser;
use crate::page::{Page, text};
use crate::server::{Server, Serving};

/// The key under which WebDriver gives an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A course page with an embed behind a code block, one for a class, and one for an exercise. Its policy is the strictest that lets them work.
fn course_page(play: &str) -> String {
    format!(
        r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A course elsewhere</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {play}; frame-src {play}; img-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<script src="{play}/embed.js" async></script></head>
<body><main><h1>Threads</h1>
<p>A thread:</p>
<pre><code>import threading
threading.Thread(target=print, args=("one &lt; two",)).start()
</code></pre>
<inter-leave></inter-leave>
<div class="highlight-python interleave"><div class="highlight"><pre><span>print</span>("from a class")
</pre></div></div>
<h2>To do</h2>
<inter-leave exercise="threads/first-thread" title="The first exercise"></inter-leave>
</main></body></html>"#
    )
}

/// The origin of a server by its number, as `embed.js` and pages name it.
fn origin(address: &str) -> String {
    address.trim_end_matches('/').to_owned()
}

/// Keeps what the host hears, as its own script would.
const LISTEN: &str = "window.heard = [];
    addEventListener('interleave', (event) => heard.push(event.detail));
    window.resized = 0;
    addEventListener('message', (event) => { if (event.data?.subject === 'lti.frameResize') resized = event.data.height; });";

/// Goes into the frame that a script finds.
async fn enter(page: &Page, find: &str) {
    let frame = page.until("the frame is there", &format!("return {find}")).await;
    let id = frame[ELEMENT].as_str().expect("the script gives an element").to_owned();
    Element::from_element_id(page.client.clone(), ElementRef::from(id)).enter_frame().await.expect("one can go into a frame");
}

async fn leave(page: &Page) {
    page.client.enter_parent_frame().await.expect("the frame has a parent");
}

/// An embed has given its engine up. WebKit's driver gives a frame the focus when it is entered, and with that the engine comes back.
const RESTS: &str = "return liveWorkers.size === 0 || (document.hasFocus() && collectedWorkers.length > 1)";

/// Presses the button of the embed with this number, and goes into its frame when the editor is there.
pub async fn activate(page: &Page, number: usize) {
    let press = format!(
        "const button = document.querySelectorAll('inter-leave')[{number}]?.shadowRoot?.querySelector('button');
        button?.click();
        return !!button"
    );
    page.until("the embed has a button", &press).await;
    into(page, number).await;
    page.program().await;
}

/// Goes into the frame of the embed with this number.
pub async fn into(page: &Page, number: usize) {
    enter(page, &format!("document.querySelectorAll('inter-leave')[{number}].shadowRoot.querySelector('iframe')")).await;
}

/// Runs the program in the frame and leaves it.
async fn run_and_leave(page: &Page) -> (String, String) {
    let status = page.run().await;
    let output = page.output().await;
    page.assert_no_errors().await;
    leave(page).await;
    (status, output)
}

async fn heard(page: &Page, kind: &str) -> Vec<Value> {
    let all = page.script("return heard.filter((one) => one.type === arguments[0])", &[json!(kind)]).await;
    all.as_array().cloned().unwrap_or_default()
}

#[test]
fn three_embeds_on_a_page_of_another_site_share_one_engine() {
    browse_everywhere(PLAIN, three_embeds);
}

async fn three_embeds(page: &Page) {
    let play = origin(&page.server.url(""));
    let host = Server::pages(&[("/", course_page(&play))]);
    page.client.goto(&host.named_url("/")).await.expect("the host's page loads");
    page.script(LISTEN, &[]).await;
    // Before the first click there is code to read, and nothing was fetched but the script.
    page.until("the class has its embed", "return document.querySelectorAll('inter-leave').length === 3").await;
    assert_eq!(page.script("return document.querySelector('pre').checkVisibility()", &[]).await, json!(true));
    let fetched = "return performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)
        .filter((path) => path !== '/favicon.ico')";
    assert_eq!(page.script(fetched, &[]).await, json!(["/embed.js"]));
    page.screenshot("embed-before").await;

    activate(page, 0).await;
    assert_eq!(page.program().await.lines().count(), 2);
    let (status, output) = run_and_leave(page).await;
    assert!(status.starts_with("Finished") && output.trim() == "one < two", "{status} {output}");
    assert_eq!(page.script("return document.querySelector('pre').checkVisibility()", &[]).await, json!(false));
    page.until("the result was told", "return heard.some((one) => one.type === 'ran')").await;
    let ran = &heard(page, "ran").await[0];
    assert_eq!((&ran["end"], &ran["exit"], &ran["interleave"]), (&json!("finished"), &json!(0), &json!(1)));
    assert!(ran["time"].is_f64() && ran["schedule"].is_string(), "{ran}");

    // The frame is as high as what is in it, so that there is nothing to scroll.
    into(page, 0).await;
    page.until("the frame fits", "return Math.abs(document.body.getBoundingClientRect().height - innerHeight) <= 1").await;
    assert_eq!(page.script("return liveWorkers.size", &[]).await, json!(1));
    leave(page).await;

    // The second takes the engine; the first gets one again when it is used.
    activate(page, 1).await;
    assert_eq!(page.program().await.trim(), "print(\"from a class\")");
    let (status, output) = run_and_leave(page).await;
    assert!(status.starts_with("Finished") && output.trim() == "from a class", "{status} {output}");
    into(page, 0).await;
    page.until("the first has no engine any more", RESTS).await;
    let (status, _) = run_and_leave(page).await;
    assert!(status.starts_with("Finished"), "{status}");
    into(page, 1).await;
    page.until("now the second has none", RESTS).await;
    leave(page).await;

    // The exercise: wrong, then right.
    activate(page, 2).await;
    page.until("the exercise is there", "return byRole('region', 'Exercise')?.innerText.includes('predict')").await;
    const PICK: &str = "const boxes = [...byRole('region', 'Exercise').querySelectorAll('input[type=checkbox]')];
        for (const box of boxes) if (box.checked !== arguments[0].includes(boxes.indexOf(box))) box.click()";
    for (picks, verdict) in [(json!([4]), "not right yet"), (json!([0, 1]), "your answer is right")] {
        page.script(PICK, &[picks]).await;
        page.press("Check my answer").await;
        let says = format!("return byRole('status')?.textContent.includes({})", json!(verdict));
        page.until("the answer is judged", &says).await;
    }
    page.assert_no_errors().await;
    leave(page).await;
    page.until("both verdicts were told", "return heard.filter((one) => one.type === 'checked').length === 2").await;
    let checked = heard(page, "checked").await;
    let passed: Vec<&Value> = checked.iter().map(|one| &one["passed"]).collect();
    assert_eq!(passed, [&json!(false), &json!(true)]);
    assert_eq!((&checked[1]["score"], &checked[1]["exercise"]), (&json!(1), &json!("threads/first-thread")));
    assert!(checked[1]["verdict"].is_string() && checked[1]["time"].is_number(), "{}", checked[1]);
    let titles =
        "return [...document.querySelectorAll('inter-leave')].map((one) => one.shadowRoot.querySelector('iframe').title)";
    let titles = page.script(titles, &[]).await;
    assert_eq!(titles[2], json!("The first exercise"));
    page.screenshot("embed-three").await;

    // The host's theme, set as a class on its page would.
    page.script("document.body.style.background = '#101418'", &[]).await;
    into(page, 0).await;
    page.until("the embed is dark", "return document.documentElement.dataset.theme === 'dark'").await;
    leave(page).await;
    page.screenshot("embed-dark").await;
}

#[test]
fn an_embed_shows_a_file_a_link_and_what_a_script_gives_it() {
    browse(PLAIN, async |page| {
        let play = origin(&page.server.url(""));
        let body = format!(
            r#"<!doctype html><html lang="en"><head><title>Host</title><script src="{play}/embed.js" defer></script></head><body>
<inter-leave src="first.py" label="Try the file"></inter-leave>
<inter-leave link="{play}/?theme=dark&code=print(%22linked%22)&schedule=1&embed=0"></inter-leave>
<inter-leave src="gone.py"></inter-leave>
<inter-leave><pre>print("inside")</pre></inter-leave>
</body></html>"#
        );
        let host = Server::pages(&[("/", body), ("/first.py", "print('from a file')\n".to_owned())]);
        page.client.goto(&host.named_url("/")).await.expect("the host's page loads");
        let label = "return document.querySelector('inter-leave')?.shadowRoot?.querySelector('button').textContent";
        assert_eq!(page.until("the button is there", label).await, json!("Try the file"));
        for (number, output) in [(0, "from a file"), (1, "linked"), (3, "inside")] {
            activate(page, number).await;
            let (status, written) = run_and_leave(page).await;
            assert!(status.starts_with("Finished") && written.trim() == output, "{status} {written}");
        }
        page.script("document.querySelector('inter-leave').program = 'print(\"given\")'", &[]).await;
        into(page, 0).await;
        page.until("the program is shown", "return document.querySelector('.cm-content').textContent.includes('given')").await;
        let (_, written) = run_and_leave(page).await;
        assert_eq!(written.trim(), "given");
        page.script("document.querySelectorAll('inter-leave')[2].shadowRoot.querySelector('button').click()", &[]).await;
        let sorry = "return document.querySelectorAll('inter-leave')[2].shadowRoot.querySelector('[role=alert]')?.textContent.includes('404')";
        page.until("what cannot be fetched is told of", sorry).await;
    });
}

/// A page that holds frames by itself, and sends them what no good host sends.
fn hostile_page(frames: &[String]) -> String {
    let frames: String =
        frames.iter().map(|frame| format!("<iframe title=\"Frame\" width=800 height=700 src=\"{frame}\"></iframe>")).collect();
    format!("<!doctype html><html lang=\"en\"><head><title>Host</title></head><body>{frames}</body></html>")
}

#[test]
fn junk_from_a_hostile_host_does_nothing() {
    browse_everywhere(PLAIN, async |page| {
        let play = origin(&page.server.url(""));
        // The host's own origin is not known before it listens: its page opens the frames.
        let host = Server::pages(&[("/", hostile_page(&[]))]);
        let here = origin(&host.named_url(""));
        let frame = |host: &str, code: &str| {
            let code = utf8_percent_encode(code, NON_ALPHANUMERIC);
            format!("{play}/?embed=1&host={}&schedule=1BA#code={code}", utf8_percent_encode(host, NON_ALPHANUMERIC))
        };
        page.client.goto(&host.named_url("/")).await.expect("the host's page loads");
        page.script(LISTEN, &[]).await;
        const OPEN: &str = "window.told = [];
            addEventListener('message', (event) => told.push([[...frames].indexOf(event.source), event.data]));
            for (const address of arguments[0]) {
                const frame = Object.assign(document.createElement('iframe'), { src: address, width: 800, height: 700 });
                document.body.append(frame);
            }";
        let addresses = [frame("https://other.example", "print('mine')"), frame(&here, "print('mine')")];
        page.script(&OPEN.replace("[...frames]", "[frames[0], frames[1]]"), &[json!(addresses)]).await;
        for number in [0, 1] {
            enter(page, &format!("document.querySelectorAll('iframe')[{number}]")).await;
            page.until("the page is there", "return byRole('status')?.textContent.startsWith('Ready')").await;
            leave(page).await;
        }
        const JUNK: &str = "const circle = {}; circle.circle = circle;
            const junk = [null, undefined, 1, 'run', '', [], {}, circle, new Map([['interleave', 1]]), new ArrayBuffer(100000),
                { interleave: 1 }, { interleave: 2, type: 'rest' }, { interleave: '1', type: 'program', code: 'print(1)' },
                { interleave: 1, type: 'run' }, { interleave: 1, type: 'check' }, { interleave: 1, type: 'eval', code: 'alert(1)' },
                { interleave: 1, type: 'theme' }, { interleave: 1, type: 'theme', dark: 'yes' }, { interleave: 1, type: {} },
                { interleave: 1, type: 'program' }, { interleave: 1, type: 'program', code: 7 }, { interleave: 1, type: 'program', code: {} },
                { interleave: 1, type: 'program', code: 'x'.repeat(1000000) }, { interleave: 1, type: '__proto__' }];
            for (let round = 0; round < 20; round += 1) {
                for (const frame of [frames[0], frames[1]]) for (const message of junk) frame.postMessage(message, '*');
            }
            for (let round = 0; round < 500; round += 1) frames[1].postMessage({ interleave: 1, type: 'rest' }, '*');";
        page.script(JUNK, &[]).await;
        const IS: &str =
            "return byRole('status').textContent.startsWith('Ready') && document.body.innerText.includes('prints appears here')
            && document.documentElement.dataset.theme === undefined";
        for number in [0, 1] {
            enter(page, &format!("document.querySelectorAll('iframe')[{number}]")).await;
            assert_eq!(page.program().await, "print('mine')", "junk changes no program");
            page.until("nothing has happened", IS).await;
            page.assert_no_errors().await;
            leave(page).await;
        }

        // A program that a message brings is shown, to the host in the address alone, and waits for the learner.
        let program = "for (const frame of [frames[0], frames[1]]) frame.postMessage({ interleave: 1, type: 'program', code: 'print(\"theirs\")' }, '*')";
        page.script(program, &[]).await;
        enter(page, "document.querySelectorAll('iframe')[1]").await;
        page.until("the program is shown", "return document.querySelector('.cm-content').textContent.includes('theirs')").await;
        page.script_async("await new Promise((done) => setTimeout(done, 500))").await;
        assert_eq!(page.script(IS, &[]).await, json!(true), "it has not run");
        let (status, output) = run_and_leave(page).await;
        assert!(status.starts_with("Finished") && output.trim() == "theirs", "{status} {output}");
        enter(page, "document.querySelectorAll('iframe')[0]").await;
        let (_, output) = run_and_leave(page).await;
        assert_eq!(output.trim(), "mine");
        page.until("the result was told", "return told.some(([, one]) => one.type === 'ran')").await;
        // The other frame is for another host: this one learns no more than its height.
        let learnt =
            page.script("return [...new Set(told.filter(([from]) => from === 0).map(([, one]) => one.subject))]", &[]).await;
        assert_eq!(learnt, json!(["lti.frameResize"]));
    });
}

#[test]
fn a_frame_without_an_origin_works_with_neither_storage_nor_a_worker_of_its_own() {
    let shared = Setting { serving: Serving { shared: true, wrong_type: true, ..PLAIN.serving }, ..PLAIN };
    // WebKit's policy lets a frame without an origin load nothing from where it came from.
    for browser in [Browser::Chromium, Browser::Firefox].into_iter().filter(|browser| browser.lacks().is_none()) {
        browse(Setting { browser, ..shared }, frame_without_origin);
    }
}

async fn frame_without_origin(page: &Page) {
    let address = format!("{}?embed=1#code=print(1%2B1)", page.server.url("/"));
    let frame = format!("<iframe title=\"Frame\" sandbox=\"allow-scripts\" width=800 height=700 src=\"{address}\"></iframe>");
    let host =
        Server::pages(&[("/", format!("<!doctype html><html><head><title>Host</title></head><body>{frame}</body></html>"))]);
    page.client.goto(&host.named_url("/")).await.expect("the host's page loads");
    enter(page, "document.querySelector('iframe')").await;
    page.until("the page is there", "return byRole('status')?.textContent.startsWith('Ready')").await;
    let blocked = "try { localStorage.length; return false } catch { return self.origin === 'null' }";
    assert_eq!(page.script(blocked, &[]).await, json!(true), "the frame has no storage and no origin");
    let (status, output) = run_and_leave(page).await;
    assert!(status.starts_with("Finished") && output.trim() == "2", "{status} {output}");
}

#[test]
fn an_embed_fits_a_narrow_page_in_both_themes() {
    for (theme, background) in [("light", "#fff"), ("dark", "#111")] {
        browse(Setting { width: 360, height: 740, ..PLAIN }, async |page| {
            let play = origin(&page.server.url(""));
            let body = course_page(&play).replace("<body>", &format!("<body bgcolor=\"{background}\">"));
            let host = Server::pages(&[("/", body)]);
            page.client.goto(&host.named_url("/")).await.expect("the host's page loads");
            activate(page, 0).await;
            page.run().await;
            page.press("Check every schedule").await;
            page.until("the search is over", "return document.querySelector('#verdict')?.textContent").await;
            let excess = page.script("return document.documentElement.scrollWidth - innerWidth", &[]).await;
            assert!(excess.as_i64().is_some_and(|pixels| pixels <= 0), "{excess} pixels too wide");
            assert_eq!(text(&page.script("return document.documentElement.dataset.theme", &[]).await), theme);
            let axe = std::fs::read_to_string(root().join("www/node_modules/axe-core/axe.min.js")).expect("axe is installed");
            page.script(&axe, &[]).await;
            let found = page
                .script_async("return (await axe.run(document)).violations.map((one) => one.id + ' ' + one.nodes[0].html)")
                .await;
            assert_eq!(found, json!([]), "axe on the embed, {theme}");
            leave(page).await;
            page.screenshot(&format!("embed-narrow-{theme}")).await;
        });
    }
}
