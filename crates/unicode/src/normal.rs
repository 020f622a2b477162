//! Unicode's normal forms (Unicode 14, section 3.11), and which text is in them anyway.

use crate::{Table, rules};

/// A normal form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Taken apart, then put together.
    Nfc,
    /// Taken apart.
    Nfd,
    /// As `Nfc`, and characters that look or mean nearly the same are made the same.
    Nfkc,
    /// As `Nfd`, and characters that look or mean nearly the same are made the same.
    Nfkd,
}

/// Composed characters that stay apart, first and last of each run.
const EXCLUDED: &[(u32, u32)] = &[
    (0x958, 0x95F),
    (0x9DC, 0x9DD),
    (0x9DF, 0x9DF),
    (0xA33, 0xA33),
    (0xA36, 0xA36),
    (0xA59, 0xA5B),
    (0xA5E, 0xA5E),
    (0xB5C, 0xB5D),
    (0xF43, 0xF43),
    (0xF4D, 0xF4D),
    (0xF52, 0xF52),
    (0xF57, 0xF57),
    (0xF5C, 0xF5C),
    (0xF69, 0xF69),
    (0xF76, 0xF76),
    (0xF78, 0xF78),
    (0xF93, 0xF93),
    (0xF9D, 0xF9D),
    (0xFA2, 0xFA2),
    (0xFA7, 0xFA7),
    (0xFAC, 0xFAC),
    (0xFB9, 0xFB9),
    (0x2ADC, 0x2ADC),
    (0xFB1D, 0xFB1D),
    (0xFB1F, 0xFB1F),
    (0xFB2A, 0xFB36),
    (0xFB38, 0xFB3C),
    (0xFB3E, 0xFB3E),
    (0xFB40, 0xFB41),
    (0xFB43, 0xFB44),
    (0xFB46, 0xFB4E),
    (0x1D15E, 0x1D164),
    (0x1D1BB, 0x1D1C0),
];

/// Characters that the normal forms leave as they are in every identifier, first and last of each run: those of the scripts and
/// symbols that most programs have in them.
const STABLE: &[(u32, u32)] = &[
    (0x0, 0xA9),
    (0xAB, 0xB4),
    (0xB6, 0xB9),
    (0xBB, 0x131),
    (0x180, 0x1C3),
    (0x1F4, 0x2AF),
    (0x37B, 0x3CF),
    (0x3FA, 0x482),
    (0x488, 0x586),
    (0x5C8, 0x60F),
    (0x1E00, 0x1E99),
    (0x2000, 0x2070),
    (0x20A0, 0x20CF),
    (0x2180, 0x2C7B),
    (0x2E00, 0x3029),
    (0x303B, 0x3098),
    (0x30A0, 0x30FE),
    (0x318F, 0xA66E),
    (0xAC00, 0xD7A3),
    (0xE000, 0xF8FF),
    (0xFE00, 0xFE0F),
    (0x1F000, 0x1FBEF),
];

/// Whether a normal form may change an identifier that has this character.
pub(crate) fn may_change(character: char) -> bool {
    !within(STABLE, character.into())
}

/// Whether a composed character is one that is put together again.
pub(crate) fn is_excluded(code: u32) -> bool {
    within(EXCLUDED, code)
}

