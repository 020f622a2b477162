//! What a backslash means in a regular expression, and what stands in a set.

use super::{
    class::{Category, Item},
    flags,
    node::Place,
    parse::{Parser, Problem},
};

/// What a backslash and what follows it mean.
pub(super) enum Escape {
    Char(char),
    Category { category: Category, negated: bool },
    Place(Place),
    Group(usize),
}

impl Parser<'_> {
    /// What follows a backslash at `start`, outside of a set.
    pub(super) fn escape(&mut self, start: usize, flags: u32) -> Result<Escape, Problem> {
        let Some(c) = self.peek() else { return Err(self.error_at("bad escape (end of pattern)", start)) };
        let ascii = self.bytes || flags & flags::ASCII != 0;
        let place = match c {
            'A' => Some(Place::Start),
            'Z' => Some(Place::LastEnd),
            'b' => Some(Place::Word { ascii, negated: false }),
            'B' => Some(Place::Word { ascii, negated: true }),
            _ => None,
        };
        if let Some(place) = place {
            self.at += 1;
            return Ok(Escape::Place(place));
        }
        if let Some(escape) = self.common_escape(c, start)? {
            return Ok(escape);
        }
        if c.is_ascii_digit() {
            return self.number(start);
        }
        self.other(c, start)
    }

    /// What stands in a set, up to its end.
    pub(super) fn set_items(&mut self, start: usize) -> Result<Vec<Item>, Problem> {
        let mut items = Vec::new();
        let first = self.at;
        loop {
            let from = self.at;
            let Some(c) = self.peek() else { return Err(self.error_at("unterminated character set", start)) };
            if c == ']' && from != first {
                self.at += 1;
                return Ok(items);
            }
            let low = self.set_member(c)?;
            if self.peek() != Some('-') {
                items.push(item(&low));
                continue;
            }
            self.at += 1;
            let Some(c) = self.peek() else { return Err(self.error_at("unterminated character set", start)) };
            if c == ']' {
                items.extend([item(&low), Item::Range('-', '-')]);
                continue;
            }
            let high = self.set_member(c)?;
            match (&low, &high) {
                (Escape::Char(low), Escape::Char(high)) if low <= high => items.push(Item::Range(*low, *high)),
                _ => {
                    let text: String = self.text[from..self.at].iter().collect();
                    return Err(self.error_at(format!("bad character range {text}"), from));
                }
            }
        }
    }

    fn set_member(&mut self, c: char) -> Result<Escape, Problem> {
        let start = self.at;
        self.at += 1;
        if c != '\\' {
            return Ok(Escape::Char(c));
        }
        let Some(c) = self.peek() else { return Err(self.error_at("bad escape (end of pattern)", start)) };
        if c == 'b' {
            self.at += 1;
            return Ok(Escape::Char('\x08'));
        }
        if let Some(escape) = self.common_escape(c, start)? {
            return Ok(escape);
        }
        if ('0'..='7').contains(&c) {
            let mut value = 0;
            for _ in 0..3 {
                let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else { break };
                self.at += 1;
                value = value * 8 + digit;
            }
            return self.octal(value, start).map(Escape::Char);
        }
        if c.is_ascii_digit() {
            self.at += 1;
            return Err(self.bad_escape(start));
        }
        self.other(c, start)
    }

    /// What means the same in sets and outside of them.
    fn common_escape(&mut self, c: char, start: usize) -> Result<Option<Escape>, Problem> {
        let category = |category, negated| Some(Escape::Category { category, negated });
        let escape = match c {
            'd' => category(Category::Digit, false),
            'D' => category(Category::Digit, true),
            's' => category(Category::Space, false),
            'S' => category(Category::Space, true),
            'w' => category(Category::Word, false),
            'W' => category(Category::Word, true),
            'a' => Some(Escape::Char('\x07')),
            'f' => Some(Escape::Char('\x0c')),
            'n' => Some(Escape::Char('\n')),
            'r' => Some(Escape::Char('\r')),
            't' => Some(Escape::Char('\t')),
            'v' => Some(Escape::Char('\x0b')),
            '\\' => Some(Escape::Char('\\')),
            'x' => return self.hexadecimal(2, start).map(Some),
            'u' if !self.bytes => return self.hexadecimal(4, start).map(Some),
            'U' if !self.bytes => return self.hexadecimal(8, start).map(Some),
            _ => None,
        };
        self.at += usize::from(escape.is_some());
        Ok(escape)
    }

    /// A letter that means nothing is an error, anything else stands for itself.
    fn other(&mut self, c: char, start: usize) -> Result<Escape, Problem> {
        self.at += 1;
        if c.is_ascii_alphabetic() { Err(self.bad_escape(start)) } else { Ok(Escape::Char(c)) }
    }

    fn bad_escape(&self, start: usize) -> Problem {
        let text: String = self.text[start..self.at].iter().collect();
        self.error_at(format!("bad escape {text}"), start)
    }

    fn hexadecimal(&mut self, digits: usize, start: usize) -> Result<Escape, Problem> {
        self.at += 1;
        let mut value = 0;
        for _ in 0..digits {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(16)) else {
                let text: String = self.text[start..self.at].iter().collect();
                return Err(self.error_at(format!("incomplete escape {text}"), start));
            };
            self.at += 1;
            value = value << 4 | digit;
        }
        match char::from_u32(value) {
            Some(c) => Ok(Escape::Char(c)),
            None => Err(self.bad_escape(start)),
        }
    }

    fn octal(&self, value: u32, start: usize) -> Result<char, Problem> {
        match u8::try_from(value) {
            Ok(code) => Ok(code.into()),
            Err(_) => {
                let text: String = self.text[start..self.at].iter().collect();
                Err(self.error_at(format!("octal escape value {text} outside of range 0-0o377"), start))
            }
        }
    }

    /// A group's number, or a character's in octal digits.
    fn number(&mut self, start: usize) -> Result<Escape, Problem> {
        let digit = |parser: &Self, radix| parser.peek().and_then(|c| c.to_digit(radix));
        let first = digit(self, 10).unwrap_or(0);
        self.at += 1;
        if first == 0 {
            let mut value = 0;
            for _ in 0..2 {
                let Some(next) = digit(self, 8) else { break };
                self.at += 1;
                value = value * 8 + next;
            }
            return self.octal(value, start).map(Escape::Char);
        }
        let mut group = first;
        if let Some(second) = digit(self, 10) {
            self.at += 1;
            if first < 8
                && second < 8
                && let Some(third) = digit(self, 8)
            {
                self.at += 1;
                return self.octal(first * 64 + second * 8 + third, start).map(Escape::Char);
            }
            group = first * 10 + second;
        }
        let group = group as usize;
        if group >= self.groups.len() {
            return Err(self.error_at(format!("invalid group reference {group}"), start + 1));
        }
        if self.open.contains(&group) {
            return Err(self.error_at("cannot refer to an open group", start));
        }
        self.check_behind(group)?;
        Ok(Escape::Group(group))
    }
}

fn item(member: &Escape) -> Item {
    match *member {
        Escape::Char(c) => Item::Range(c, c),
        Escape::Category { category, negated } => Item::Category { category, negated },
        Escape::Place(_) | Escape::Group(_) => unreachable!("sets have no places and groups"),
    }
}
