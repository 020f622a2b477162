// The Worker in which the engine lives: loads one of its two builds, starts it, and gets out of the way.
//
// The page starts it as `new Worker(url, { type: "module" })`, where `url` is the address in
// `<meta name="interleave-engine">` resolved against `document.baseURI`. A page of another origin starts a script of its own that imports this
// one, and has put the messages that came before into `self.early`. There are these optional parameters:
//   engine=plain   take the build without threads even where the other one would work
//   threads=N      size of the threaded build's pool; otherwise the number of cores that the browser admits to
// Messages both ways are the bytes of the `protocol` crate. A failure to load arrives as the Worker's `error` event.

const options = new URL(import.meta.url).searchParams;

// Some browsers isolate a page and still withhold shared memory, so both must be there.
const threaded =
  options.get("engine") !== "plain" && self.crossOriginIsolated && typeof SharedArrayBuffer !== "undefined";

const file = async (name, how) => {
  const response = await fetch(new URL(name, import.meta.url), how);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
};
// The engine asks for this table when a program has names of characters in it.
self.unicodeTable = async () => (await file("./unicode.txt")).text();
// And for this one when a program imports a module that is in it. It is fetched behind the engine, so that hardly a program has to wait;
// when that failed, again when it is wanted.
const pack = async (how) => (await file("./library.pack", how)).arrayBuffer();
let fetched;
self.libraryPack = async () => (await fetched) ?? pack();

// A message that comes before the engine listens would be lost.
const early = self.early ?? [];
self.onmessage = (event) => early.push(event);

async function load() {
  const engine = await import(threaded ? "./threaded/engine.js" : "./plain/engine.js");
  await engine.default();
  if (threaded) {
    await engine.initThreadPool(Number(options.get("threads")) || navigator.hardwareConcurrency || 1);
  }
  engine.start();
  for (const event of early) self.onmessage(event);
  fetched = pack({ priority: "low" }).catch(() => undefined);
}

// Thrown outside of a promise, so that the page's `error` listener hears of it in every browser.
const fail = (error) =>
  setTimeout(() => {
    throw error;
  });
// A trap in what goes on in a promise would not be noticed.
self.onunhandledrejection = (event) => fail(event.reason);

load().catch(fail);