fn within(runs: &[(u32, u32)], code: u32) -> bool {
    runs.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

impl Table {
    /// A text in a normal form.
    pub fn normalized(&self, text: &str, form: Form) -> String {
        if text.is_ascii() {
            return text.to_owned();
        }
        let mut apart = Vec::with_capacity(text.len());
        for character in text.chars() {
            self.take_apart(character, matches!(form, Form::Nfkc | Form::Nfkd), &mut apart);
        }
        for marks in apart.chunk_by_mut(|(one, _), (other, _)| (*one != 0) == (*other != 0)) {
            marks.sort_by_key(|(class, _)| *class);
        }
        if matches!(form, Form::Nfc | Form::Nfkc) {
            apart = self.put_together(apart);
        }
        apart.into_iter().map(|(_, character)| character).collect()
    }

    /// Adds what a character is made of, with combining classes.
    fn take_apart(&self, character: char, compatible: bool, out: &mut Vec<(u8, char)>) {
        if let Some(letters) = rules::letters(character) {
            out.extend(letters.into_iter().flatten().map(|letter| (0, letter)));
            return;
        }
        let parts = self.decomposition(character);
        let parts = match parts.strip_prefix('<') {
            Some(_) if !compatible => "",
            Some(tagged) => tagged.split_once(' ').map_or("", |(_, parts)| parts),
            None => parts,
        };
        if parts.is_empty() {
            let code = u32::from(character);
            out.push((if code < 0x300 { 0 } else { self.properties(code).combining }, character));
        }
        for part in parts.split_whitespace().filter_map(|part| char::from_u32(u32::from_str_radix(part, 16).ok()?)) {
            self.take_apart(part, compatible, out);
        }
    }

    fn put_together(&self, apart: Vec<(u8, char)>) -> Vec<(u8, char)> {
        let mut whole: Vec<(u8, char)> = Vec::with_capacity(apart.len());
        let mut starter = None;
        for (class, character) in apart {
            if let Some(index) = starter {
                let blocked = whole.len() - 1 > index && whole.last().is_some_and(|(last, _)| *last >= class);
                let (_, first): (u8, char) = whole[index];
                if !blocked && let Some(composed) = rules::syllable(first, character).or_else(|| self.composed(first, character))
                {
                    whole[index].1 = composed;
                    continue;
                }
            }
            if class == 0 {
                starter = Some(whole.len());
            }
            whole.push((class, character));
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: &str = "\u{301}\u{323}\u{327}\u{3099}\u{1161}\u{11A8}\u{338}";

    fn table() -> Table {
        Table::parse(include_str!("../data/unicode.txt").to_owned())
    }

    /// A sum of the forms of all characters, of many with marks behind them too. CPython 3.11 has the same.
    #[test]
    fn all_characters_have_the_forms_that_cpython_gives_them() {
        let table = table();
        let sums = [
            (Form::Nfc, 0x7e84_bfd0_451a_e0b7),
            (Form::Nfd, 0x3c12_b821_5bb1_4a52),
            (Form::Nfkc, 0xc5e8_42e8_7b3d_bae5),
            (Form::Nfkd, 0x6048_52be_5cc8_45c7),
        ];
        for (form, expected) in sums {
            let mut sum = 0xcbf2_9ce4_8422_2325_u64;
            let mut feed = |text: &str| {
                for byte in text.bytes().chain([0xFF]) {
                    sum = (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
                }
            };
            for character in '\0'..=char::MAX {
                if table.properties(character.into()).category == "Cn" {
                    continue;
                }
                let alone = character.to_string();
                let normal = table.normalized(&alone, form);
                if normal != alone {
                    feed(&normal);
                }
                if matches!(u32::from(character), 0..0x3200 | 0x11000..0x11A00) {
                    feed(&table.normalized(&format!("{character}{MARKS}"), form));
                }
            }
            assert_eq!(sum, expected, "{form:?}");
        }
    }

    #[test]
    fn what_is_called_stable_is() {
        let table = table();
        let letters = ["Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Mn", "Mc", "Nd", "Pc"];
        let mut count = 0;
        for character in ('\0'..=char::MAX).filter(|character| !may_change(*character)) {
            let properties = table.properties(character.into());
            if letters.contains(&properties.category) {
                assert_eq!(table.normalized(&character.to_string(), Form::Nfkc), character.to_string());
                assert_eq!(properties.combining, 0, "{character}");
                assert!(!table.is_second(character), "{character}");
                count += 1;
            }
        }
        assert!(count > 30_000, "only {count} characters");
        assert!("ﬁ𝐱e\u{301}ﾊº".chars().filter(|c| may_change(*c)).count() == 5);
    }
}
