//! The literals that `repr` and `ascii` show for strings and bytes: pure functions.

use std::fmt::Write;

use super::str::{surrogate::code_of, unicode};

/// A string as `repr` shows it.
pub fn str_repr(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_str_repr(&mut out, text);
    out
}

/// Appends a string as `repr` shows it.
pub fn push_str_repr(out: &mut String, text: &str) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    // Most strings need no escapes.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'\\' && byte != quote as u8) {
        out.push_str(text);
    } else {
        for c in text.chars() {
            match c {
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                c if c == quote => out.extend(['\\', c]),
                c if unicode::is_printable(c) => out.push(c),
                c => push_escape(out, c),
            }
        }
    }
    out.push(quote);
}

/// Appends `\x..`, `\u....` or `\U........`.
pub fn push_escape(out: &mut String, c: char) {
    let code = code_of(c);
    // Writing to a string cannot fail.
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// The text of a `repr` with all that is not ASCII escaped.
pub fn to_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() { out.push(c) } else { push_escape(&mut out, c) }
    }
    out
}

/// Bytes as the `repr` of a bytearray shows them: with single quotes always escaped.
pub fn bytearray_repr(bytes: &[u8]) -> String {
    let repr = bytes_repr(bytes);
    if repr.starts_with("b\"") { repr.replace('\'', "\\'") } else { repr }
}

/// Bytes as `repr` shows them.
pub fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    out.push(quote.into());
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            byte if byte == quote => out.extend(['\\', byte.into()]),
            b' '..=b'~' => out.push(byte.into()),
            byte => push_escape(&mut out, byte.into()),
        }
    }
    out.push(quote.into());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings() {
        let cases = [
            ("a", "'a'"),
            ("'", "\"'\""),
            ("\"", "'\"'"),
            ("'\"", "'\\'\"'"),
            (
                "\0\x1f\x7f\u{80}\u{a0}\u{ad}\u{200b}\u{10ffff}é😀\n\t\r\\",
                "'\\x00\\x1f\\x7f\\x80\\xa0\\xad\\u200b\\U0010ffffé😀\\n\\t\\r\\\\'",
            ),
        ];
        for (text, repr) in cases {
            assert_eq!(str_repr(text), repr);
        }
        assert_eq!(to_ascii(&str_repr("é\u{20ac}\u{1f600}'")), "\"\\xe9\\u20ac\\U0001f600'\"");
    }

    #[test]
    fn bytes() {
        assert_eq!(bytes_repr(b"a'\x00\n\xff\\"), "b\"a'\\x00\\n\\xff\\\\\"");
        assert_eq!(bytes_repr(b"'\""), "b'\\'\"'");
    }
}
