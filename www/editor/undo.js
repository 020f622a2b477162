// Keeps what can be undone over a reload, file by file, for as long as the browser's tab is there.

const PREFIX = "interleave.undo.";
// A longer history is not kept: writing it down would be felt.
const LONGEST = 300_000;
// A pause in typing after which it is written down, in milliseconds.
const PAUSE = 400;

let waiting;

export const keep = {
  // Writes down what `state()` gives when the person pauses, or leaves the page before.
  soon(file, state) {
    clearTimeout(waiting?.timer);
    waiting = { file, state, timer: setTimeout(keep.now, PAUSE) };
  },
  now() {
    if (!waiting) return;
    const { file, state, timer } = waiting;
    waiting = undefined;
    clearTimeout(timer);
    try {
      const text = JSON.stringify(state());
      if (text.length <= LONGEST) sessionStorage.setItem(PREFIX + file, text);
      else sessionStorage.removeItem(PREFIX + file);
    } catch {
      // Storage is blocked or full: undo ends with the page.
    }
  },
};
addEventListener("pagehide", keep.now);

// What was written down of a file, or nothing.
export function kept(file) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + file));
  } catch {
    return null;
  }
}
