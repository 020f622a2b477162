//! The JavaScript dependencies: installs them with npm and bundles the editor with esbuild.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    debian,
    error::Error,
    report::{run, step, works},
};

/// Installs what `www/package-lock.json` lists, if that has not been done since the file changed.
///
/// # Errors
/// When npm is missing or cannot get the packages.
pub fn install(root: &Path) -> Result<(), Error> {
    if is_installed(root) {
        return Ok(());
    }
    if !works("npm", "--version") && debian::can_install() {
        debian::install(&["nodejs", "npm"])?;
    }
    if !works("npm", "--version") {
        return Err(Error::Missing { what: "npm", remedy: "install Node.js 20 or later with npm".to_owned() });
    }
    step("npm ci: CodeMirror, esbuild and axe", || {
        run(Command::new("npm").args(["ci", "--ignore-scripts", "--loglevel=error"]).current_dir(root.join("www")))
    })?;
    let (lock, stamp) = (lock_file(root), stamp_file(root));
    fs::copy(&lock, &stamp).map_err(Error::file("write", stamp))?;
    Ok(())
}

/// Whether the installed packages are those that the lock file lists.
pub fn is_installed(root: &Path) -> bool {
    match (fs::read(lock_file(root)), fs::read(stamp_file(root))) {
        (Ok(lock), Ok(stamp)) => lock == stamp,
        _ => false,
    }
}

/// Bundles the editor's source and CodeMirror into one ES module at `output`, with the names that it completes beside it.
///
/// # Errors
/// When esbuild refuses the source, or the names cannot be copied.
pub fn bundle_editor(root: &Path, output: &Path) -> Result<(), Error> {
    // The package's own binary, not `npx`, which costs half a second.
    let esbuild = root.join("www/node_modules/esbuild/bin/esbuild");
    run(Command::new(esbuild).current_dir(root.join("www")).args([
        "editor/editor.js",
        "--bundle",
        "--format=esm",
        "--minify",
        "--target=es2022",
        "--legal-comments=none",
        "--log-level=warning",
        &format!("--outfile={}", output.display()),
    ]))?;
    // Fetched when something is completed for the first time.
    let names = root.join("www/editor/names.json");
    fs::copy(&names, output.with_file_name("names.json")).map_err(Error::file("read", names))?;
    Ok(())
}

fn lock_file(root: &Path) -> PathBuf {
    root.join("www/package-lock.json")
}

fn stamp_file(root: &Path) -> PathBuf {
    root.join("www/node_modules/.installed-lock.json")
}
