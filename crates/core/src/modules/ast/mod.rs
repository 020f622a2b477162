//! Module `_ast`: the syntax tree of a text, for the module `ast`.
//!
//! The tree is written in postfix order as plain values, so that Python builds its nodes without recursion:
//! a tuple of five is a node with its place (class, first line and column, last line and column), a string a node
//! without a place, an int `n` a list of the last `n` things, and a pair `(None, x)` the plain value `x`.

mod expressions;
mod patterns;
mod statements;

use ruff_python_ast::{Expr, Identifier};
use ruff_text_size::TextRange;

use super::ModuleTable;
use crate::{
    native::{Cx, Native, Raise},
    source::{parse_expression, parse_module},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_ast", functions: FUNCTIONS, fill };

/// What writing a thing costs, in virtual nanoseconds.
const THING: u64 = 20;

const FUNCTIONS: &[Native] = &[Native::function("tree", "text, expression, /", tree)];

fn fill(_: &mut Cx<'_>, _: ObjId) {}

/// `tree(text, expression)`: the tree of a file's text or of one expression; `None` if its syntax is wrong.
fn tree(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let Some(text) = cx.heap.as_str(args[0]).map(str::to_owned) else {
        return Err(cx.type_error("tree() needs a string"));
    };
    let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
    let mut writer = Writer { cx, text: &text, lines, out: Vec::new() };
    if args[1] == Value::TRUE {
        let Ok(expression) = parse_expression(&text) else { return Ok(Value::NONE) };
        writer.expression(&expression);
        writer.bare("Expression");
    } else {
        let Ok(module) = parse_module(&text) else { return Ok(Value::NONE) };
        writer.body(&module.body);
        writer.count(0);
        writer.bare("Module");
    }
    let out = writer.out;
    cx.world.charge(out.len() as u64 * THING);
    Ok(cx.heap.list(out))
}

/// Writes a tree; see the module's text for the form.
struct Writer<'w, 'c> {
    cx: &'w mut Cx<'c>,
    text: &'w str,
    /// Where each line begins.
    lines: Vec<usize>,
    out: Vec<Value>,
}

impl Writer<'_, '_> {
    /// A node without a place.
    fn bare(&mut self, class: &str) {
        let class = self.cx.heap.intern(class);
        self.out.push(class);
    }

    /// A node at this place.
    fn node(&mut self, class: &str, range: TextRange) {
        self.node_at(class, range.start().to_usize(), range.end().to_usize());
    }

    fn node_at(&mut self, class: &str, start: usize, end: usize) {
        let class = self.cx.heap.intern(class);
        let (first, column) = self.place(start);
        let (last, end_column) = self.place(end);
        let parts = [first, column, last, end_column].map(Value::index);
        let node = self.cx.heap.tuple([class, parts[0], parts[1], parts[2], parts[3]]);
        self.out.push(node);
    }

    /// Line, from 1, and column in bytes.
    fn place(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        (line, offset - self.lines[line - 1])
    }

    /// A list of the last `n` things.
    fn count(&mut self, n: usize) {
        self.out.push(Value::index(n));
    }

    fn plain(&mut self, value: Value) {
        let pair = self.cx.heap.tuple([Value::NONE, value]);
        self.out.push(pair);
    }

    fn none(&mut self) {
        self.plain(Value::NONE);
    }

    fn word(&mut self, text: &str) {
        let text = self.cx.heap.intern(text);
        self.plain(text);
    }

    fn number(&mut self, n: usize) {
        self.plain(Value::index(n));
    }

    fn name(&mut self, name: Option<&Identifier>) {
        match name {
            Some(name) => self.word(name.as_str()),
            None => self.none(),
        }
    }

    fn optional(&mut self, expression: Option<&Expr>) {
        match expression {
            Some(expression) => self.expression(expression),
            None => self.none(),
        }
    }

    fn expressions<'e>(&mut self, all: impl IntoIterator<Item = &'e Expr>) {
        let mut n = 0;
        for one in all {
            self.expression(one);
            n += 1;
        }
        self.count(n);
    }
}
