"""Pipes between processes, connections by address, and waiting for several of them."""

import _kernel

from operator import index

from multiprocessing import process
from multiprocessing.context import AuthenticationError, BufferTooShort, assert_spawning, get_spawning_popen
from multiprocessing.reduction import ForkingPickler

__all__ = ["Client", "Listener", "Pipe", "wait"]

# Bytes that a channel holds: Linux's figures.
_PIPE_SIZE = 65_536
_SOCKET_SIZE = 212_992

_handles = 2


class _ConnectionBase:
    """What an end of a pipe can do."""

    def __init__(self, reads, writes):
        global _handles
        _handles += 1
        self._handle = _handles
        self._reads = reads
        self._writes = writes
        self._readable = reads is not None
        self._writable = writes is not None
        self._pid = _kernel.getpid()

    @classmethod
    def _open(cls, reads, writes):
        """A new end."""
        if reads is not None:
            reads.open(False)
        if writes is not None:
            writes.open(True)
        return cls(reads, writes)

    def __reduce__(self):
        # The copy's ends are open from now on, not only when it arrives.
        self._check_closed()
        copy = self._open(self._reads, self._writes)
        # And stay so: this copy is only a way to open them.
        copy._handle = None
        return _rebuild_connection, (type(self), self._reads, self._writes, _kernel.getpid())

    def __del__(self):
        if self._handle is not None:
            self._close()

    @property
    def closed(self):
        """Whether it was closed."""
        return self._handle is None

    @property
    def readable(self):
        """Whether messages can be received."""
        return self._readable

    @property
    def writable(self):
        """Whether messages can be sent."""
        return self._writable

    def fileno(self):
        """A number that stands for it."""
        self._check_closed()
        return self._handle

    def close(self):
        """This process will not use it any more."""
        if self._handle is not None:
            self._close()

    def _close(self):
        self._handle = None
        if self._reads is not None:
            self._reads.close(False)
        if self._writes is not None:
            self._writes.close(True)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()

    def _check_closed(self):
        if self._handle is None:
            raise OSError("handle is closed")

    def _check_readable(self):
        if not self._readable:
            raise OSError("connection is write-only")

    def _check_writable(self):
        if not self._writable:
            raise OSError("connection is read-only")

    def send(self, obj):
        """Send an object."""
        self._check_closed()
        self._check_writable()
        self._send(ForkingPickler.dumps(obj))

    def send_bytes(self, buf, offset=0, size=None):
        """Send bytes."""
        self._check_closed()
        self._check_writable()
        data = memoryview(buf).tobytes()
        if offset < 0:
            raise ValueError("offset is negative")
        if len(data) < offset:
            raise ValueError("buffer length < offset")
        if size is None:
            size = len(data) - offset
        elif size < 0:
            raise ValueError("size is negative")
        elif offset + size > len(data):
            raise ValueError("buffer length < offset + size")
        self._send(data[offset:offset + size])

    def _send(self, data):
        if not self._writes.send(data):
            raise BrokenPipeError(32, "Broken pipe")

    def recv(self):
        """Receive an object, waiting for it; EOFError when nobody can send any more."""
        self._check_closed()
        self._check_readable()
        return ForkingPickler.loads(self._receive())

    def recv_bytes(self, maxlength=None):
        """Receive bytes, waiting for them."""
        self._check_closed()
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        data = self._receive()
        if maxlength is not None and len(data) > maxlength:
            if self._writable:
                self._readable = False
            else:
                self.close()
            raise OSError("bad message length")
        return data

    def recv_bytes_into(self, buf, offset=0):
        """Receive bytes into a buffer; how many."""
        self._check_closed()
        self._check_readable()
        with memoryview(buf) as view:
            room = view.itemsize * len(view)
            if offset < 0:
                raise ValueError("negative offset")
            if offset > room:
                raise ValueError("offset too large")
            data = self._receive()
            if room < offset + len(data):
                raise BufferTooShort(data)
            view.cast("B")[offset:offset + len(data)] = data
            return len(data)

    def _receive(self):
        message = self._reads.receive()
        if message:
            return message[0]
        if self._writes is not None and self._writes.size() and not self._reset:
            # The other end was closed with messages in it: a socket says so, once.
            self._reset = True
            raise ConnectionResetError(104, "Connection reset by peer")
        raise EOFError

    _reset = False

    def poll(self, timeout=0.0):
        """Whether `recv` would not have to wait; waits for that as long."""
        self._check_closed()
        self._check_readable()
        return bool(_kernel.wait_any([self._reads], None if timeout is None else 0.0 + timeout))


