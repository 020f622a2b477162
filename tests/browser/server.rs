//! A small static file server on the loopback interface, for the built site.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// The folder under which the site is served besides the root, as a project's pages often are.
pub const SUB_PATH: &str = "/courses/python/";

/// The folder under which the site is served too, without the library's pack.
pub const PACKLESS: &str = "/without/pack/";

/// What the served page is given besides: it keeps all errors in `collectedErrors`, as not every browser's driver tells
/// what the page logged, the Workers that the page starts in `collectedWorkers`, and those that it has not ended in `liveWorkers`.
const COLLECTOR: &str = "
    window.collectedErrors = [];
    addEventListener('error', (event) => {
        // Says only that an element's new size is seen a frame later.
        if (event.message?.startsWith('ResizeObserver loop')) return;
        const source = event.target.src || event.target.href;
        collectedErrors.push(event.message || (source ? `cannot load ${source}` : 'an error without a message'));
    }, true);
    addEventListener('unhandledrejection', (event) => collectedErrors.push(String(event.reason)));
    addEventListener('securitypolicyviolation', (event) => {
        collectedErrors.push(`the policy forbids ${event.violatedDirective} ${event.blockedURI}`);
    });
    window.collectedWorkers = [];
    window.liveWorkers = new Set();
    window.Worker = class extends Worker {
        constructor(...options) {
            super(...options);
            collectedWorkers.push(this);
            liveWorkers.add(this);
        }
        terminate() {
            liveWorkers.delete(this);
            super.terminate();
        }
    };
";

/// How a site is served.
#[derive(Clone, Copy, Debug, Default)]
pub struct Serving {
    /// With the headers that isolate a page.
    pub isolated: bool,
    /// With a header that lets pages of every origin read the files.
    pub shared: bool,
    /// With the type of text for WebAssembly, as a server does that does not know it.
    pub wrong_type: bool,
    /// With the service worker, which the other tests do without: it would isolate a page that was opened before.
    pub offline: bool,
}

/// What is served: a folder, or pages that a test has made.
enum Site {
    Folder(PathBuf, Serving),
    Pages(Vec<(String, String)>),
}

/// Serves one site until it is stopped or the process ends.
pub struct Server {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
}

impl Server {
    /// Serves the folder `root` at `/`, at [`SUB_PATH`] and at [`PACKLESS`].
    pub fn start(root: PathBuf, serving: Serving) -> Self {
        Self::serve(Site::Folder(root, serving))
    }

    /// Serves pages, each with its path, which begins with a slash.
    pub fn pages(pages: &[(&str, String)]) -> Self {
        Self::serve(Site::Pages(pages.iter().map(|(path, page)| ((*path).to_owned(), page.clone())).collect()))
    }

    fn serve(site: Site) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("the loopback interface has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let (site, stopped) = (Arc::new(site), Arc::new(AtomicBool::new(false)));
        let stop = stopped.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let site = site.clone();
                // A browser that goes away in mid-answer is its own business.
                thread::spawn(move || answer(stream, &site).ok());
            }
        });
        Self { address, stopped }
    }

    /// The address of `path`, which begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The same by this computer's name, which is another site to a browser.
    pub fn named_url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.address.port())
    }

    /// Answers nothing any more, as when there is no network.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
        // It waits for the next who comes.
        TcpStream::connect(self.address).ok();
    }
}

fn answer(mut stream: TcpStream, site: &Site) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let target = request.split(' ').nth(1).unwrap_or("/");
    let (found, serving) = match site {
        Site::Folder(root, serving) => {
            let hidden = !serving.offline && target.contains("service-worker.js");
            (file(root, target).filter(|_| !hidden), *serving)
        }
        Site::Pages(pages) => {
            let page = pages.iter().find(|(path, _)| *path == target);
            (page.map(|(_, page)| (PathBuf::from("index.html"), collecting(page))), Serving::default())
        }
    };
    let (status, kind, body) = match found {
        Some((path, body)) => ("200 OK", content_type(&path, serving.wrong_type), body),
        None => ("404 Not Found", "text/plain", b"there is no such file".to_vec()),
    };
    let mut headers = String::new();
    if serving.isolated {
        headers.push_str("Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n");
    }
    if serving.shared {
        headers.push_str("Access-Control-Allow-Origin: *\r\n");
    }
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{headers}Connection: close\r\n\r\n");
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
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if Path::new(&path).components().any(|part| !matches!(part, Component::Normal(_))) {
        return None;
    }
    let path = root.join(path);
    let mut body = fs::read(&path).ok()?;
    if path.ends_with("index.html") {
        body = collecting(&String::from_utf8_lossy(&body));
    }
    Some((path, body))
}

/// A page that collects its errors.
fn collecting(page: &str) -> Vec<u8> {
    page.replacen("<head>", &format!("<head><script>{COLLECTOR}</script>"), 1).into_bytes()
}

fn content_type(path: &Path, wrong_type: bool) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") if wrong_type => "text/plain",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
