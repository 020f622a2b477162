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
                    self.plain(folded) || self.plain(alone(c.to_uppercase(), c)) || self.plain(alone(c.to_lowercase(), c))
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
        Fold::Unicode => {
            let upper = alone(c.to_uppercase(), c);
            alone(upper.to_lowercase(), c)
        }
    }
}

/// The only character of these, or another one.
fn alone(mut chars: impl Iterator<Item = char>, otherwise: char) -> char {
    match (chars.next(), chars.next()) {
        (Some(c), None) => c,
        _ => otherwise,
    }
}
