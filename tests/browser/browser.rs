//! Starts Chromium through chromedriver for one test, and ends both whatever happens.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::{runtime, time::timeout};

use crate::{page::Page, server::Server};

/// The longest that one test may take, in a debug build on a busy machine too.
const TEST_LIMIT: Duration = Duration::from_secs(180);

/// The longest that starting or ending the browser may take.
const BROWSER_LIMIT: Duration = Duration::from_secs(30);

/// How often chromedriver is started before a test gives up.
const STARTS: usize = 5;

/// Windows do not get narrower than this, in pixels; below it Chromium plays a phone.
const NARROWEST_WINDOW: u32 = 500;

/// How the site is served and shown.
#[derive(Clone, Copy)]
pub struct Setting {
    /// Whether the server sends the headers that isolate the page, which gives the engine threads.
    pub isolated: bool,
    /// Width of the window in pixels.
    pub width: u32,
    /// Height of the window in pixels.
    pub height: u32,
}

/// A desktop window, isolated.
pub const ISOLATED: Setting = Setting { isolated: true, width: 1440, height: 900 };

/// A desktop window from a server that sends no special header.
pub const PLAIN: Setting = Setting { isolated: false, ..ISOLATED };

/// Runs `test` in a fresh browser; it opens the page itself.
///
/// # Panics
/// When the test does, when it takes too long, or when the page logged an error.
pub fn browse(setting: Setting, test: impl AsyncFnOnce(&Page)) {
    browse_folder(site(), setting, TEST_LIMIT, test);
}

/// Runs `test`, which may take up to `limit`, in a fresh browser that is served `folder`.
///
/// # Panics
/// As [`browse`].
pub fn browse_folder(folder: PathBuf, setting: Setting, limit: Duration, test: impl AsyncFnOnce(&Page)) {
    let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime needs no resource");
    let server = Server::start(folder, setting.isolated);
    let driver = Driver::start();
    let client = runtime.block_on(async {
        timeout(BROWSER_LIMIT, connect(&driver, setting)).await.expect("Chromium starts within half a minute")
    });
    let page = Page::new(client.clone(), server);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            timeout(limit, test(&page)).await.expect("the test ends within its time");
            page.assert_no_errors().await;
        });
    }));
    runtime.block_on(async {
        // The driver and its process group are killed below in any case.
        timeout(BROWSER_LIMIT, client.close()).await.ok();
    });
    drop(driver);
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// The workspace's folder.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

fn site() -> PathBuf {
    let site = root().join("dist");
    assert!(site.join("index.html").exists(), "there is no built page in dist/: run `cargo xtask test` or `build` first");
    site
}

async fn connect(driver: &Driver, setting: Setting) -> Client {
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-device-scale-factor=1",
        // Containers and root users cannot have the sandbox, and the page is our own.
        "--no-sandbox",
        "--disable-dev-shm-usage",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", driver.profile.display()));
    arguments.push(format!("--window-size={},{}", setting.width, setting.height));
    let mut options = json!({ "args": arguments });
    if setting.width < NARROWEST_WINDOW {
        let screen = json!({ "width": setting.width, "height": setting.height, "pixelRatio": 1, "touch": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": screen });
    }
    let capabilities = json!({
        "goog:chromeOptions": options,
        "timeouts": { "script": 60_000, "pageLoad": 60_000 },
    });
    let serde_json::Value::Object(capabilities) = capabilities else { unreachable!("the literal above is an object") };
    ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&format!("http://127.0.0.1:{}", driver.port))
        .await
        .expect("chromedriver starts Chromium")
}

/// A running chromedriver with a browser profile of its own.
struct Driver {
    process: Child,
    port: u16,
    profile: PathBuf,
}

impl Driver {
    fn start() -> Self {
        // It ends at once when another program takes the port that it has chosen.
        (0..STARTS).find_map(|_| Self::try_start()).expect("chromedriver says on which port it listens")
    }

    fn try_start() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("interleave-browser-{}-{number}", std::process::id()));
        let process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            // A group of its own, so that the browser that it starts ends with it.
            .process_group(0)
            .spawn()
            .expect("chromedriver is installed: `cargo xtask setup` does it");
        let mut driver = Self { process, port: 0, profile };
        let output = driver.process.stdout.take().expect("its output is piped");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        driver.port = lines.find_map(|line| port(&line))?;
        // It must not block on a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Errors here mean that it has ended already.
        let group = format!("-{}", self.process.id());
        Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status().ok();
        self.process.wait().ok();
        fs::remove_dir_all(&self.profile).ok();
    }
}

/// The number in `ChromeDriver was started successfully on port 38573.`
fn port(line: &str) -> Option<u16> {
    line.split("successfully on port ").nth(1)?.trim_end_matches('.').parse().ok()
}
