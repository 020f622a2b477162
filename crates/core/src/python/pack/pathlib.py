"""Paths as objects."""

import fnmatch
import io
import os

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


def _parts_of(text):
    """The root and the names in a path."""
    root = "/" if text.startswith("/") else ""
    if text.startswith("//") and not text.startswith("///"):
        root = "//"
    return root, [name for name in text.split("/") if name and name != "."]


class _Parents:
    """The directories around a path, the nearest first."""

    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._names)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([self[i] for i in range(*index.indices(len(self)))])
        count = len(self)
        if index >= count or index < -count:
            raise IndexError(index)
        if index < 0:
            index += count
        return self._path._made(self._path._root, self._path._names[:count - index - 1])

    def __iter__(self):
        return iter([self[i] for i in range(len(self))])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A path that is only looked at."""

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        self = object.__new__(cls)
        root, names = "", []
        for arg in args:
            if isinstance(arg, PurePath):
                text = str(arg)
            else:
                text = os.fspath(arg)
                if not isinstance(text, str):
                    raise TypeError(
                        "argument should be a str object or an os.PathLike object returning str, "
                        f"not {type(text)!r}"
                    )
            more_root, more = _parts_of(text)
            if more_root:
                root, names = more_root, more
            else:
                names = names + more
        self._root, self._names = root, names
        self._text = None
        return self

    def __init__(self, *args):
        pass

    def _made(self, root, names):
        path = object.__new__(type(self))
        path._root, path._names = root, names
        path._text = None
        return path

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def __reduce__(self):
        return type(self), tuple(self.parts)

    def __str__(self):
        if self._text is None:
            self._text = self._root + "/".join(self._names) or "."
        return self._text

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return str(self).encode()

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def _same_kind(self, other):
        return isinstance(other, PurePath)

    def __eq__(self, other):
        if not self._same_kind(other):
            return NotImplemented
        return self._root == other._root and self._names == other._names

    def __hash__(self):
        return hash(str(self))

    def __lt__(self, other):
        return self.parts < other.parts if self._same_kind(other) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if self._same_kind(other) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if self._same_kind(other) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if self._same_kind(other) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.joinpath(key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._of(key, self)
        except TypeError:
            return NotImplemented

    def _of(self, *args):
        return type(self)(*args)

    def joinpath(self, *args):
        """The path with others put behind it."""
        return self._of(self, *args)

    @property
    def parts(self):
        """Root and names."""
        return ((self._root,) if self._root else ()) + tuple(self._names)

    drive = ""

    @property
    def root(self):
        """`/`, or nothing."""
        return self._root

    anchor = root

    @property
    def name(self):
        """The last name."""
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        """The last name's extension."""
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        """The last name's extensions."""
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The last name without its extension."""
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    @property
    def parent(self):
        """The directory around it."""
        return self._made(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        """All directories around it."""
        return _Parents(self)

    def as_posix(self):
        """The path as a string."""
        return str(self)

    def as_uri(self):
        """The path as a `file:` address."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        letters = [chr(code) if chr(code) in safe else f"%{code:02X}" for code in bytes(self)]
        return "file://" + "".join(letters)

    def is_absolute(self):
        """Whether it begins at the root."""
        return bool(self._root)

    def is_reserved(self):
        """No name is special."""
        return False

    def is_relative_to(self, *other):
        """Whether it is inside another one."""
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def relative_to(self, *other):
        """The path as seen from another one."""
        if not other:
            raise TypeError("need at least one argument")
        base = self._of(*other)
        count = len(base._names)
        if self._root != base._root or self._names[:count] != base._names:
            raise ValueError(
                f"{str(self)!r} is not in the subpath of {str(base)!r}"
                " OR one path is relative and the other is absolute."
            )
        return self._made("", self._names[count:])

    def with_name(self, name):
        """The path with another last name."""
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, self._names[:-1] + [name])

    def with_stem(self, stem):
        """The path with another last name and the same extension."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another extension."""
        if "/" in suffix or (suffix and not suffix.startswith(".")) or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.with_name(self.stem + suffix)

    def match(self, path_pattern):
        """Whether it matches a pattern, from its end on."""
        root, names = _parts_of(path_pattern)
        if not names and not root:
            raise ValueError("empty pattern")
        mine = self._names
        if root and (self._root != root or len(mine) != len(names)):
            return False
        if len(names) > len(mine):
            return False
        return all(fnmatch.fnmatchcase(name, pattern) for name, pattern in zip(reversed(mine), reversed(names)))