class Connection(_ConnectionBase):
    """An end of a pipe."""


def _rebuild_connection(kind, reads, writes, pid):
    if reads is not None:
        reads.adopt(False, pid)
    if writes is not None:
        writes.adopt(True, pid)
    return kind(reads, writes)


def Pipe(duplex=True):
    """Two connected ends; if not duplex, the first receives and the second sends."""
    if duplex:
        there, back = _kernel.Channel(_SOCKET_SIZE), _kernel.Channel(_SOCKET_SIZE)
        return Connection._open(there, back), Connection._open(back, there)
    there = _kernel.Channel(_PIPE_SIZE)
    return Connection._open(there, None), Connection._open(None, there)


def wait(object_list, timeout=None):
    """Those of the connections and process sentinels that are ready, waiting until one is."""
    objects = list(object_list)
    items = [_waitable(obj) for obj in objects]
    if timeout is not None:
        timeout = 0.0 + timeout
    return [objects[i] for i in _kernel.wait_any(items, timeout)]


def _waitable(obj):
    if isinstance(obj, Connection):
        obj._check_closed()
        return obj._reads if obj._reads is not None else obj._writes
    if isinstance(obj, int):
        if obj < 0:
            raise ValueError(f"Invalid file descriptor: {obj}")
        return obj
    channel = getattr(obj, "_channel", None)
    if channel is None:
        raise ValueError(f"Invalid file object: {obj!r}")
    return channel


# ---- Connections by address

families = ["AF_INET", "AF_UNIX"]
default_family = "AF_UNIX"
_ports = iter(range(40_001, 65_536, 2))
_listeners = iter(range(1 << 60))


def arbitrary_address(family):
    """A free address of a family."""
    if family == "AF_INET":
        return ("localhost", 0)
    if family == "AF_UNIX":
        from multiprocessing import util

        return f"{util.get_temp_dir()}/listener-{next(_listeners):08x}"
    if family == "AF_PIPE":
        return "\\\\.\\pipe\\pyc-0-0"
    raise ValueError("unrecognized family")


def address_type(address):
    """The family of an address."""
    if type(address) is tuple:
        return "AF_INET"
    if type(address) is str:
        return "AF_PIPE" if address.startswith("\\\\") else "AF_UNIX"
    if isinstance(address, bytes) and address[:1] == b"\0":
        return "AF_UNIX"
    raise (ValueError if not address or isinstance(address, bytes) else TypeError)(f"address type of {address!r} unrecognized")


def _validate_family(family):
    if family == "AF_PIPE":
        raise ValueError(f"Family {family} is not recognized.")


def _validate_name(family):
    if not isinstance(family, str):
        raise TypeError(f"attribute name must be string, not '{type(family).__name__}'")
    if family not in families:
        raise AttributeError(f"module 'socket' has no attribute {family!r}")


def _validate_address(family, address):
    if family == "AF_UNIX":
        if not isinstance(address, (str, bytes)):
            raise TypeError(f"a bytes-like object is required, not '{type(address).__name__}'")
        return
    if not isinstance(address, tuple):
        raise TypeError(f"{family} address must be tuple, not {type(address).__name__}")
    if len(address) != 2:
        raise TypeError("AF_INET address must be a pair (host, port)")
    host, port = address
    if not isinstance(host, (str, bytes, bytearray)):
        raise TypeError(f"str, bytes or bytearray expected, not {type(host).__name__}")
    if not hasattr(port, "__index__"):
        raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
    if not 0 <= port < 65_536:
        raise OverflowError("bind(): port must be 0-65535.")
    if host not in ("", "localhost", "0.0.0.0") and not host.startswith("127."):
        import socket

        socket.getaddrinfo(host, port)


