//! Finds a Rust toolchain that can build the standard library for wasm32 with threads, or adds what one lacks.
//!
//! Threads need a standard library compiled with atomics, which nobody ships: the toolchain must have the
//! library's source (`rust-src`). The same toolchain then serves all three wasm modules, so that no prebuilt
//! wasm32 target is needed either.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{
    debian,
    error::Error,
    report::{output, run_within, step},
};

/// The oldest minor version of Rust 1 that compiles the workspace.
const OLDEST: u32 = 95;

/// How long rustup may take to fetch the library's source, three megabytes.
const PATIENCE: Duration = Duration::from_secs(120);

/// The packages that make Debian's own toolchain able to build for wasm32.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

/// A toolchain that can build the standard library for wasm32.
pub struct Toolchain {
    /// The folder that holds `bin/cargo` and `bin/rustc`.
    sysroot: PathBuf,
    /// What `rustc --version` says.
    version: String,
    /// The linker to name to cargo; `None` when the toolchain brings its own.
    linker: Option<PathBuf>,
}

impl Toolchain {
    /// A `cargo` of this toolchain that may use unstable options and is free of what the calling cargo set.
    pub fn cargo(&self) -> Command {
        let mut cargo = Command::new(self.sysroot.join("bin/cargo"));
        cargo.env("RUSTC", self.sysroot.join("bin/rustc"));
        cargo.env("RUSTC_BOOTSTRAP", "1");
        for name in ["RUSTUP_TOOLCHAIN", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_TARGET_DIR", "RUSTC_WRAPPER"] {
            cargo.env_remove(name);
        }
        if let Some(linker) = &self.linker {
            cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        cargo
    }

    /// Where it is and which version it has, for people.
    pub fn describe(&self) -> String {
        format!("{} in {}", self.version, self.sysroot.display())
    }

    /// The toolchain in `sysroot`, if it is complete and recent enough.
    fn at(sysroot: &Path) -> Option<Self> {
        let version = output(Command::new(sysroot.join("bin/rustc")).arg("--version"))?;
        let complete = sysroot.join("bin/cargo").exists()
            && sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").exists()
            && minor_version(&version)? >= OLDEST;
        if !complete {
            return None;
        }
        let own_linker = own_linker(sysroot);
        let linker = if own_linker { None } else { Some(linker_on_path()?) };
        Some(Self { sysroot: sysroot.to_owned(), version, linker })
    }
}

/// A toolchain that needs nothing more: rustup's, nightlies first, or else the system's.
pub fn find() -> Option<Toolchain> {
    rustup_sysroots().iter().chain([&PathBuf::from("/usr")]).find_map(|sysroot| Toolchain::at(sysroot))
}

/// A toolchain, after adding to this computer what is missing.
///
/// # Errors
/// When neither rustup nor apt can supply it.
pub fn install() -> Result<Toolchain, Error> {
    if let Some(found) = find() {
        return Ok(found);
    }
    for sysroot in rustup_sysroots() {
        if !own_linker(&sysroot) {
            continue;
        }
        let Some(name) = sysroot.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let what = format!("rustup component add rust-src --toolchain {name}");
        let added = step(&what, || {
            let mut rustup = Command::new("rustup");
            rustup.args(["component", "add", "rust-src", "--toolchain", name]);
            run_within(PATIENCE, rustup.env("RUST_BACKTRACE", "0"))
        });
        match added {
            Ok(()) => {
                if let Some(found) = find() {
                    return Ok(found);
                }
            }
            Err(error) => println!("    not possible ({error}); looking elsewhere"),
        }
    }
    if debian::can_install() {
        debian::install(&DEBIAN_PACKAGES)?;
    }
    find().ok_or_else(missing)
}

/// What to say when there is none.
pub fn missing() -> Error {
    let packages = DEBIAN_PACKAGES.join(" ");
    Error::Missing {
        what: "a Rust toolchain that can build for wasm32",
        remedy: format!(
            "run `rustup toolchain install nightly --component rust-src`, or as root on Debian `apt-get install {packages}`"
        ),
    }
}

/// The folders of rustup's toolchains: nightlies first, because unstable options are theirs by right.
fn rustup_sysroots() -> Vec<PathBuf> {
    let home = env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".rustup")));
    let Some(entries) = home.and_then(|home| home.join("toolchains").read_dir().ok()) else {
        return Vec::new();
    };
    let mut sysroots: Vec<PathBuf> = entries.flatten().filter_map(|entry| entry.path().canonicalize().ok()).collect();
    sysroots.sort_by_key(|sysroot| {
        let name = sysroot.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (!name.starts_with("nightly"), !name.starts_with("stable"), name)
    });
    // Some names are links to others.
    sysroots.dedup();
    sysroots
}

/// Whether a toolchain brings the linker that it uses for wasm32 by default.
fn own_linker(sysroot: &Path) -> bool {
    let Ok(mut hosts) = sysroot.join("lib/rustlib").read_dir() else {
        return false;
    };
    hosts.any(|host| {
        host.is_ok_and(|host| {
            let bin = host.path().join("bin");
            bin.join("rust-lld").exists() || bin.join("rust-lld.exe").exists()
        })
    })
}

/// LLVM's linker for wasm as the system has it; Debian gives it a version in its name.
fn linker_on_path() -> Option<PathBuf> {
    let names: Vec<String> =
        std::iter::once("wasm-ld".to_owned()).chain((15..40).rev().map(|version| format!("wasm-ld-{version}"))).collect();
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|candidate| candidate.exists())
}

/// `95` of `rustc 1.95.0 (…)`.
fn minor_version(version: &str) -> Option<u32> {
    version.split_whitespace().nth(1)?.split('.').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minor_version_is_read_from_every_form() {
        assert_eq!(minor_version("rustc 1.95.0 (59807616e 2026-04-14)"), Some(95));
        assert_eq!(minor_version("rustc 1.97.0-nightly (ac68faa20 2026-05-25)"), Some(97));
        assert_eq!(minor_version("rustc"), None);
    }
}
