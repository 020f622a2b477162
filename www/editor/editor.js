// The editor: CodeMirror set up for Python, behind a small handle. Bundled into one ES module and loaded after the
// page's first paint from the address in `<meta name="interleave-editor">`.
//
//   mount(parent, options) -> handle
//
// options:
//   doc        the text to begin with
//   file       the name of its file (default "main.py")
//   label      the accessible name of the text box (default "Program")
//   theme      "light" (default) or "dark"
//   onChange   called with the whole text after every change that the person made (not after `setText`)
//   onRun      called on Ctrl+Enter or Cmd+Enter
//
// handle:
//   getText() -> string
//   setText(text)             replaces the text; can be undone
//   open(file, text)          shows another file; each keeps what can be undone in it
//   setDiagnostics(list)      underlines errors; each is { line, column, endLine, endColumn, message }, lines counted
//                             from 1, columns in UTF-16 units from 0, the end exclusive; `[]` clears
//   mark(line)                marks a line, counted from 1, and brings it into view; 0 takes the mark away. A change of the
//                             text takes it away too
//   showStrands(list)         marks the lines at which strands stand; each is { line, strand, label, next }: the strand's number
//                             gives its colour, the label is written behind the line, and the line of the one that is next is
//                             brought into view. A change of the text takes the marks away
//   setReadOnly(flag)
//   setTheme("light" | "dark")
//   focus()
//   destroy()
//
// What can be undone is kept over a reload, as long as the browser's tab is there. Ctrl+Space completes a name.
//
// Tab indents. Escape and then Tab (within two seconds) moves on to the next control, so nobody is caught inside.

import { defaultKeymap, history, historyField, historyKeymap, indentWithTab } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { LanguageSupport, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";

import { completion } from "./completion.js";
import { adoptStyles } from "./styles.js";
import { colours, highlighting } from "./theme.js";
import { keep, kept } from "./undo.js";

// Marks a change as the page's own.
const fromPage = Annotation.define();

const setMark = StateEffect.define();
const markedLine = Decoration.line({ class: "cm-marked" });
const mark = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMark)) return effect.value === null ? Decoration.none : Decoration.set(markedLine.range(effect.value));
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const setStrands = StateEffect.define();
const strands = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setStrands)) return effect.value;
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// The name of a strand, and what it waits for, behind its line.
class StrandLabel extends WidgetType {
  constructor(label, strand, next) {
    super();
    Object.assign(this, { label, strand, next });
  }
  eq(other) {
    return other.label === this.label && other.strand === this.strand && other.next === this.next;
  }
  toDOM(view) {
    const element = view.dom.ownerDocument.createElement("span");
    element.className = `cm-strand-label strand-${this.strand % COLOURS}${this.next ? " next" : ""}`;
    element.textContent = `${this.next ? "▸ " : ""}${this.label}`;
    return element;
  }
}

// Colours of strands in the style sheet.
const COLOURS = 7;

// What of a state is kept.
const FIELDS = { history: historyField };

let hints = 0;

export function mount(parent, { doc = "", file = "main.py", label = "Program", theme = "light", onChange, onRun }) {
  adoptStyles(parent.ownerDocument);
  const dark = new Compartment();
  const readOnly = new Compartment();

  const hint = parent.ownerDocument.createElement("span");
  hint.id = `editor-hint-${++hints}`;
  hint.hidden = true;
  hint.textContent = "Tab indents; press Escape and then Tab to leave the editor.";

  const run = () => {
    onRun?.();
    return true;
  };
  const extensions = [
    lineNumbers(),
    lintGutter(),
    history(),
    new LanguageSupport(pythonLanguage),
    completion(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    mark,
    strands,
    syntaxHighlighting(highlighting),
    // Ahead of the default keys, which insert a line on Mod-Enter.
    keymap.of([{ key: "Mod-Enter", run }, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    // Editable text takes the focus anyway; checkers want it said.
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": hint.id, tabindex: "0" }),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      const own = update.transactions.some((transaction) => transaction.annotation(fromPage));
      if (!own) onChange?.(update.state.doc.toString());
      keep.soon(shown, () => view.state.toJSON(FIELDS));
    }),
    colours,
    dark.of(EditorView.darkTheme.of(theme === "dark")),
    readOnly.of(EditorState.readOnly.of(false)),
  ];
  // Where the text is the one of last time, it can be undone as then.
  const begin = (name, text) => {
    const before = kept(name);
    try {
      if (before?.doc === text) return EditorState.fromJSON(before, { extensions }, FIELDS);
    } catch {
      // Written by another version of the editor.
    }
    return EditorState.create({ doc: text, extensions });
  };
  const states = new Map();
  let shown = file;
  let darkness = theme;
  const view = new EditorView({ parent, state: begin(file, doc) });
  parent.append(hint);

  return {
    getText: () => view.state.doc.toString(),
    setText(text) {
      if (text === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, annotations: fromPage.of(true) });
    },
    open(name, text) {
      if (name === shown) return this.setText(text);
      keep.now();
      states.set(shown, view.state);
      const before = states.get(name);
      shown = name;
      view.setState(before?.doc.toString() === text ? before : begin(name, text));
      this.setTheme(darkness);
    },
    setDiagnostics(list) {
      view.dispatch(setDiagnostics(view.state, Array.from(list, (item) => diagnostic(view.state.doc, item))));
    },
    mark(number) {
      const doc = view.state.doc;
      if (number < 1 || number > doc.lines) return view.dispatch({ effects: setMark.of(null) });
      const { from } = doc.line(number);
      view.dispatch({ effects: [setMark.of(from), EditorView.scrollIntoView(from, { y: "nearest", yMargin: 40 })] });
    },
    showStrands(list) {
      const doc = view.state.doc;
      const known = Array.from(list).filter(({ line }) => line >= 1 && line <= doc.lines);
      const ranges = known.flatMap(({ line, strand, label, next }) => {
        const { from, to } = doc.line(line);
        const widget = Decoration.widget({ widget: new StrandLabel(label, strand, next), side: 1 }).range(to);
        return [Decoration.line({ class: `cm-strand strand-${strand % COLOURS}${next ? " next" : ""}` }).range(from), widget];
      });
      const effects = [setStrands.of(Decoration.set(ranges, true))];
      const next = known.find((strand) => strand.next);
      if (next) effects.push(EditorView.scrollIntoView(doc.line(next.line).from, { y: "nearest", yMargin: 40 }));
      view.dispatch({ effects });
    },
    setReadOnly(flag) {
      view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(flag)) });
    },
    setTheme(name) {
      darkness = name;
      view.dispatch({ effects: dark.reconfigure(EditorView.darkTheme.of(name === "dark")) });
    },
    focus: () => view.focus(),
    destroy() {
      keep.now();
      view.destroy();
      hint.remove();
    },
  };
}

// The editor's form of an error. The text may have changed since it was found, so places are kept inside of it.
function diagnostic(doc, { line, column, endLine, endColumn, message }) {
  const from = offset(doc, line, column);
  const to = Math.max(offset(doc, endLine, endColumn), from);
  // An empty range draws no line: take the character after it, or at the end of the text the one before.
  if (to > from) return { from, to, severity: "error", message };
  if (from < doc.length) return { from, to: from + 1, severity: "error", message };
  return { from: Math.max(from - 1, 0), to: from, severity: "error", message };
}

function offset(doc, number, column) {
  const line = doc.line(Math.min(Math.max(number, 1), doc.lines));
  return line.from + Math.min(Math.max(column, 0), line.length);
}
