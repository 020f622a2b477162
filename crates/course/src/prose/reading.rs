//! How hard prose is to read: the grade of Flesch and Kincaid.
//!
//! J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom: Derivation of New Readability Formulas for Navy Enlisted Personnel,
//! Research Branch Report 8-75, 1975: `0.39 · words per sentence + 11.8 · syllables per word − 15.59` is the number of years at an
//! American school after which one reads a text with ease.

/// Prose of a higher grade is a fault: pages are for people in their first year of study, many of whom read in a second language.
pub const MOST_GRADE: f64 = 8.0;

/// Below this a text is too short for its grade to say anything.
const FEWEST_WORDS: usize = 60;

/// The grade of some passages of plain text, each at least a sentence; `None` if they are too short to tell.
///
/// A word in capitals, or with a capital inside a sentence, is a name and counts as one syllable.
pub fn grade(passages: &[String]) -> Option<f64> {
    let (mut words, mut sentences, mut syllables) = (0usize, 0usize, 0usize);
    for passage in passages {
        let mut begins = true;
        let mut open = false;
        for token in passage.split(|c: char| c.is_whitespace() || c == '/' || c == '–' || c == '—') {
            let word = token.trim_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                words += 1;
                open = true;
                let is_name =
                    !begins && word.chars().any(char::is_uppercase) || word.chars().filter(|c| c.is_uppercase()).count() > 1;
                syllables += if is_name { 1 } else { syllables_of(word) };
                begins = false;
            }
            if open && token.trim_end_matches(['"', '\'', ')', '”', '’', '*', '_']).ends_with(['.', '!', '?', ':', ';']) {
                sentences += 1;
                (begins, open) = (true, false);
            }
        }
        sentences += usize::from(open);
    }
    (words >= FEWEST_WORDS && sentences > 0)
        .then(|| 0.39 * words as f64 / sentences as f64 + 11.8 * syllables as f64 / words as f64 - 15.59)
}

/// Syllables of an English word: groups of vowels, without a silent `e` at the end and in `-es` and `-ed`.
fn syllables_of(word: &str) -> usize {
    let word = word.to_lowercase();
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut count = 0;
    let mut before = false;
    for &c in &letters {
        let vowel = is_vowel(c);
        count += usize::from(vowel && !before);
        before = vowel;
    }
    let ends = |suffix: &str| word.ends_with(suffix);
    let silent = ends("e") && !ends("le") && !ends("ee")
        || ends("ed") && !ends("ted") && !ends("ded") && !ends("eed")
        || ends("es") && !["ses", "zes", "ces", "ges", "xes", "ches", "shes", "ies", "les"].iter().any(|suffix| ends(suffix));
    if silent && count > 1 {
        count -= 1;
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        let words = [
            ("cat", 1),
            ("table", 2),
            ("python", 2),
            ("waited", 2),
            ("stopped", 1),
            ("three", 1),
            ("queue", 1),
            ("sequences", 3),
        ];
        for (word, syllables) in words {
            assert_eq!(syllables_of(word), syllables, "{word}");
        }
    }

    #[test]
    fn long_words_and_sentences_are_harder() {
        let plain = vec!["The cat sat on the mat. It was a warm day. ".repeat(10)];
        let hard = vec!["Notwithstanding considerable preliminary investigation, implementation peculiarities necessitate additional verification throughout. ".repeat(8)];
        let (plain, hard) = (grade(&plain).expect("enough words"), grade(&hard).expect("enough words"));
        assert!(plain < 2.0 && hard > 20.0, "{plain} {hard}");
        assert_eq!(grade(&["Too short.".to_owned()]), None);
    }
}
