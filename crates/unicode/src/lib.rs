//! Names, properties and normal forms of characters as Unicode 14 has them, from a table that can come late.
//!
//! It stands in for a crate of the same name that the parser needs for `\N{…}`: a quarter of the engine's download,
//! for what few programs use. `data/make.py` writes the table.

mod normal;
mod rules;
mod table;

pub use normal::Form;
pub use table::{Number, Properties, Table};

use std::sync::OnceLock;

/// The version of Unicode that the table is of.
pub const VERSION: &str = "14.0.0";

static TABLE: OnceLock<Table> = OnceLock::new();

/// The table; `None` as long as it is not there.
pub fn table() -> Option<&'static Table> {
    #[cfg(feature = "embedded")]
    return Some(TABLE.get_or_init(|| Table::parse(include_str!("../data/unicode.txt").to_owned())));
    #[cfg(not(feature = "embedded"))]
    TABLE.get()
}

/// Brings the table: the text of `data/unicode.txt`. Once is enough.
pub fn install(text: String) {
    TABLE.get_or_init(|| Table::parse(text));
}

/// The character of this name or alias, in capitals or not, as in `\N{…}`. `None` also as long as there is no table.
pub fn character(name: &str) -> Option<char> {
    table()?.character(name)
}

/// The name of a character, if it has one. `None` also as long as there is no table.
pub fn name(character: char) -> Option<String> {
    table()?.name(character)
}

/// Whether a program with this text may ask for the table.
pub fn is_wanted_by(text: &str) -> bool {
    // Identifiers are compared in a normal form.
    ["\\N{", "unicodedata", "namereplace"].iter().any(|word| text.contains(word)) || text.chars().any(normal::may_change)
}
