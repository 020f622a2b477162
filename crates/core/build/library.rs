//! The library's Python as it is embedded: the prelude, the modules that are always there, and the pack of those that can come late.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::strip;

/// The pack of the modules below a folder: their texts in the order of [`python_files`], each with a zero byte behind it, as a zlib
/// stream.
pub fn pack(folder: &Path) -> Vec<u8> {
    let text: String = python_files(folder).iter().map(|file| stripped(file) + "\0").collect();
    miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), 10)
}

/// What of a file is embedded.
pub fn stripped(file: &Path) -> String {
    strip::strip(&fs::read_to_string(file).expect("the sources are text"))
}

/// All `.py` files below a folder, sorted.
pub fn python_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
