//! Compiles a crate to a wasm module and its JavaScript glue.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{error::Error, report::run, toolchain::Toolchain};

/// The most memory, in bytes, that the threaded engine's shared memory may grow to.
const SHARED_MEMORY_LIMIT: u32 = 1 << 30;

/// A wasm module to be built.
pub struct Module {
    /// The package that is compiled.
    pub package: &'static str,
    /// Which of its targets: `--lib` of a `cdylib`, or `--bins`.
    pub target: &'static str,
    /// The file that cargo makes of it.
    pub file: &'static str,
    /// Its folder under `target/`. Modules with other flags need folders of their own, or each build undoes the other's.
    pub folder: &'static str,
    /// `opt-level`: `z` for what is downloaded before anything is seen, `2` for what runs programs.
    pub optimise: &'static str,
    /// Whether it shares its memory with Workers of its own; turns on the crate's feature `threads`.
    pub threads: bool,
    /// The name of its files.
    pub name: &'static str,
}

/// Builds `module` and writes `NAME.js` and `NAME_bg.wasm` into `output`.
///
/// # Errors
/// When the crate does not compile or its module cannot be processed.
pub fn build(root: &Path, toolchain: &Toolchain, release: bool, module: &Module, output: &Path) -> Result<(), Error> {
    let compiled = compile(root, toolchain, release, module)?;
    fs::create_dir_all(output).map_err(Error::file("write", output))?;
    let bindgen = || {
        let mut bindgen = Bindgen::new();
        bindgen.input_path(&compiled).out_name(module.name).web(true)?.typescript(false);
        // Without the path in the glue, whoever loads it would have to know where the module is.
        bindgen.omit_default_module_path(false);
        // Function names are for debugging; they are a fifth of the download.
        bindgen.remove_name_section(release).remove_producers_section(release);
        bindgen.generate(output)
    };
    bindgen().map_err(|reason| Error::Bindgen { path: compiled.clone(), reason: format!("{reason:#}") })
}

/// Runs cargo, which does nothing when nothing has changed, and gives the module's path.
fn compile(root: &Path, toolchain: &Toolchain, release: bool, module: &Module) -> Result<PathBuf, Error> {
    let profile = if release { "wasm" } else { "wasm-dev" };
    let folder = root.join("target").join(module.folder);
    let mut cargo = toolchain.cargo();
    cargo.current_dir(root).args(["build", module.target, "--target", "wasm32-unknown-unknown", "--quiet"]);
    cargo.args(["--package", module.package, "--profile", profile, "--target-dir"]).arg(&folder);
    // Set here and not in `.cargo/config.toml`, where it would build the standard library for native builds too.
    cargo.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
    // Sorting by less code, and no backtraces, which a browser could not show.
    cargo.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    cargo.env(format!("CARGO_PROFILE_{}_OPT_LEVEL", profile.to_uppercase().replace('-', "_")), module.optimise);
    let mut flags = OsString::new();
    if release {
        // A panic is a trap without words: they and what makes them are a part of the download, and the native machine says them for
        // the same program.
        cargo.env("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true").env("CARGO_PROFILE_WASM_PANIC", "immediate-abort");
        flags.push("-Zlocation-detail=none");
        // Small functions are the optimiser's to inline, larger ones ours (`#[inline(always)]` on what is hot): a tenth of the download.
        flags.push(" -Cllvm-args=-inline-threshold=30 -Cllvm-args=-inlinehint-threshold=120");
    }
    if module.threads {
        cargo.args(["--features", "threads"]);
        flags.push(thread_flags());
    }
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    run(&mut cargo)?;
    Ok(folder.join("wasm32-unknown-unknown").join(profile).join(module.file))
}

/// What makes a module's memory shared. The target feature alone has not been enough since Rust 1.94.
fn thread_flags() -> String {
    let mut flags = String::from(" -Ctarget-feature=+atomics,+bulk-memory,+mutable-globals");
    let limit = format!("--max-memory={SHARED_MEMORY_LIMIT}");
    let exports = ["__wasm_init_tls", "__tls_size", "__tls_align", "__tls_base", "__heap_base"];
    let exports = exports.map(|symbol| format!("--export={symbol}"));
    let options = ["--shared-memory", "--import-memory", &limit].into_iter().chain(exports.iter().map(String::as_str));
    for option in options {
        flags.push_str(" -Clink-arg=");
        flags.push_str(option);
    }
    flags
}
