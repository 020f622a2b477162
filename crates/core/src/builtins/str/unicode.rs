//! What Python asks of characters where the standard library has no answer: small tables and rules (Unicode 14 and later).

/// Where each run of ten decimal digits begins.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
    0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0,
    0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec,
    0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// Digits that are not decimal digits: superscripts, circled digits and the like.
const OTHER_DIGITS: &[(u32, u32)] = &[
    (0xb2, 0xb3),
    (0xb9, 0xb9),
    (0x1369, 0x1371),
    (0x19da, 0x19da),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247c),
    (0x2488, 0x2490),
    (0x24ea, 0x24ea),
    (0x24f5, 0x24fd),
    (0x24ff, 0x24ff),
    (0x2776, 0x277e),
    (0x2780, 0x2788),
    (0x278a, 0x2792),
    (0x10a40, 0x10a43),
    (0x10e60, 0x10e68),
    (0x11052, 0x1105a),
    (0x1f100, 0x1f10a),
];

/// Ideographs that are numbers.
const IDEOGRAPHIC_NUMBERS: &[u32] = &[
    0x3405, 0x3483, 0x382a, 0x3b4d, 0x4e00, 0x4e03, 0x4e07, 0x4e09, 0x4e5d, 0x4e8c, 0x4e94, 0x4e96, 0x4ebf, 0x4ec0, 0x4edf,
    0x4ee8, 0x4f0d, 0x4f70, 0x5104, 0x5146, 0x5169, 0x516b, 0x516d, 0x5341, 0x5343, 0x5344, 0x5345, 0x534c, 0x53c1, 0x53c2,
    0x53c3, 0x53c4, 0x56db, 0x58f1, 0x58f9, 0x5e7a, 0x5efe, 0x5eff, 0x5f0c, 0x5f0d, 0x5f0e, 0x5f10, 0x62fe, 0x634c, 0x67d2,
    0x6f06, 0x7396, 0x767e, 0x8086, 0x842c, 0x8cae, 0x8cb3, 0x8d30, 0x9621, 0x9646, 0x964c, 0x9678, 0x96f6, 0xf96b, 0xf973,
    0xf978, 0xf9b2, 0xf9d1, 0xf9d3, 0xf9fd, 0x20001, 0x20064, 0x200e2, 0x20121, 0x2092a, 0x20983, 0x2098c, 0x2099c, 0x20aea,
    0x20afd, 0x20b19, 0x22390, 0x22998, 0x23b1b, 0x2626d, 0x2f890,
];

/// The ASCII characters that are white space, a bit for each.
pub const ASCII_SPACE: u128 = 0x1f << 9 | 0xf << 0x1c | 1 << 0x20;

/// `str.isspace` of one character.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1c'..='\x1f')
}

/// Whether a character ends a line for `str.splitlines`.
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The value of a decimal digit.
pub fn decimal(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = u32::from(c);
    let after = ZEROS.partition_point(|zero| *zero <= code);
    let value = code - ZEROS[after.checked_sub(1)?];
    (value < 10).then_some(value)
}

/// `str.isdigit` of one character.
pub fn is_digit(c: char) -> bool {
    let code = u32::from(c);
    decimal(c).is_some() || OTHER_DIGITS.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

/// `str.isnumeric` of one character.
pub fn is_numeric(c: char) -> bool {
    c.is_numeric() || IDEOGRAPHIC_NUMBERS.binary_search(&u32::from(c)).is_ok()
}

/// `str.isalpha` of one character: a letter, of whatever kind.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    // Identifiers may begin with letters, letter-like numbers and a few others; some letters are left out because of how
    // they normalize.
    let letter = unicode_ident::is_xid_start(c) && !c.is_numeric();
    (letter && !matches!(u32::from(c), 0x1885 | 0x1886 | 0x2118 | 0x212e))
        || matches!(
            u32::from(c),
            0x37a | 0xe33 | 0xeb3 | 0x2e2f | 0xfc5e
                ..=0xfc63
                    | 0xfdfa
                    | 0xfdfb
                    | 0xfe70
                    | 0xfe72
                    | 0xfe74
                    | 0xfe76
                    | 0xfe78
                    | 0xfe7a
                    | 0xfe7c
                    | 0xfe7e
                    | 0xff9e
                    | 0xff9f
        )
}

/// `str.isalnum` of one character.
pub fn is_alnum(c: char) -> bool {
    is_alpha(c) || is_numeric(c) || is_digit(c)
}

