//! Installs what is missing on this computer: a wasm-capable toolchain, Trunk, npm packages, browsers.

use std::{env, fs, path::Path, process::Command, time::Instant};

use crate::{
    debian,
    error::Error,
    npm,
    report::{output, run, step, works},
    toolchain,
};

/// The Trunk that is installed when there is none. Later ones need a newer Rust than the workspace does.
const TRUNK: &str = "0.21.14";

/// The geckodriver that is installed when there is none.
const GECKODRIVER: &str = "0.37.1";

/// Everything that serving and building the page need.
///
/// # Errors
/// When something cannot be had.
pub fn for_serving(root: &Path) -> Result<(), Error> {
    let start = Instant::now();
    let toolchain = toolchain::install()?;
    println!("wasm toolchain: {}", toolchain.describe());
    println!("trunk: {}", trunk()?);
    npm::install(root)?;
    // Trunk wants the folders that it copies from and ignores to be there before the hook fills them.
    let generated = root.join("www/generated");
    fs::create_dir_all(&generated).map_err(Error::file("write", generated))?;
    println!("set up for serving after {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// What the browser tests need besides.
///
/// # Errors
/// When no Chromium or no chromedriver can be had.
pub fn for_testing() -> Result<(), Error> {
    let ready = || chromium().is_some() && works("chromedriver", "--version");
    if !ready() && debian::can_install() {
        debian::install(&["chromium", "chromium-driver"])?;
    }
    if !ready() {
        return Err(Error::Missing {
            what: "Chromium with its driver",
            remedy: "install `chromium` and `chromedriver` (Debian: `apt-get install chromium chromium-driver`)".to_owned(),
        });
    }
    println!("browser: {}", chromium().unwrap_or_default());
    other_browsers();
    Ok(())
}

/// Firefox and WebKitGTK, in which the main ways are tested. Tests leave a browser out that is not there, so this only says what it cannot install.
fn other_browsers() {
    let firefox = || ["firefox-esr", "firefox"].into_iter().find_map(|program| output(Command::new(program).arg("--version")));
    if firefox().is_none() && debian::can_install() {
        tried("Firefox", debian::install(&["firefox-esr"]));
    }
    if firefox().is_some() && !works("geckodriver", "--version") {
        let install = || run(&mut cargo_install("geckodriver", GECKODRIVER));
        tried("geckodriver", step(&format!("cargo install geckodriver {GECKODRIVER}"), install));
    }
    match firefox().filter(|_| works("geckodriver", "--version")) {
        Some(version) => println!("browser: {version}"),
        None => println!("no Firefox with geckodriver: its tests will be left out"),
    }
    let webkit = || works("WebKitWebDriver", "--help") && works("xvfb-run", "--help");
    if !webkit() && debian::can_install() {
        tried("WebKitGTK", debian::install(&["webkit2gtk-driver", "xvfb", "xauth"]));
    }
    let there = if webkit() { "browser: WebKitGTK" } else { "no WebKitWebDriver with Xvfb: its tests will be left out" };
    println!("{there}");
}

/// Says why something could not be installed that one can do without.
fn tried(what: &str, outcome: Result<(), Error>) {
    if let Err(error) = outcome {
        println!("    {what} is not possible ({error}); going on without");
    }
}

/// A `cargo install` that favours a fast build over a fast program.
fn cargo_install(program: &str, version: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["install", program, "--locked", "--force", "--version", &format!("={version}")]);
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "off").env_remove("CARGO_TARGET_DIR");
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
    cargo
}

/// Everything.
///
/// # Errors
/// When something cannot be had.
pub fn everything(root: &Path) -> Result<(), Error> {
    for_serving(root)?;
    for_testing()
}

/// The version of the Trunk on the PATH, after installing one beside cargo if there is none.
fn trunk() -> Result<String, Error> {
    let version = || output(Command::new("trunk").arg("--version")).filter(|version| version.starts_with("trunk 0.2"));
    if let Some(version) = version() {
        return Ok(version);
    }
    step(&format!("cargo install trunk {TRUNK}"), || {
        // It only serves files and starts our hook.
        let mut cargo = cargo_install("trunk", TRUNK);
        run(cargo.args(["--no-default-features", "--features", "rustls"]))
    })?;
    version().ok_or_else(|| {
        let home = env::var("CARGO_HOME").unwrap_or_else(|_| "~/.cargo".to_owned());
        Error::Missing { what: "trunk on the PATH", remedy: format!("it is installed; add {home}/bin to the PATH") }
    })
}

/// The version of the Chromium that the tests would start.
fn chromium() -> Option<String> {
    ["chromium", "google-chrome", "chromium-browser"]
        .into_iter()
        .find_map(|program| output(Command::new(program).arg("--version")))
}
