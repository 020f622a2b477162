//! From syntax tree to bytecode.
//!
//! `scope` finds out which variable each name means; then one pass over the tree writes instructions.
//! `frame` is the code object being written: its registers, labels and tables. The other files are one kind of
//! statement or expression each.

mod assigned;
mod blocks;
mod calls;
mod classes;
mod comprehensions;
mod conditions;
mod constants;
mod delegate;
mod displays;
mod expressions;
mod fold;
mod frame;
mod functions;
mod imports;
pub mod listing;
mod loops;
mod names;
mod patterns;
mod scope;
mod statements;
mod strings;
mod targets;
#[cfg(test)]
mod tests;
mod tries;
mod try_star;
mod type_parameters;
mod warnings;
mod withs;

use std::sync::Arc;

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;
use rustc_hash::FxHashMap;

use self::constants::Constants;
use self::frame::Frame;
use self::scope::{Scopes, Tree};
use crate::bytecode::{Code, Unit};
use crate::source::{self, SyntaxProblem};

/// What a text is compiled as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A file: its variables are the module's globals.
    Module,
    /// One expression whose value is returned; names are looked up in the frame's namespace first.
    Eval,
    /// Statements whose variables live in the frame's namespace.
    Exec,
    /// As `Exec`, but one statement, and the values of its expressions are shown, as at an interpreter's prompt.
    Single,
}

/// Compiles a text. `file` is the name that tracebacks show.
///
/// # Errors
/// The first problem that CPython would report, or that the program needs more than a code object can hold.
pub fn compile(file: &str, text: &str, mode: Mode) -> Result<Unit, SyntaxProblem> {
    // `eval` takes spaces around its expression; the tree keeps its places in the original text.
    if mode == Mode::Eval {
        let blank = text.len() - text.trim_start_matches([' ', '\t']).len();
        let expression = source::parse_expression(&text[blank..]).map_err(|problem| problem.moved(blank))?;
        compile_tree(file, &text[blank..], Tree::Expression(&expression), mode)
            .map_err(|problem| problem.moved(blank).of_compiler())
    } else {
        let module = source::parse_module(text)?;
        if mode == Mode::Single {
            statements::one_only(text, &module.body)?;
        }
        compile_tree(file, text, Tree::Body(&module.body), mode).map_err(SyntaxProblem::of_compiler)
    }
}

/// What the compiler finds wrong with a text that parses.
pub(crate) fn problems(text: &str) -> Vec<SyntaxProblem> {
    let Ok(module) = source::parse_module(text) else { return Vec::new() };
    let (scopes, mut problems) = scope::analyze(text, Tree::Body(&module.body), Mode::Module);
    if problems.is_empty() {
        let written = write("", text, Tree::Body(&module.body), Mode::Module, scopes);
        problems.extend(written.err());
    }
    problems
}

fn compile_tree(file: &str, text: &str, tree: Tree<'_>, mode: Mode) -> Result<Unit, SyntaxProblem> {
    let (scopes, mut problems) = scope::analyze(text, tree, mode);
    if !problems.is_empty() {
        return Err(problems.swap_remove(0));
    }
    write(file, text, tree, mode, scopes)
}

fn write(file: &str, text: &str, tree: Tree<'_>, mode: Mode, scopes: Scopes) -> Result<Unit, SyntaxProblem> {
    let line_starts = std::iter::once(0)
        .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1))
        .collect::<Vec<_>>();
    let mut compiler = Compiler {
        text,
        mode,
        scopes,
        constants: Constants::default(),
        codes: Vec::new(),
        compiled: FxHashMap::default(),
        frame: Box::new(Frame::new(0, "<module>".into(), "<module>".into())),
        instructions: 0,
        failure: None,
        line_starts,
    };
    compiler.file(tree);
    match compiler.failure {
        Some(problem) => Err(problem),
        None => Ok(Unit {
            warnings: match tree {
                Tree::Body(body) => warnings::warnings(body),
                Tree::Expression(expression) => warnings::of_expression(expression),
            },
            file: file.into(),
            text: text.into(),
            line_starts: compiler.line_starts,
            codes: compiler.codes.into_iter().flatten().map(Arc::new).collect(),
            constants: compiler.constants.into_table(),
        }),
    }
}

/// A source range in bytes: what a traceback underlines.
type Span = (u32, u32);
/// A register of the current frame.
type Reg = u8;

fn span(node: &impl Ranged) -> Span {
    (node.start().to_u32(), node.end().to_u32())
}

/// The state of compiling one file.
struct Compiler<'a> {
    text: &'a str,
    mode: Mode,
    scopes: Scopes,
    constants: Constants,
    /// By number within the unit; those still being written are missing.
    codes: Vec<Option<Code>>,
    /// Numbers of codes by scope: code that is written twice (a `finally` clause) shares its functions.
    compiled: FxHashMap<usize, i32>,
    frame: Box<Frame<'a>>,
    /// Instructions written in all codes.
    instructions: usize,
    /// Why the program cannot be compiled after all.
    failure: Option<SyntaxProblem>,
    line_starts: Vec<u32>,
}

/// Instructions in one file: what keeps nested `finally` clauses, written once per way out, from growing without end.
const MAX_INSTRUCTIONS: usize = 1_000_000;

impl<'a> Compiler<'a> {
    /// Remembers the first reason why the program cannot be compiled.
    fn fail(&mut self, at: Span, message: impl Into<String>) {
        if self.failure.is_none() {
            self.failure = Some(SyntaxProblem::at(self.text, at.0 as usize, at.1 as usize, message));
        }
    }

    fn file(&mut self, tree: Tree<'a>) {
        self.codes.push(None);
        self.frame.flags.namespace = self.mode != Mode::Module;
        let whole = (0, 0);
        match tree {
            Tree::Expression(expression) => {
                let value = self.operand(expression);
                self.return_register(span(expression), value);
            }
            Tree::Body(body) => {
                let documented = self.mode == Mode::Module;
                self.frame.doc = self.docstring(body);
                if documented && let Some(doc) = self.frame.doc {
                    let value = self.temporary(whole);
                    self.emit_constant_number(whole, value, doc);
                    self.store_name("__doc__", whole, value);
                    self.release(value);
                }
                self.annotations_dict();
                self.body(body);
                self.return_none(whole);
            }
        }
        self.finish_frame(0, 1);
    }

    /// Makes `__annotations__` when the module's or class's body annotates variables.
    fn annotations_dict(&mut self) {
        if self.scopes.all[self.frame.scope].annotations {
            let value = self.temporary((0, 0));
            if self.mode != Mode::Single || self.frame.flags.class_body {
                self.emit((0, 0), crate::bytecode::Op::BuildMap, value, value, 0, 0);
                self.store_name("__annotations__", (0, 0), value);
            } else {
                // At a prompt there may be some already.
                let intrinsic = crate::bytecode::Intrinsic::Annotations as i32;
                self.emit((0, 0), crate::bytecode::Op::CallIntrinsic, value, value, 0, intrinsic);
            }
            self.release(value);
        }
    }

    /// Constant number of a body's docstring.
    fn docstring(&mut self, body: &[Stmt]) -> Option<u32> {
        let Some(Stmt::Expr(first)) = body.first() else { return None };
        let Expr::StringLiteral(text) = &*first.value else { return None };
        Some(self.constants.string(text.value.to_str()))
    }

    /// The line of a byte offset, counted from 1.
    fn line_of(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|start| *start <= offset) as u32
    }
}
