"""Files made of sockets."""

import _kernel
import io


class SocketIO(io.RawIOBase):
    """A socket as a stream of bytes."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        super().__init__()
        self._sock = sock
        self._mode = mode if "b" in mode else mode + "b"
        self._reading = "r" in mode
        self._writing = "w" in mode
        self._is_closed = False

    @property
    def closed(self):
        """Whether it was closed."""
        return self._is_closed

    @property
    def name(self):
        """The socket's number."""
        return -1 if self._is_closed else self.fileno()

    @property
    def mode(self):
        """Which ways."""
        return self._mode

    def _check(self):
        if self._is_closed:
            raise ValueError("I/O operation on closed socket.")

    def readable(self):
        """Whether it can be read."""
        self._check()
        return self._reading

    def writable(self):
        """Whether it can be written."""
        self._check()
        return self._writing

    def seekable(self):
        """It has no places."""
        self._check()
        return False

    def fileno(self):
        """The socket's number."""
        self._check()
        return self._sock.fileno()

    def read(self, size=-1):
        """Some bytes, or all until the end."""
        if size is not None and size >= 0:
            return self._sock.recv(size)
        parts = []
        while data := self._sock.recv(65536):
            parts.append(data)
        return b"".join(parts)

    readall = read

    def readinto(self, buffer):
        """Read into a buffer; how many bytes."""
        self._check()
        if not self._reading:
            raise io.UnsupportedOperation("not readable")
        try:
            return self._sock.recv_into(buffer)
        except BlockingIOError:
            return None

    def write(self, data):
        """Send some bytes; how many."""
        self._check()
        if not self._writing:
            raise io.UnsupportedOperation("not writable")
        try:
            return self._sock.send(data)
        except BlockingIOError:
            return None

    def close(self):
        """Give it up."""
        if not self._is_closed:
            _kernel.unwatch_end(self)
            self._is_closed = True
            self._sock._decref_socketios()
            self._sock = None

    _ended = close


SocketIO.__module__ = "socket"


class _Buffered(io.BufferedIOBase):
    """What reads ahead, and writes in larger pieces."""

    def __init__(self, raw, size):
        self.raw = raw
        self._size = size
        self._ahead = b""
        self._behind = bytearray()

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.raw.name!r}>"

    @property
    def closed(self):
        """Whether it was closed."""
        return self.raw.closed

    @property
    def name(self):
        """The socket's number."""
        return self.raw.name

    @property
    def mode(self):
        """Which ways."""
        return self.raw.mode

    def readable(self):
        """Whether it can be read."""
        return self.raw.readable()

    def writable(self):
        """Whether it can be written."""
        return self.raw.writable()

    def seekable(self):
        """It has no places."""
        return False

    def fileno(self):
        """The socket's number."""
        return self.raw.fileno()

    def _want(self, what, can):
        if self.raw.closed:
            raise ValueError(f"{what} closed file")
        if not can:
            raise io.UnsupportedOperation("read" if what == "read of" else "write")

    def _fill(self):
        """Receives once; whether something came."""
        data = self.raw._sock.recv(max(self._size, 1))
        self._ahead += data
        return bool(data)

    def read(self, size=-1, /):
        """So many bytes, or all until the end."""
        self._want("read of", self.raw._reading)
        while size is None or size < 0 or len(self._ahead) < size:
            if not self._fill():
                break
        return self._take(len(self._ahead) if size is None or size < 0 else size)

    def _take(self, size):
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def read1(self, size=-1, /):
        """What came at once."""
        self._want("read of", self.raw._reading)
        if not self._ahead:
            self._fill()
        return self._take(self._size if size < 0 else size)

    def peek(self, size=0, /):
        """What came, without taking it."""
        self._want("read of", self.raw._reading)
        if not self._ahead:
            self._fill()
        return self._ahead

    def readline(self, size=-1, /):
        """The rest of the line."""
        self._want("read of", self.raw._reading)
        while True:
            at = self._ahead.find(b"\n") + 1
            if at or size is not None and 0 <= size <= len(self._ahead) or not self._fill():
                break
        at = at or len(self._ahead)
        return self._take(at if size is None or size < 0 else min(at, size))

    def readinto(self, buffer, /):
        """Read into a buffer; how many bytes."""
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def write(self, data, /):
        """Write bytes; how many."""
        self._want("write to", self.raw._writing)
        data = bytes(data)
        self._behind += data
        if len(self._behind) > self._size:
            self.flush()
        return len(data)

    def flush(self):
        """Send what was written."""
        if self._behind:
            data = bytes(self._behind)
            self._behind.clear()
            self.raw._sock.sendall(data)

    def close(self):
        """Send what was written and give it up."""
        if not self.raw.closed:
            _kernel.unwatch_end(self)
            try:
                self.flush()
            finally:
                self.raw.close()

    _ended = close


class BufferedReader(_Buffered):
    """For reading."""


class BufferedWriter(_Buffered):
    """For writing."""


class BufferedRWPair(_Buffered):
    """For both."""

    def __repr__(self):
        return object.__repr__(self)


for _kind in (BufferedReader, BufferedWriter, BufferedRWPair):
    _kind.__module__ = "_io"


def make_file(sock, mode, buffering, encoding, errors, newline):
    """A file for a socket."""
    if not set(mode) <= {"r", "w", "b"}:
        raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
    writing = "w" in mode
    reading = "r" in mode or not writing
    binary = "b" in mode
    raw = SocketIO(sock, ("r" if reading else "") + ("w" if writing else ""))
    sock._io_refs += 1
    if buffering is None or buffering < 0:
        buffering = io.DEFAULT_BUFFER_SIZE
    if buffering == 0:
        if not binary:
            raise ValueError("unbuffered streams must be binary")
        _kernel.watch_end(raw)
        return raw
    kind = BufferedRWPair if reading and writing else BufferedReader if reading else BufferedWriter
    buffer = kind(raw, buffering)
    _kernel.watch_end(buffer)
    if binary:
        return buffer
    text = io.TextIOWrapper(buffer, encoding or "UTF-8", errors, newline)
    text.mode = mode
    return text
