// Puts the editor's styles into a constructed sheet of the document. By itself CodeMirror would make a style element, which the page's
// Content-Security-Policy forbids.

import { StyleModule } from "style-mod";

export function adoptStyles(document) {
  // In a root that is no document styles are adopted. What style-mod keeps there of that, it then finds in the document too.
  const root = { ownerDocument: document, adoptedStyleSheets: [] };
  StyleModule.mount(root, []);
  for (const key of Object.getOwnPropertySymbols(root)) document[key] ??= root[key];
}
