"""Streams: their common ground, and those in memory."""

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    """The stream cannot do this."""

    __module__ = "io"


class IOBase:
    """A stream."""

    _closed = False

    def close(self):
        """Give it up."""
        self._closed = True

    @property
    def closed(self):
        """Whether it was closed."""
        return self._closed

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readable(self):
        """Whether it can be read."""
        return False

    def writable(self):
        """Whether it can be written."""
        return False

    def seekable(self):
        """Whether its place can be changed."""
        return False

    def isatty(self):
        """Whether a person is at the other end."""
        self._check()
        return False

    def flush(self):
        """Write what is not written yet."""
        self._check()

    def fileno(self):
        """There is no number for it."""
        raise UnsupportedOperation("fileno")

    def readlines(self, hint=-1):
        """All lines."""
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        """Write several."""
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """A stream of bytes."""


class BufferedIOBase(IOBase):
    """A stream of bytes."""


class TextIOBase(IOBase):
    """A stream of text."""

    encoding = None
    errors = None
    newlines = None


class _Memory:
    """What streams in memory have in common: the contents, and a place in them."""

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def tell(self):
        """The place."""
        self._check()
        return self._at

    def seek(self, offset, whence=0, /):
        """Go to a place."""
        self._check()
        if whence == 0:
            if offset < 0:
                raise ValueError(f"{self._negative_seek} {offset}")
            self._at = offset
        elif whence == 1:
            self._at = max(self._at + offset, 0)
        elif whence == 2:
            self._at = max(self._size() + offset, 0)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._at


class StringIO(_Memory, TextIOBase):
    """A text that is read and written as a stream.

    What is written at the end is kept in parts and put together when it is needed.
    """

    _negative_seek = "Negative seek position"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._parts = [self._translate(initial_value or "")]
        self._length = len(self._parts[0])
        self._at = 0

    def _translate(self, text):
        if self._newline is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text

    def _size(self):
        return self._length

    def _text(self):
        if len(self._parts) != 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0]

    def getvalue(self):
        """All the text."""
        self._check()
        return self._text()

    def seek(self, offset, whence=0, /):
        """Go to a place."""
        if whence in (1, 2) and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        return super().seek(offset, whence)

    def read(self, size=-1, /):
        """Some of the text, or all that is left."""
        self._check()
        text = self._text()
        end = len(text) if size is None or size < 0 else self._at + size
        result = text[self._at:end]
        self._at += len(result)
        return result

    def readline(self, size=-1, /):
        """The rest of the line."""
        self._check()
        text = self._text()
        end = text.find("\n", self._at) + 1 or len(text)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        result = text[self._at:end]
        self._at += len(result)
        return result

    def write(self, text, /):
        """Write a text."""
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        n = len(text)
        text = self._translate(text)
        if self._at == self._length:
            self._parts.append(text)
        else:
            old = self._text().ljust(self._at, "\0")
            self._parts = [old[:self._at] + text + old[self._at + len(text):]]
        self._at += len(text)
        self._length = max(self._length, self._at)
        return n

    def truncate(self, pos=None, /):
        """Throw away what comes after a place."""
        self._check()
        pos = self._at if pos is None else pos
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._parts = [self._text()[:pos]]
        self._length = len(self._parts[0])
        return pos


class BytesIO(_Memory, BufferedIOBase):
    """Bytes that are read and written as a stream."""

    _negative_seek = "negative seek value"

    def __init__(self, initial_bytes=b""):
        self._bytes = bytearray(initial_bytes)
        self._at = 0

    def _size(self):
        return len(self._bytes)

    def getvalue(self):
        """All the bytes."""
        self._check()
        return bytes(self._bytes)

    def read(self, size=-1, /):
        """Some of the bytes, or all that are left."""
        self._check()
        end = len(self._bytes) if size is None or size < 0 else self._at + size
        result = bytes(self._bytes[self._at:end])
        self._at += len(result)
        return result

    read1 = read

    def readinto(self, buffer, /):
        """Read into a buffer; how many bytes."""
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        """The rest of the line."""
        self._check()
        end = self._bytes.find(b"\n", self._at) + 1 or len(self._bytes)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        result = bytes(self._bytes[self._at:end])
        self._at += len(result)
        return result

    def write(self, data, /):
        """Write bytes."""
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        if self._at > len(self._bytes):
            self._bytes.extend(bytes(self._at - len(self._bytes)))
        self._bytes[self._at:self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def truncate(self, size=None, /):
        """Throw away what comes after a place."""
        self._check()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._bytes[size:]
        return size


for _kind in IOBase, RawIOBase, BufferedIOBase, TextIOBase:
    _kind.__module__ = "io"
StringIO.__module__ = BytesIO.__module__ = "_io"
