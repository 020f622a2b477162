"""The transport of a socket: it reads when the loop says so, and keeps what cannot be sent yet."""

from asyncio import futures, protocols, transports
from asyncio.log import logger

_MOST_AT_ONCE = 256 * 1024
# From so many writes after the end on, each is reported.
_MOST_WRITES_AFTER_END = 5


class TransportSocket:
    """What a program may see of a transport's socket."""

    __slots__ = ("_sock",)
    __module__ = "asyncio.trsock"

    def __init__(self, sock):
        self._sock = sock

    def __repr__(self):
        return repr(self._sock).replace(
            f"{type(self._sock).__module__}.{type(self._sock).__qualname__}", "asyncio.TransportSocket", 1
        )

    def __getstate__(self):
        raise TypeError("Cannot serialize asyncio.TransportSocket object")

    def settimeout(self, value):
        """It never waits."""
        if value != 0:
            raise ValueError("settimeout(): only 0 timeout is allowed on transport sockets")

    def gettimeout(self):
        """It never waits."""
        return 0

    def setblocking(self, flag):
        """It never waits."""
        if flag:
            raise ValueError("setblocking(): transport sockets cannot be blocking")

    family = property(lambda self: self._sock.family)
    type = property(lambda self: self._sock.type)
    proto = property(lambda self: self._sock.proto)


for _name in ("dup", "fileno", "getpeername", "getsockname", "getsockopt", "get_inheritable", "setsockopt", "shutdown"):
    def _method(self, *args, _name=_name):
        return getattr(self._sock, _name)(*args)

    _method.__name__ = _name
    setattr(TransportSocket, _name, _method)


