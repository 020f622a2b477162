//! Lists the embedded Python files, so that adding one is adding a file, and strips them of what only people read.

#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a build script reads files; the crate does not")]

#[path = "build/library.rs"]
mod library;
#[path = "build/strip.rs"]
mod strip;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("src/python");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut out = String::new();
    out.push_str(
        "/// The prelude's files in the order in which they make one text.\npub(super) const PRELUDE: &[(&str, &str)] = &[\n",
    );
    for file in library::python_files(&root.join("prelude")) {
        out.push_str(&format!("    ({:?}, {:?}),\n", file.file_name().expect("a file"), library::stripped(&file)));
    }
    out.push_str("];\n/// Modules that are always there: name, whether it is a package, text.\n");
    out.push_str("pub(super) const MODULES: &[(&str, bool, &str)] = &[\n");
    let lib = root.join("lib");
    for file in library::python_files(&lib) {
        let (name, package) = module(&lib, &file);
        out.push_str(&format!("    ({name:?}, {package}, {:?}),\n", library::stripped(&file)));
    }
    out.push_str("];\n/// Modules of the pack: name, whether it is a package.\npub(super) const PACKED: &[(&str, bool)] = &[\n");
    let pack = root.join("pack");
    for file in library::python_files(&pack) {
        let (name, package) = module(&pack, &file);
        out.push_str(&format!("    ({name:?}, {package}),\n"));
    }
    out.push_str("];\n");
    let target = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    write(&target.join("embedded.rs"), out.as_bytes());
    write(&target.join("pack"), &library::pack(&pack));
}

/// The name of the module in a file below `folder`, and whether it is a package.
fn module(folder: &Path, file: &Path) -> (String, bool) {
    let relative = file.strip_prefix(folder).expect("listed from there");
    let path = relative.with_extension("").to_string_lossy().replace(['/', '\\'], ".");
    match path.strip_suffix(".__init__") {
        Some(name) => (name.to_owned(), true),
        None => (path, false),
    }
}

fn write(file: &Path, content: &[u8]) {
    fs::write(file, content).expect("the build folder can be written");
}
