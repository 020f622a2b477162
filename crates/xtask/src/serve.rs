//! Serves the page while it is being worked on, and builds it for hosting.

use std::{env, path::Path, process::Command};

use crate::{
    error::Error,
    report::{run, step},
    setup,
};

/// Sets up what is missing and serves the page until interrupted; `arguments` go to `trunk serve`.
///
/// # Errors
/// When something cannot be had or Trunk fails.
pub fn serve(root: &Path, arguments: &[String]) -> Result<(), Error> {
    setup::for_serving(root)?;
    println!("==> trunk serve: builds, then serves until Ctrl-C");
    run(trunk(root).arg("serve").args(arguments))
}

/// Sets up what is missing and builds the page for hosting into `dist/`.
///
/// # Errors
/// When something cannot be had or the build fails.
pub fn build(root: &Path) -> Result<(), Error> {
    setup::for_serving(root)?;
    release(root)
}

/// Builds the page for hosting, everything being set up, and prints how large its parts are.
///
/// # Errors
/// When the build fails, or the engine is larger than it may be.
pub fn release(root: &Path) -> Result<(), Error> {
    step("trunk build --release", || run(trunk(root).args(["build", "--release"])))?;
    step("sizes", || run(Command::new("node").args(["www/build/sizes.js", "dist"]).current_dir(root)))
}

fn trunk(root: &Path) -> Command {
    let mut trunk = Command::new("trunk");
    trunk.current_dir(root);
    // Trunk reads this variable as an option that must be `true` or `false`; elsewhere any value counts.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}
