//! Reads a folder's text files, as plain data named by their paths in it.

use std::{fs, path::Path};

use interleave_course::SourceText;

use super::Failure;

/// Files with these endings are looked at; a course's programs may read the others, which are texts too.
const ENDINGS: &[&str] = &["md", "py", "txt", "csv", "json", "toml"];

/// All text files in a folder and in the folders in it, but for hidden ones.
pub(super) fn read(folder: &Path) -> Result<Vec<SourceText>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, name)) = folders.pop() {
        let unreadable = |cause| Failure::Unreadable { path: folder.clone(), cause };
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let own = entry.file_name().to_string_lossy().into_owned();
            if own.starts_with('.') || own == "__pycache__" {
                continue;
            }
            let path = entry.path();
            let name = if name.is_empty() { own } else { format!("{name}/{own}") };
            if path.is_dir() {
                folders.push((path, name));
            } else if ENDINGS.iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
                let text = fs::read_to_string(&path).map_err(|cause| Failure::Unreadable { path, cause })?;
                found.push(SourceText { name, text });
            }
        }
    }
    Ok(found)
}
