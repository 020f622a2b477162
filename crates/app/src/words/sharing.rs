//! What the page says about links and about text for a question elsewhere.

use crate::figures;

/// Puts program, output and verdict on the clipboard.
pub const COPY: &str = "Copy as text";
/// What that is for.
pub const COPY_MEANING: &str = "Program, output and verdict as plain text, for a question elsewhere";
/// It is there.
pub const COPIED: &str = "Program, output and verdict are on the clipboard as plain text.";
/// It could not be put there.
pub const NOT_COPIED: &str = "This browser does not let the page use the clipboard. Copy the text from here:";
/// Heads of the parts of that text.
pub const PROGRAM: &str = "Program";
/// What was printed.
pub const OUTPUT: &str = "Output";
/// How the run ended.
pub const ENDING: &str = "How it ended";
/// What is known of every schedule.
pub const SCHEDULES: &str = "Every schedule";
/// A schedule that shows it.
pub const COUNTEREXAMPLE: &str = "A schedule that shows it";
/// Nothing was printed.
pub const NOTHING: &str = "(nothing)";

/// A link may be too long for some of the places where it is put.
pub fn long_link(characters: usize, most: usize) -> String {
    format!(
        "The link would have {} characters. Some sites and mail programs cut links after {}. Press Share again to make it all the same, \
         or copy the program as text.",
        figures::count(characters as u64),
        figures::count(most as u64)
    )
}
