//! The files of a machine: a tree of names in memory, shared by its processes and copied with the machine.

use std::{collections::BTreeMap, ops::Bound, sync::Arc};

/// Where programs start, and where the program's own files are when their names are relative.
pub const HOME: &str = "/home/user";

/// The number of `/dev/null`, which swallows what is written.
const NULL: u64 = 0;
/// Longer paths are refused, as Linux does.
const LONGEST_PATH: usize = 4096;

/// Why the disk does not do what was asked. Shown as `[Errno 2] No such file or directory: 'x'`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiskError {
    /// The name, or a directory on the way to it, is not there.
    #[error("No such file or directory")]
    NotFound,
    /// The number is that of no open file.
    #[error("Bad file descriptor")]
    BadNumber,
    /// The name is taken.
    #[error("File exists")]
    Exists,
    /// A part of the path that should be a directory is a file.
    #[error("Not a directory")]
    NotADirectory,
    /// A file was needed.
    #[error("Is a directory")]
    IsADirectory,
    /// A directory would become its own part, or the root would go.
    #[error("Invalid argument")]
    Invalid,
    /// The files together are larger than a process's memory may be.
    #[error("No space left on device")]
    Full,
    /// The path is longer than 4,096 bytes.
    #[error("File name too long")]
    TooLong,
    /// The directory has something in it.
    #[error("Directory not empty")]
    NotEmpty,
}

impl DiskError {
    /// Its `errno` on Linux.
    pub fn code(self) -> i32 {
        match self {
            Self::NotFound => 2,
            Self::BadNumber => 9,
            Self::Exists => 17,
            Self::NotADirectory => 20,
            Self::IsADirectory => 21,
            Self::Invalid => 22,
            Self::Full => 28,
            Self::TooLong => 36,
            Self::NotEmpty => 39,
        }
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// A directory.
    Directory,
    /// The file of this number.
    File(u64),
}

/// How a file is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Make it when it is not there.
    pub create: bool,
    /// Fail when it is there.
    pub exclusive: bool,
    /// Throw away what is in it.
    pub truncate: bool,
}

/// A machine's files. Copying one is cheap until either copy is written.
#[derive(Clone, Debug)]
pub struct Disk(Arc<Tree>);

#[derive(Clone, Debug)]
struct Tree {
    /// All names, absolute and without `.` and `..`.
    names: BTreeMap<Arc<str>, Node>,
    files: BTreeMap<u64, File>,
    next: u64,
    /// Bytes in all files.
    bytes: usize,
    current: Arc<str>,
}

#[derive(Clone, Debug, Default)]
struct File {
    content: Arc<Vec<u8>>,
    /// Whether it still has a name.
    named: bool,
    /// How many times it is open. Without a name and not open it goes.
    open: u32,
    /// When it was last changed, in virtual nanoseconds since the program's start.
    changed: u64,
}

