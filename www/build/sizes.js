// Prints how many bytes a browser needs, compressed by brotli, until the first program runs and for the editor.
// Fails when the engine without threads is above its limit.
// Usage, after `cargo xtask build`: node www/build/sizes.js [dist]

import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";

const root = process.argv[2] ?? "dist";
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .sort();
const bytes = (file) => brotliCompressSync(readFileSync(join(root, file))).length;

// The most that the engine without threads may have, in bytes compressed by brotli.
const ENGINE_LIMIT = 900_000;

// Fetched only when a program asks for names of characters, after the engine, and when the course is opened.
const table = (file) => file.endsWith("/unicode.txt");
const pack = (file) => file.endsWith("/library.pack");
const course = (file) => file.endsWith("/course.bin");
// Pages to read, their style, and what other sites load: no part of the page.
const lesson = (file) => (file.startsWith("course/") && file.endsWith(".html")) || file.endsWith("/lesson.css");
const apart = (file) => lesson(file) || ["embed.js", "service-worker.js", "manifest.webmanifest", "icon.svg"].includes(file);
const later = (file) => table(file) || pack(file) || course(file) || apart(file);
const editor = (file) => file.startsWith("editor/");
const build = (file, name) => file.startsWith("engine/") && file.includes(`/${name}/`);
const ENGINE = "the engine without threads";
const EMBED = "embed.js";
// The most that the embed element may have, in bytes as they are.
const EMBED_LIMIT = 10_240;
if (readFileSync(join(root, EMBED)).length > EMBED_LIMIT) {
  console.error(`${EMBED}: more than ${EMBED_LIMIT} bytes`);
  process.exitCode = 1;
}
const loads = {
  "first run with threads": (file) => !editor(file) && !later(file) && !build(file, "plain"),
  "first run without threads": (file) => !editor(file) && !later(file) && !build(file, "threaded"),
  "the editor, after the first paint": editor,
  "the table of characters, when a program names one": table,
  "the course, when it is opened": course,
  "the library's pack, after the engine": pack,
  "the embed element, in pages of other sites": (file) => file === EMBED,
  [ENGINE]: (file) => build(file, "plain"),
};
for (const [name, needed] of Object.entries(loads)) {
  const sizes = files.filter(needed).map((file) => [file, bytes(file)]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(`${name}: ${total} bytes`);
  for (const [file, size] of sizes) console.log(`  ${String(size).padStart(8)}  ${file}`);
  if (name === ENGINE && total > ENGINE_LIMIT) {
    console.error(`${name}: ${total} bytes, at most ${ENGINE_LIMIT}`);
    process.exitCode = 1;
  }
}
