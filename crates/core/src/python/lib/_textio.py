"""Files in the machine's memory as text, and `open`."""

import _files
import sys
from _fileio import BufferedRandom, BufferedReader, BufferedWriter, FileIO, path_text
from _streams import StringIO, TextIOBase, UnsupportedOperation


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
            encoding = "utf-8"
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


TextIOWrapper.__module__ = "_io"


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


sys._dotted(TextIOWrapper, "_io")
