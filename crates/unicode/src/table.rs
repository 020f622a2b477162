//! The table in memory: the text itself, and where in it each name stands.

use crate::{normal, rules};

/// What is known of characters.
#[derive(Debug)]
pub struct Table {
    /// The text of `data/unicode.txt`.
    text: String,
    /// The named characters with the places of their names, by character.
    names: Vec<Entry>,
    /// Characters with the places of their names or aliases, by name.
    by_name: Vec<Entry>,
    /// First and last character with the same properties, and where those stand.
    properties: Vec<(u32, Entry)>,
    numbers: Vec<Entry>,
    decompositions: Vec<Entry>,
    /// Pairs of characters with what they make together.
    compositions: Vec<(char, char, char)>,
}

/// A character and a part of the text.
#[derive(Clone, Copy, Debug)]
struct Entry {
    code: u32,
    start: u32,
    end: u32,
}

/// What kind of character one is, in Unicode's abbreviations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Properties<'t> {
    /// General category, such as `Lu`.
    pub category: &'t str,
    /// Bidirectional class, such as `L`; empty if it has none.
    pub bidirectional: &'t str,
    /// Canonical combining class, 0 to 254.
    pub combining: u8,
    /// East Asian width, such as `Na`.
    pub east_asian_width: &'t str,
    /// Whether it is mirrored in text from right to left.
    pub mirrored: bool,
}

/// What number a character stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// As a decimal digit.
    pub decimal: Option<u8>,
    /// As a digit of any kind.
    pub digit: Option<u8>,
    /// As any number.
    pub numeric: f64,
}

impl Table {
    /// Finds the parts of the text. Lines that are not as `data/make.py` writes them are left out.
    pub(crate) fn parse(text: String) -> Self {
        let mut table = Self {
            text: String::new(),
            names: Vec::new(),
            by_name: Vec::new(),
            properties: Vec::new(),
            numbers: Vec::new(),
            decompositions: Vec::new(),
            compositions: Vec::new(),
        };
        let (mut section, mut next, mut start) = (0, 0, 0);
        for line in text.split('\n') {
            let end = start + line.len();
            let entry = |code: u32, skip: usize| Entry { code, start: (start + skip) as u32, end: end as u32 };
            let keyed = || {
                let (code, _) = line.split_once(' ')?;
                Some(entry(hexadecimal(code)?, code.len() + 1))
            };
            if line.is_empty() {
                section += 1;
            } else if let (0, Some(code)) = (section, line.strip_prefix('@')) {
                next = hexadecimal(code).unwrap_or(next);
            } else {
                match section {
                    0 => {
                        table.names.push(entry(next, 0));
                        next += 1;
                    }
                    1 => table.by_name.extend(keyed()),
                    2 => table.properties.extend(keyed().and_then(|run| {
                        let (last, _) = text[run.start as usize..end].split_once(' ')?;
                        Some((hexadecimal(last)?, Entry { start: run.start + last.len() as u32 + 1, ..run }))
                    })),
                    3 => table.numbers.extend(keyed()),
                    _ => table.decompositions.extend(keyed()),
                }
            }
            start = end + 1;
        }
        table.by_name.extend(&table.names);
        table.text = text;
        let words = &table.text;
        table.by_name.sort_by(|one, other| part(words, *one).cmp(part(words, *other)));
        table.compositions = table.decompositions.iter().filter_map(|entry| table.composition(*entry)).collect();
        table.compositions.sort_unstable();
        table
    }

    /// The character of this name or alias, in capitals or not.
    pub fn character(&self, name: &str) -> Option<char> {
        let name = name.to_ascii_uppercase();
        let found = self.by_name.binary_search_by(|entry| part(&self.text, *entry).cmp(&name));
        match found {
            Ok(index) => char::from_u32(self.by_name[index].code),
            Err(_) => rules::character(&name),
        }
    }

    /// The name of a character, if it has one.
    pub fn name(&self, character: char) -> Option<String> {
        match find(&self.names, character) {
            Some(entry) => Some(part(&self.text, entry).to_owned()),
            None => rules::name(character.into()),
        }
    }

