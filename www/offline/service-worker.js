// Keeps the playground for times without a network, and gives its pages the headers that isolate them, so that the engine gets threads
// from the second visit on. Who does not want that leaves this file out of the site.
//
// `cargo xtask site` puts a line before this one: `const KEPT = { version, files };`, the files relative to this one. The first is the
// page; of the others the version says that they have changed.

// Several playgrounds may lie on one server, and share its storage.
const PREFIX = `interleave ${self.registration.scope} `;
const NAME = PREFIX + KEPT.version;
const scope = new URL(self.registration.scope);
const kept = new Set(KEPT.files.map((file) => new URL(file, scope).href));
const page = new URL(KEPT.files[0], scope).href;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope.href)) event.respondWith(answer(request).then(isolated));
});

async function install() {
  const cache = await caches.open(NAME);
  const keep = async (address) => {
    // An older version may have it already: the same name is the same content.
    const known = address === page ? undefined : await caches.match(address);
    if (known) await cache.put(address, known);
    else await cache.add(new Request(address, address === page ? { cache: "no-cache" } : {}));
  };
  await Promise.all([...kept].map(keep));
}

async function activate() {
  // No page uses an older version any more.
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(NAME);
  // What the page opens with stands behind a question mark.
  const address = request.url.split(/[?#]/)[0];
  if (kept.has(address) && address !== page) {
    const found = await cache.match(address);
    if (found) return found;
  }
  try {
    const fresh = await fetch(request);
    // The page, and lessons that were read once.
    if (fresh.ok && fresh.type === "basic" && request.mode === "navigate") await cache.put(address, fresh.clone());
    return fresh;
  } catch (error) {
    const found = await cache.match(address === `${page}index.html` ? page : address);
    if (found) return found;
    // A lesson that was not read yet: the page has the whole course.
    const lesson = /^course\/([\w-]+)\/(?:([\w-]+)\/)?$/.exec(address.slice(scope.href.length));
    if (!lesson || request.mode !== "navigate") throw error;
    const [, topic, exercise] = lesson;
    return Response.redirect(exercise ? `${page}?exercise=${topic}/${exercise}` : `${page}?course=${topic}`);
  }
}

function isolated(response) {
  // A redirection is the browser's business.
  if (response.type === "opaqueredirect" || response.type === "error" || response.headers.has("Location")) return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  const { status, statusText } = response;
  return new Response(status === 204 || status === 304 ? null : response.body, { status, statusText, headers });
}
