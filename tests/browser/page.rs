//! The page as a learner meets it: by roles and accessible names, never by its markup.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use fantoccini::Client;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::{browser::root, server::Server};

/// The longest that the page may take for anything that a test waits for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Finding by role and name, put before every script.
const ROLES: &str = include_str!("roles.js");

/// Whether the engine takes requests and nothing runs.
const READY: &str = r"return /^(Ready\. |Finished|Error|Deadlock|Stopped|Limit)/.test(byRole('status')?.textContent ?? '')";

/// The open page.
pub struct Page {
    /// The browser that shows it.
    pub client: Client,
    /// Who serves it.
    pub server: Server,
    /// The port at which the browser's driver listens.
    driver: u16,
}

impl Page {
    /// The page in the browser that `client` drives, served by `server`; not opened yet.
    pub fn new(client: Client, server: Server, driver: u16) -> Self {
        Self { client, server, driver }
    }

    /// Lets the browser act as if the system had these preferences, such as `prefers-contrast`: `more`; Chromium only.
    pub async fn emulate(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "features": features } }).to_string();
        let session = self.client.session_id().await.expect("the session has a name").expect("there is a session");
        let length = body.len();
        let head = format!(
            "POST /session/{session}/goog/cdp/execute HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        // The WebDriver client knows no commands of one browser only.
        let mut stream = TcpStream::connect(("127.0.0.1", self.driver)).expect("the driver listens");
        stream.write_all(format!("{head}{body}").as_bytes()).expect("the driver takes the command");
        // It keeps the connection open, so the beginning of its answer has to do.
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("the driver answers");
        assert_eq!(String::from_utf8_lossy(&answer), "HTTP/1.1 200");
    }

    /// Opens an address of the site, such as `/?theme=dark`, and waits until the engine is ready.
    pub async fn open(&self, path: &str) {
        self.client.goto(&self.server.url(path)).await.expect("the page loads");
        self.until("the engine is ready", READY).await;
    }

    /// Opens an address; `firstOutput` in the page becomes the time of the first output, in milliseconds since the
    /// navigation began.
    pub async fn watch_first_output(&self, path: &str) {
        self.client.goto(&self.server.url(path)).await.expect("the page loads");
        const WATCH: &str = "const look = () => {
                if (byRole('log', 'Output')?.textContent) window.firstOutput = Math.round(performance.now());
                else setTimeout(look, 1);
            };
            look()";
        self.script(WATCH, &[]).await;
    }

    /// Opens the labs and waits until the engine is ready.
    pub async fn open_labs(&self) {
        self.client.goto(&self.server.url("/?labs=1")).await.expect("the page loads");
        const POOL: &str = "return /share memory on this page|One core only/.test(document.body.innerText)";
        self.until("the labs say how many threads there are", POOL).await;
    }

    /// Opens a program by its address, as a link would.
    pub async fn open_program(&self, source: &str) {
        self.open(&format!("/?code={}", utf8_percent_encode(source, NON_ALPHANUMERIC))).await;
    }

    /// Opens a program with the schedule of its run, which the page starts by itself.
    pub async fn open_run(&self, source: &str, schedule: &str) {
        let (code, schedule) = (utf8_percent_encode(source, NON_ALPHANUMERIC), utf8_percent_encode(schedule, NON_ALPHANUMERIC));
        self.open(&format!("/?code={code}&schedule={schedule}")).await;
    }

    /// Loads the page again, as the browser's own button does.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
        self.until("the engine is ready", READY).await;
    }

    /// Presses the button with this name.
    pub async fn press(&self, name: &str) {
        const PRESS: &str = "const button = byRole('button', arguments[0]);
            const can = !!button && !button.disabled && button.ariaDisabled !== 'true';
            if (can) button.click();
            return can";
        let pressed = self.script(PRESS, &[json!(name)]).await;
        assert_eq!(pressed, json!(true), "there is a button \"{name}\" that can be pressed");
    }

    /// Presses Run and waits for the end of the run; gives the status line.
    pub async fn run(&self) -> String {
        self.press("Run").await;
        self.ended().await
    }

    /// Waits for the end of the run; gives the status line.
    pub async fn ended(&self) -> String {
        const ENDED: &str =
            "const t = byRole('status')?.textContent ?? ''; return /^(Finished|Error|Deadlock|Stopped|Limit)/.test(t) && t";
        text(&self.until("the run ends", ENDED).await)
    }

    /// The text of the log "Output".
    pub async fn output(&self) -> String {
        text(&self.script("return byRole('log', 'Output')?.innerText ?? null", &[]).await)
    }

    /// The text of the text box "Program", after the editor has been loaded.
    pub async fn program(&self) -> String {
        const PROGRAM: &str = "const box = byRole('textbox', 'Program');
            return box?.classList.contains('cm-content') &&
                [[...box.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')]";
        // In a list, since an empty text is a text too.
        text(&self.until("the editor is there", PROGRAM).await[0])
    }

    /// Replaces the program by pasting over it.
    pub async fn paste(&self, source: &str) {
        self.program().await;
        const PASTE: &str = "const box = byRole('textbox', 'Program');
            box.focus();
            getSelection().selectAllChildren(box);
            await new Promise((done) => setTimeout(done, 100));
            const data = new DataTransfer();
            data.setData('text/plain', arguments[0]);
            // Firefox takes the data by other names.
            const own = { data: arguments[0], dataType: 'text/plain' };
            box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, ...own, bubbles: true, cancelable: true }));";
        let script = format!(
            "{ROLES}\nconst done = arguments[arguments.length - 1]; (async function () {{ {PASTE} }}).apply(null, arguments).then(done)"
        );
        self.client.execute_async(&script, vec![json!(source)]).await.expect("the script runs");
    }

    /// Runs JavaScript with `byRole(role, name)` at hand; it `return`s its value.
    pub async fn script(&self, body: &str, arguments: &[Value]) -> Value {
        let script = format!("{ROLES}\n{body}");
        let result = self.client.execute(&script, arguments.to_vec()).await;
        result.unwrap_or_else(|error| panic!("the script runs: {body}: {error}"))
    }

    /// Runs an asynchronous function's body; it `return`s its value.
    pub async fn script_async(&self, body: &str) -> Value {
        let script = format!(
            "{ROLES}\nconst done = arguments[arguments.length - 1]; (async () => {{ {body} }})().then(done, (error) => done(String(error)))"
        );
        self.client.execute_async(&script, Vec::new()).await.unwrap_or_else(|error| panic!("{body}: {error}"))
    }

    /// Waits until a script returns something true, and gives that.
    pub async fn until(&self, what: &str, body: &str) -> Value {
        let start = Instant::now();
        loop {
            let value = self.script(body, &[]).await;
            let truth = !matches!(&value, Value::Null | Value::Bool(false)) && value != json!("");
            if truth {
                return value;
            }
            if start.elapsed() > PATIENCE {
                let state = self.script("return document.body.innerText + '\\n' + collectedErrors.join('\\n')", &[]).await;
                panic!("not within {PATIENCE:?}: {what}. The page shows:\n{}", text(&state));
            }
            sleep(Duration::from_millis(25)).await;
        }
    }

    /// Forgets what the page keeps in this browser, as another person's browser never had it.
    pub async fn forget(&self) {
        self.script("localStorage.clear(); sessionStorage.clear()", &[]).await;
    }

    /// Opens an absolute address.
    pub async fn visit(&self, address: &str) {
        self.client.goto(address).await.expect("the page loads");
        self.until("the engine is ready", READY).await;
    }

    /// The address bar.
    pub async fn address(&self) -> String {
        self.client.current_url().await.expect("there is a page").to_string()
    }

    /// Saves what is seen to `target/screenshots/NAME.png`, for people.
    pub async fn screenshot(&self, name: &str) {
        let picture = self.client.screenshot().await.expect("the browser draws the page");
        let folder = root().join("target/screenshots");
        fs::create_dir_all(&folder).expect("the target folder can be written");
        fs::write(folder.join(format!("{name}.png")), picture).expect("the target folder can be written");
    }

    /// Chooses an example from the list, by its id.
    pub async fn choose_example(&self, id: &str) {
        const CHOOSE: &str = "const list = byRole('combobox', 'Examples');
            list.value = arguments[0];
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return list.value";
        assert_eq!(self.script(CHOOSE, &[json!(id)]).await, json!(id), "the list has the example {id}");
    }

    /// The names of the strands in the timeline's table, in the order of their first rows. Shows the table for it.
    pub async fn lanes(&self) -> Vec<String> {
        self.press("Table").await;
        const NAMES: &str = "const table = byRole('region', 'Timeline').querySelector('table');
            return table && [...new Set([...table.querySelectorAll('tbody th')].map((cell) => cell.textContent))]";
        let names = self.until("the timeline's table is there", NAMES).await;
        self.press("Picture").await;
        names.as_array().into_iter().flatten().map(text).collect()
    }

    /// Keys as a person types them, wherever the focus is.
    pub async fn keys(&self, keys: &str) {
        let element = self.client.active_element().await.expect("something has the focus");
        element.send_keys(keys).await.expect("it takes keys");
    }

    /// Panics if the page had an error that nobody caught.
    pub async fn assert_no_errors(&self) {
        let errors = self.script("return window.collectedErrors ?? []", &[]).await;
        assert_eq!(errors, json!([]), "the page logged no error");
    }
}

/// The string in a script's result.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
