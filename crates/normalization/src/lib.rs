//! The one normal form that the parser asks for. It stands in for a crate whose tables are a twentieth of the engine's download.

use std::vec::IntoIter;

use unicode_names2::Form;

/// Text that can be normalized.
pub trait UnicodeNormalization {
    /// The characters in normal form KC; unchanged as long as the table of Unicode is not there.
    fn nfkc(self) -> IntoIter<char>;
}

impl UnicodeNormalization for &str {
    fn nfkc(self) -> IntoIter<char> {
        let characters: Vec<char> = match unicode_names2::table() {
            Some(table) => table.normalized(self, Form::Nfkc).chars().collect(),
            None => self.chars().collect(),
        };
        characters.into_iter()
    }
}
