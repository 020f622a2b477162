//! Reads a program from disk: the file named on the command line and the modules beside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use interleave_core::SourceFile;

/// Modules beside the program that are larger than this are not offered for import.
const LARGEST_MODULE: u64 = 256 * 1024;
/// Packages inside packages.
const DEEPEST_PACKAGE: usize = 8;

/// Together, the modules beside the program may have this many bytes.
const ALL_MODULES: u64 = 4 * 1024 * 1024;

/// Why a program could not be read. The sentences are CPython's, so that a learner
/// who knows one knows the other.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The file cannot be opened or read.
    #[error("can't open file '{}': {}", path.display(), errno(cause))]
    Open {
        /// The file, made absolute.
        path: PathBuf,
        /// What the operating system said.
        cause: io::Error,
    },
    /// A folder was named; running one needs a `__main__.py` in it.
    #[error("can't find '__main__' module in '{}'", .0.display())]
    Folder(PathBuf),
    /// The source is not UTF-8.
    #[error(
        "SyntaxError: Non-UTF-8 code starting with '\\x{byte:02x}' in file {} on line {line}, \
         but no encoding declared; see https://peps.python.org/pep-0263/ for details",
        path.display()
    )]
    Encoding {
        /// The file, made absolute.
        path: PathBuf,
        /// The line with the offending byte, from 1.
        line: usize,
        /// The first byte that is not UTF-8.
        byte: u8,
    },
}

/// The program at `path` (its first file) and every module beside it that it could import.
///
/// Files are named by their absolute path, as CPython names them in tracebacks.
pub fn read_program(path: &Path) -> Result<Vec<SourceFile>, Unreadable> {
    let path = absolute(path);
    let text = read_source(&path)?;
    let main = SourceFile { name: path.display().to_string(), text };
    let mut files = vec![main];
    files.extend(modules_beside(&path));
    Ok(files)
}

/// `path` seen from the current folder, as CPython makes it absolute: a leading `./` goes, all else stays.
fn absolute(path: &Path) -> PathBuf {
    let path = path.strip_prefix(".").unwrap_or(path);
    match std::env::current_dir() {
        Ok(folder) => folder.join(path),
        // Without a current folder a relative name still opens or fails by itself.
        Err(_) => path.to_path_buf(),
    }
}

fn read_source(path: &Path) -> Result<String, Unreadable> {
    if path.is_dir() {
        return Err(Unreadable::Folder(path.to_path_buf()));
    }
    let bytes = fs::read(path).map_err(|cause| Unreadable::Open { path: path.to_path_buf(), cause })?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        Unreadable::Encoding {
            path: path.to_path_buf(),
            line: 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count(),
            byte: bytes[at],
        }
    })
}

/// The readable `.py` files in the folder of `main`, without `main`, by name; then those of the packages there.
fn modules_beside(main: &Path) -> Vec<SourceFile> {
    let mut paths = Vec::new();
    let mut folders: Vec<PathBuf> = main.parent().map(Path::to_path_buf).into_iter().collect();
    let mut depth = 0;
    while !folders.is_empty() && depth < DEEPEST_PACKAGE {
        let mut inner = Vec::new();
        for folder in folders {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            let mut here: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
            here.sort();
            for path in here {
                if path.join("__init__.py").is_file() {
                    inner.push(path);
                } else if path.extension().is_some_and(|extension| extension == "py")
                    && (depth > 0 || path.file_name() != main.file_name())
                {
                    paths.push(path);
                }
            }
        }
        folders = inner;
        depth += 1;
    }
    let mut left = ALL_MODULES;
    let mut modules = Vec::new();
    for path in paths {
        let Ok(size) = fs::metadata(&path).map(|data| data.len()) else {
            continue;
        };
        if size > LARGEST_MODULE || size > left {
            continue;
        }
        // A neighbour that cannot be read is no reason not to run the program:
        // importing it says that there is no such module.
        if let Ok(text) = read_source(&path) {
            left -= size;
            modules.push(SourceFile { name: path.display().to_string(), text });
        }
    }
    modules
}

/// The error as CPython words it: number first, then the text.
fn errno(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    match error.raw_os_error() {
        Some(number) => format!("[Errno {number}] {text}"),
        None => text.to_owned(),
    }
}
