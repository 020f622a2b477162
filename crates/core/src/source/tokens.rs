//! A second look at a text that does not parse: its tokens and brackets as CPython's tokenizer sees them,
//! and the errors that the tokenizer finds before any grammar.

use super::numbers;
use super::problem::{ProblemKind, SyntaxProblem};

/// What a token is, as far as messages need to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or keyword.
    Name,
    Number,
    String,
    /// An operator or bracket.
    Operator,
    /// The end of a logical line.
    Newline,
    /// The end of the text.
    End,
}

/// A token: a part of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Brackets open around it.
    pub(super) depth: usize,
}

/// What the tokenizer found.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) all: Vec<Token>,
    /// Brackets that are never closed, outermost first.
    pub(super) open: Vec<usize>,
    /// The error that stopped the tokenizer.
    pub(super) error: Option<SyntaxProblem>,
}

impl<'t> Tokens<'t> {
    /// The text of a token.
    pub(super) fn text_of(&self, at: usize) -> &'t str {
        self.all.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    /// The number of the first token that starts at or after an offset.
    pub(super) fn at_or_after(&self, offset: usize) -> usize {
        self.all.partition_point(|token| token.start < offset).min(self.all.len() - 1)
    }

    /// The number of the first token of the logical line that holds a token.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let before = self.all[..at].iter().rposition(|token| token.kind == Kind::Newline);
        before.map_or(0, |newline| newline + 1)
    }

    /// The number of the token that ends the logical line that holds a token.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let ends = |token: &Token| matches!(token.kind, Kind::Newline | Kind::End);
        self.all[at..].iter().position(ends).map_or(self.all.len() - 1, |offset| at + offset)
    }

    /// The innermost bracket around a token.
    pub(super) fn open_bracket(&self, at: usize) -> Option<usize> {
        let depth = self.all[at].depth.checked_sub(1)?;
        let opener = self.all[..at].iter().rfind(|token| token.depth == depth)?;
        Some(opener.start)
    }

    /// The line of an offset, counted from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.text.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count() + 1
    }
}

/// Takes a text apart. A text that the tokenizer refuses is taken apart up to there.
pub(super) fn tokenize(text: &str) -> Tokens<'_> {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        open: Vec::new(),
        indents: vec![(0, 0)],
        tokens: Vec::new(),
    };
    let error = reader.run().err();
    let end = text.len();
    reader.push(Kind::End, end, end);
    Tokens { text, all: reader.tokens, open: reader.open, error }
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    open: Vec<usize>,
    /// Widths of the indentation levels, with tabs as up to eight columns and as one.
    indents: Vec<(usize, usize)>,
    tokens: Vec<Token>,
}

