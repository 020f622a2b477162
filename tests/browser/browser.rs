//! Starts a browser through its driver for one test, and ends both whatever happens.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    time::Duration,
};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::{runtime, time::timeout};

use crate::drivers::{Browser, Driver};
use crate::page::Page;
use crate::server::{Server, Serving};

/// The longest that one test may take, in a debug build on a busy machine too.
const TEST_LIMIT: Duration = Duration::from_secs(180);

/// The longest that starting or ending the browser may take.
const BROWSER_LIMIT: Duration = Duration::from_secs(60);

/// How the site is served and shown.
#[derive(Clone, Copy)]
pub struct Setting {
    /// The browser.
    pub browser: Browser,
    /// How the site is served.
    pub serving: Serving,
    /// Width of the window in pixels.
    pub width: u32,
    /// Height of the window in pixels.
    pub height: u32,
}

/// A desktop window, isolated.
pub const ISOLATED: Setting = Setting {
    browser: Browser::Chromium,
    serving: Serving { isolated: true, shared: false, wrong_type: false, offline: false },
    width: 1440,
    height: 900,
};

/// A desktop window from a server that sends no special header.
pub const PLAIN: Setting = Setting { serving: Serving { isolated: false, ..ISOLATED.serving }, ..ISOLATED };

/// Runs `test` in a fresh browser; it opens the page itself.
///
/// # Panics
/// When the test does, when it takes too long, or when the page logged an error.
pub fn browse(setting: Setting, test: impl AsyncFnOnce(&Page)) {
    browse_folder(site(), setting, TEST_LIMIT, test);
}

/// Runs `test` in each of the three browsers; one that is not on this computer is left out, and the test says so.
///
/// # Panics
/// As [`browse`].
pub fn browse_everywhere(setting: Setting, test: impl AsyncFn(&Page)) {
    for browser in [Browser::Chromium, Browser::Firefox, Browser::WebKit] {
        match browser.lacks() {
            None => {
                // Said only when the test fails: which of them it was.
                println!("in {browser:?}");
                browse(Setting { browser, ..setting }, async |page| test(page).await);
            }
            Some(missing) => {
                eprintln!("{browser:?} is left out: {missing} is not here; `cargo xtask setup` installs it where it can");
            }
        }
    }
}

/// Runs `test`, which may take up to `limit`, in a fresh browser that is served `folder`.
///
/// # Panics
/// As [`browse`].
pub fn browse_folder(folder: PathBuf, setting: Setting, limit: Duration, test: impl AsyncFnOnce(&Page)) {
    let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime needs no resource");
    let server = Server::start(folder, setting.serving);
    let driver = Driver::start(setting.browser);
    let client = runtime
        .block_on(async { timeout(BROWSER_LIMIT, connect(&driver, setting)).await.expect("the browser starts within a minute") });
    let page = Page::new(client.clone(), server, driver.port);
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
    let serde_json::Value::Object(capabilities) = driver.capabilities(setting.width, setting.height) else {
        unreachable!("capabilities are an object")
    };
    ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&format!("http://127.0.0.1:{}", driver.port))
        .await
        .expect("the driver starts the browser")
}
