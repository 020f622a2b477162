//! The browsers that the tests drive, each through a driver of its own that speaks WebDriver.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// How often a driver is started before a test gives up.
const STARTS: usize = 5;

/// The longest that a driver may take until it listens.
const LISTENING: Duration = Duration::from_secs(20);

/// Windows do not get narrower than this, in pixels; below it Chromium plays a phone.
const NARROWEST_WINDOW: u32 = 500;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium through chromedriver.
    Chromium,
    /// Firefox through geckodriver.
    Firefox,
    /// WebKitGTK's small browser through WebKitWebDriver, with a display that nobody sees.
    WebKit,
}

impl Browser {
    /// What of it is not on this computer, or `None` when a test can use it.
    pub fn lacks(self) -> Option<&'static str> {
        match self {
            Self::Chromium => None,
            Self::Firefox if firefox().is_none() => Some("Firefox"),
            Self::Firefox if on_path("geckodriver").is_none() => Some("geckodriver"),
            Self::WebKit if on_path("WebKitWebDriver").is_none() || mini_browser().is_none() => Some("WebKitGTK's driver"),
            Self::WebKit if on_path("xvfb-run").is_none() => Some("Xvfb"),
            Self::Firefox | Self::WebKit => None,
        }
    }
}

/// A running driver with a browser profile of its own.
pub struct Driver {
    browser: Browser,
    process: Child,
    /// Where it listens.
    pub port: u16,
    profile: PathBuf,
}

impl Driver {
    /// Starts the driver of a browser.
    ///
    /// # Panics
    /// When it is not installed or does not begin to listen.
    pub fn start(browser: Browser) -> Self {
        // It ends at once when another program takes the port that it has chosen.
        (0..STARTS).find_map(|_| Self::try_start(browser)).expect("the driver says on which port it listens")
    }

    fn try_start(browser: Browser) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("interleave-browser-{}-{number}", std::process::id()));
        let mut port = 0;
        let mut command = match browser {
            Browser::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg("--port=0");
                command
            }
            Browser::Firefox => {
                let mut command = Command::new("geckodriver");
                command.args(["--port", "0", "--log", "info"]);
                command
            }
            Browser::WebKit => {
                port = TcpListener::bind(("127.0.0.1", 0)).ok()?.local_addr().ok()?.port();
                let mut command = Command::new("xvfb-run");
                command.args(["-a", "-s", "-screen 0 1600x1200x24", "WebKitWebDriver", &format!("--port={port}")]);
                // Without it the page is isolated and has no shared memory all the same.
                command.env("JSC_useSharedArrayBuffer", "1");
                command
            }
        };
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            // A group of its own, so that the browser that it starts ends with it.
            .process_group(0)
            .spawn()
            .expect("the browser's driver is installed: `cargo xtask setup` does it");
        let mut driver = Self { browser, process, port, profile };
        let output = driver.process.stdout.take().expect("its output is piped");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        if browser == Browser::WebKit {
            listens(port)?;
        } else {
            driver.port = lines.find_map(|line| port_in(&line))?;
        }
        // It must not block on a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Some(driver)
    }

    /// What the driver is asked for: a browser without a visible window of this size.
    pub fn capabilities(&self, width: u32, height: u32) -> Value {
        let mut capabilities = match self.browser {
            Browser::Chromium => json!({ "goog:chromeOptions": self.chromium(width, height) }),
            Browser::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": firefox(),
                    "args": ["-headless", format!("--width={width}"), format!("--height={height}")],
                },
            }),
            Browser::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": mini_browser(),
                    "args": ["--automation", format!("--geometry={width}x{height}")],
                },
            }),
        };
        capabilities["timeouts"] = json!({ "script": 60_000, "pageLoad": 60_000 });
        capabilities
    }

    fn chromium(&self, width: u32, height: u32) -> Value {
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
        arguments.push(format!("--user-data-dir={}", self.profile.display()));
        arguments.push(format!("--window-size={width},{height}"));
        let mut options = json!({ "args": arguments });
        if width < NARROWEST_WINDOW {
            let screen = json!({ "width": width, "height": height, "pixelRatio": 1, "touch": true });
            options["mobileEmulation"] = json!({ "deviceMetrics": screen });
        }
        options
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

/// The number in `ChromeDriver was started successfully on port 38573.` or `geckodriver INFO Listening on 127.0.0.1:38573`.
fn port_in(line: &str) -> Option<u16> {
    let number = line.split("successfully on port ").nth(1).or_else(|| line.split("Listening on 127.0.0.1:").nth(1));
    number?.trim().trim_end_matches('.').parse().ok()
}

/// Waits until somebody listens at a port.
fn listens(port: u16) -> Option<()> {
    let start = Instant::now();
    while start.elapsed() < LISTENING {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Some(());
        }
        thread::sleep(Duration::from_millis(50));
    }
    None
}

fn firefox() -> Option<PathBuf> {
    on_path("firefox-esr").or_else(|| on_path("firefox"))
}

/// Where Debian and others put WebKitGTK's small browser.
fn mini_browser() -> Option<PathBuf> {
    let folders = ["/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec"];
    let versions = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"];
    let mut places =
        folders.iter().flat_map(|folder| versions.map(|version| Path::new(folder).join(version).join("MiniBrowser")));
    places.find(|place| place.exists())
}

fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|place| place.exists())
}
