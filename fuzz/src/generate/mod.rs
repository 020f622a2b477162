//! Random programs: bytes choose among the grammar's rules. Every byte string is a program that parses.

mod classes;
mod expressions;
mod statements;
mod strands;

use arbitrary::Unstructured;

/// What every generated program begins with.
const START: &str = "\
import threading, queue, sys, time
lock, rlock, gate, event, box = threading.Lock(), threading.RLock(), threading.Semaphore(2), threading.Event(), queue.Queue(3)
a, b, c, d, e, f = 0, [1, 2, 3], {'x': 1, 'y': [2]}, 'text', (1, (2, 3)), {1, 2, 3}
";

/// Modules that are imported by programs that name them: importing costs steps.
const MODULES: &[&str] = &["asyncio", "itertools", "functools", "collections", "copy", "json", "re", "contextlib"];

/// What it ends with: the state in which everything is left.
const END: &str = "
for name in 'abcdef':
    try:
        print(name, repr(globals().get(name))[:200])
    except BaseException as problem:
        print(name, type(problem).__name__)
";

/// The program that these bytes stand for.
pub fn program(bytes: &mut Unstructured<'_>) -> String {
    let mut writer = Writer { bytes, text: START.to_owned(), indent: 0, functions: 0, classes: 0, place: Place::default() };
    while !writer.bytes.is_empty() && writer.text.len() < 12_000 {
        writer.top_level();
    }
    writer.text.push_str(END);
    let named = |module: &&&str| writer.text.contains(&format!("{module}."));
    let imports: String = MODULES.iter().filter(named).map(|module| format!("import {module}\n")).collect();
    imports + &writer.text
}

/// Where in a program the writer stands, which decides what may stand there.
#[derive(Clone, Copy, Default)]
struct Place {
    in_function: bool,
    in_async: bool,
    in_loop: bool,
    in_class: bool,
}

/// A program in the making.
struct Writer<'a, 'b> {
    bytes: &'a mut Unstructured<'b>,
    text: String,
    indent: usize,
    functions: usize,
    classes: usize,
    place: Place,
}

impl Writer<'_, '_> {
    /// A number below `end`; 0 when the bytes are used up.
    fn below(&mut self, end: usize) -> usize {
        self.bytes.int_in_range(0..=end - 1).unwrap_or(0)
    }

    /// One of these.
    fn pick<'t>(&mut self, options: &[&'t str]) -> &'t str {
        let at = self.below(options.len());
        options[at]
    }

    /// Whether something with this chance in 256 happens.
    fn chance(&mut self, of_256: usize) -> bool {
        self.below(256) > 255 - of_256
    }

    /// A line at the present indentation.
    fn line(&mut self, text: &str) {
        for _ in 0..self.indent {
            self.text.push_str("    ");
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// What `body` writes, one level deeper.
    fn indented(&mut self, body: impl FnOnce(&mut Self)) {
        self.indent += 1;
        body(self);
        self.indent -= 1;
    }

    /// A name that a program binds.
    fn variable(&mut self) -> &'static str {
        self.pick(&["a", "b", "c", "d", "e", "f"])
    }

    /// A function of the program, if it has one yet.
    fn function(&mut self) -> String {
        match self.functions {
            0 => self.pick(&["len", "str", "print", "repr"]).to_owned(),
            count => format!("f{}", self.below(count)),
        }
    }

    /// A class of the program, if it has one yet.
    fn class(&mut self) -> String {
        match self.classes {
            0 => self.pick(&["list", "dict", "int", "object", "Exception"]).to_owned(),
            count => format!("C{}", self.below(count)),
        }
    }

    /// A statement of the module, mostly guarded so that the program goes on after an exception.
    fn top_level(&mut self) {
        match self.below(8) {
            0 => self.define_function(3),
            1 => self.define_class(2),
            2 => self.strands(),
            3 => self.statement(3),
            _ => {
                self.line("try:");
                self.indented(|writer| writer.block(3));
                let kind = self.pick(&["Exception", "BaseException"]);
                self.line(&format!("except {kind} as problem:"));
                self.indented(|writer| writer.line("print(type(problem).__name__, str(problem)[:100])"));
            }
        }
    }
}
