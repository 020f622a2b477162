"""Connections between the strands and processes of a program: sockets of a network that has one computer, this one."""

import _kernel
from _addresses import (
    AF_INET, AF_INET6, AF_UNIX, SOCK_DGRAM, SOCK_STREAM, AddressFamily, AddressInfo, MsgFlag, SocketKind, check, free_port,
    gaierror, getaddrinfo, herror, take, targets,
)
from _socketfile import make_file
from _socketnames import *
from _socketnames import __all__ as _names

error = OSError
timeout = TimeoutError
has_ipv6 = True
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOMAXCONN = 4096
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 6, 17, 41
SOL_SOCKET, SOL_TCP, TCP_NODELAY, IPV6_V6ONLY = 1, 6, 1, 26
SO_DEBUG, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_DONTROUTE, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF = 1, 2, 3, 4, 5, 6, 7, 8
SO_KEEPALIVE, SO_LINGER, SO_REUSEPORT, SO_RCVTIMEO, SO_SNDTIMEO = 9, 13, 15, 20, 21
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST = 0, 0x7F000001, 0xFFFFFFFF
EAI_NONAME, EAI_FAMILY, EAI_SERVICE = -2, -6, -8
for _kind in (AddressFamily, SocketKind, AddressInfo, MsgFlag):
    globals().update(_kind.__members__)

_default_timeout = None
# The ends of connections that are open, by number.
_open = {}


class _End:
    """One end of a connection, or what listens: what the operating system keeps for a number."""

    def __init__(self, family, type, proto):
        self.family, self.type, self.proto = family, type, proto
        self.incoming = self.outgoing = self.listener = None
        # It has connected without waiting, and nobody has asked since.
        self.connecting = False
        self.local = "" if family == AF_UNIX else ("0.0.0.0", 0) if family == AF_INET else ("::", 0, 0, 0)
        self.remote = None
        # The kernel's name of the address that it has, if it has one of its own.
        self.key = None
        self.options = {}
        self.number = next(n for n in range(3, 1 << 20) if n not in _open)
        _open[self.number] = self

    def close(self):
        """Give all of it back."""
        _open.pop(self.number, None)
        if self.listener is not None:
            self.listener.leave()
        elif self.key is not None:
            _kernel.network_free(self.key)
        if self.incoming is not None:
            self.incoming.leave()
            self.outgoing.end()


def _number(file):
    """The number of a socket, or of what has `fileno()`."""
    number = file if isinstance(file, int) else file.fileno()
    if number not in _open:
        raise ValueError(f"Invalid file descriptor: {number}")
    return number


def _to_receive(number):
    end = _open[number]
    return end.incoming if end.listener is None else end.listener


def _to_send(number):
    return _open[number].outgoing


def _error(number):
    import os

    return OSError(number, os.strerror(number))


