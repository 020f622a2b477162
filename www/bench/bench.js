// The page of `cargo xtask bench --web`: two Workers, and a function that runs a program in one of them.
//
// Whoever drives the page encodes and decodes the engine's messages. The page looks only at a message's first byte, which
// says what it is.

const READY = 0;
const ENDED = 2;

/** A Worker that has been started, once it says that it takes programs. */
function started(url, isReady) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, { type: "module" });
    worker.onerror = (event) => reject(new Error(event.message || `cannot load ${url}`));
    worker.onmessage = (event) => isReady(event.data) && resolve(worker);
  });
}

const kind = (message) => new Uint8Array(message)[0];
const engine = started("engine/worker.js?engine=plain", (message) => kind(message) === READY);
const pyodide = started("pyodide-worker.js", (message) => message === "ready");

/** Runs `ToEngine::Run`, given as an array of bytes: the milliseconds that it took, and the messages that came. */
window.runEngine = async (bytes) => {
  const worker = await engine;
  const messages = [];
  const start = performance.now();
  await new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      messages.push(data);
      if (kind(data) === ENDED) resolve();
    };
    worker.postMessage(Uint8Array.from(bytes).buffer);
  });
  const milliseconds = performance.now() - start;
  return { milliseconds, messages: messages.map((message) => Array.from(new Uint8Array(message))) };
};

/** Runs a program's text in Pyodide: the milliseconds that it took, what it printed, and its error or null. */
window.runPyodide = async (text) => {
  const worker = await pyodide;
  const start = performance.now();
  const answer = await new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(text);
  });
  return { milliseconds: performance.now() - start, ...answer };
};

Promise.all([engine, pyodide]).then(
  () => (window.benchState = "ready"),
  (error) => (window.benchState = String(error)),
);
