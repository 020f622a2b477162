//! What a syntax error is and how it is shown.

use std::fmt::Write as _;

/// Which of Python's exceptions a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
}

impl ProblemKind {
    /// The exception's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
        }
    }
}

/// Why a text is not a program, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxProblem {
    /// The exception's type.
    pub kind: ProblemKind,
    /// The message, in CPython's words where CPython has some.
    pub message: String,
    /// Byte offset of the first character that the caret line marks.
    pub start: u32,
    /// Byte offset after the last character marked; equal to `start` when a single caret stands there.
    pub end: u32,
    /// Whether the place is marked below the line: CPython has none to mark in some errors.
    pub marked: bool,
}

impl SyntaxProblem {
    /// A `SyntaxError` from `start` to `end`, cut to the text.
    pub(crate) fn at(text: &str, start: usize, end: usize, message: impl Into<String>) -> Self {
        let start = text.floor_char_boundary(start.min(text.len()));
        let end = text.floor_char_boundary(end.clamp(start, text.len()));
        Self { kind: ProblemKind::Syntax, message: message.into(), start: start as u32, end: end as u32, marked: true }
    }

    /// The same problem as an exception of another type.
    pub(crate) fn of_kind(mut self, kind: ProblemKind) -> Self {
        self.kind = kind;
        self
    }

    /// The same problem, shown without a mark below its line.
    pub(crate) fn without_mark(mut self) -> Self {
        self.marked = false;
        self
    }

    /// The same problem in a text that has `by` more bytes before this one.
    pub(crate) fn moved(mut self, by: usize) -> Self {
        self.start += by as u32;
        self.end += by as u32;
        self
    }

    /// The line of the problem, counted from 1.
    pub fn line(&self, text: &str) -> usize {
        let before = &text.as_bytes()[..(self.start as usize).min(text.len())];
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }
}

/// What CPython prints on stderr when it is told to run `file` and finds the problem in its `text`.
pub fn render(problem: &SyntaxProblem, file: &str, text: &str) -> String {
    let mut out = String::new();
    let start = (problem.start as usize).min(text.len());
    let _ = writeln!(out, "  File \"{file}\", line {}", problem.line(text));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[line_start..].find('\n').map_or(text.len(), |at| line_start + at);
    let line = text[line_start..line_end].trim_end_matches(['\r', '\n']);
    let shown = line.trim_start_matches([' ', '\t', '\x0c']);
    if !shown.trim_end().is_empty() {
        let _ = writeln!(out, "    {shown}");
        let shown_start = line_start + line.len() - shown.len();
        let marked_end = (problem.end as usize).min(line_start + line.len());
        if problem.marked && start >= shown_start {
            let before = text[shown_start..start].chars();
            let marked = text[start..marked_end.max(start)].chars().count().max(1);
            let indent: String = before.map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
            let _ = writeln!(out, "    {indent}{}", "^".repeat(marked));
        }
    }
    let _ = writeln!(out, "{}: {}", problem.kind.name(), problem.message);
    out
}