class _SelectorSocketTransport(transports.Transport):
    """One end of a stream."""

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        super().__init__(extra)
        self._extra["socket"] = TransportSocket(sock)
        self._extra["sockname"] = sock.getsockname()
        if "peername" not in self._extra:
            self._extra["peername"] = sock.getpeername()
        self._loop = loop
        self._sock = sock
        self._sock_fd = sock.fileno()
        self.set_protocol(protocol)
        self._server = server
        self._buffer = bytearray()
        self._high_water = 64 * 1024
        self._low_water = 16 * 1024
        self._protocol_paused = False
        # Nothing can be sent any more; then how many tried.
        self._conn_lost = 0
        self._closing = False
        self._eof = False
        self._paused = False
        if server is not None:
            server._attach()
        loop._transports[self._sock_fd] = self
        loop.call_soon(self._protocol.connection_made, self)
        # Nothing is read before that.
        loop.call_soon(self._add_reader)
        if waiter is not None:
            loop.call_soon(futures._set_unless_cancelled, waiter, None)

    def __repr__(self):
        parts = [type(self).__name__]
        if self._sock is None:
            parts.append("closed")
        elif self._closing:
            parts.append("closing")
        parts.append(f"fd={self._sock_fd}")
        loop = self._loop
        if loop is not None and not loop.is_closed():
            parts.append(f"read={'polling' if self._sock_fd in loop._readers else 'idle'}")
            state = "polling" if self._sock_fd in loop._writers else "idle"
            parts.append(f"write=<{state}, bufsize={self.get_write_buffer_size()}>")
        return f"<{' '.join(parts)}>"

    def abort(self):
        """Close it without sending what is left."""
        self._force_close(None)

    def set_protocol(self, protocol):
        """Let another protocol hear of what happens."""
        self._protocol = protocol
        self._buffered = isinstance(protocol, protocols.BufferedProtocol)

    def get_protocol(self):
        """What hears of what happens."""
        return self._protocol

    def is_closing(self):
        """Whether it is closed or about to be."""
        return self._closing

    def close(self):
        """Send what is left and close it."""
        if self._closing:
            return
        self._closing = True
        self._loop._remove_reader(self._sock_fd)
        if not self._buffer:
            self._conn_lost += 1
            self._loop._remove_writer(self._sock_fd)
            self._loop.call_soon(self._call_connection_lost, None)

    def _fatal_error(self, exc, message="Fatal error on transport"):
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler({
                "message": message, "exception": exc, "transport": self, "protocol": self._protocol,
            })
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._loop._remove_writer(self._sock_fd)
        if not self._closing:
            self._closing = True
            self._loop._remove_reader(self._sock_fd)
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._sock.close()
            self._loop._transports.pop(self._sock_fd, None)
            self._sock = self._protocol = self._loop = None
            server, self._server = self._server, None
            if server is not None:
                server._detach()

    # ---- Reading

    def _add_reader(self):
        if not self._closing and not self._paused:
            self._loop._add_reader(self._sock_fd, self._read_ready)

    def is_reading(self):
        """Whether it reads."""
        return not self._closing and not self._paused

    def pause_reading(self):
        """Read no more for now."""
        if not self._closing and not self._paused:
            self._paused = True
            self._loop._remove_reader(self._sock_fd)

    def resume_reading(self):
        """Read again."""
        if not self._closing and self._paused:
            self._paused = False
            self._add_reader()

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data = self._sock.recv(_MOST_AT_ONCE)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, "Fatal read error on socket transport")
            return
        try:
            if not data:
                what = "eof_received"
                if self._protocol.eof_received():
                    # It stays open for writing; there is nothing more to read.
                    self._loop._remove_reader(self._sock_fd)
                else:
                    self.close()
            elif self._buffered:
                what = "buffer_updated"
                self._fill(data)
            else:
                what = "data_received"
                self._protocol.data_received(data)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, f"Fatal error: protocol.{what}() call failed.")

    def _fill(self, data):
        while data:
            buffer = memoryview(self._protocol.get_buffer(-1))
            if not len(buffer):
                raise RuntimeError("get_buffer() returned an empty buffer")
            count = min(len(buffer), len(data))
            buffer[:count] = data[:count]
            data = data[count:]
            self._protocol.buffer_updated(count)

    # ---- Writing

    def write(self, data):
        """Send this as soon as it can be."""
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data:
            return
        if self._conn_lost:
            if self._conn_lost >= _MOST_WRITES_AFTER_END:
                logger.warning("socket.send() raised exception.")
            self._conn_lost += 1
            return
        if not self._buffer:
            try:
                sent = self._sock.send(data)
            except (BlockingIOError, InterruptedError):
                pass
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._fatal_error(exc, "Fatal write error on socket transport")
                return
            else:
                data = data[sent:]
                if not data:
                    return
            self._loop._add_writer(self._sock_fd, self._write_ready)
        self._buffer.extend(data)
        self._maybe_pause_protocol()

    def _write_ready(self):
        if self._conn_lost:
            return
        try:
            sent = self._sock.send(self._buffer)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
            self._fatal_error(exc, "Fatal write error on socket transport")
            return
        del self._buffer[:sent]
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
            elif self._eof:
                self._sock.shutdown(1)

    def write_eof(self):
        """Say, after what is left, that nothing more will be sent."""
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown(1)

    def can_write_eof(self):
        """It can."""
        return True

    # ---- Not too much of it

    def get_write_buffer_size(self):
        """How many bytes wait to be sent."""
        return len(self._buffer)

    def get_write_buffer_limits(self):
        """From how many on the protocol is paused, and resumed."""
        return self._low_water, self._high_water

    def set_write_buffer_limits(self, high=None, low=None):
        """From how many waiting bytes on the protocol is to be paused, and resumed."""
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
        self._high_water, self._low_water = high, low
        self._maybe_pause_protocol()

    def _maybe_pause_protocol(self):
        if len(self._buffer) > self._high_water and not self._protocol_paused:
            self._protocol_paused = True
            self._tell("pause_writing")

    def _maybe_resume_protocol(self):
        if self._protocol_paused and len(self._buffer) <= self._low_water:
            self._protocol_paused = False
            self._tell("resume_writing")

    def _tell(self, what):
        try:
            getattr(self._protocol, what)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({
                "message": f"protocol.{what}() failed", "exception": exc, "transport": self, "protocol": self._protocol,
            })


# It has attributes, unlike the classes that it stands on; its name is the one that CPython shows.
_SelectorSocketTransport.__module__ = "asyncio.selector_events"
