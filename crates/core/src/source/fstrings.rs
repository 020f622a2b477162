//! What CPython 3.11 finds wrong with an f-string: it takes the literal apart by hand and parses each replacement field
//! as a text of its own, so the problem shows that text instead of the line.

use super::explain::Explainer;
use super::problem::{Excerpt, SyntaxProblem};

/// Format specs inside format specs inside a replacement field.
const MOST_NESTED: usize = 2;

/// The problem of the f-string at token `at`, if there is one; else the next parts of the literal are fine.
pub(super) fn problem(explainer: &Explainer<'_, '_>, at: usize) -> Option<SyntaxProblem> {
    let token = explainer.tokens.text_of(at);
    let prefix = token.find(['"', '\''])?;
    if !token[..prefix].contains(['f', 'F']) {
        return None;
    }
    let quotes = if token[prefix..].starts_with("\"\"\"") || token[prefix..].starts_with("'''") { 3 } else { 1 };
    // An unterminated one is the tokenizer's business.
    let body = token.get(prefix + quotes..token.len().checked_sub(quotes)?)?;
    let offset = explainer.tokens.all[at].start + prefix + quotes;
    let raw = token[..prefix].contains(['r', 'R']);
    let mut reader = Reader { text: body, at: 0, raw, line: explainer.tokens.line(offset) };
    match reader.literal(0) {
        Ok(()) => None,
        Err(Trouble::Message(message)) => {
            let rest = &explainer.tokens.all[at..];
            let after = at + rest.iter().position(|token| token.kind != super::tokens::Kind::String).unwrap_or(0);
            Some(explainer.at_token(after, format!("f-string: {message}")))
        }
        Err(Trouble::Bare(message)) => {
            let rest = &explainer.tokens.all[at..];
            let after = at + rest.iter().position(|token| token.kind != super::tokens::Kind::String).unwrap_or(0);
            Some(explainer.at_token(after, message))
        }
        Err(Trouble::Field { line, problem, text }) => {
            let place = explainer.tokens.all[at].start;
            let message = format!("f-string: {}", problem.message);
            Some(explainer.problem(place, place, message).showing(Excerpt {
                line: line + problem.line(&text) - 1,
                start: problem.start,
                end: problem.end,
                text,
            }))
        }
    }
}

