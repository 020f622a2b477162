//! Builds what Trunk copies into the site: the page, both engines, the Worker that loads one of them, the editor.
//!
//! Everything goes to `www/generated`, in folders named by a hash of their content, so that a server may let
//! browsers keep them for ever. `head.html` there names them to the page; Trunk puts it into `index.html`. What other sites or browsers
//! know by a name that stays goes to `www/generated/fixed`, and the lessons to the folders of the course.

use std::{
    env, fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
};

use interleave_protocol::Course;

use crate::{
    error::Error,
    lessons, library, npm,
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

/// The parts of the site that lie in folders named by their content.
const PARTS: [&str; 5] = ["style", "page", "engine", "editor", "course"];

/// What a page may load and do: what comes from its own site, pictures in its styles, WebAssembly, and Workers that import what comes from
/// its own site.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// The page's module: it starts the page when it is loaded.
const START: &str = "import start from \"./page.js\";\nawait start();\n";

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
    // A file, as the policy forbids scripts in the page itself.
    write(&stage.join("page/start.js"), START.as_bytes())?;
    copy(&root.join("www/worker/worker.js"), &stage.join("engine/worker.js"))?;
    // What the engine fetches when a program asks for names of characters.
    copy(&root.join("crates/unicode/data/unicode.txt"), &stage.join("engine/unicode.txt"))?;
    // And when one imports a module that few need.
    let pack = stage.join("engine/library.pack");
    let modules = root.join("crates/core/src/python/pack");
    write(&pack, &library::pack(&modules))?;
    let course = crate::course::read(&root.join("www/course"))?;
    write(&stage.join("course/course.bin"), &interleave_protocol::encode(&course))?;
    for name in ["main.css", "lesson.css"] {
        copy(&root.join("www/style").join(name), &stage.join("style").join(name))?;
    }
    step("editor", || npm::bundle_editor(root, &stage.join("editor/editor.js")))?;
    publish(root, &stage, release, &course)
}

/// Moves the parts from `stage` to `www/generated`, each into a folder named by its content, and writes what names them.
fn publish(root: &Path, stage: &Path, release: bool, course: &Course) -> Result<(), Error> {
    let site = root.join("www/generated");
    // Trunk puts the script that loads the page anew into it while one works on it.
    let policy = if release { POLICY.to_owned() } else { POLICY.replace("'self' 'wasm", "'self' 'unsafe-inline' 'wasm") };
    let mut head = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
    let mut hashes = Vec::new();
    for part in PARTS {
        let hash = content_hash(&stage.join(part))?;
        let folder = site.join(part);
        remove(&folder)?;
        fs::create_dir_all(&folder).map_err(Error::file("write", &folder))?;
        let target = folder.join(&hash);
        fs::rename(stage.join(part), &target).map_err(Error::file("write", target))?;
        head.push_str(&head_lines(part, &hash));
        hashes.push((part, hash));
    }
    write(&site.join("head.html"), head.as_bytes())?;
    let style = hashes.iter().find(|(part, _)| *part == "style").map(|(_, hash)| hash.as_str()).unwrap_or_default();
    lessons::write(course, &site.join("course"), POLICY, style)?;
    let fixed = site.join("fixed");
    remove(&fixed)?;
    copy(&root.join("www/embed/embed.js"), &fixed.join("embed.js"))?;
    for name in ["manifest.webmanifest", "icon.svg"] {
        copy(&root.join("www/offline").join(name), &fixed.join(name))?;
    }
    let worker = root.join("www/offline/service-worker.js");
    let worker = fs::read_to_string(&worker).map_err(Error::file("read", worker))?;
    let kept = kept_line(&site, &hashes, &fixed)?;
    write(&fixed.join("service-worker.js"), format!("{kept}{worker}").as_bytes())
}

/// The line that tells the service worker what to keep: the page, what lies beside it in `fixed`, and all files of its parts.
fn kept_line(site: &Path, hashes: &[(&str, String)], fixed: &Path) -> Result<String, Error> {
    let mut list = vec!["./".to_owned()];
    let mut hasher = DefaultHasher::new();
    hasher.write(content_hash(fixed)?.as_bytes());
    for file in files(fixed)? {
        list.push(file.strip_prefix(fixed).unwrap_or(&file).to_string_lossy().into_owned());
    }
    for (part, hash) in hashes {
        hasher.write(hash.as_bytes());
        for file in files(&site.join(part).join(hash))? {
            let name = file.strip_prefix(site).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            list.push(name);
        }
    }
    let quoted: Vec<String> = list.iter().map(|name| format!("\"{name}\"")).collect();
    Ok(format!("const KEPT = {{ version: \"{:016x}\", files: [{}] }};\n", hasher.finish(), quoted.join(", ")))
}

/// What the page's `<head>` says of a part. The addresses are relative, so the site may lie under any path.
fn head_lines(part: &str, hash: &str) -> String {
    match part {
        "page" => format!(
            r#"<link rel="modulepreload" href="page/{hash}/page.js">
<link rel="preload" href="page/{hash}/page_bg.wasm" as="fetch" type="application/wasm" crossorigin>
<script type="module" src="page/{hash}/start.js"></script>
"#
        ),
        "style" => format!("<link rel=\"stylesheet\" href=\"style/{hash}/main.css\">\n"),
        "engine" => {
            format!("<meta name=\"interleave-engine\" content=\"engine/{hash}/worker.js\">\n")
        }
        "course" => format!("<meta name=\"interleave-course\" content=\"course/{hash}/course.bin\">\n"),
        _ => format!("<meta name=\"interleave-editor\" content=\"editor/{hash}/editor.js\">\n"),
    }
}

/// Writes a file, and makes its folder first if there is none.
///
/// # Errors
/// When that is not possible.
pub fn write(path: &Path, content: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::file("write", folder))?;
    }
    fs::write(path, content).map_err(Error::file("write", path))
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    write(to, &fs::read(from).map_err(Error::file("read", from))?)
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
