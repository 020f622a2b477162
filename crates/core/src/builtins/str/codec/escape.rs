//! The encodings `unicode_escape` and `raw_unicode_escape`: text as it stands in a literal.

use super::decode::Fault;
use crate::builtins::{
    repr,
    str::surrogate::{char_of, code_of},
};

/// Appends `text` with escapes.
pub fn encode(bytes: &mut Vec<u8>, text: &str, raw: bool) {
    let mut escape = String::new();
    for c in text.chars() {
        let code = code_of(c);
        let plain = if raw { code < 256 } else { matches!(c, ' '..='~') && c != '\\' };
        if plain {
            bytes.push(code as u8);
            continue;
        }
        escape.clear();
        match c {
            '\\' => escape.push_str("\\\\"),
            '\n' => escape.push_str("\\n"),
            '\r' => escape.push_str("\\r"),
            '\t' => escape.push_str("\\t"),
            c => repr::push_escape(&mut escape, c),
        }
        bytes.extend_from_slice(escape.as_bytes());
    }
}

/// Appends the text that `bytes` begin with; how many bytes that was, and the fault after it.
pub fn decode(text: &mut String, bytes: &[u8], raw: bool) -> (usize, Option<Fault>) {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'\\' {
            text.push(char::from(byte));
            at += 1;
            continue;
        }
        let next = bytes.get(at + 1).copied();
        if raw && !matches!(next, Some(b'u' | b'U')) {
            text.push('\\');
            at += 1;
            // An escaped backslash keeps what follows from being an escape.
            if next == Some(b'\\') {
                text.push('\\');
                at += 1;
            }
            continue;
        }
        match one(&bytes[at..]) {
            Ok((c, len)) => {
                text.extend(c);
                at += len;
            }
            Err((end, reason)) => {
                let reason = if raw && reason == ILLEGAL { "\\Uxxxxxxxx out of range" } else { reason };
                return (at, Some(Fault { start: 0, end, reason }));
            }
        }
    }
    (at, None)
}

const ILLEGAL: &str = "illegal Unicode character";

/// The character of the escape at the beginning, and its length.
fn one(bytes: &[u8]) -> Result<(Option<char>, usize), (usize, &'static str)> {
    let Some(letter) = bytes.get(1) else { return Err((1, "\\ at end of string")) };
    let (wanted, reason) = match letter {
        b'\n' => return Ok((None, 2)),
        b'\\' | b'\'' | b'"' => return Ok((Some(char::from(*letter)), 2)),
        b'a' => return Ok((Some('\x07'), 2)),
        b'b' => return Ok((Some('\x08'), 2)),
        b'f' => return Ok((Some('\x0c'), 2)),
        b'n' => return Ok((Some('\n'), 2)),
        b'r' => return Ok((Some('\r'), 2)),
        b't' => return Ok((Some('\t'), 2)),
        b'v' => return Ok((Some('\x0b'), 2)),
        b'0'..=b'7' => {
            let len = bytes[1..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
            let code = bytes[1..=len].iter().fold(0, |code, digit| code << 3 | u32::from(digit - b'0'));
            return Ok((char_of(code), 1 + len));
        }
        b'x' => (2, "truncated \\xXX escape"),
        b'u' => (4, "truncated \\uXXXX escape"),
        b'U' => (8, "truncated \\UXXXXXXXX escape"),
        // No names of characters are known here.
        b'N' => {
            return Err(match (bytes.get(2), bytes.iter().position(|byte| *byte == b'}')) {
                (Some(b'{'), Some(end)) if end > 3 => (end + 1, "unknown Unicode character name"),
                _ => (2, "malformed \\N character escape"),
            });
        }
        // What is no escape stands for itself.
        _ => return Ok((Some('\\'), 1)),
    };
    let digits = bytes[2..].iter().take(wanted).map_while(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u32> = digits.collect();
    if digits.len() < wanted {
        return Err((2 + digits.len(), reason));
    }
    let code = digits.into_iter().fold(0, |code: u32, digit| code << 4 | digit);
    match char_of(code) {
        Some(c) => Ok((Some(c), 2 + wanted)),
        None => Err((2 + wanted, ILLEGAL)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let mut bytes = Vec::new();
        encode(&mut bytes, "é\n\\€😀a", false);
        assert_eq!(bytes, b"\\xe9\\n\\\\\\u20ac\\U0001f600a");
        let mut text = String::new();
        let (len, fault) = decode(&mut text, &bytes, false);
        assert_eq!((&*text, len, fault.is_none()), ("é\n\\€😀a", bytes.len(), true));
        let (good, fault) = decode(&mut String::new(), b"a\\x1", false);
        assert_eq!((good, fault.map(|fault| (fault.end, fault.reason))), (1, Some((3, "truncated \\xXX escape"))));
        let mut text = String::new();
        decode(&mut text, b"\\n\\u0041", true);
        assert_eq!(text, "\\nA");
    }
}
