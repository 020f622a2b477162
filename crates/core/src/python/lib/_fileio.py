"""Files in the machine's memory as bytes. What is written is in the file at once: nothing waits to be flushed."""

import _files
from _streams import DEFAULT_BUFFER_SIZE, BufferedIOBase, RawIOBase, UnsupportedOperation

# Open files by number, for `os.read` and its like.
numbers = {}


def _take_number(file):
    number = 3
    while number in numbers:
        number += 1
    numbers[number] = file
    return number


def path_text(path):
    """A path as a string."""
    if isinstance(path, str):
        return path
    if isinstance(path, bytes):
        return path.decode()
    if hasattr(type(path), "__fspath__"):
        return path_text(path.__fspath__())
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


class FileIO(RawIOBase):
    """A file as bytes."""

    def __init__(self, file, mode="r", closefd=True, opener=None):
        kinds = set(mode) & set("rwxa")
        if set(mode) - set("rwxab+"):
            raise ValueError(f"invalid mode: {mode}")
        if len(kinds) != 1 or mode.count("+") > 1:
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        self.name = file
        self.closefd = closefd
        self._kind = kinds.pop()
        self._both = "+" in mode
        if opener is not None:
            file = opener(file, 0)
        if isinstance(file, int):
            other = numbers.get(file)
            if other is None:
                self._closed = True
                raise OSError(9, "Bad file descriptor")
            self._number, self._at, self._fd = other._number, other._at, file
            return
        flags = 0
        if self._kind != "r":
            flags |= _files.CREATE
        if self._kind == "x":
            flags |= _files.EXCLUSIVE
        if self._kind == "w":
            flags |= _files.TRUNCATE
        # Until it is open there is nothing to close.
        self._closed = True
        self._number = _files.open(path_text(file), flags)
        self._closed = False
        self._fd = _take_number(self)
        self._at = _files.size(self._number) if self._kind == "a" else 0

    @property
    def mode(self):
        """How it was opened."""
        if self._kind == "r":
            return "rb+" if self._both else "rb"
        return self._kind + ("b+" if self._both else "b")

    def __repr__(self):
        kind = type(self)
        if self._closed:
            return f"<_io.{kind.__name__} [closed]>"
        return f"<_io.{kind.__name__} name={self.name!r} mode={self.mode!r} closefd={self.closefd}>"

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def close(self):
        """Give it up."""
        if not self._closed:
            self._closed = True
            if self.closefd:
                numbers.pop(self._fd, None)
                _files.close(self._number)

    def readable(self):
        """Whether it can be read."""
        self._check()
        return self._kind == "r" or self._both

    def writable(self):
        """Whether it can be written."""
        self._check()
        return self._kind != "r" or self._both

    def seekable(self):
        """Its place can be changed."""
        self._check()
        return True

    def fileno(self):
        """Its number."""
        self._check()
        return self._fd

    def read(self, size=-1, /):
        """Some bytes, or all that are left."""
        if not self.readable():
            raise UnsupportedOperation("File not open for reading")
        data = _files.read(self._number, self._at, -1 if size is None else size)
        self._at += len(data)
        return data

    def readall(self):
        """All bytes that are left."""
        return self.read()

    def readinto(self, buffer, /):
        """Read into a buffer; how many bytes."""
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        """The rest of the line."""
        if not self.readable():
            raise UnsupportedOperation("File not open for reading")
        data = _files.line(self._number, self._at)
        if size is not None and 0 <= size < len(data):
            data = data[:size]
        self._at += len(data)
        return data

    def write(self, data, /):
        """Write bytes; how many."""
        if not self.writable():
            raise UnsupportedOperation("File not open for writing")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if not isinstance(data, (bytes, bytearray)):
            data = bytes(data)
        self._at = _files.write(self._number, None if self._kind == "a" else self._at, data)
        return len(data)

    def tell(self):
        """The place in the file."""
        self._check()
        return self._at

    def seek(self, offset, whence=0, /):
        """Go to a place."""
        self._check()
        if whence not in (0, 1, 2):
            raise OSError(22, "Invalid argument")
        at = offset + (0, self._at, 0)[whence] + (_files.size(self._number) if whence == 2 else 0)
        if at < 0:
            raise OSError(22, "Invalid argument")
        self._at = at
        return at

    def truncate(self, size=None, /):
        """Cut the file, or fill it up with zeros."""
        if not self.writable():
            raise UnsupportedOperation("File not open for writing")
        size = self._at if size is None else size
        _files.truncate(self._number, size)
        return size


