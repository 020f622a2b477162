"""What `os` does with files and directories: those in the machine's memory."""

import _files
from _fileio import FileIO, numbers, path_text

__all__ = [
    "DirEntry", "access", "chdir", "chmod", "close", "fdopen", "fstat", "fsync", "getcwd", "getcwdb", "isatty", "link",
    "listdir", "lseek", "lstat", "makedirs", "mkdir", "open", "read", "readlink", "remove", "removedirs", "rename",
    "renames", "replace", "rmdir", "scandir", "stat", "stat_result", "symlink", "truncate", "unlink", "utime", "walk",
    "write", "O_APPEND", "O_CLOEXEC", "O_CREAT", "O_EXCL", "O_RDONLY", "O_RDWR", "O_TRUNC", "O_WRONLY", "SEEK_CUR",
    "SEEK_END", "SEEK_SET",
]

O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_CLOEXEC = 0, 1, 2, 64, 128, 512, 1024, 524288
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

_FILE_MODE = 0o100644
_DIRECTORY_MODE = 0o040755
_STAT_NAMES = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")


def _asked(act, *paths):
    """Do something with paths."""
    return act(*map(path_text, paths))


class stat_result(tuple):
    """What is known of a file."""

    __module__ = "os"
    n_fields, n_sequence_fields, n_unnamed_fields = 19, 10, 3

    st_mode = property(lambda self: self[0], doc="Kind and permissions.")
    st_ino = property(lambda self: self[1], doc="Number.")
    st_dev = property(lambda self: self[2], doc="Device.")
    st_nlink = property(lambda self: self[3], doc="Number of names.")
    st_uid = property(lambda self: self[4], doc="Owner.")
    st_gid = property(lambda self: self[5], doc="Group.")
    st_size = property(lambda self: self[6], doc="Bytes.")
    st_atime_ns = st_mtime_ns = st_ctime_ns = property(lambda self: self._changed, doc="When it was changed, in ns.")
    st_atime = st_mtime = st_ctime = property(lambda self: self._changed / 1e9, doc="When it was changed.")
    st_blksize = property(lambda self: 4096, doc="A good size to read.")
    st_blocks = property(lambda self: (self[6] + 511) // 512, doc="Blocks.")

    def __repr__(self):
        parts = ", ".join(f"{name}={value}" for name, value in zip(_STAT_NAMES, self))
        return f"os.stat_result({parts})"


def _stat_of(is_directory, size, changed, number):
    seconds = changed // 10**9
    mode = _DIRECTORY_MODE if is_directory else _FILE_MODE
    result = stat_result((mode, number, 1, 1, 1000, 1000, size, seconds, seconds, seconds))
    result._changed = changed
    return result


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What is known of a file or directory."""
    if isinstance(path, int):
        return fstat(path)
    return _stat_of(*_asked(_files.stat, path))


lstat = stat


def fstat(fd):
    """What is known of an open file."""
    file = _numbered(fd)
    return _stat_of(False, _files.size(file._number), 0, file._number)


def getcwd():
    """The directory that the program is in."""
    return _files.getcwd()


def getcwdb():
    """The same as bytes."""
    return getcwd().encode()


def chdir(path):
    """Go to a directory."""
    _asked(_files.chdir, path)


def listdir(path=None):
    """The names in a directory."""
    return _asked(_files.listdir, "." if path is None else path)


def mkdir(path, mode=0o777, *, dir_fd=None):
    """Make a directory."""
    _asked(_files.mkdir, path)


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and those around it that are not there."""
    path = path_text(name)
    head = path.rstrip("/").rpartition("/")[0]
    if head and not _exists(head):
        makedirs(head, exist_ok=True)
    try:
        mkdir(name)
    except FileExistsError:
        if not exist_ok or not _files.stat(path)[0]:
            raise


def _exists(path):
    try:
        _files.stat(path)
    except OSError:
        return False
    return True


def rmdir(path, *, dir_fd=None):
    """Take an empty directory away."""
    _asked(_files.rmdir, path)


def removedirs(name):
    """Take an empty directory away, and then those around it that become empty."""
    rmdir(name)
    head = path_text(name).rstrip("/").rpartition("/")[0]
    while head:
        try:
            rmdir(head)
        except OSError:
            break
        head = head.rpartition("/")[0]


def remove(path, *, dir_fd=None):
    """Take a file away."""
    _asked(_files.remove, path)


unlink = remove


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Give a file or directory another name."""
    _asked(_files.rename, src, dst)


replace = rename


def renames(old, new):
    """The same; directories are made and taken away as needed."""
    head = path_text(new).rpartition("/")[0]
    if head and not _exists(head):
        makedirs(head)
    rename(old, new)
    head = path_text(old).rpartition("/")[0]
    if head:
        try:
            removedirs(head)
        except OSError:
            pass


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Whether the file is there; then everything is allowed."""
    return _exists(path_text(path))


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    """There are no permissions; the file must be there."""
    stat(path)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Times cannot be set; the file must be there."""
    stat(path)


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    """There are no links."""
    raise PermissionError(1, "Operation not permitted", src, None, dst)


link = symlink


def readlink(path, *, dir_fd=None):
    """There are no links."""
    stat(path)
    raise OSError(22, "Invalid argument", path)


class DirEntry:
    """A name in a directory."""

    __module__ = "posix"

    def __init__(self, folder, name):
        self.name = name
        self.path = name if folder == "" else folder.rstrip("/") + "/" + name

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        """Whether it is a directory."""
        return _files.stat(self.path)[0]

    def is_file(self, *, follow_symlinks=True):
        """Whether it is a file."""
        return not _files.stat(self.path)[0]

    def is_symlink(self):
        """There are no links."""
        return False

    def stat(self, *, follow_symlinks=True):
        """What is known of it."""
        return stat(self.path)

    def inode(self):
        """Its number."""
        return self.stat().st_ino


class _Entries:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        """Give it up."""
        self._entries = iter(())


def scandir(path="."):
    """What is in a directory."""
    folder = path_text(path)
    return _Entries([DirEntry(folder, name) for name in listdir(path)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    """A directory and all those in it: path, names of directories, names of files."""
    top = path_text(top)
    pending = [(top, None)]
    while pending:
        folder, row = pending.pop()
        if row is not None:
            yield row
            continue
        try:
            names = listdir(folder)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        at = folder if folder.endswith("/") else folder + "/"
        folders = [name for name in names if _files.stat(at + name)[0]]
        files = [name for name in names if name not in folders]
        if topdown:
            yield folder, folders, files
        else:
            pending.append((folder, (folder, folders, files)))
        pending.extend((at + name, None) for name in reversed(folders))


def _numbered(fd):
    file = numbers.get(fd)
    if file is None:
        raise OSError(9, "Bad file descriptor")
    return file


def open(path, flags, mode=0o777, *, dir_fd=None):
    """Open a file; its number."""
    there = _exists(path_text(path))
    if there and flags & O_CREAT and flags & O_EXCL:
        raise FileExistsError(17, "File exists", path)
    if not there and not flags & O_CREAT:
        raise FileNotFoundError(2, "No such file or directory", path)
    if flags & O_APPEND:
        kind = "a"
    elif flags & O_TRUNC or not there:
        kind = "w"
    else:
        kind = "r"
    return FileIO(path, kind + "+" if flags & 3 else kind).fileno()


def close(fd):
    """Close a file."""
    _numbered(fd).close()


def read(fd, n, /):
    """Some bytes of an open file."""
    return _numbered(fd).read(n)


def write(fd, data, /):
    """Write bytes into an open file, or to the output."""
    if fd in (1, 2):
        import sys

        (sys.stdout if fd == 1 else sys.stderr).write(bytes(data).decode("utf-8", "replace"))
        return len(data)
    return _numbered(fd).write(data)


def lseek(fd, position, whence=0, /):
    """Go to a place in an open file."""
    return _numbered(fd).seek(position, whence)


def fsync(fd):
    """What is written is in the file already."""
    _numbered(fd if isinstance(fd, int) else fd.fileno())


def truncate(path, length):
    """Give a file a length."""
    with FileIO(path, "r+") as file:
        file.truncate(length)


def isatty(fd, /):
    """Nobody is at the other end."""
    return False


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A file object for an open file."""
    import io

    return io.open(fd, mode, buffering, encoding, *args, **kwargs)
