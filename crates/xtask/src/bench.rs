//! Measures the engine in the browser: the wasm module of the page against Pyodide, in one Chromium.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    error::Error,
    npm,
    report::{run, step},
    setup, site, toolchain, wasm,
};

/// What of Pyodide's package the browser loads.
const PYODIDE: [&str; 5] = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip"];

/// Sets up what is missing, builds the unthreaded engine as the page has it, and runs the programs of `interleave bench` in it
/// and in Pyodide; `arguments` go to the measuring program.
///
/// # Errors
/// When something cannot be had, does not build, or a program fails or prints something else.
pub fn web(root: &Path, arguments: &[String]) -> Result<(), Error> {
    let toolchain = toolchain::install()?;
    npm::install(root)?;
    setup::for_testing()?;
    let stage = root.join("target/web-bench");
    site::remove(&stage)?;
    step("engine without threads", || wasm::build(root, &toolchain, true, &site::PLAIN, &stage.join("engine/plain")))?;
    copy(&root.join("www/worker/worker.js"), &stage.join("engine"))?;
    for file in ["index.html", "bench.js", "pyodide-worker.js"] {
        copy(&root.join("www/bench").join(file), &stage)?;
    }
    for file in PYODIDE {
        copy(&root.join("www/node_modules/pyodide").join(file), &stage.join("pyodide"))?;
    }
    let test = ["test", "--quiet", "--package", "interleave-tests", "--features", "browser", "--test", "web-bench", "--"];
    run(Command::new("cargo").args(test).args(arguments).current_dir(root))
}

/// Copies a file into a folder, which is made.
fn copy(file: &Path, folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(Error::file("write", folder))?;
    let target: PathBuf = folder.join(file.file_name().unwrap_or_default());
    fs::copy(file, target).map_err(Error::file("read", file))?;
    Ok(())
}
