//! A small static file server on the loopback interface, for the built site.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    thread,
    time::Duration,
};

/// The folder under which the site is served besides the root, as a project's pages often are.
pub const SUB_PATH: &str = "/courses/python/";

/// The folder under which the site is served too, without the library's pack.
pub const PACKLESS: &str = "/without/pack/";

/// What the served page is given besides: it keeps all errors in `collectedErrors`, as not every browser's driver tells
/// what the page logged, and the Workers that the page starts in `collectedWorkers`.
const COLLECTOR: &str = "
    window.collectedErrors = [];
    addEventListener('error', (event) => {
        // Says only that an element's new size is seen a frame later.
        if (event.message?.startsWith('ResizeObserver loop')) return;
        const source = event.target.src || event.target.href;
        collectedErrors.push(event.message || (source ? `cannot load ${source}` : 'an error without a message'));
    }, true);
    addEventListener('unhandledrejection', (event) => collectedErrors.push(String(event.reason)));
    window.collectedWorkers = [];
    window.Worker = class extends Worker {
        constructor(...options) {
            super(...options);
            collectedWorkers.push(this);
        }
    };
";

/// Serves one folder until the process ends.
pub struct Server {
    address: SocketAddr,
}

impl Server {
    /// Serves `root` at `/`, at [`SUB_PATH`] and at [`PACKLESS`], with the headers that isolate a page if `isolated`.
    pub fn start(root: PathBuf, isolated: bool) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("the loopback interface has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let root = root.clone();
                // A browser that goes away in mid-answer is its own business.
                thread::spawn(move || answer(stream, &root, isolated).ok());
            }
        });
        Self { address }
    }

    /// The address of `path`, which begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn answer(mut stream: TcpStream, root: &Path, isolated: bool) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let target = request.split(' ').nth(1).unwrap_or("/");
    let (status, kind, body) = match file(root, target) {
        Some((path, body)) => ("200 OK", content_type(&path), body),
        None => ("404 Not Found", "text/plain", b"there is no such file".to_vec()),
    };
    let isolation =
        if isolated { "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n" } else { "" };
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{isolation}Connection: close\r\n\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

/// The file that a request target names, never one outside of `root`.
fn file(root: &Path, target: &str) -> Option<(PathBuf, Vec<u8>)> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    if path.starts_with(PACKLESS) && path.ends_with(".pack") {
        return None;
    }
    let folder = [SUB_PATH, PACKLESS].iter().find_map(|folder| path.strip_prefix(folder));
    let path = folder.unwrap_or_else(|| path.trim_start_matches('/'));
    let path = if path.is_empty() { "index.html" } else { path };
    if Path::new(path).components().any(|part| !matches!(part, Component::Normal(_))) {
        return None;
    }
    let path = root.join(path);
    let mut body = fs::read(&path).ok()?;
    if path.ends_with("index.html") {
        let page = String::from_utf8_lossy(&body);
        body = page.replacen("<head>", &format!("<head><script>{COLLECTOR}</script>"), 1).into_bytes();
    }
    Some((path, body))
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