    /// What kind of character it is. `character` may be a surrogate.
    pub fn properties(&self, character: u32) -> Properties<'_> {
        let after = self.properties.partition_point(|(_, run)| run.code <= character);
        let run = after.checked_sub(1).map(|index| self.properties[index]).filter(|(last, _)| character <= *last);
        let mut words = run.map_or("", |(_, entry)| part(&self.text, entry)).split(' ').filter(|word| !word.is_empty());
        Properties {
            category: words.next().unwrap_or("Cn"),
            bidirectional: words.next().filter(|class| *class != "-").unwrap_or(""),
            combining: words.next().and_then(|class| class.parse().ok()).unwrap_or(0),
            east_asian_width: words.next().unwrap_or("N"),
            mirrored: words.next() == Some("1"),
        }
    }

    /// What number it stands for, if any.
    pub fn number(&self, character: char) -> Option<Number> {
        let mut words = part(&self.text, find(&self.numbers, character)?).split(' ');
        let mut digit = || words.next().and_then(|word| word.parse().ok());
        Some(Number { decimal: digit(), digit: digit(), numeric: words.next()?.parse().ok()? })
    }

    /// The two characters that make a third, if they are put together by normal forms.
    fn composition(&self, entry: Entry) -> Option<(char, char, char)> {
        let (first, second) = part(&self.text, entry).split_once(' ')?;
        let first = hexadecimal(first)?;
        let starts = self.properties(entry.code).combining == 0 && self.properties(first).combining == 0;
        let wanted = starts && !normal::is_excluded(entry.code);
        wanted.then_some((char::from_u32(first)?, char::from_u32(hexadecimal(second)?)?, char::from_u32(entry.code)?))
    }

    /// What two characters make together.
    pub(crate) fn composed(&self, first: char, second: char) -> Option<char> {
        let found = self.compositions.binary_search_by_key(&(first, second), |(first, second, _)| (*first, *second));
        found.ok().map(|index| self.compositions[index].2)
    }

    /// Whether a character can be put together with the one before it.
    #[cfg(test)]
    pub(crate) fn is_second(&self, character: char) -> bool {
        self.compositions.iter().any(|(_, second, _)| *second == character)
    }

    /// What it is made of, as Unicode writes it: `<compat> 0020 0308`; empty if nothing.
    pub fn decomposition(&self, character: char) -> &str {
        find(&self.decompositions, character).map_or("", |entry| part(&self.text, entry))
    }
}

fn part(text: &str, entry: Entry) -> &str {
    &text[entry.start as usize..entry.end as usize]
}

fn find(entries: &[Entry], character: char) -> Option<Entry> {
    let index = entries.binary_search_by_key(&u32::from(character), |entry| entry.code).ok()?;
    Some(entries[index])
}

fn hexadecimal(digits: &str) -> Option<u32> {
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table::parse(include_str!("../data/unicode.txt").to_owned())
    }

    #[test]
    fn every_name_leads_back_to_its_character() {
        let table = table();
        let mut count = 0;
        for character in '\0'..=char::MAX {
            if let Some(name) = table.name(character) {
                assert_eq!(table.character(&name), Some(character), "{name}");
                count += 1;
            }
        }
        assert!(count > 130_000, "only {count} names");
    }

    #[test]
    fn names_are_found_whatever_their_case_and_aliases_too() {
        let table = table();
        assert_eq!(table.character("latin small letter E WITH ACUTE"), Some('é'));
        assert_eq!(table.character("LINE FEED"), Some('\n'));
        assert_eq!(table.character("HANGUL SYLLABLE GAG"), Some('각'));
        assert_eq!(table.character("CJK UNIFIED IDEOGRAPH-4E2D"), Some('中'));
        assert_eq!(table.character("CJK UNIFIED IDEOGRAPH-41"), None);
        assert_eq!(table.character("NO SUCH NAME"), None);
    }

    #[test]
    fn properties_are_unicodes() {
        let table = table();
        let bracket = table.properties('('.into());
        assert_eq!((bracket.category, bracket.bidirectional, bracket.mirrored), ("Ps", "ON", true));
        assert_eq!(table.properties(0x301).combining, 230);
        assert_eq!(table.properties('中'.into()).east_asian_width, "W");
        assert_eq!(table.properties(0x10_FFFF).category, "Cn");
        assert_eq!(table.number('½').map(|number| number.numeric), Some(0.5));
        assert_eq!(table.number('7').and_then(|number| number.decimal), Some(7));
        assert_eq!(table.decomposition('é'), "0065 0301");
    }
}
