//! What the page says about the files of a program.

/// Name of the row of files.
pub const FILES: &str = "Files of the program";
/// Adds one.
pub const ADD: &str = "Add a file";
/// Removes the one that is shown.
pub const REMOVE: &str = "Remove this file";
/// Label of its name.
pub const NAME: &str = "Its name, such as helper.py: the program imports it as helper";
/// Not a name.
pub const NO_MODULE: &str =
    "A file needs the name of a module: letters, digits and underscores, beginning with a letter, such as helper.py.";
/// Already there.
pub const TAKEN: &str = "The program has a file of that name already.";

/// No more files.
pub fn too_many(most: usize) -> String {
    format!("A program can have {most} files, and this one has as many.")
}