class socket:
    """An end of a connection, or what listens for connections."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is not None:
            if fileno not in _open:
                raise _error(9)
            self._end = _open[fileno]
        else:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            if family not in (AF_UNIX, AF_INET, AF_INET6):
                raise _error(97)
            self._end = _End(int(family), int(type) & ~0o2004000, 0 if proto == -1 else proto)
        self._kept = self._end
        self._timeout = _default_timeout
        # Files made of it; the last one of all closes it.
        self._io_refs = 0
        self._closed = False
        _kernel.watch_end(self)

    def _ended(self):
        """Nothing leads to it any more."""
        self._really_close()

    def __enter__(self):
        return self

    def __exit__(self, *details):
        if not self._closed:
            self.close()

    def __repr__(self):
        kind = f"{type(self).__module__}.{type(self).__qualname__}"
        closed = " [closed]" if self._closed else ""
        text = f"<{kind}{closed} fd={self.fileno()}, family={self._kept.family}, type={self._kept.type}, proto={self._kept.proto}"
        if not self._closed:
            if self._end.local:
                text += f", laddr={self._end.local}"
            if self._end.remote:
                text += f", raddr={self._end.remote}"
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    @property
    def family(self):
        """Which kind of addresses."""
        return AddressFamily(self._kept.family)

    @property
    def type(self):
        """Which kind of connection."""
        return SocketKind(self._kept.type)

    @property
    def proto(self):
        """The number of the protocol."""
        return self._kept.proto

    @property
    def timeout(self):
        """How long operations wait, in seconds; None: for ever."""
        return self._timeout

    def _check(self):
        if self._end is None:
            raise _error(9)
        return self._end

    # ---- Being there

    def fileno(self):
        """Its number, or -1."""
        return -1 if self._end is None else self._end.number

    def close(self):
        """Close it, as soon as no file that was made of it is open."""
        self._closed = True
        if self._io_refs <= 0:
            self._really_close()

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def _really_close(self):
        self._closed = True
        end, self._end = self._end, None
        if end is not None:
            _kernel.unwatch_end(self)
            end.close()

    def detach(self):
        """Leave the connection to its number; the number."""
        number = self.fileno()
        if self._end is not None:
            _kernel.unwatch_end(self)
        self._closed, self._end = True, None
        return number

    def dup(self):
        """The same again."""
        raise _error(95)

    def shutdown(self, how, /):
        """Send no more, or receive no more, or both."""
        end = self._check()
        if end.incoming is None:
            raise _error(107)
        if how not in (0, 1, 2):
            raise _error(22)
        if how != SHUT_RD:
            end.outgoing.end(True)
        if how != SHUT_WR:
            end.incoming.leave(True)

    # ---- How long to wait

    def settimeout(self, value, /):
        """Let operations wait so many seconds; None: for ever."""
        if value is not None:
            value = float(value)
            if value < 0:
                raise ValueError("Timeout value out of range")
        self._timeout = value

    def gettimeout(self):
        """How long operations wait, in seconds; None: for ever."""
        return self._timeout

    def setblocking(self, flag, /):
        """Let operations wait, or not."""
        self._timeout = None if flag else 0.0

    def getblocking(self):
        """Whether operations wait."""
        return self._timeout != 0

    def _result(self, result):
        """What an operation came to: an exception when its time was over or something happened."""
        if result is None:
            if self._timeout == 0:
                raise BlockingIOError(11, "Resource temporarily unavailable")
            raise TimeoutError("timed out")
        if type(result) is int and result < 0:
            raise _error(-result)
        return result

    # ---- Addresses

    def bind(self, address, /):
        """Take an address."""
        end = self._check()
        address = check(end.family, address, "bind")
        if end.key is not None:
            raise _error(22)
        end.local, end.key = take(end.family, address, end.options.get((SOL_SOCKET, SO_REUSEADDR)))

    def getsockname(self):
        """Its address."""
        return self._check().local

    def getpeername(self):
        """The other end's address."""
        end = self._check()
        if end.incoming is None:
            raise _error(107)
        return end.remote

    def setsockopt(self, level, option, value, optlen=None, /):
        """Remember an option; none changes anything."""
        self._check().options[level, option] = value

    def getsockopt(self, level, option, buflen=0, /):
        """An option."""
        end = self._check()
        usual = {(SOL_SOCKET, SO_TYPE): end.type, (SOL_SOCKET, SO_RCVBUF): 131072, (SOL_SOCKET, SO_SNDBUF): 16384}
        value = end.options.get((level, option), usual.get((level, option), 0))
        return int(value) if not isinstance(value, (bytes, bytearray)) else value

    # ---- Connecting

    def listen(self, backlog=SOMAXCONN, /):
        """Let others connect."""
        end = self._check()
        if end.type != SOCK_STREAM:
            raise _error(95)
        if end.listener is None:
            if end.key is None:
                if end.family == AF_UNIX:
                    raise _error(22)
                end.local, end.key = take(end.family, end.local, False)
            end.listener = _kernel.network_listen(end.key)

    def accept(self):
        """Wait for a connection: a socket of its own, and the address of the other end."""
        end = self._check()
        if end.listener is None:
            raise _error(22)
        incoming, outgoing, name = self._result(end.listener.accept(self._timeout != 0, self._timeout))
        other = _End(end.family, end.type, end.proto)
        other.incoming, other.outgoing, other.local = incoming, outgoing, end.local
        other.remote = name if end.family == AF_UNIX else _place(end.family, name)
        if end.family != AF_UNIX and end.local[0] in ("0.0.0.0", "::"):
            other.local = (other.remote[0], *end.local[1:])
        return socket(fileno=other.number), other.remote

    def connect(self, address, /):
        """Connect to what listens at an address."""
        end = self._check()
        if end.connecting:
            # The second time it is done.
            end.connecting = False
            return
        self._connect(address)
        if self._timeout == 0 and end.family != AF_UNIX:
            end.connecting = True
            raise BlockingIOError(115, "Operation now in progress")

    def connect_ex(self, address, /):
        """Connect; 0, or the number of the error."""
        try:
            self.connect(address)
        except OSError as exc:
            if exc.errno is None:
                raise
            return exc.errno
        return 0

    def _connect(self, address):
        end = self._check()
        address = check(end.family, address, "connect")
        if end.listener is not None or end.incoming is not None:
            raise _error(106)
        keys = targets(end.family, address)
        if end.family == AF_UNIX:
            host, name = None, end.local
        else:
            host = address[0] if address[0] not in ("0.0.0.0", "::") else "127.0.0.1" if end.family == AF_INET else "::1"
            if end.key is None:
                port, end.key = free_port(end.family, host)
                end.local = (host, port, *address[2:])
            name = f"{end.local[0]} {end.local[1]}"
        found = _kernel.network_connect(keys, name)
        if found is None:
            if end.family == AF_UNIX:
                raise _error(2)
            raise _error(111)
        end.incoming, end.outgoing = found[:2]
        end.remote = address if host is None else (host, *address[1:])

    # ---- Sending and receiving

    def send(self, data, flags=0, /):
        """Send some bytes; how many."""
        end = self._check()
        data = _bytes(data)
        if end.outgoing is None:
            raise _error(32)
        block = self._timeout != 0 and not flags & MsgFlag.MSG_DONTWAIT
        return self._result(end.outgoing.send(data, block, self._timeout))

    def sendall(self, data, flags=0, /):
        """Send all bytes."""
        data = _bytes(data)
        left = self._timeout
        until = None if left is None else _kernel.now() + left
        end = self._check()
        if end.outgoing is None:
            raise _error(32)
        while True:
            sent = self._result(end.outgoing.send(data, left != 0, left))
            if sent >= len(data):
                return
            data = data[sent:]
            if left:
                left = max(until - _kernel.now(), 0)

    def recv(self, bufsize, flags=0, /):
        """Receive up to so many bytes; none at the end."""
        if bufsize < 0:
            raise ValueError("negative buffersize in recv")
        end = self._check()
        if end.incoming is None:
            raise _error(107)
        block = self._timeout != 0 and not flags & MsgFlag.MSG_DONTWAIT
        if flags & MsgFlag.MSG_WAITALL and block:
            data = b""
            while len(data) < bufsize:
                more = self._result(end.incoming.receive(bufsize - len(data), False, block, self._timeout))
                if not more:
                    break
                data += more
            return data
        return self._result(end.incoming.receive(bufsize, bool(flags & MsgFlag.MSG_PEEK), block, self._timeout))

    def recv_into(self, buffer, nbytes=0, flags=0):
        """Receive into a buffer; how many bytes."""
        view = memoryview(buffer).cast("B")
        data = self.recv(nbytes or len(view), flags)
        view[:len(data)] = data
        return len(data)

    def recvfrom(self, bufsize, flags=0, /):
        """Receive, and None: it is known who sends."""
        return self.recv(bufsize, flags), None

    def sendto(self, data, *args):
        """There are no datagrams."""
        raise NotImplementedError("Interleave has no datagrams")

    recvfrom_into = sendmsg = recvmsg = sendto

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """A file that reads from and writes to the connection."""
        return make_file(self, mode, buffering, encoding, errors, newline)

    def sendfile(self, file, offset=0, count=None):
        """Send a file; how many bytes."""
        if offset:
            file.seek(offset)
        data = file.read() if count is None else file.read(count)
        self.sendall(data)
        return len(data)

    def get_inheritable(self):
        """Whether other programs would get it."""
        return False

    def set_inheritable(self, inheritable):
        """There are no other programs."""


