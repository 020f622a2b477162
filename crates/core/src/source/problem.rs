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

/// A text that is shown in place of the program's own line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line in the file, counted from 1.
    pub line: usize,
    /// Byte offset in the excerpt of the first character marked.
    pub start: u32,
    /// Byte offset in it after the last one.
    pub end: u32,
    /// The text; of several lines the one that holds `start` is shown.
    pub text: String,
}

/// Where a problem is, as the attributes of a `SyntaxError` say: lines and columns of characters, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// `lineno`
    pub line: usize,
    /// `offset`
    pub offset: usize,
    /// `end_offset`; the end is on the line `end_line`.
    pub end_offset: i64,
    /// `end_lineno`
    pub end_line: usize,
    /// `text`; `None` when CPython would look for it in a file.
    pub text: Option<String>,
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
    /// Whether the text is a program's but for what the compiler refuses.
    pub compiled: bool,
    /// What is shown in place of the line.
    pub excerpt: Option<Excerpt>,
}

impl SyntaxProblem {
    /// A `SyntaxError` from `start` to `end`, cut to the text.
    pub(crate) fn at(text: &str, start: usize, end: usize, message: impl Into<String>) -> Self {
        let start = text.floor_char_boundary(start.min(text.len()));
        let end = text.floor_char_boundary(end.clamp(start, text.len()));
        Self {
            kind: ProblemKind::Syntax,
            message: message.into(),
            start: start as u32,
            end: end as u32,
            marked: true,
            compiled: false,
            excerpt: None,
        }
    }

    /// The same problem, showing another text than its line.
    pub(crate) fn showing(mut self, excerpt: Excerpt) -> Self {
        self.excerpt = Some(excerpt);
        self
    }

    /// The same problem, found by the compiler.
    pub(crate) fn of_compiler(mut self) -> Self {
        self.compiled = true;
        self
    }

    /// What the exception's attributes say.
    pub fn position(&self, text: &str) -> Position {
        let (shown, start, end, first_line) = match &self.excerpt {
            Some(excerpt) => {
                let before = excerpt.text[..excerpt.start as usize].matches('\n').count();
                (excerpt.text.as_str(), excerpt.start as usize, excerpt.end as usize, excerpt.line - before)
            }
            None => (text, self.start as usize, self.end as usize, 1),
        };
        let (start, end) = (start.min(shown.len()), end.min(shown.len()));
        let place = |at: usize| {
            let before = &shown[..at];
            let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count());
            (before.matches('\n').count(), column + 1)
        };
        let ((line, mut offset), (end_line, end_column)) = (place(start), place(end));
        let mut end_offset = end_column as i64;
        if !self.marked || self.kind != ProblemKind::Syntax && start == end {
            end_offset = -1;
        }
        match self.message.as_str() {
            "unexpected indent" => {
                let indent = shown.split('\n').nth(line).map_or("", |line| line);
                offset = indent.chars().take_while(|c| matches!(c, ' ' | '\t' | '\x0c')).count();
            }
            "unindent does not match any outer indentation level" => {
                offset = shown.split('\n').nth(line).map_or(0, |line| line.chars().count()) + 1;
            }
            "inconsistent use of tabs and spaces in indentation" => (offset, end_offset) = (1, 0),
            message if message.ends_with("was never closed") => end_offset = 0,
            "':' expected after dictionary key" | "unexpected character after line continuation character" => end_offset = 0,
            "unexpected EOF while parsing" => end_offset = -1,
            message if message.starts_with("expected an indented block") && self.marked => {
                let word = shown[start..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').count().max(1);
                end_offset = (offset + word) as i64;
            }
            _ => {}
        }
        let source = shown.split('\n').nth(line).unwrap_or_default().trim_end_matches('\r');
        // Of a text that goes on after the line CPython shows it without its end.
        let early = self.message.ends_with("was never closed") && shown[start..].trim_end().contains('\n') || end_line > line;
        let whole = !self.is_lexical() && !early && (self.excerpt.is_none() || line == 0 && !shown.contains('\n'));
        let source = if whole { format!("{source}\n") } else { source.to_owned() };
        Position {
            line: first_line + line,
            offset,
            end_offset,
            end_line: first_line + end_line,
            text: (!self.compiled).then_some(source),
        }
    }

    /// Whether CPython's tokenizer finds it, before any grammar.
    fn is_lexical(&self) -> bool {
        const BEGINNINGS: [&str; 12] = [
            "unterminated ",
            "unmatched ",
            "closing parenthesis ",
            "invalid character ",
            "invalid non-printable ",
            "invalid decimal ",
            "invalid hexadecimal ",
            "invalid octal ",
            "invalid binary ",
            "invalid digit ",
            "invalid imaginary ",
            "leading zeros ",
        ];
        BEGINNINGS.iter().any(|beginning| self.message.starts_with(beginning))
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
    if let Some(excerpt) = &problem.excerpt {
        let part = SyntaxProblem { excerpt: None, start: excerpt.start, end: excerpt.end, ..problem.clone() };
        let shown = render(&part, file, &excerpt.text);
        let rest = shown.split_once('\n').map_or("", |(_, rest)| rest);
        return format!("  File \"{file}\", line {}\n{rest}", excerpt.line);
    }
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
