//! Lone surrogates in strings, which are UTF-8 and cannot hold them.
//!
//! U+D800 to U+DFFF are stored as the characters U+DD800 to U+DDFFF, which Unicode has not assigned and hardly will. Whatever
//! shows a character's number or writes it as bytes asks here for the number it stands for.

const FIRST: u32 = 0xd800;
const LAST: u32 = 0xdfff;
/// How far a stored surrogate is from what it stands for.
const DISTANCE: u32 = 0xd_0000;

/// The code point that a character of a string stands for.
#[inline]
pub fn code_of(c: char) -> u32 {
    let code = u32::from(c);
    if (FIRST + DISTANCE..=LAST + DISTANCE).contains(&code) { code - DISTANCE } else { code }
}

/// The character that stands for a code point; `None` above U+10FFFF.
#[inline]
pub fn char_of(code: u32) -> Option<char> {
    char::from_u32(if is_surrogate(code) { code + DISTANCE } else { code })
}

/// Whether a code point is a surrogate.
#[inline]
pub fn is_surrogate(code: u32) -> bool {
    (FIRST..=LAST).contains(&code)
}

/// Whether a text holds a surrogate.
pub fn has_surrogate(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xf3, bytes).any(|at| matches!(bytes.get(at + 1..at + 3), Some([0x9d, third]) if *third >= 0xa0))
}

/// A text with each surrogate escaped, as streams of errors show it.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match code_of(c) {
            code if is_surrogate(code) => out.push_str(&format!("\\u{code:04x}")),
            _ => out.push(c),
        }
    }
    out
}

/// The value of a string literal in which the parser has replaced each escaped surrogate by U+FFFD; `source` is the literal as it
/// is written. `None`, if nothing has been replaced.
pub fn restored(value: &str, source: &str) -> Option<String> {
    if !value.contains('\u{fffd}') || !source.contains('\\') {
        return None;
    }
    let mut stand_ins = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['\\', '\u{fffd}']) {
        rest = &rest[at..];
        let digits = match rest.as_bytes().get(..2) {
            Some(b"\\u") => 4,
            Some(b"\\U") => 8,
            Some(b"\\N") => {
                let end = rest.find('}').map_or(rest.len(), |end| end + 1);
                if rest[..end].eq_ignore_ascii_case("\\N{REPLACEMENT CHARACTER}") {
                    stand_ins.push('\u{fffd}');
                }
                rest = &rest[end..];
                continue;
            }
            _ if rest.starts_with('\\') => {
                let mut chars = rest.chars();
                chars.by_ref().take(2).for_each(drop);
                rest = chars.as_str();
                continue;
            }
            _ => {
                stand_ins.push('\u{fffd}');
                rest = &rest['\u{fffd}'.len_utf8()..];
                continue;
            }
        };
        let code = rest.get(2..2 + digits).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0);
        if is_surrogate(code) || code == 0xfffd {
            stand_ins.extend(char_of(code));
        }
        rest = rest.get(2 + digits..).unwrap_or_default();
    }
    let mut stand_ins = stand_ins.into_iter();
    Some(value.chars().map(|c| if c == '\u{fffd}' { stand_ins.next().unwrap_or(c) } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_and_shown() {
        let c = char_of(0xdc80).unwrap_or_default();
        assert_eq!((u32::from(c), code_of(c)), (0xd_dc80, 0xdc80));
        assert_eq!(code_of('é'), 0xe9);
        assert_eq!(char_of(0x11_0000), None);
        assert!(has_surrogate(&format!("a{c}")) && !has_surrogate("aé\u{10ffff}\u{dd7ff}\u{de000}"));
        assert_eq!(escaped(&format!("a{c}é")), "a\\udc80é");
    }

    #[test]
    fn literals() {
        let high = char_of(0xd800).unwrap_or_default();
        assert_eq!(restored("a\u{fffd}", "'a\\ud800'"), Some(format!("a{high}")));
        assert_eq!(restored("\\\u{fffd}\u{fffd}", "'\\\\\\U0000D800\u{fffd}'"), Some(format!("\\{high}\u{fffd}")));
        assert_eq!(restored("abc", "'\\x61bc'"), None);
    }
}
