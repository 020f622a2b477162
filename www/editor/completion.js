// Completion of what exists here: the program's own names, Python's keywords and builtins, modules that the machine has, what is in
// them, and what their classes can do. The lists in `names.json` are what the machine itself says; a test keeps them so.

import { autocompletion } from "@codemirror/autocomplete";
import { localCompletionSource } from "@codemirror/lang-python";
import { syntaxTree } from "@codemirror/language";

let names;
const load = () => (names ??= fetch(new URL("./names.json", import.meta.url)).then((response) => response.json()));

// What stands in a text is not completed.
const QUIET = /^(String|FormatString|Comment)$/;

// Types of values that are written down.
const LITERALS = [
  [/^\[/, "list"],
  [/^\{[^:]*:|^\{\s*\}/, "dict"],
  [/^\{/, "set"],
  [/^[bB]["']/, "bytes"],
  [/^[rRfF]?["']/, "str"],
];

const options = (labels, type, boost = 0) => labels.map((label) => ({ label, type, boost }));

// For each name that an import of the program binds: a module, or a name in one.
function imports(text, modules) {
  const bound = new Map();
  for (const [, list] of text.matchAll(/^[ \t]*import[ \t]+(.+)$/gm)) {
    for (const part of list.split(",")) {
      const [, module, alias] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?/.exec(part) ?? [];
      if (module) bound.set(alias ?? module.split(".")[0], alias ? module : module.split(".")[0]);
    }
  }
  for (const [, module, list] of text.matchAll(/^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+\(?([^)\n]+)/gm)) {
    for (const part of list.split(",")) {
      const [, name, alias] = /^\s*(\w+)(?:\s+as\s+(\w+))?/.exec(part) ?? [];
      if (name) bound.set(alias ?? name, modules[`${module}.${name}`] ? `${module}.${name}` : { module, name });
    }
  }
  return bound;
}

// What a class can do, by how the program calls it: `Thread`, `threading.Thread`, `list`.
function methods(called, text, { modules, builtins }) {
  const bound = imports(text, modules);
  const parts = called.split(".");
  const last = parts.pop();
  if (parts.length === 0) {
    const from = bound.get(last);
    return from?.module ? modules[from.module]?.[from.name] : builtins[last];
  }
  const first = bound.get(parts[0]);
  return typeof first === "string" ? modules[[first, ...parts.slice(1)].join(".")]?.[last] : undefined;
}

// What may stand behind `value.`.
function members(value, text, all) {
  const bound = imports(text, all.modules);
  const [first, ...rest] = value.split(".");
  const module = typeof bound.get(first) === "string" && all.modules[[bound.get(first), ...rest].join(".")];
  if (module) return Object.keys(module);
  const own = methods(value, text, all);
  if (own?.length) return own;
  // The last value that the program gives it above all of its names.
  const name = value.replaceAll(".", "\\.");
  const given = [...text.matchAll(new RegExp(`(?:^|[^\\w.])${name}\\s*(?::[^=\\n]+)?=\\s*(?!=)(.*)$|\\b([\\w.]+)\\([^\\n]*\\) as ${name}\\b`, "gm"))];
  for (const [, right, context] of given.reverse()) {
    const literal = right && LITERALS.find(([form]) => form.test(right));
    const called = literal ? literal[1] : (context ?? /^(?:await\s+)?([\w.]+)\(/.exec(right)?.[1]);
    const found = called && methods(called, text, all);
    if (found?.length) return found;
  }
  // Nothing is known of it: what the program itself writes behind dots.
  return [...new Set([...text.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name]) => name))];
}

async function source(context) {
  if (QUIET.test(syntaxTree(context.state).resolveInner(context.pos, -1).name)) return null;
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const word = context.matchBefore(/\w*/);
  const text = context.state.doc.toString();
  const from = word.from;
  const validFor = /^\w*$/;

  const imported = /^\s*from\s+([\w.]+)\s+import\s+\(?[\w\s,]*$/.exec(before);
  if (imported) {
    const all = await load();
    return { from, validFor, options: options(Object.keys(all.modules[imported[1]] ?? {}), "variable") };
  }
  const module = /^\s*(?:from|import)\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*([\w.]*)$/.exec(before);
  if (module) {
    const all = await load();
    return { from: context.pos - module[1].length, validFor: /^[\w.]*$/, options: options(Object.keys(all.modules), "namespace") };
  }
  const value = /([A-Za-z_][\w.]*)\.\w*$/.exec(before);
  if (value) {
    const all = await load();
    // Without the word that is being written: it is no name yet.
    const rest = text.slice(0, from) + text.slice(context.pos);
    const found = members(value[1], rest, all);
    const shown = word.text.startsWith("_") ? found : found.filter((name) => !name.startsWith("_"));
    return { from, validFor, options: options(shown, "property") };
  }
  if ((word.text === "" && !context.explicit) || /[\d.]$/.test(before.slice(0, before.length - word.text.length))) return null;
  if (/^\d/.test(word.text)) return null;
  const all = await load();
  const known = [...options(all.keywords, "keyword"), ...options(Object.keys(all.builtins), "function")];
  return { from, validFor, options: known.concat(options([...imports(text, all.modules).keys()], "namespace", 1)) };
}

// The program's own names come first; they are no members of anything.
function own(context) {
  const before = context.state.sliceDoc(Math.max(0, context.pos - 200), context.pos);
  return /\.\w*$/.test(before) || /(?:^|\n)\s*(?:from|import)\s[^\n]*$/.test(before) ? null : localCompletionSource(context);
}

// Enter ends a line unless a name was chosen with the arrow keys.
export const completion = () => autocompletion({ override: [own, source], icons: false, selectOnOpen: false });
