// The editor's colours, light and dark. Every text colour has a contrast of at least 4.5 to 1 on its background,
// also on the highlighted line.

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: tags.function(tags.definition(tags.variableName)), color: "var(--code-name)", fontWeight: "600" },
  { tag: tags.definition(tags.className), color: "var(--code-name)", fontWeight: "600" },
  { tag: tags.meta, color: "var(--code-number)" },
]);

export const colours = EditorView.baseTheme({
  "&light": {
    "--code-text": "#1c2733",
    "--code-background": "#ffffff",
    "--code-line": "#f0f4f8",
    "--code-marked": "#fdf0c8",
    "--code-faint": "#5d6b7a",
    "--code-selection": "#cfe3f7",
    "--code-keyword": "#8a1f7c",
    "--code-string": "#20652f",
    "--code-number": "#9a3e00",
    "--code-comment": "#5b6875",
    "--code-name": "#0b5394",
  },
  "&dark": {
    "--code-text": "#e3e9f0",
    "--code-background": "#151b22",
    "--code-line": "#1e2630",
    "--code-marked": "#3a3216",
    "--code-faint": "#8e9cab",
    "--code-selection": "#2f4a68",
    "--code-keyword": "#f09be4",
    "--code-string": "#8fd694",
    "--code-number": "#f5b07a",
    "--code-comment": "#9aa8b7",
    "--code-name": "#84c1ff",
  },
  "&": { height: "100%", color: "var(--code-text)", backgroundColor: "var(--code-background)" },
  // Drawn over the line numbers, which would hide a plain outline.
  "&.cm-focused": { outline: "none" },
  "&.cm-focused::after": {
    content: "''",
    position: "absolute",
    inset: "0",
    zIndex: "300",
    border: "2px solid var(--code-name)",
    pointerEvents: "none",
  },
  ".cm-scroller": { fontFamily: "var(--mono, ui-monospace, Menlo, Consolas, monospace)", lineHeight: "1.5" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--code-text)" },
  "& .cm-gutters": { backgroundColor: "var(--code-background)", color: "var(--code-faint)", border: "none" },
  // Nobody stands in a line before they come into the editor.
  "& .cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--code-line)" },
  "& .cm-line.cm-marked": { backgroundColor: "var(--code-marked)", boxShadow: "inset 4px 0 var(--code-number)" },
  "& .cm-content ::selection": { backgroundColor: "var(--code-selection)" },
  "& .cm-tooltip": {
    color: "var(--code-text)",
    backgroundColor: "var(--code-background)",
    border: "1px solid var(--code-faint)",
  },
});
