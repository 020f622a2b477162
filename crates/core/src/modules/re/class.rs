//! Sets of characters: `[a-z]`, `\w`, and letters compared without their case.

use super::node::Fold;
use crate::builtins::str::unicode;

/// `\d`, `\s` or `\w`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Digits.
    Digit,
    /// White space.
    Space,
    /// Letters, digits and `_`.
    Word,
}

impl Category {
    /// Whether a character is in it.
    pub fn holds(self, c: char, ascii: bool) -> bool {
        match (self, ascii) {
            (Self::Digit, true) => c.is_ascii_digit(),
            (Self::Digit, false) => unicode::decimal(c).is_some(),
            (Self::Space, true) => matches!(c, ' ' | '\t'..='\r'),
            (Self::Space, false) => unicode::is_space(c),
            (Self::Word, true) => c == '_' || c.is_ascii_alphanumeric(),
            (Self::Word, false) => c == '_' || unicode::is_alnum(c),
        }
    }
}

/// A part of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// From one to another, both included.
    Range(char, char),
    /// A category, or all that is not in it.
    Category {
        /// Which.
        category: Category,
        /// All that is not in it.
        negated: bool,
    },
}

/// A set of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    items: Vec<Item>,
    negated: bool,
    fold: Fold,
    ascii: bool,
    /// Which of the first 256 characters are in it.
    low: [u64; 4],
}

impl Set {
    /// All that is in one of the items, or all that is in none.
    pub fn new(items: Vec<Item>, negated: bool, fold: Fold, ascii: bool) -> Self {
        let mut set = Self { items, negated, fold, ascii, low: [0; 4] };
        for code in 0..=255_u8 {
            if set.search(code.into()) {
                set.low[usize::from(code >> 6)] |= 1 << (code & 63);
            }
        }
        set
    }

    /// Whether a character is in it.
    #[inline]
    pub fn holds(&self, c: char) -> bool {
        match u8::try_from(c) {
            Ok(code) => self.low[usize::from(code >> 6)] >> (code & 63) & 1 == 1,
            Err(_) => self.search(c),
        }
    }

    fn search(&self, c: char) -> bool {
        let found = self.plain(c)
            || match self.fold {
                Fold::Exact => false,
                Fold::Ascii => self.plain(c.to_ascii_lowercase()) || self.plain(c.to_ascii_uppercase()),
                Fold::Unicode => {
                    let folded = fold(c, Fold::Unicode);
                    [folded, alone(folded.to_uppercase(), c), alone(c.to_lowercase(), c)].iter().any(|c| self.plain(*c))
                        || ODD.iter().any(|odd| fold(*odd, Fold::Unicode) == folded && self.plain(*odd))
                }
            };
        found != self.negated
    }

    fn plain(&self, c: char) -> bool {
        self.items.iter().any(|item| match *item {
            Item::Range(from, to) => (from..=to).contains(&c),
            Item::Category { category, negated } => category.holds(c, self.ascii) != negated,
        })
    }
}

/// A character as it is compared.
#[inline]
pub fn fold(c: char, fold: Fold) -> char {
    match fold {
        Fold::Exact => c,
        Fold::Ascii => c.to_ascii_lowercase(),
        Fold::Unicode if c.is_ascii() => c.to_ascii_lowercase(),
        // Their other cases are several characters, or they are taken for others.
        Fold::Unicode if let Some((_, same)) = SAME.iter().find(|(odd, _)| *odd == c) => *same,
        Fold::Unicode => {
            let upper = alone(c.to_uppercase(), c);
            alone(upper.to_lowercase(), c)
        }
    }
}

/// Characters that are another one's lower case or upper case while that has a different one of its own.
const ODD: &[char] = &[
    'µ', 'ı', 'ſ', '\u{345}', 'ς', 'ϐ', 'ϑ', 'ϕ', 'ϖ', 'ϰ', 'ϱ', 'ϵ', '\u{1c80}', '\u{1c81}', '\u{1c82}', '\u{1c83}', '\u{1c84}',
    '\u{1c85}', '\u{1c86}', '\u{1c87}', '\u{1c88}', 'ẛ', 'ẞ', '\u{1fbe}', '\u{1fd3}', '\u{1fe3}', '\u{2126}', '\u{212a}',
    '\u{212b}', '\u{fb05}', 'İ',
];

/// What some characters are compared as.
const SAME: &[(char, char)] = &[('İ', 'i'), ('\u{1fd3}', '\u{390}'), ('\u{1fe3}', '\u{3b0}'), ('\u{fb05}', '\u{fb06}')];

/// The only character of these, or another one.
fn alone(mut chars: impl Iterator<Item = char>, otherwise: char) -> char {
    match (chars.next(), chars.next()) {
        (Some(c), None) => c,
        _ => otherwise,
    }
}
