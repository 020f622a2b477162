//! Runs every check and test, in the order that finds mistakes soonest.

use std::{path::Path, process::Command, time::Instant};

use crate::{
    error::Error,
    report::{run, step},
    serve, setup,
};

/// Sets up what is missing, then runs all checks and tests, the browser's last.
///
/// # Errors
/// At the first that fails.
pub fn test(root: &Path) -> Result<(), Error> {
    let start = Instant::now();
    setup::everything(root)?;
    let cargo = |arguments: &[&str]| {
        let line = format!("cargo {}", arguments.join(" "));
        step(&line, || run(Command::new("cargo").args(arguments).current_dir(root)))
    };
    // The same packages throughout, so that nothing is compiled twice.
    let all = ["--workspace", "--features", "interleave-tests/browser"];
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&[&["clippy"], &all[..], &["--all-targets", "--", "-D", "warnings"]].concat())?;
    cargo(&["test", "--workspace"])?;
    serve::release(root)?;
    cargo(&[&["test"], &all[..], &["--test", "browser"]].concat())?;
    println!("all tests passed in {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}
