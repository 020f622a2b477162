//! Where a number in a program ends, and what is wrong with one that is none.

/// The length of the number at the beginning of `text`, or the offset and the words of what CPython refuses in it.
pub(super) fn end_of_number(text: &str) -> Result<usize, (usize, String)> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let (radix, name) = match (byte(0), byte(1) | 0x20) {
        (b'0', b'x') => (16, "hexadecimal"),
        (b'0', b'o') => (8, "octal"),
        (b'0', b'b') => (2, "binary"),
        _ => return decimal(text),
    };
    let mut at = 2;
    loop {
        if byte(at) == b'_' {
            at += 1;
        }
        if !char::from(byte(at)).is_digit(radix) {
            return Err(match byte(at) {
                digit @ b'0'..=b'9' => (at, format!("invalid digit '{}' in {name} literal", char::from(digit))),
                _ => (at.saturating_sub(1), format!("invalid {name} literal")),
            });
        }
        while char::from(byte(at)).is_digit(radix) {
            at += 1;
        }
        if byte(at) != b'_' {
            break;
        }
    }
    match byte(at) {
        digit @ b'0'..=b'9' => Err((at, format!("invalid digit '{}' in {name} literal", char::from(digit)))),
        _ => ends_well(text, at, name),
    }
}

fn decimal(text: &str) -> Result<usize, (usize, String)> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut at = digits(bytes, 0)?;
    let whole = at;
    if byte(at) == b'.' {
        at = digits(bytes, at + 1)?;
    }
    if byte(at) | 0x20 == b'e' {
        let sign = usize::from(matches!(byte(at + 1), b'+' | b'-'));
        if byte(at + 1 + sign).is_ascii_digit() {
            at = digits(bytes, at + 1 + sign)?;
        } else if sign == 1 {
            return Err((at + 1, "invalid decimal literal".into()));
        }
    }
    if byte(at) | 0x20 == b'j' {
        return ends_well(text, at + 1, "imaginary");
    }
    let first = text[..whole].trim_start_matches(['0', '_']);
    if at == whole && byte(0) == b'0' && !first.is_empty() {
        let message = "leading zeros in decimal integer literals are not permitted; \
                       use an 0o prefix for octal integers";
        return Err((0, message.into()));
    }
    ends_well(text, at, "decimal")
}

/// The end of digits with single underscores between them.
fn digits(bytes: &[u8], from: usize) -> Result<usize, (usize, String)> {
    let mut at = from;
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        if bytes.get(at) != Some(&b'_') || at == from {
            return Ok(at);
        }
        if !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            return Err((at, "invalid decimal literal".into()));
        }
        at += 1;
    }
}

/// A number must not run into a name, unless that is a keyword that may follow it.
fn ends_well(text: &str, at: usize, name: &str) -> Result<usize, (usize, String)> {
    let rest = &text[at..];
    let word_end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    let word = &rest[..word_end];
    let keyword = ["and", "else", "for", "if", "in", "is", "not", "or"].iter().any(|it| word.starts_with(it));
    if word.is_empty() || keyword { Ok(at) } else { Err((at.saturating_sub(1), format!("invalid {name} literal"))) }
}
