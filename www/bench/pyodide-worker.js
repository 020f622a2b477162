// Pyodide in a Worker: runs each text that it is sent in a namespace of its own, and answers with what that printed.

import { loadPyodide } from "./pyodide/pyodide.mjs";

const pyodide = await loadPyodide();
const decoder = new TextDecoder();

self.onmessage = ({ data: text }) => {
  let output = "";
  pyodide.setStdout({
    write(bytes) {
      output += decoder.decode(bytes, { stream: true });
      return bytes.length;
    },
  });
  const names = pyodide.toPy({ __name__: "__main__" });
  let error = null;
  try {
    pyodide.runPython(text, { globals: names });
    pyodide.runPython("import sys; sys.stdout.flush()");
  } catch (exception) {
    error = String(exception);
  }
  names.destroy();
  self.postMessage({ output, error });
};
self.postMessage("ready");