class PurePosixPath(PurePath):
    """A path as Linux writes it."""


class Path(PurePath):
    """A path that leads to files."""

    @classmethod
    def cwd(cls):
        """The directory that the program is in."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's directory."""
        return cls(os.path.expanduser("~"))

    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass

    def absolute(self):
        """The path from the root."""
        return self if self.is_absolute() else self._of(os.getcwd(), self)

    def resolve(self, strict=False):
        """The path from the root, without `..`."""
        if strict:
            os.stat(self)
        return self._of(os.path.realpath(self))

    def expanduser(self):
        """The path with `~` replaced."""
        return self._of(os.path.expanduser(str(self)))

    def stat(self, *, follow_symlinks=True):
        """What is known of it."""
        return os.stat(self)

    lstat = stat

    def exists(self):
        """Whether it is there."""
        return os.path.exists(self)

    def is_dir(self):
        """Whether it is a directory."""
        return os.path.isdir(self)

    def is_file(self):
        """Whether it is a file."""
        return os.path.isfile(self)

    def is_symlink(self):
        """There are no links."""
        return False

    is_mount = is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def owner(self):
        """Whose it is."""
        self.stat()
        return "user"

    group = owner

    def samefile(self, other_path):
        """Whether both lead to the same file."""
        return os.path.samefile(self, other_path)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file."""
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        """The file's text."""
        with self.open("r", encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        """The file's bytes."""
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Give the file a text."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        """Give the file bytes."""
        view = bytes(data)
        with self.open("wb") as file:
            return file.write(view)

    def iterdir(self):
        """What is in the directory."""
        for name in os.listdir(self):
            yield self._made(self._root, self._names + [name])

    def glob(self, pattern):
        """What matches in the directory."""
        root, names = _parts_of(pattern)
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        found = [self]
        for i, name in enumerate(names):
            last = i == len(names) - 1
            if name == "**":
                found = list(dict.fromkeys([path for base in found for path in base._folders()]))
            else:
                found = [path for base in found for path in base._matching(name, last)]
        return iter(found)

    def rglob(self, pattern):
        """What matches in the directory or below it."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        return self.glob("**/" + pattern)

    def _matching(self, pattern, last):
        try:
            names = os.listdir(self)
        except OSError:
            return []
        if pattern == "..":
            return [self._made(self._root, self._names + [".."])]
        names = fnmatch.filter(names, pattern)
        paths = [self._made(self._root, self._names + [name]) for name in names]
        return paths if last else [path for path in paths if path.is_dir()]

    def _folders(self):
        """The directory and all those in it."""
        found = [self]
        for path in found:
            found.extend([inside for inside in path.iterdir() if inside.is_dir()])
        return found

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make the directory."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        """Take the empty directory away."""
        os.rmdir(self)

    def touch(self, mode=0o666, exist_ok=True):
        """Make the file, if it is not there."""
        with self.open("a" if exist_ok else "x"):
            pass

    def unlink(self, missing_ok=False):
        """Take the file away."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        """Give it another name."""
        os.rename(self, target)
        return self._of(target)

    replace = rename

    def chmod(self, mode, *, follow_symlinks=True):
        """There are no permissions."""
        os.chmod(self, mode)

    def symlink_to(self, target, target_is_directory=False):
        """There are no links."""
        os.symlink(target, self)

    hardlink_to = symlink_to

    def readlink(self):
        """There are no links."""
        return self._of(os.readlink(self))


class PosixPath(Path, PurePosixPath):
    """A path as Linux writes it, that leads to files."""
