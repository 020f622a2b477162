//! Flags of regular expressions, by CPython's numbers.

/// Letters without their case.
pub const IGNORECASE: u32 = 2;
/// As the locale says; for bytes only.
pub const LOCALE: u32 = 4;
/// `^` and `$` for each line.
pub const MULTILINE: u32 = 8;
/// The dot takes newlines too.
pub const DOTALL: u32 = 16;
/// Categories of all of Unicode.
pub const UNICODE: u32 = 32;
/// White space and comments do not count.
pub const VERBOSE: u32 = 64;
/// Prints what it was taken for.
const DEBUG: u32 = 128;
/// Categories of ASCII only.
pub const ASCII: u32 = 256;

/// Those that say which characters there are.
pub const TYPES: u32 = ASCII | LOCALE | UNICODE;
/// Those that are for the whole expression only.
pub const GLOBAL: u32 = DEBUG;

/// The flag that a letter in `(?…)` stands for.
pub fn of_letter(letter: char) -> Option<u32> {
    Some(match letter {
        'i' => IGNORECASE,
        'L' => LOCALE,
        'm' => MULTILINE,
        's' => DOTALL,
        'x' => VERBOSE,
        'a' => ASCII,
        'u' => UNICODE,
        _ => return None,
    })
}