class _Buffered(BufferedIOBase):
    """What hands everything on to a stream of bytes below it."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw = raw

    @property
    def closed(self):
        """Whether it was closed."""
        return self.raw.closed

    @property
    def name(self):
        """What was opened."""
        return self.raw.name

    @property
    def mode(self):
        """How it was opened."""
        return self.raw.mode

    def __repr__(self):
        kind = f"_io.{type(self).__name__}"
        return f"<{kind} name={self.raw.name!r}>" if hasattr(self.raw, "name") else f"<{kind}>"

    def _check(self, what=None):
        if self.raw.closed:
            raise ValueError("I/O operation on closed file." if what is None else f"{what} closed file")

    def close(self):
        """Give it up."""
        self.raw.close()

    def detach(self):
        """The stream below."""
        raw, self.raw = self.raw, None
        return raw

    def readable(self):
        """Whether it can be read."""
        return self.raw.readable()

    def writable(self):
        """Whether it can be written."""
        return self.raw.writable()

    def seekable(self):
        """Whether its place can be changed."""
        return self.raw.seekable()

    def fileno(self):
        """Its number."""
        return self.raw.fileno()

    def tell(self):
        """The place."""
        self._check()
        return self.raw.tell()

    def seek(self, offset, whence=0, /):
        """Go to a place."""
        self._check("seek of")
        return self.raw.seek(offset, whence)

    def read(self, size=-1, /):
        """Some bytes, or all that are left."""
        raise UnsupportedOperation("read")

    readline = peek = read1 = read

    def readinto(self, buffer, /):
        """Read into a buffer; how many bytes."""
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def write(self, data, /):
        """Write bytes; how many."""
        raise UnsupportedOperation("write")

    def truncate(self, size=None, /):
        """Cut the file, or fill it up with zeros."""
        self._check("truncate of")
        if not self.raw.writable():
            raise UnsupportedOperation("truncate")
        return self.raw.truncate(size)


class _Reading:
    def read(self, size=-1, /):
        """Some bytes, or all that are left."""
        self._check("read of")
        if size is None or size < 0:
            return self.raw.readall() if hasattr(self.raw, "readall") else self.raw.read()
        data = self.raw.read(size)
        while data and len(data) < size:
            more = self.raw.read(size - len(data))
            if not more:
                break
            data += more
        return b"" if data is None else data

    def read1(self, size=-1, /):
        """Some bytes."""
        return self.read(DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readline(self, size=-1, /):
        """The rest of the line."""
        self._check("readline of")
        return self.raw.readline(size)

    def peek(self, size=0, /):
        """The next bytes, without going on."""
        self._check("peek of")
        at = self.raw.tell()
        data = self.raw.read(DEFAULT_BUFFER_SIZE)
        self.raw.seek(at)
        return data


class _Writing:
    def write(self, data, /):
        """Write bytes; how many."""
        self._check("write to")
        return self.raw.write(data)


class BufferedReader(_Reading, _Buffered):
    """A stream of bytes to read."""


class BufferedWriter(_Writing, _Buffered):
    """A stream of bytes to write."""


class BufferedRandom(_Reading, _Writing, _Buffered):
    """A stream of bytes to read and write."""


for _kind in (FileIO, BufferedReader, BufferedWriter, BufferedRandom):
    _kind.__module__ = "_io"