impl Reader<'_> {
    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.tokens.push(Token { kind, start, end, depth: self.open.len() });
    }

    fn error(&self, start: usize, end: usize, message: impl Into<String>) -> SyntaxProblem {
        SyntaxProblem::at(self.text, start, end, message)
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn run(&mut self) -> Result<(), SyntaxProblem> {
        let mut fresh_line = true;
        while self.at < self.bytes.len() {
            if fresh_line && self.open.is_empty() {
                self.indentation()?;
            }
            if self.at >= self.bytes.len() {
                break;
            }
            fresh_line = false;
            let start = self.at;
            match self.byte(start) {
                b' ' | b'\t' | b'\x0c' | b'\r' => self.at += 1,
                b'#' => self.at = self.line_end(start),
                b'\n' => {
                    self.at += 1;
                    let blank = self.tokens.last().is_none_or(|token| token.kind == Kind::Newline);
                    if self.open.is_empty() && !blank {
                        self.push(Kind::Newline, start, start + 1);
                    }
                    fresh_line = true;
                }
                b'\\' => self.continuation(start)?,
                b'\'' | b'"' => self.string(start, start)?,
                b'0'..=b'9' => self.number(start)?,
                b'.' if self.byte(start + 1).is_ascii_digit() => self.number(start)?,
                byte if byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80 => self.word(start)?,
                byte => self.operator(start, byte)?,
            }
        }
        if self.open.is_empty() && self.tokens.last().is_some_and(|token| token.kind != Kind::Newline) {
            self.push(Kind::Newline, self.at, self.at);
        }
        Ok(())
    }

    fn line_end(&self, from: usize) -> usize {
        self.text[from..].find('\n').map_or(self.text.len(), |offset| from + offset)
    }

    fn indentation(&mut self) -> Result<(), SyntaxProblem> {
        let start = self.at;
        let (mut wide, mut narrow) = (0, 0);
        loop {
            match self.byte(self.at) {
                b' ' => (wide, narrow) = (wide + 1, narrow + 1),
                b'\t' => (wide, narrow) = ((wide / 8 + 1) * 8, narrow + 1),
                b'\x0c' => (wide, narrow) = (0, 0),
                _ => break,
            }
            self.at += 1;
        }
        if matches!(self.byte(self.at), b'\n' | b'\r' | b'#' | 0) {
            return Ok(());
        }
        let (mut top, mut top_narrow) = self.indents.last().copied().unwrap_or((0, 0));
        let mixed = "inconsistent use of tabs and spaces in indentation";
        let mixed = self.error(start, start, mixed).of_kind(ProblemKind::Tab).without_mark();
        if wide > top {
            if narrow <= top_narrow {
                return Err(mixed);
            }
            self.indents.push((wide, narrow));
            return Ok(());
        }
        while wide < top {
            self.indents.pop();
            (top, top_narrow) = self.indents.last().copied().unwrap_or((0, 0));
        }
        if wide != top {
            let end = self.line_end(start);
            let message = "unindent does not match any outer indentation level";
            return Err(self.error(end, end, message).of_kind(ProblemKind::Indentation));
        }
        if narrow != top_narrow { Err(mixed) } else { Ok(()) }
    }

    fn continuation(&mut self, start: usize) -> Result<(), SyntaxProblem> {
        let next = if self.byte(start + 1) == b'\r' { start + 2 } else { start + 1 };
        if next >= self.bytes.len() || (self.byte(next) == b'\n' && next + 1 >= self.bytes.len()) {
            return Err(self.error(start + 1, start + 1, "unexpected EOF while parsing"));
        }
        if self.byte(next) != b'\n' {
            let message = "unexpected character after line continuation character";
            return Err(self.error(start + 1, start + 1, message));
        }
        self.at = next + 1;
        Ok(())
    }

    /// A string whose prefix starts at `start` and whose quote is at `quote`.
    fn string(&mut self, start: usize, quote: usize) -> Result<(), SyntaxProblem> {
        let mark = self.byte(quote);
        let triple = self.byte(quote + 1) == mark && self.byte(quote + 2) == mark;
        let mut at = quote + if triple { 3 } else { 1 };
        loop {
            match self.bytes.get(at) {
                Some(b'\\') => at += if self.byte(at + 1) == b'\r' && self.byte(at + 2) == b'\n' { 3 } else { 2 },
                Some(byte) if *byte == mark => {
                    if !triple {
                        at += 1;
                        break;
                    }
                    if self.byte(at + 1) == mark && self.byte(at + 2) == mark {
                        at += 3;
                        break;
                    }
                    at += 1;
                }
                Some(b'\n') if !triple => return Err(self.unterminated(start, at, "string")),
                Some(_) => at += 1,
                None if triple => return Err(self.unterminated(start, self.bytes.len(), "triple-quoted string")),
                None => return Err(self.unterminated(start, self.bytes.len(), "string")),
            }
        }
        self.at = at.min(self.bytes.len());
        self.push(Kind::String, start, self.at);
        Ok(())
    }

    fn unterminated(&self, start: usize, end: usize, what: &str) -> SyntaxProblem {
        let upto = self.text[..end].trim_end_matches('\n');
        let line = upto.bytes().filter(|byte| *byte == b'\n').count() + 1;
        self.error(start, start, format!("unterminated {what} literal (detected at line {line})"))
    }

    fn number(&mut self, start: usize) -> Result<(), SyntaxProblem> {
        match numbers::end_of_number(&self.text[start..]) {
            Ok(length) => {
                self.at = start + length;
                self.push(Kind::Number, start, self.at);
                Ok(())
            }
            Err((from, message)) => Err(self.error(start + from, start + from, message)),
        }
    }

    fn word(&mut self, start: usize) -> Result<(), SyntaxProblem> {
        let mut end = start;
        for (offset, character) in self.text[start..].char_indices() {
            let fits = character == '_' || character.is_alphanumeric() || is_mark(character);
            if !fits && (character.is_ascii() || offset > 0 && !character.is_alphanumeric() && character.is_ascii()) {
                break;
            }
            if !fits {
                let code = u32::from(character);
                let message = if character.is_control() || character.is_whitespace() {
                    format!("invalid non-printable character U+{code:04X}")
                } else {
                    format!("invalid character '{character}' (U+{code:04X})")
                };
                let place = start + offset;
                return Err(self.error(place, place, message));
            }
            end = start + offset + character.len_utf8();
        }
        let word = &self.text[start..end];
        let prefix = word.len() <= 2 && word.bytes().all(|byte| b"rRbBuUfFtT".contains(&byte));
        if prefix && matches!(self.byte(end), b'\'' | b'"') {
            return self.string(start, end);
        }
        self.at = end;
        self.push(Kind::Name, start, end);
        Ok(())
    }

    fn operator(&mut self, start: usize, byte: u8) -> Result<(), SyntaxProblem> {
        let length = operator_length(&self.bytes[start..]);
        match byte {
            b'(' | b'[' | b'{' => {
                self.push(Kind::Operator, start, start + 1);
                self.open.push(start);
            }
            b')' | b']' | b'}' => {
                let closing = char::from(byte);
                let Some(opener) = self.open.pop() else {
                    return Err(self.error(start, start, format!("unmatched '{closing}'")));
                };
                let opening = char::from(self.byte(opener));
                if !matches!((opening, closing), ('(', ')') | ('[', ']') | ('{', '}')) {
                    let line = self.text[..opener].matches('\n').count() + 1;
                    let other_line = line != self.text[..start].matches('\n').count() + 1;
                    let place = if other_line { format!(" on line {line}") } else { String::new() };
                    let message =
                        format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'{place}");
                    return Err(self.error(start, start, message));
                }
                self.push(Kind::Operator, start, start + 1);
            }
            _ => self.push(Kind::Operator, start, start + length),
        }
        self.at = start + length;
        Ok(())
    }
}

/// Characters that continue an identifier but are no letters: combining marks and the like, roughly.
fn is_mark(character: char) -> bool {
    matches!(u32::from(character), 0x300..=0x36f | 0x1ab0..=0x1aff | 0x203f..=0x2040 | 0xfe00..=0xfe0f | 0xb7)
}

fn operator_length(rest: &[u8]) -> usize {
    const THREE: [&[u8]; 4] = [b"**=", b"//=", b">>=", b"<<="];
    const TWO: [&[u8]; 20] = [
        b"**", b"//", b">>", b"<<", b"<=", b">=", b"==", b"!=", b"->", b":=", b"+=", b"-=", b"*=", b"/=", b"%=", b"&=", b"|=",
        b"^=", b"@=", b"<>",
    ];
    if rest.starts_with(b"...") || THREE.iter().any(|operator| rest.starts_with(operator)) {
        3
    } else if TWO.iter().any(|operator| rest.starts_with(operator)) {
        2
    } else {
        1
    }
}