impl Disk {
    /// A disk with these files, name and text.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let current = Arc::from(HOME);
        let mut tree = Tree { names: BTreeMap::new(), files: BTreeMap::new(), next: NULL, bytes: 0, current };
        for folder in ["/dev", "/tmp", HOME] {
            tree.make_folders(folder);
        }
        tree.add("/dev/null", "");
        for (name, text) in files {
            if let Ok(path) = tree.resolve(name) {
                tree.make_folders(path.rsplit_once('/').map_or("", |(folder, _)| folder));
                tree.add(&path, text);
            }
        }
        Self(Arc::new(tree))
    }

    /// A path made absolute, without `.`, `..` and doubled slashes.
    pub fn resolve(&self, path: &str) -> Result<String, DiskError> {
        self.0.resolve(path)
    }

    /// The current directory.
    pub fn current(&self) -> &Arc<str> {
        &self.0.current
    }

    /// Makes a directory the current one, for all processes.
    pub fn change_current(&mut self, path: &str) -> Result<(), DiskError> {
        let path = self.resolve(path)?;
        match self.node(&path)? {
            Node::Directory => self.change().current = path.into(),
            Node::File(_) => return Err(DiskError::NotADirectory),
        }
        Ok(())
    }

    /// What a path stands for.
    pub fn find(&self, path: &str) -> Result<Node, DiskError> {
        let resolved = self.resolve(path)?;
        let node = self.node(&resolved)?;
        if path.ends_with('/') && node != Node::Directory {
            return Err(DiskError::NotADirectory);
        }
        Ok(node)
    }

    /// Opens a file; it must be closed by its number.
    pub fn open(&mut self, path: &str, opening: Opening, now: u64) -> Result<u64, DiskError> {
        let resolved = self.resolve(path)?;
        match self.node(&resolved) {
            Ok(_) if opening.exclusive => Err(DiskError::Exists),
            Ok(Node::Directory) => Err(DiskError::IsADirectory),
            Ok(Node::File(_)) if path.ends_with('/') => Err(DiskError::NotADirectory),
            Ok(Node::File(number)) => {
                let tree = self.change();
                let file = tree.files.get_mut(&number).ok_or(DiskError::NotFound)?;
                file.open += 1;
                if opening.truncate {
                    tree.bytes -= file.content.len();
                    file.content = Arc::default();
                    file.changed = now;
                }
                Ok(number)
            }
            Err(DiskError::NotFound) if opening.create => {
                self.parent(&resolved)?;
                if path.ends_with('/') {
                    return Err(DiskError::IsADirectory);
                }
                let tree = self.change();
                let number = tree.add(&resolved, "");
                if let Some(file) = tree.files.get_mut(&number) {
                    (file.open, file.changed) = (1, now);
                }
                Ok(number)
            }
            Err(error) => Err(error),
        }
    }

    /// Closes a file that was opened.
    pub fn close(&mut self, number: u64) {
        let tree = self.change();
        if let Some(file) = tree.files.get_mut(&number) {
            file.open = file.open.saturating_sub(1);
        }
        tree.drop_unused(number);
    }

    /// A file's content.
    pub fn content(&self, number: u64) -> Result<&Arc<Vec<u8>>, DiskError> {
        self.0.files.get(&number).map(|file| &file.content).ok_or(DiskError::BadNumber)
    }

    /// When a file was last changed, in virtual nanoseconds since the program's start.
    pub fn changed(&self, number: u64) -> u64 {
        self.0.files.get(&number).map_or(0, |file| file.changed)
    }

    /// Writes at a place, or at the end without one; the place after it. All files together may have `limit` bytes.
    pub fn write(&mut self, number: u64, at: Option<usize>, data: &[u8], now: u64, limit: usize) -> Result<usize, DiskError> {
        let len = self.content(number)?.len();
        let at = at.unwrap_or(len);
        let end = at.checked_add(data.len()).ok_or(DiskError::Full)?;
        if number == NULL || data.is_empty() {
            return Ok(end);
        }
        self.resize(number, end.max(len), limit)?;
        let file = self.change().files.get_mut(&number).ok_or(DiskError::BadNumber)?;
        Arc::make_mut(&mut file.content)[at..end].copy_from_slice(data);
        file.changed = now;
        Ok(end)
    }

    /// Gives a file a length: cut, or filled up with zeros.
    pub fn truncate(&mut self, number: u64, len: usize, now: u64, limit: usize) -> Result<(), DiskError> {
        self.resize(number, len, limit)?;
        if let Some(file) = self.change().files.get_mut(&number) {
            file.changed = now;
        }
        Ok(())
    }

    /// Takes a file's name away.
    pub fn remove(&mut self, path: &str) -> Result<(), DiskError> {
        let Node::File(number) = self.find(path)? else { return Err(DiskError::IsADirectory) };
        let resolved = self.resolve(path)?;
        let tree = self.change();
        tree.names.remove(&*resolved);
        tree.unname(number);
        Ok(())
    }

    /// Makes a directory.
    pub fn make_directory(&mut self, path: &str) -> Result<(), DiskError> {
        let resolved = self.resolve(path)?;
        match self.node(&resolved) {
            Ok(_) => Err(DiskError::Exists),
            Err(DiskError::NotFound) => {
                self.parent(&resolved)?;
                self.change().names.insert(resolved.into(), Node::Directory);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Takes an empty directory away.
    pub fn remove_directory(&mut self, path: &str) -> Result<(), DiskError> {
        let resolved = self.resolve(path)?;
        match self.node(&resolved)? {
            Node::File(_) => Err(DiskError::NotADirectory),
            Node::Directory if resolved == "/" => Err(DiskError::Invalid),
            Node::Directory if self.0.below(&resolved).next().is_some() => Err(DiskError::NotEmpty),
            Node::Directory => {
                self.change().names.remove(&*resolved);
                Ok(())
            }
        }
    }

    /// Gives a file or directory another name, in place of what has that name.
    pub fn rename(&mut self, from: &str, to: &str) -> Result<(), DiskError> {
        let moved = self.find(from)?;
        let (from, to) = (self.resolve(from)?, self.resolve(to)?);
        if from == to {
            return Ok(());
        }
        if from == "/" || to.strip_prefix(&from).is_some_and(|rest| rest.starts_with('/')) {
            return Err(DiskError::Invalid);
        }
        let replaced = match self.node(&to) {
            Ok(node) => Some(node),
            Err(DiskError::NotFound) => None,
            Err(error) => return Err(error),
        };
        match (moved, replaced) {
            (Node::Directory, Some(Node::File(_))) => return Err(DiskError::NotADirectory),
            (Node::File(_), Some(Node::Directory)) => return Err(DiskError::IsADirectory),
            (Node::Directory, Some(Node::Directory)) if self.0.below(&to).next().is_some() => return Err(DiskError::NotEmpty),
            _ => self.parent(&to)?,
        }
        let tree = self.change();
        let inside: Vec<(Arc<str>, Node)> = tree.below(&from).map(|(name, node)| (Arc::clone(name), *node)).collect();
        for (name, node) in inside {
            tree.names.remove(&name);
            tree.names.insert(format!("{to}{}", &name[from.len()..]).into(), node);
        }
        tree.names.remove(&*from);
        tree.names.insert(to.into(), moved);
        if let Some(Node::File(number)) = replaced {
            tree.unname(number);
        }
        Ok(())
    }

    /// The names in a directory, in order.
    pub fn list(&self, path: &str) -> Result<Vec<Arc<str>>, DiskError> {
        let resolved = self.resolve(path)?;
        if self.node(&resolved)? != Node::Directory {
            return Err(DiskError::NotADirectory);
        }
        let cut = if resolved == "/" { 1 } else { resolved.len() + 1 };
        let names = self.0.below(&resolved).map(|(name, _)| &name[cut..]);
        Ok(names.filter(|name| !name.contains('/')).map(Arc::from).collect())
    }

    fn change(&mut self) -> &mut Tree {
        Arc::make_mut(&mut self.0)
    }

    /// What a resolved path stands for.
    fn node(&self, resolved: &str) -> Result<Node, DiskError> {
        if resolved == "/" {
            return Ok(Node::Directory);
        }
        match self.0.names.get(resolved) {
            Some(node) => Ok(*node),
            None => self.parent(resolved).and(Err(DiskError::NotFound)),
        }
    }

    /// Fails when a resolved path is in no directory.
    fn parent(&self, resolved: &str) -> Result<(), DiskError> {
        for (end, _) in resolved.match_indices('/').skip(1) {
            match self.0.names.get(&resolved[..end]) {
                Some(Node::Directory) => {}
                Some(Node::File(_)) => return Err(DiskError::NotADirectory),
                None => return Err(DiskError::NotFound),
            }
        }
        Ok(())
    }

    fn resize(&mut self, number: u64, len: usize, limit: usize) -> Result<(), DiskError> {
        let old = self.content(number)?.len();
        if len == old || number == NULL {
            return Ok(());
        }
        if len > old && self.0.bytes.saturating_add(len - old) > limit {
            return Err(DiskError::Full);
        }
        let tree = self.change();
        tree.bytes = tree.bytes - old + len;
        let file = tree.files.get_mut(&number).ok_or(DiskError::BadNumber)?;
        Arc::make_mut(&mut file.content).resize(len, 0);
        Ok(())
    }
}

impl Tree {
    fn resolve(&self, path: &str) -> Result<String, DiskError> {
        if path.is_empty() {
            return Err(DiskError::NotFound);
        }
        if path.len() > LONGEST_PATH {
            return Err(DiskError::TooLong);
        }
        let start = if path.starts_with('/') { "" } else { &*self.current };
        let mut parts: Vec<&str> = Vec::new();
        for part in start.split('/').chain(path.split('/')) {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        Ok(format!("/{}", parts.join("/")))
    }

    /// Adds a file whose directory is there.
    fn add(&mut self, path: &str, text: &str) -> u64 {
        let number = self.next;
        self.next += 1;
        self.bytes += text.len();
        let content = Arc::new(text.as_bytes().to_vec());
        self.files.insert(number, File { content, named: true, ..File::default() });
        self.names.insert(path.into(), Node::File(number));
        number
    }

    /// Makes a directory and those around it.
    fn make_folders(&mut self, path: &str) {
        for (end, _) in path.match_indices('/').skip(1).chain([(path.len(), "")]) {
            if end > 0 {
                self.names.entry(path[..end].into()).or_insert(Node::Directory);
            }
        }
    }

    /// All names in a directory and the directories in it.
    fn below<'a>(&'a self, folder: &str) -> impl Iterator<Item = (&'a Arc<str>, &'a Node)> {
        let prefix = if folder == "/" { folder.to_owned() } else { format!("{folder}/") };
        let from: Bound<&str> = Bound::Excluded(&prefix);
        let names = self.names.range::<str, _>((from, Bound::Unbounded));
        names.take_while(move |(name, _)| name.starts_with(&prefix))
    }

    fn unname(&mut self, number: u64) {
        if let Some(file) = self.files.get_mut(&number) {
            file.named = false;
        }
        self.drop_unused(number);
    }

    fn drop_unused(&mut self, number: u64) {
        if let Some(file) = self.files.get(&number)
            && file.open == 0
            && !file.named
        {
            self.bytes -= file.content.len();
            self.files.remove(&number);
        }
    }
}
