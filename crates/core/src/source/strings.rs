//! Messages about string literals: their escapes and the replacement fields of f-strings.

use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType};

use super::explain::Explainer;
use super::problem::{ProblemKind, SyntaxProblem};
use super::tokens::Kind;

pub(super) fn lexical(explainer: &Explainer<'_, '_>, kind: &LexicalErrorType) -> SyntaxProblem {
    use LexicalErrorType as L;
    match kind {
        L::FStringError(kind) | L::TStringError(kind) => fstring(explainer, kind),
        L::IndentationError => explainer
            .problem(explainer.start(), explainer.start(), "unindent does not match any outer indentation level")
            .of_kind(ProblemKind::Indentation),
        L::InvalidByteLiteral => match string_around(explainer) {
            Some(at) => explainer.at_token(at, "bytes can only contain ASCII literal characters"),
            None => explainer.generic(),
        },
        L::UnicodeError | L::MissingUnicodeLbrace | L::MissingUnicodeRbrace | L::StringError => match string_around(explainer) {
            Some(at) => escape(explainer, at),
            None => explainer.generic(),
        },
        L::Eof => explainer.problem(explainer.text.len(), explainer.text.len(), "unexpected EOF while parsing"),
        _ => explainer.generic(),
    }
}

/// The string token that holds the parser's place.
fn string_around(explainer: &Explainer<'_, '_>) -> Option<usize> {
    let place = explainer.start();
    explainer.tokens.all.iter().position(|token| token.kind == Kind::String && token.start <= place && place <= token.end)
}

/// The token after the strings that follow each other at token `at`: CPython reports a string's errors there.
fn after_strings(explainer: &Explainer<'_, '_>, at: usize) -> usize {
    let rest = &explainer.tokens.all[at..];
    at + rest.iter().position(|token| token.kind != Kind::String).unwrap_or(0)
}

/// An escape sequence that names no character.
fn escape(explainer: &Explainer<'_, '_>, at: usize) -> SyntaxProblem {
    let token = explainer.tokens.text_of(at);
    let body = token.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let quotes = if body.starts_with("\"\"\"") || body.starts_with("'''") { 3 } else { 1 };
    let body = &body[quotes..];
    let after = after_strings(explainer, at);
    let bytes = body.as_bytes();
    let mut place = 0;
    while place + 1 < bytes.len() {
        if bytes[place] != b'\\' {
            place += 1;
            continue;
        }
        let wanted = match bytes[place + 1] {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            b'N' => {
                let name = body[place..].find('}').map(|end| place + end);
                let opened = bytes.get(place + 2) == Some(&b'{');
                let (end, what) = match name {
                    Some(end) if opened => (end, "unknown Unicode character name"),
                    _ => (place + 1, "malformed \\N character escape"),
                };
                if opened && name.is_some_and(|end| unicode_name(&body[place..=end])) {
                    place += 2;
                    continue;
                }
                return decode_error(explainer, after, place, end, what);
            }
            _ => {
                place += 2;
                continue;
            }
        };
        let letter = char::from(bytes[place + 1]);
        let digits = bytes[place + 2..].iter().take(wanted).take_while(|byte| byte.is_ascii_hexdigit()).count();
        let pattern = "X".repeat(wanted);
        if digits < wanted {
            let what = format!("truncated \\{letter}{pattern} escape");
            return decode_error(explainer, after, place, place + 1 + digits, &what);
        }
        let value = u32::from_str_radix(&body[place + 2..place + 2 + wanted], 16).unwrap_or(0);
        if value > 0x10ffff {
            return decode_error(explainer, after, place, place + 1 + wanted, "illegal Unicode character");
        }
        place += 2 + wanted;
    }
    explainer.at_token(after, "invalid syntax")
}

/// Whether the parser knows a `\N{…}` escape.
fn unicode_name(escape: &str) -> bool {
    super::words::expression(&format!("\"{escape}\"")).is_some()
}

fn decode_error(explainer: &Explainer<'_, '_>, after: usize, from: usize, to: usize, what: &str) -> SyntaxProblem {
    let place = if to > from { format!("bytes in position {from}-{to}") } else { format!("byte 0x5c in position {from}") };
    explainer.at_token(after, format!("(unicode error) 'unicodeescape' codec can't decode {place}: {what}"))
}

pub(super) fn fstring(explainer: &Explainer<'_, '_>, kind: &InterpolatedStringErrorType) -> SyntaxProblem {
    use InterpolatedStringErrorType as I;
    let Some(at) = string_around(explainer) else { return explainer.generic() };
    let after = after_strings(explainer, at);
    let character = explainer.text[explainer.start()..].chars().next().unwrap_or(' ');
    match kind {
        I::UnclosedLbrace if matches!(character, '"' | '\'' | '\n') => explainer.at_token(after, "f-string: expecting '}'"),
        I::UnclosedLbrace if matches!(character, ')' | ']') => {
            explainer.at_token(after, format!("f-string: unmatched '{character}'"))
        }
        I::UnclosedLbrace => field_syntax(explainer),
        I::InvalidConversionFlag | I::ConversionFlagNotImmediatelyAfterExclamation => {
            explainer.at_token(after, "f-string: invalid conversion character: expected 's', 'r', or 'a'")
        }
        I::SingleRbrace => explainer.at_token(after, "f-string: single '}' is not allowed"),
        I::LambdaWithoutParentheses => field_syntax(explainer),
        I::UnterminatedString | I::UnterminatedTripleQuotedString => explainer.at_token(at, "unterminated string literal"),
        I::NewlineInFormatSpec => explainer.at_token(at, "unterminated string literal"),
    }
}

/// A replacement field that is no expression.
fn field_syntax(explainer: &Explainer<'_, '_>) -> SyntaxProblem {
    explainer.problem(explainer.start(), explainer.end(), "f-string: invalid syntax")
}

/// An expression is missing at the parser's place inside an f-string.
pub(super) fn missing_in_fstring(explainer: &Explainer<'_, '_>) -> Option<SyntaxProblem> {
    let place = explainer.start();
    let at = string_around(explainer)?;
    let token = explainer.tokens.all[at];
    if place == token.start || place >= token.end {
        return None;
    }
    let before = explainer.text[token.start..place].trim_end();
    let rest = &explainer.text[place..token.end];
    if before.ends_with('{') && rest.starts_with(['}', '!', ':', '=']) {
        let after = after_strings(explainer, at);
        return Some(explainer.at_token(after, "f-string: empty expression not allowed"));
    }
    Some(field_syntax(explainer))
}
