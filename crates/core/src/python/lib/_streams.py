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
        hint = _size(hint)
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        """Write several."""
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """A stream of bytes."""


class BufferedIOBase(IOBase):
    """A stream of bytes."""

    def detach(self):
        """There is no stream below."""
        raise UnsupportedOperation("detach")


class TextIOBase(IOBase):
    """A stream of text."""

    def detach(self):
        """There is no stream below."""
        raise UnsupportedOperation("detach")

    encoding = None
    errors = None
    newlines = None


def _int(x):
    """The int that an argument stands for."""
    return x if type(x) is int else range(x, x).start


def _size(size):
    """The int that a size stands for; -1: no limit."""
    if size is None:
        return -1
    if not hasattr(type(size), "__index__"):
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    return _int(size)


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
        offset, whence = _int(offset), _int(whence)
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

    line_buffering = False

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._seen = set()
        self._parts = [self._translate(initial_value or "")]
        self._length = len(self._parts[0])
        self._at = 0

    def _translate(self, text):
        if not self._newline:
            if "\r" in text:
                plain = text.replace("\r\n", "")
                if len(plain) < len(text):
                    self._seen.add("\r\n")
                self._seen.update(end for end in "\r\n" if end in plain)
                return text if self._newline == "" else text.replace("\r\n", "\n").replace("\r", "\n")
            if "\n" in text:
                self._seen.add("\n")
            return text
        return text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text

    @property
    def newlines(self):
        """The ends of lines seen so far."""
        self._check()
        seen = tuple([end for end in ("\r", "\n", "\r\n") if end in self._seen])
        return seen if len(seen) > 1 else seen[0] if seen else None

    def __getstate__(self):
        self._check()
        return self._text(), self._newline, self._at, {k: v for k, v in self.__dict__.items() if k not in _STRING_STATE} or None

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError(f"{type(self).__name__}.__setstate__ argument should be 4-tuple, got {type(state).__name__}")
        text, newline, at, names = state
        StringIO.__init__(self, "", newline)
        self._parts, self._length, self._at = [text], len(text), at
        if names:
            self.__dict__.update(names)

    def __reduce_ex__(self, protocol):
        return __import__("copyreg").__newobj__, (type(self),), self.__getstate__()

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
        size = _size(size)
        end = len(text) if size < 0 else self._at + size
        result = text[self._at:end]
        self._at += len(result)
        return result

    def readline(self, size=-1, /):
        """The rest of the line."""
        self._check()
        text = self._text()
        size = _size(size)
        newline = self._newline
        if newline == "":
            ends = [at + 1 for at in (text.find("\n", self._at), text.find("\r", self._at)) if at >= 0]
            end = min(ends, default=len(text))
            if text[end - 1:end + 1] == "\r\n":
                end += 1
        else:
            end = text.find(newline or "\n", self._at)
            end = end + len(newline or "\n") if end >= 0 else len(text)
        if size >= 0:
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
        if not n:
            return 0
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
        pos = self._at if pos is None else _size(pos)
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._parts = [self._text()[:pos]]
        self._length = len(self._parts[0])
        return pos


class BytesIO(_Memory, BufferedIOBase):
    """Bytes that are read and written as a stream."""

    _negative_seek = "negative seek value"

    def __init__(self, initial_bytes=b""):
        if initial_bytes is not None:
            try:
                memoryview(initial_bytes)
            except TypeError:
                raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'") from None
        self._bytes = bytearray(initial_bytes or b"")
        self._at = 0

    def getbuffer(self):
        """A view of all the bytes."""
        self._check()
        return memoryview(self._bytes)

    def __getstate__(self):
        self._check()
        return bytes(self._bytes), self._at, {k: v for k, v in self.__dict__.items() if k not in ("_bytes", "_at", "_closed")} or None

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 3:
            raise TypeError(f"{type(self).__name__}.__setstate__ argument should be 3-tuple, got {type(state).__name__}")
        data, self._at, names = state
        self._bytes = bytearray(data)
        if names:
            self.__dict__.update(names)

    def __reduce_ex__(self, protocol):
        return __import__("copyreg").__newobj__, (type(self),), self.__getstate__()

    def _size(self):
        return len(self._bytes)

    def getvalue(self):
        """All the bytes."""
        self._check()
        return bytes(self._bytes)

    def read(self, size=-1, /):
        """Some of the bytes, or all that are left."""
        self._check()
        size = _size(size)
        end = len(self._bytes) if size < 0 else self._at + size
        result = bytes(self._bytes[self._at:end])
        self._at += len(result)
        return result

    read1 = read

    def readinto(self, buffer, /):
        """Read into a buffer; how many bytes."""
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def readline(self, size=-1, /):
        """The rest of the line."""
        self._check()
        size = _size(size)
        end = self._bytes.find(b"\n", self._at) + 1 or len(self._bytes)
        if size >= 0:
            end = min(end, self._at + size)
        result = bytes(self._bytes[self._at:end])
        self._at += len(result)
        return result

    def write(self, data, /):
        """Write bytes."""
        self._check()
        try:
            data = bytes(memoryview(data))
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
        if not data:
            return 0
        if self._at > len(self._bytes):
            self._bytes.extend(bytes(self._at - len(self._bytes)))
        self._bytes[self._at:self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def truncate(self, size=None, /):
        """Throw away what comes after a place."""
        self._check()
        size = self._at if size is None else _size(size)
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._bytes[size:]
        return size


_STRING_STATE = frozenset(["_newline", "_seen", "_parts", "_length", "_at", "_closed"])

for _kind in IOBase, RawIOBase, BufferedIOBase, TextIOBase:
    _kind.__module__ = "io"
StringIO.__module__ = BytesIO.__module__ = "_io"
