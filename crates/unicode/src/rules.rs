//! Names that follow rules: ideographs by their number, Hangul syllables by their parts (Unicode 14, section 4.8).

const IDEOGRAPH: &str = "CJK UNIFIED IDEOGRAPH-";
const SYLLABLE: &str = "HANGUL SYLLABLE ";

/// First and last of the ideographs.
const IDEOGRAPHS: &[(u32, u32)] = &[
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B738),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
    (0x30000, 0x3134A),
];

/// The first syllable.
const FIRST: u32 = 0xAC00;
/// The first of the initials and of the vowels, and the place before the first of the finals.
const INITIAL: u32 = 0x1100;
const VOWEL: u32 = 0x1161;
const FINAL: u32 = 0x11A7;
const INITIAL_COUNT: u32 = INITIALS.len() as u32;
const VOWEL_COUNT: u32 = VOWELS.len() as u32;
const FINAL_COUNT: u32 = FINALS.len() as u32;
const COUNT: u32 = INITIAL_COUNT * VOWEL_COUNT * FINAL_COUNT;
const INITIALS: [&str; 19] = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
const VOWELS: [&str; 21] =
    ["A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"];
const FINALS: [&str; 28] = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG",
    "J", "C", "K", "T", "P", "H",
];

/// The name of a character whose name follows a rule.
pub fn name(code: u32) -> Option<String> {
    if IDEOGRAPHS.iter().any(|(first, last)| (*first..=*last).contains(&code)) {
        return Some(format!("{IDEOGRAPH}{code:X}"));
    }
    let index = code.checked_sub(FIRST)? as usize;
    let (initial, vowel, end) =
        (index / (VOWELS.len() * FINALS.len()), index / FINALS.len() % VOWELS.len(), index % FINALS.len());
    Some(format!("{SYLLABLE}{}{}{}", INITIALS.get(initial)?, VOWELS[vowel], FINALS[end]))
}

/// The character of a name, in capitals, that follows a rule.
pub fn character(name: &str) -> Option<char> {
    if let Some(digits) = name.strip_prefix(IDEOGRAPH) {
        let code = u32::from_str_radix(digits, 16).ok()?;
        return char::from_u32(code).filter(|_| self::name(code).is_some_and(|known| known == name));
    }
    let parts = name.strip_prefix(SYLLABLE)?;
    let (initial, rest) = longest(&INITIALS, parts)?;
    let (vowel, rest) = longest(&VOWELS, rest)?;
    let end = FINALS.iter().position(|end| *end == rest)?;
    char::from_u32(FIRST + ((initial * VOWELS.len() + vowel) * FINALS.len() + end) as u32)
}

/// The letters that a Hangul syllable is made of.
pub fn letters(syllable: char) -> Option<[Option<char>; 3]> {
    let index = u32::from(syllable).checked_sub(FIRST).filter(|index| *index < COUNT)?;
    let (initial, vowel, end) = (index / (VOWEL_COUNT * FINAL_COUNT), index / FINAL_COUNT % VOWEL_COUNT, index % FINAL_COUNT);
    let end = char::from_u32(FINAL + end).filter(|_| end > 0);
    Some([char::from_u32(INITIAL + initial), char::from_u32(VOWEL + vowel), end])
}

/// The Hangul syllable of an initial and a vowel, or of a syllable and a final.
pub fn syllable(first: char, second: char) -> Option<char> {
    let (first, second) = (u32::from(first), u32::from(second));
    if let (Some(initial), Some(vowel)) = (index(first, INITIAL, INITIAL_COUNT), index(second, VOWEL, VOWEL_COUNT)) {
        return char::from_u32(FIRST + (initial * VOWEL_COUNT + vowel) * FINAL_COUNT);
    }
    index(first, FIRST, COUNT).filter(|index| index % FINAL_COUNT == 0)?;
    let end = index(second, FINAL, FINAL_COUNT).filter(|end| *end > 0)?;
    char::from_u32(first + end)
}

fn index(code: u32, first: u32, count: u32) -> Option<u32> {
    code.checked_sub(first).filter(|index| *index < count)
}

/// Which of the parts a text begins with, the longest if several, and the rest.
fn longest<'t>(parts: &[&str], text: &'t str) -> Option<(usize, &'t str)> {
    let fitting = parts.iter().enumerate().filter(|(_, part)| text.starts_with(**part));
    let (index, part) = fitting.max_by_key(|(_, part)| part.len())?;
    Some((index, &text[part.len()..]))
}
