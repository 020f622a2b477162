//! Builds what Trunk copies into the site: the page, both engines, the Worker that loads one of them, the editor.
//!
//! Everything goes to `www/generated`, in folders named by a hash of their content, so that a server may let
//! browsers keep them for ever. `head.html` there names them to the page; Trunk puts it into `index.html`.

use std::{
    env, fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
};

use crate::{
    error::Error,
    library, npm,
    report::step,
    toolchain,
    wasm::{self, Module},
};

const PAGE: Module = Module {
    package: "interleave-app",
    target: "--bins",
    file: "interleave-app.wasm",
    folder: "wasm-page",
    optimise: "z",
    threads: false,
    name: "page",
};
/// The engine that needs no shared memory.
pub const PLAIN: Module = Module {
    package: "interleave-engine",
    target: "--lib",
    file: "interleave_engine.wasm",
    folder: "wasm-plain",
    optimise: "2",
    threads: false,
    name: "engine",
};
const THREADED: Module = Module { folder: "wasm-threaded", threads: true, ..PLAIN };

/// Builds all parts, in the profile that Trunk asks for, and writes them with `head.html`.
///
/// # Errors
/// When a part does not build, or the set-up is not complete.
pub fn generate(root: &Path) -> Result<(), Error> {
    let toolchain = toolchain::find().ok_or_else(toolchain::missing)?;
    if !npm::is_installed(root) {
        return Err(Error::Missing { what: "an npm package", remedy: "run `cargo xtask setup`".to_owned() });
    }
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let stage = root.join("target/site");
    remove(&stage)?;
    let build = |module: &Module, folder: &str| wasm::build(root, &toolchain, release, module, &stage.join(folder));
    step("page", || build(&PAGE, "page"))?;
    step("engine without threads", || build(&PLAIN, "engine/plain"))?;
    step("engine with threads", || build(&THREADED, "engine/threaded"))?;
    let worker = root.join("www/worker/worker.js");
    fs::copy(&worker, stage.join("engine/worker.js")).map_err(Error::file("read", worker))?;
    // What the engine fetches when a program asks for names of characters.
    let table = root.join("crates/unicode/data/unicode.txt");
    fs::copy(&table, stage.join("engine/unicode.txt")).map_err(Error::file("read", table))?;
    // And when one imports a module that few need.
    let pack = stage.join("engine/library.pack");
    let modules = root.join("crates/core/src/python/pack");
    fs::write(&pack, library::pack(&modules)).map_err(Error::file("write", pack))?;
    let course = stage.join("course");
    fs::create_dir_all(&course).map_err(Error::file("write", &course))?;
    let lessons = crate::course::read(&root.join("www/course"))?;
    fs::write(course.join("course.bin"), interleave_protocol::encode(&lessons)).map_err(Error::file("write", &course))?;
    step("editor", || npm::bundle_editor(root, &stage.join("editor/editor.js")))?;
    publish(&stage, &root.join("www/generated"))
}

/// Moves the parts from `stage` to `site`, each into a folder named by its content, and writes `head.html`.
fn publish(stage: &Path, site: &Path) -> Result<(), Error> {
    let mut head = String::new();
    for part in ["page", "engine", "editor", "course"] {
        let hash = content_hash(&stage.join(part))?;
        let folder = site.join(part);
        remove(&folder)?;
        fs::create_dir_all(&folder).map_err(Error::file("write", &folder))?;
        let target = folder.join(&hash);
        fs::rename(stage.join(part), &target).map_err(Error::file("write", target))?;
        head.push_str(&head_lines(part, &hash));
    }
    let file = site.join("head.html");
    fs::write(&file, head).map_err(Error::file("write", file))
}

/// What the page's `<head>` says of a part. The addresses are relative, so the site may lie under any path.
fn head_lines(part: &str, hash: &str) -> String {
    match part {
        "page" => format!(
            r#"<link rel="modulepreload" href="page/{hash}/page.js">
<link rel="preload" href="page/{hash}/page_bg.wasm" as="fetch" type="application/wasm" crossorigin>
<script type="module">import start from "./page/{hash}/page.js"; await start();</script>
"#
        ),
        "engine" => {
            format!("<meta name=\"interleave-engine\" content=\"engine/{hash}/worker.js\">\n")
        }
        "course" => format!("<meta name=\"interleave-course\" content=\"course/{hash}/course.bin\">\n"),
        _ => format!("<meta name=\"interleave-editor\" content=\"editor/{hash}/editor.js\">\n"),
    }
}

/// Sixteen digits that change when any file under `folder` does.
fn content_hash(folder: &Path) -> Result<String, Error> {
    let mut hasher = DefaultHasher::new();
    for file in files(folder)? {
        hasher.write(file.strip_prefix(folder).unwrap_or(&file).as_os_str().as_encoded_bytes());
        let content = fs::read(&file).map_err(Error::file("read", &file))?;
        hasher.write_usize(content.len());
        hasher.write(&content);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// All files under `folder`, in the order of their paths.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(Error::file("read", &folder))? {
            let path = entry.map_err(Error::file("read", &folder))?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// Removes a folder, if it is there.
///
/// # Errors
/// When that is not possible.
pub fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::file("remove", folder)(error)),
        _ => Ok(()),
    }
}
