"""Files in the machine's memory, as `open` gives them. What is written is in the file at once: nothing waits to be flushed."""

import _files
from _streams import DEFAULT_BUFFER_SIZE, BufferedIOBase, RawIOBase, StringIO, TextIOBase, UnsupportedOperation

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
        data = self.read(len(buffer))
        buffer[:len(data)] = data
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
        data = self.read(len(buffer))
        buffer[:len(data)] = data
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


def _complete(data, encoding, errors):
    """The text of `data`, and how many bytes at its end are the beginning of a character."""
    try:
        return data.decode(encoding, "strict"), 0
    except UnicodeDecodeError as error:
        if error.end == len(data) and error.reason == "unexpected end of data":
            return data[:error.start].decode(encoding, errors), len(data) - error.start
    return data.decode(encoding, errors), 0


class TextIOWrapper(TextIOBase):
    """A stream of text over one of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        if encoding is None or encoding == "locale":
            encoding = "UTF-8"
        "".encode(encoding)
        self.buffer = buffer
        self.encoding = encoding
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._newline = newline
        self._telling = True
        # With encodings in which a newline is no single byte, all is read at once.
        self._whole = None
        plain = encoding.lower().replace("_", "-")
        self._wide = plain.startswith(("utf-16", "utf-32", "utf16", "utf32"))
        self._mark = plain in ("utf-8-sig", "utf-16", "utf-32", "utf16", "utf32")
        # The file itself, when lines can be taken from it without asking anybody.
        raw = getattr(buffer, "raw", None)
        direct = type(buffer) in (BufferedReader, BufferedRandom) and type(raw) is FileIO
        self._file = raw if direct and not self._wide and not self._mark and newline in (None, "\n") else None

    @property
    def closed(self):
        """Whether it was closed."""
        return self.buffer is not None and self.buffer.closed

    @property
    def name(self):
        """What was opened."""
        return self.buffer.name

    @property
    def newlines(self):
        """The ends of lines seen so far are not noted."""
        return None

    def __repr__(self):
        text = "<_io.TextIOWrapper"
        if hasattr(self.buffer, "name"):
            text += f" name={self.buffer.name!r}"
        if hasattr(self, "mode"):
            text += f" mode={self.mode!r}"
        return f"{text} encoding={self.encoding!r}>"

    def _check(self):
        if self.buffer is None:
            raise ValueError("underlying buffer has been detached")
        if self.buffer.closed:
            raise ValueError("I/O operation on closed file.")

    def _check_reading(self):
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")

    def close(self):
        """Give it up."""
        if self.buffer is not None:
            self.buffer.close()

    def detach(self):
        """The stream of bytes below."""
        buffer, self.buffer, self._file = self.buffer, None, None
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None):
        """Change how texts are written."""
        self._check()
        newline = self._newline if newline is ... else newline
        self.__init__(
            self.buffer, encoding or self.encoding, errors or self.errors, newline,
            self.line_buffering if line_buffering is None else line_buffering,
            self.write_through if write_through is None else write_through,
        )

    def readable(self):
        """Whether it can be read."""
        self._check()
        return self.buffer.readable()

    def writable(self):
        """Whether it can be written."""
        self._check()
        return self.buffer.writable()

    def seekable(self):
        """Whether its place can be changed."""
        self._check()
        return self.buffer.seekable()

    def fileno(self):
        """Its number."""
        self._check()
        return self.buffer.fileno()

    def flush(self):
        """Write what is not written yet."""
        self._check()
        self.buffer.flush()

    def _translate(self, text):
        if self._newline is None and "\r" in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _all(self):
        if self._whole is None:
            data = self.buffer.read()
            newline = None if self._newline is None else "\n"
            self._whole = StringIO(data.decode(self.encoding, self.errors), newline)
        return self._whole

    def _at_mark(self):
        """Whether the next bytes say that what follows is UTF-8."""
        return self._mark and not self._wide and self.buffer.tell() == 0

    def read(self, size=-1, /):
        """Some of the text, or all that is left."""
        self._check_reading()
        if self._wide:
            return self._all().read(size)
        encoding = self.encoding if self._at_mark() else _plain(self.encoding)
        if size is None or size < 0:
            return self._translate(self.buffer.read().decode(encoding, self.errors))
        text, rest = "", b""
        while len(text) < size:
            more = self.buffer.read(size - len(text))
            data = rest + more
            if not more:
                text += data.decode(encoding, self.errors)
                break
            if self._newline is None and data.endswith(b"\r"):
                after = self.buffer.read(1)
                if after == b"\n":
                    data += after
                elif after:
                    self.buffer.seek(-1, 1)
            part, missing = _complete(data, encoding, self.errors)
            rest = data[len(data) - missing:]
            text += self._translate(part)
            encoding = _plain(encoding)
        return text

    def readline(self, size=-1, /):
        """The rest of the line."""
        if size is not None and size >= 0:
            return self._some_of_line(size)
        file = self._file
        if file is not None and not file._closed:
            data = _files.line(file._number, file._at)
            if b"\r" not in data and (file._kind == "r" or file._both):
                file._at += len(data)
                return data.decode(self.encoding, self.errors)
        self._check_reading()
        if self._wide:
            return self._all().readline()
        encoding = self.encoding if self._at_mark() else _plain(self.encoding)
        return self._translate(self._line().decode(encoding, self.errors))

    def _line(self):
        """The bytes of a line, with what ends it here."""
        newline = self._newline
        data = self.buffer.readline()
        if newline == "\r\n":
            while data.endswith(b"\n") and not data.endswith(b"\r\n"):
                more = self.buffer.readline()
                if not more:
                    break
                data += more
            return data
        if newline == "\r":
            while b"\r" not in data:
                more = self.buffer.readline()
                if not more:
                    return data
                data += more
        elif newline == "\n" or b"\r" not in data:
            return data
        end = data.index(b"\r") + 1
        if newline != "\r" and data[end:end + 1] == b"\n":
            end += 1
        if end < len(data):
            self.buffer.seek(end - len(data), 1)
        return data[:end]

    def _some_of_line(self, size):
        text = ""
        while len(text) < size:
            letter = self.read(1)
            text += letter
            if not letter or letter == "\n":
                break
        return text

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    def write(self, text, /):
        """Write a text; how many characters."""
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        written = text
        if self._newline in ("\r", "\r\n"):
            written = text.replace("\n", self._newline)
        encoding = self.encoding
        if self._mark and self.buffer.tell() != 0:
            encoding = _plain(encoding)
        self.buffer.write(written.encode(encoding, self.errors))
        return len(text)

    def tell(self):
        """The place, for `seek`."""
        self._check()
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        return self.buffer.tell()

    def seek(self, cookie, whence=0, /):
        """Go to a place that `tell` gave, or to the beginning or the end."""
        self._check()
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie, whence = self.buffer.tell(), 0
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        elif cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self._telling = True
        self._whole = None
        return self.buffer.seek(cookie, whence)

    def truncate(self, pos=None, /):
        """Cut the file, or fill it up with zeros."""
        self._check()
        return self.buffer.truncate(pos)


def _plain(encoding):
    """The encoding of what is not at the beginning."""
    text = encoding.lower().replace("_", "-")
    if text == "utf-8-sig":
        return "utf-8"
    if text in ("utf-16", "utf16", "utf-32", "utf32"):
        return text[:3] + "-" + text[-2:] + "-le"
    return encoding


for _kind in (FileIO, BufferedReader, BufferedWriter, BufferedRandom, TextIOWrapper):
    _kind.__module__ = "_io"


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open a file."""
    if not isinstance(file, int):
        path_text(file)
    for name, value, wanted in ("mode", mode, "str"), ("encoding", encoding, "str or None"), ("errors", errors, "str or None"):
        if not isinstance(value, str) and (value is not None or name == "mode"):
            raise TypeError(f"open() argument {name!r} must be {wanted}, not {type(value).__name__}")
    letters = set(mode)
    if letters - set("axrwb+t") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in letters
    if binary and "t" in letters:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set("axrw")) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if not letters & set("axrw"):
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if binary:
        for name, value in ("encoding", encoding), ("errors", errors), ("newline", newline):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'a' if name == 'newline' else 'an'} {name} argument")
    elif buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    raw = FileIO(file, mode.replace("b", "").replace("t", ""), closefd, opener)
    if binary and buffering == 0:
        return raw
    if "+" in letters:
        buffer = BufferedRandom(raw)
    else:
        buffer = BufferedReader(raw) if "r" in letters else BufferedWriter(raw)
    if binary:
        return buffer
    try:
        text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    except BaseException:
        raw.close()
        raise
    text.mode = mode
    return text