/// Whether `repr` shows a character as it is.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' '..='~');
    }
    // The standard library's debug text escapes the same categories; what extends a letter only at the beginning.
    let mut buffer = [b'a'; 5];
    let end = 1 + c.encode_utf8(&mut buffer[1..]).len();
    std::str::from_utf8(&buffer[..end]).is_ok_and(|text| text.escape_debug().nth(1) == Some(c))
}

/// Whether a character has title case: a digraph of a capital and a small letter, or a capital with iota.
pub fn is_title(c: char) -> bool {
    matches!(u32::from(c), 0x1c5 | 0x1c8 | 0x1cb | 0x1f2 | 0x1f88..=0x1f8f | 0x1f98..=0x1f9f | 0x1fa8..=0x1faf | 0x1fbc | 0x1fcc | 0x1ffc)
}

/// Whether a character has case at all, for `str.title`.
pub fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || is_title(c)
}

/// Appends a character in title case.
pub fn push_title(text: &mut String, c: char) {
    let code = u32::from(c);
    let single = match code {
        0..=0x7f => Some(code as u8 as char).map(|c| u32::from(c.to_ascii_uppercase())),
        0x1c4..=0x1c6 => Some(0x1c5),
        0x1c7..=0x1c9 => Some(0x1c8),
        0x1ca..=0x1cc => Some(0x1cb),
        0x1f1..=0x1f3 => Some(0x1f2),
        0x10d0..=0x10fa | 0x10fd..=0x10ff => Some(code),
        0x1f80..=0x1f87 | 0x1f90..=0x1f97 | 0x1fa0..=0x1fa7 => Some(code + 8),
        0x1fb3 | 0x1fc3 | 0x1ff3 => Some(code + 9),
        _ if is_title(c) => Some(code),
        _ => None,
    };
    if let Some(single) = single.and_then(char::from_u32) {
        text.push(single);
        return;
    }
    let mut upper = c.to_uppercase();
    match code {
        // A ligature: the first letter large, the others small.
        0xdf | 0x587 | 0xfb00..=0xfb06 | 0xfb13..=0xfb17 => {
            text.extend(upper.next());
            text.extend(upper.flat_map(char::to_lowercase));
        }
        // A vowel with accents and a small iota, which stays small.
        0x1fb2 | 0x1fb4 | 0x1fc2 | 0x1fc4 | 0x1ff2 | 0x1ff4 | 0x1fb7 | 0x1fc7 | 0x1ff7 => {
            text.extend(upper.map(|c| if c == 'Ι' { '\u{345}' } else { c }));
        }
        _ => text.extend(upper),
    }
}

/// Appends a character folded for comparison without regard to case.
pub fn push_casefold(text: &mut String, c: char) {
    match u32::from(c) {
        0x131 => text.push(c),
        0x1e9e => text.push_str("ss"),
        // Cherokee folds to its capitals, which are older than its small letters.
        0x13a0..=0x13fd | 0xab70..=0xabbf => text.extend(c.to_uppercase()),
        _ => text.extend(c.to_uppercase().flat_map(char::to_lowercase)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| push_title(&mut out, c));
        out
    }

    #[test]
    fn digits_have_values() {
        assert_eq!(decimal('7'), Some(7));
        assert_eq!(decimal('\u{663}'), Some(3));
        assert_eq!(decimal('\u{1d7e1}'), Some(9));
        assert_eq!(decimal('²'), None);
        assert!(is_digit('²') && !is_digit('½') && is_numeric('½') && is_numeric('五'));
    }

    #[test]
    fn letters_are_not_numbers_or_marks() {
        assert!(is_alpha('é') && is_alpha('中') && is_alpha('\u{37a}'));
        assert!(!is_alpha('Ⅷ') && !is_alpha('\u{301}') && !is_alpha('_') && !is_alpha('Ⓐ'));
    }

    #[test]
    fn cases() {
        assert_eq!(title("ßǆﬁᾳᾷa"), "SsǅFiᾼΑ\u{342}\u{345}A");
        let mut folded = String::new();
        "ẞßİI".chars().for_each(|c| push_casefold(&mut folded, c));
        assert_eq!(folded, "ssssi\u{307}i");
    }

    #[test]
    fn printable() {
        assert!(is_printable('é') && is_printable('\u{301}') && is_printable('😀'));
        assert!(!is_printable('\u{a0}') && !is_printable('\u{ad}') && !is_printable('\u{200b}') && !is_printable('\u{e000}'));
    }
}
