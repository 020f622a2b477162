//! From text to syntax tree: parsing with bounded nesting, and syntax errors in CPython's words.

mod anchors;
mod expected;
mod explain;
mod fstrings;
mod nesting;
mod numbers;
mod problem;
mod strings;
mod surrogates;
mod targets;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use ruff_python_ast::{Expr, ModModule, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

pub use anchors::anchors;
pub use problem::{Excerpt, ProblemKind, SyntaxProblem, render};

/// Parses the text of a file.
///
/// The error is the one that CPython would report. Only syntax is checked here; what CPython finds when it compiles
/// (`return` outside a function and the like) is found by `compile`.
pub fn parse_module(text: &str) -> Result<ModModule, SyntaxProblem> {
    match parse_mode(text, Mode::Module) {
        Ok(ruff_python_ast::Mod::Module(module)) => Ok(module),
        Ok(ruff_python_ast::Mod::Expression(_)) => Err(SyntaxProblem::at(text, 0, 0, "invalid syntax")),
        Err(mut problems) => Err(problems.swap_remove(0)),
    }
}

/// Parses the text of one expression, as `eval` takes it: spaces before it are skipped.
pub fn parse_expression(text: &str) -> Result<Expr, SyntaxProblem> {
    match parse_mode(text, Mode::Expression) {
        Ok(ruff_python_ast::Mod::Expression(expression)) => Ok(*expression.body),
        Ok(ruff_python_ast::Mod::Module(_)) => Err(SyntaxProblem::at(text, 0, 0, "invalid syntax")),
        Err(mut problems) => Err(problems.swap_remove(0)),
    }
}

/// All problems in a text, in the order of their places: those of its syntax or, when there are none,
/// those that the compiler finds. Empty when the program can run.
pub fn diagnose(text: &str) -> Vec<SyntaxProblem> {
    match parse_mode(text, Mode::Module) {
        Err(problems) => problems,
        Ok(_) => crate::compile::problems(text),
    }
}

/// Parses; an error is never an empty list and its first problem is the one to report.
fn parse_mode(text: &str, mode: Mode) -> Result<ruff_python_ast::Mod, Vec<SyntaxProblem>> {
    nesting::check(text, mode).map_err(|problem| vec![problem])?;
    let parsed = parse_unchecked(text, ParseOptions::from(mode).with_target_version(PythonVersion::PY314));
    let problems = explain::explain(text, &parsed);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut tree = parsed.into_syntax();
    surrogates::restore(&mut tree, text);
    Ok(tree)
}