/// Why a literal is no f-string.
enum Trouble {
    /// Words after `f-string: `.
    Message(String),
    /// Words of their own.
    Bare(&'static str),
    /// A field that does not parse: the text that was tried, and its problem.
    Field { line: usize, problem: SyntaxProblem, text: String },
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    raw: bool,
    /// The line of the literal.
    line: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Text and fields up to the end of the literal, or of a format spec.
    fn literal(&mut self, depth: usize) -> Result<(), Trouble> {
        while let Some(c) = self.peek() {
            let doubled = self.text[self.at + c.len_utf8()..].starts_with(c);
            match c {
                '{' | '}' if doubled && depth == 0 => self.at += 2,
                '{' => self.field(depth)?,
                '}' if depth > 0 => return Ok(()),
                '}' => return Err(Trouble::Message("single '}' is not allowed".into())),
                '\\' if !self.raw && self.text[self.at..].starts_with("\\N{") => {
                    let end = self.text[self.at..].find('}').map_or(self.text.len(), |end| self.at + end + 1);
                    self.at = end;
                }
                '\\' if !self.raw => {
                    self.at += 1;
                    self.at += self.peek().filter(|c| !matches!(c, '{' | '}')).map_or(0, char::len_utf8);
                }
                _ => self.at += c.len_utf8(),
            }
        }
        Ok(())
    }

    /// `{expression!conversion:spec}`
    fn field(&mut self, depth: usize) -> Result<(), Trouble> {
        if depth >= MOST_NESTED {
            return Err(Trouble::Message("expressions nested too deeply".into()));
        }
        self.at += 1;
        let start = self.at;
        self.expression()?;
        let expression = &self.text[start..self.at];
        let Some(after) = self.peek() else { return Err(Trouble::Message("expecting '}'".into())) };
        self.parse(expression, start, after)?;
        if self.peek() == Some('=') {
            self.at += 1;
            self.at += self.text[self.at..].len() - self.text[self.at..].trim_start().len();
        }
        if self.peek() == Some('!') {
            self.at += 1;
            let Some(conversion) = self.peek() else { return Err(Trouble::Message("expecting '}'".into())) };
            self.at += conversion.len_utf8();
            if !matches!(conversion, 's' | 'r' | 'a') {
                return Err(Trouble::Message("invalid conversion character: expected 's', 'r', or 'a'".into()));
            }
        }
        if self.peek() == Some(':') {
            self.at += 1;
            self.literal(depth + 1)?;
        }
        if self.peek() != Some('}') {
            return Err(Trouble::Message("expecting '}'".into()));
        }
        self.at += 1;
        Ok(())
    }

    /// Goes to the character that ends a field's expression.
    fn expression(&mut self) -> Result<(), Trouble> {
        let mut open: Vec<char> = Vec::new();
        let mut quote: Option<String> = None;
        while let Some(c) = self.peek() {
            let rest = &self.text[self.at..];
            if c == '\\' {
                return Err(Trouble::Bare("f-string expression part cannot include a backslash"));
            }
            if let Some(text) = &quote {
                let length = text.len();
                if rest.starts_with(text.as_str()) {
                    quote = None;
                    self.at += length;
                } else {
                    self.at += c.len_utf8();
                }
                continue;
            }
            let mut following = rest[c.len_utf8()..].chars();
            match c {
                '"' | '\'' => {
                    let triple = c.to_string().repeat(3);
                    let text = if rest.starts_with(&triple) { triple } else { c.to_string() };
                    self.at += text.len();
                    quote = Some(text);
                    continue;
                }
                '[' | '{' | '(' => open.push(c),
                '#' => return Err(Trouble::Bare("f-string expression part cannot include '#'")),
                '!' | ':' | '}' | '=' | '>' | '<' if open.is_empty() => {
                    let next = following.next();
                    if matches!(c, '!' | '=' | '<' | '>') && next == Some('=') {
                        self.at += 2;
                        continue;
                    }
                    if !matches!(c, '>' | '<') {
                        break;
                    }
                }
                ']' | '}' | ')' => match open.pop() {
                    None => return Err(Trouble::Message(format!("unmatched '{c}'"))),
                    Some(opening) if !matches!((opening, c), ('[', ']') | ('{', '}') | ('(', ')')) => {
                        let words = format!("closing parenthesis '{c}' does not match opening parenthesis '{opening}'");
                        return Err(Trouble::Message(words));
                    }
                    Some(_) => {}
                },
                _ => {}
            }
            self.at += c.len_utf8();
        }
        match (quote, open.last()) {
            (Some(_), _) => Err(Trouble::Message("unterminated string".into())),
            (None, Some(opening)) => Err(Trouble::Message(format!("unmatched '{opening}'"))),
            (None, None) => Ok(()),
        }
    }

    fn parse(&self, expression: &str, start: usize, after: char) -> Result<(), Trouble> {
        if expression.trim().is_empty() {
            let words = if after == '!' || after == ':' || after == '=' {
                format!("expression required before '{after}'")
            } else {
                "empty expression not allowed".to_owned()
            };
            return Err(Trouble::Message(words));
        }
        let text = format!("({expression})");
        let Err(mut problem) = super::parse_module(&text) else { return Ok(()) };
        // An excerpt of several lines shows the one meant.
        let line = self.line + self.text[..start].matches('\n').count();
        if let Some(excerpt) = problem.excerpt.take() {
            problem = SyntaxProblem::at(&text, excerpt.start as usize, excerpt.end as usize, problem.message);
        }
        Err(Trouble::Field { line, problem, text })
    }
}