def _published(address):
    """The name under which all processes find who listens at an address."""
    if isinstance(address, str):
        return "unix:" + address
    host, port = address
    return f"inet:{'127.0.0.1' if host in ('localhost', '', '0.0.0.0') else host}:{port}"


class Listener:
    """Waits for clients at an address."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        family = family or address and address_type(address) or default_family
        address = address or arbitrary_address(family)
        _validate_family(family)
        _validate_name(family)
        index(backlog)
        _validate_address(family, address)
        self._open(address)
        self._last_accepted = None
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError("authkey should be a byte string")
        self._authkey = authkey

    def _open(self, address):
        if isinstance(address, tuple):
            host, port = address
            address = ("127.0.0.1" if host == "localhost" else host or "0.0.0.0", port or next(_ports))
        self._address = address
        # What clients send here is their connection's far end.
        channel = _kernel.Channel(1 << 30)
        if not _kernel.publish(_published(address), channel):
            raise OSError(98, "Address already in use")
        channel.open(False)
        self._channel = channel

    def accept(self):
        """A connection to the next client, waiting for it."""
        import pickle

        if self._channel is None:
            raise OSError("listener is closed")
        # The listener itself keeps the channel open for new clients.
        self._channel.open(True)
        try:
            message = self._channel.receive()[0]
        finally:
            self._channel.close(True)
        connection, self._last_accepted = pickle.loads(message)
        if self._authkey:
            deliver_challenge(connection, self._authkey)
            answer_challenge(connection, self._authkey)
        return connection

    def close(self):
        """Do not listen any more."""
        if self._channel is not None:
            channel, self._channel = self._channel, None
            channel.close(False)
            _kernel.publish(_published(self._address), None)

    @property
    def address(self):
        """Where it listens."""
        return self._address

    @property
    def last_accepted(self):
        """Where the last client called from."""
        return self._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Client(address, family=None, authkey=None):
    """A connection to the listener at an address."""
    import pickle

    family = family or address_type(address)
    _validate_family(family)
    # Which family was asked for does not matter any more.
    _validate_address(address_type(address), address)
    channel = _kernel.find(_published(address))
    if channel is None:
        if isinstance(address, str):
            raise FileNotFoundError(2, "No such file or directory")
        raise ConnectionRefusedError(111, "Connection refused")
    if not channel.is_open(False):
        raise ConnectionRefusedError(111, "Connection refused")
    mine, other = Pipe()
    channel.send(pickle.dumps((other, "" if isinstance(address, str) else ("127.0.0.1", next(_ports)))))
    other.close()
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError("authkey should be a byte string")
    if authkey is not None:
        answer_challenge(mine, authkey)
        deliver_challenge(mine, authkey)
    return mine


# ---- Who knows the key

MESSAGE_LENGTH = 20
CHALLENGE = b"#CHALLENGE#"
WELCOME = b"#WELCOME#"
FAILURE = b"#FAILURE#"


def _digest(authkey, message):
    import hmac

    return hmac.new(authkey, message, "md5").digest()


def deliver_challenge(connection, authkey):
    """Let the other side show that it knows the key."""
    import os

    if not isinstance(authkey, bytes):
        raise ValueError(f"Authkey must be bytes, not {type(authkey)!s}")
    message = os.urandom(MESSAGE_LENGTH)
    connection.send_bytes(CHALLENGE + message)
    if connection.recv_bytes(256) == _digest(authkey, message):
        connection.send_bytes(WELCOME)
    else:
        connection.send_bytes(FAILURE)
        raise AuthenticationError("digest received was wrong")


def answer_challenge(connection, authkey):
    """Show the other side that this one knows the key."""
    if not isinstance(authkey, bytes):
        raise ValueError(f"Authkey must be bytes, not {type(authkey)!s}")
    message = connection.recv_bytes(256)
    assert message[:len(CHALLENGE)] == CHALLENGE, f"message = {message!r}"
    connection.send_bytes(_digest(authkey, message[len(CHALLENGE):]))
    if connection.recv_bytes(256) != WELCOME:
        raise AuthenticationError("digest sent was rejected")
