//! A program of several files as one text: so it is kept, compared and put into links like any other.
//!
//! The first file stands at the beginning; each other one comes behind a NUL, its name and another NUL. No Python source has a NUL.

use crate::words;
use interleave_protocol::File;

/// What parts the files.
const PART: char = '\0';
/// Most files of a program.
pub const MOST: usize = 12;
/// Most characters of a file's name.
const LONGEST_NAME: usize = 40;

/// Why a file cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadName {
    /// It is no name of a module.
    NoModule,
    /// There is one already.
    Taken,
    /// There are [`MOST`] files.
    TooMany,
}

/// The files of a program; there is always a first one.
pub fn split(program: &str) -> Vec<File> {
    let mut parts = program.split(PART);
    let first = File { name: words::FILE_NAME.to_owned(), text: parts.next().unwrap_or_default().to_owned() };
    let mut files = vec![first];
    // A damaged text may end with a name.
    while let (Some(name), Some(text)) = (parts.next(), parts.next()) {
        files.push(File { name: name.to_owned(), text: text.to_owned() });
    }
    files
}

/// Files as one text.
pub fn join(files: &[File]) -> String {
    let mut program = String::new();
    for (place, file) in files.iter().enumerate() {
        if place > 0 {
            program.push(PART);
            program.push_str(&file.name);
            program.push(PART);
        }
        // A NUL that was pasted would part the file.
        program.push_str(&file.text.replace(PART, "\u{fffd}"));
    }
    program
}

/// The names of a program's files.
pub fn names(program: &str) -> Vec<String> {
    split(program).into_iter().map(|file| file.name).collect()
}

/// The text of a file, by its place; of the first if there is no such file.
pub fn text(program: &str, place: usize) -> String {
    let mut files = split(program);
    let place = if place < files.len() { place } else { 0 };
    files.swap_remove(place).text
}

/// The program with another text in a file.
pub fn with(program: &str, place: usize, text: &str) -> String {
    let mut files = split(program);
    if let Some(file) = files.get_mut(place) {
        file.text = text.to_owned();
    }
    join(&files)
}

/// The program with one more, empty file. `.py` is added to a name without it.
///
/// # Errors
/// When the program cannot have a file of this name.
pub fn adding(program: &str, name: &str) -> Result<String, BadName> {
    let mut files = split(program);
    let module = name.trim().trim_end_matches(".py");
    let mut characters = module.chars();
    let starts = characters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    let goes_on = characters.all(|other| other.is_ascii_alphanumeric() || other == '_');
    if !starts || !goes_on || module.len() > LONGEST_NAME {
        return Err(BadName::NoModule);
    }
    let name = format!("{module}.py");
    if files.iter().any(|file| file.name == name) {
        return Err(BadName::Taken);
    }
    if files.len() >= MOST {
        return Err(BadName::TooMany);
    }
    files.push(File { name, text: String::new() });
    Ok(join(&files))
}

/// The program without a file; the first one stays.
pub fn without(program: &str, place: usize) -> String {
    let mut files = split(program);
    if place > 0 && place < files.len() {
        files.remove(place);
    }
    join(&files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_of_one_file_is_its_text() {
        assert_eq!(names("print(1)\n"), ["main.py"]);
        assert_eq!(join(&split("print(1)\n")), "print(1)\n");
        assert_eq!(text("print(1)\n", 3), "print(1)\n");
    }

    #[test]
    fn files_are_added_changed_and_removed() {
        let two = adding("import helper\n", "helper").unwrap();
        assert_eq!(names(&two), ["main.py", "helper.py"]);
        let two = with(&two, 1, "x = 1\n\0");
        assert_eq!((text(&two, 0).as_str(), text(&two, 1).as_str()), ("import helper\n", "x = 1\n\u{fffd}"));
        assert_eq!(join(&split(&two)), two);
        assert_eq!(without(&two, 1), "import helper\n");
        assert_eq!(without(&two, 0), two, "the first one stays");
        assert_eq!(with(&two, 9, "gone"), two);
    }

    #[test]
    fn names_are_those_of_modules() {
        for bad in ["", " ", "a b", "1a", "../x", "a.b", "a/b.py", "é", &"x".repeat(60)] {
            assert_eq!(adding("", bad), Err(BadName::NoModule), "{bad}");
        }
        assert_eq!(adding("", "main.py"), Err(BadName::Taken));
        let mut program = String::new();
        for number in 1..MOST {
            program = adding(&program, &format!("m{number}.py")).unwrap();
        }
        assert_eq!(adding(&program, "more"), Err(BadName::TooMany));
    }

    #[test]
    fn a_damaged_text_is_a_program_too() {
        assert_eq!(names("a\0b.py"), ["main.py"]);
        assert_eq!(names("a\0b.py\0c\0"), ["main.py", "b.py"]);
        assert_eq!(names("\0\0\0"), ["main.py", ""]);
    }
}
