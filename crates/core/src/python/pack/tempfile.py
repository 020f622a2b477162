"""Files and directories for a short time."""

import io
import os
import random as _random_numbers

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp",
    "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
template = "tmp"
tempdir = None

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_names = _random_numbers.Random()


def gettempdir():
    """Where they are."""
    return tempdir or "/tmp"


def gettempdirb():
    """The same as bytes."""
    return gettempdir().encode()


def gettempprefix():
    """What their names begin with."""
    return template


def gettempprefixb():
    """The same as bytes."""
    return template.encode()


def _new(make, suffix, prefix, dir):
    """Make something under a name that is free."""
    prefix = template if prefix is None else prefix
    folder = gettempdir() if dir is None else os.fspath(dir)
    for _ in range(TMP_MAX):
        name = prefix + "".join(_names.choices(_LETTERS, k=8)) + (suffix or "")
        path = os.path.abspath(os.path.join(folder, name))
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """A new file: its number and path."""
    return _new(lambda path: os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL), suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """A new directory: its path."""
    return _new(os.mkdir, suffix, prefix, dir)[1]


def mktemp(suffix="", prefix=template, dir=None):
    """A path that is free."""

    def check(path):
        if os.path.exists(path):
            raise FileExistsError(17, "File exists")

    return _new(check, suffix, prefix, dir)[1]


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __repr__(self):
        return f"<tempfile._TemporaryFileWrapper name={self.name!r}>"

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        for line in self.file:
            yield line

    def close(self):
        """Close the file, and remove it."""
        if not self.file.closed:
            self.file.close()
            if self.delete:
                os.unlink(self.name)


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
    errors=None, delete_on_close=True,
):
    """A new file that is removed when it is closed."""
    number, path = mkstemp(suffix, prefix, dir)
    os.close(number)
    file = io.open(path, mode, buffering, encoding, errors, newline)
    return _TemporaryFileWrapper(file, path, delete)


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None,
):
    """A new file without a name."""
    number, path = mkstemp(suffix, prefix, dir)
    os.close(number)
    file = io.open(path, mode, buffering, encoding, errors, newline)
    os.unlink(path)
    return file


class SpooledTemporaryFile:
    """A file in memory, like all files here."""

    _rolled = False

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
        errors=None,
    ):
        self._file = TemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)
        self._max_size = max_size

    def __getattr__(self, name):
        return getattr(self.__dict__["_file"], name)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def rollover(self):
        """It is a file already."""
        self._rolled = True


class TemporaryDirectory:
    """A directory that is removed with all that is in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        self._delete = delete

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *details):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove it."""
        import shutil

        if os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore)
