//! Lists the embedded Python files, so that adding one is adding a file, and strips them of what only people read.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "a build script reads files; the crate does not"
)]

#[path = "build/strip.rs"]
mod strip;

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("src/python");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut out = String::new();
    out.push_str(
        "/// The prelude's files in the order in which they make one text.\npub(super) const PRELUDE: &[(&str, &str)] = &[\n",
    );
    for file in python_files(&root.join("prelude")) {
        out.push_str(&format!("    ({:?}, {:?}),\n", file.file_name().expect("a file"), stripped(&file)));
    }
    out.push_str("];\n/// Modules: name, whether it is a package, text.\npub(super) const MODULES: &[(&str, bool, &str)] = &[\n");
    for file in python_files(&root.join("lib")) {
        let relative = file.strip_prefix(root.join("lib")).expect("listed from there");
        let mut name = relative.with_extension("").to_string_lossy().replace(['/', '\\'], ".");
        let package = name.ends_with("__init__");
        if package {
            name = name.trim_end_matches(".__init__").to_owned();
        }
        out.push_str(&format!("    ({name:?}, {package}, {:?}),\n", stripped(&file)));
    }
    out.push_str("];\n");
    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("embedded.rs");
    fs::File::create(target).and_then(|mut file| file.write_all(out.as_bytes())).expect("the build folder can be written");
}

/// What of a file is embedded.
fn stripped(file: &Path) -> String {
    strip::strip(&fs::read_to_string(file).expect("the sources are text"))
}

/// All `.py` files below a folder, sorted.
fn python_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