SocketType = socket


def _place(family, name):
    host, port = name.split(" ")
    return (host, int(port)) if family == AF_INET else (host, int(port), 0, 0)


def _bytes(data):
    if type(data) is bytes:
        return data
    if isinstance(data, (bytearray, memoryview)) or hasattr(data, "__buffer__"):
        return bytes(data)
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected with each other."""
    family = AF_UNIX if family is None else family
    ends = []
    for incoming, outgoing, _ in _kernel.network_pair():
        end = _End(int(family), int(type), proto)
        end.incoming, end.outgoing = incoming, outgoing
        if family == AF_UNIX:
            end.remote = ""
        ends.append(socket(fileno=end.number))
    return tuple(ends)


def create_connection(address, timeout=..., source_address=None, *, all_errors=False):
    """Connect to a host by name or number and a port; a socket."""
    host, port = address
    errors = []
    for family, kind, proto, _, place in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not ...:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(place)
            return sock
        except OSError as exc:
            if not all_errors:
                errors.clear()
            errors.append(exc)
            if sock is not None:
                sock.close()
    if not errors:
        raise OSError("getaddrinfo returns an empty list")
    try:
        if not all_errors:
            raise errors[0]
        raise ExceptionGroup("create_connection failed", errors)
    finally:
        errors.clear()


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A socket that listens at an address."""
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            sock.bind(address)
        except OSError as exc:
            message = f"{exc.strerror} (while attempting to bind on address {address!r})"
            raise OSError(exc.errno, message) from None
        sock.listen() if backlog is None else sock.listen(backlog)
        return sock
    except OSError:
        sock.close()
        raise


def has_dualstack_ipv6():
    """Whether what listens at `::` is found at 127.0.0.1, too."""
    return True


def fromfd(fd, family, type, proto=0):
    """A socket for a number."""
    return socket(family, type, proto, fileno=fd)


def close(fd):
    """Close what has this number."""
    if fd not in _open:
        raise _error(9)
    _open[fd].close()


def getdefaulttimeout():
    """How long operations of new sockets wait."""
    return _default_timeout


def setdefaulttimeout(timeout):
    """Let operations of new sockets wait so long."""
    global _default_timeout
    if timeout is not None and timeout < 0:
        raise ValueError("Timeout value out of range")
    _default_timeout = timeout


__all__ = [
    "socket", "socketpair", "create_connection", "create_server", "has_dualstack_ipv6", "fromfd", "close", "error", "timeout",
    "gaierror", "herror", "getaddrinfo", "getdefaulttimeout", "setdefaulttimeout", "has_ipv6", "SocketType", "AddressFamily",
    "SocketKind", *_names,
] + [_name for _name in dir() if _name.isupper() and not _name.startswith("_")]
