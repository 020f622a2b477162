"""Pipes between processes, and waiting for several of them."""

import _kernel
import threading

__all__ = ["Client", "Listener", "Pipe", "wait"]

# Each message in a channel begins with what it is.
_DATA, _END = b"D", b"E"


class _Channel:
    """One direction of a pipe, and how many ends are open on either side of it in all processes."""

    def __init__(self):
        self.messages = _kernel.Queue(shared=True)
        self._lock = _kernel.Lock(shared=True)
        self._open = _kernel.SharedArray(2)

    def open(self, side):
        with self._lock:
            self._open.set(side, self._open.get(side) + 1)

    def close(self, side):
        with self._lock:
            left = self._open.get(side) - 1
            self._open.set(side, left)
        if side == _WRITE and not left:
            self.messages.put(_END)

    def is_open(self, side):
        return self._open.get(side) > 0


_READ, _WRITE = 0, 1

# Connections that this process has not closed; a list, since they are compared by identity.
_mine = []


class Connection:
    """An end of a pipe."""

    def __init__(self, reads, writes, counted=False):
        self._reads = reads
        self._writes = writes
        self._closed = False
        if not counted:
            self._count()
        _mine.append(self)

    def _count(self):
        if self._reads is not None:
            self._reads.open(_READ)
        if self._writes is not None:
            self._writes.open(_WRITE)

    def __reduce__(self):
        self._check()
        # The copy is open from now on, not only when it arrives.
        self._count()
        return type(self), (self._reads, self._writes, True)

    @property
    def closed(self):
        """Whether it was closed."""
        return self._closed

    @property
    def readable(self):
        """Whether messages can be received."""
        return self._reads is not None

    @property
    def writable(self):
        """Whether messages can be sent."""
        return self._writes is not None

    def fileno(self):
        """A number that stands for it."""
        self._check()
        return id(self) & 0xFFFF

    def close(self):
        """This process will not use it any more."""
        if self._closed:
            return
        self._closed = True
        _mine[:] = [other for other in _mine if other is not self]
        if self._reads is not None:
            self._reads.close(_READ)
        if self._writes is not None:
            self._writes.close(_WRITE)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def _check(self):
        if self._closed:
            raise OSError("handle is closed")

    def _check_readable(self):
        self._check()
        if self._reads is None:
            raise OSError("connection is write-only")

    def _check_writable(self):
        self._check()
        if self._writes is None:
            raise OSError("connection is read-only")

    def send(self, obj):
        """Send an object."""
        import pickle

        self._check_writable()
        self._send(pickle.dumps(obj))

    def send_bytes(self, buf, offset=0, size=None):
        """Send bytes."""
        self._check_writable()
        data = bytes(buf)
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
        if not self._writes.is_open(_READ):
            raise BrokenPipeError(32, "Broken pipe")
        self._writes.messages.put(_DATA + data)

    def recv(self):
        """Receive an object, waiting for it; EOFError when nobody can send any more."""
        import pickle

        self._check_readable()
        return pickle.loads(self._receive())

    def recv_bytes(self, maxlength=None):
        """Receive bytes, waiting for them."""
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        data = self._receive()
        if maxlength is not None and len(data) > maxlength:
            self.close()
            raise OSError("bad message length")
        return data

    def recv_bytes_into(self, buf, offset=0):
        """Receive bytes into a buffer; how many."""
        from multiprocessing.context import BufferTooShort

        self._check_readable()
        data = self._receive()
        if offset + len(data) > len(buf):
            raise BufferTooShort(data)
        buf[offset:offset + len(data)] = data
        return len(data)

    def _receive(self):
        message = self._reads.messages.get()[0]
        if message == _END:
            # For whoever tries next.
            self._reads.messages.put(_END)
            raise EOFError
        return message[1:]

    def poll(self, timeout=0.0):
        """Whether `recv` would not have to wait; waits for that as long."""
        self._check_readable()
        if self._reads.messages.size():
            return True
        if timeout is not None and timeout <= 0:
            return False
        return bool(_kernel.wait_any([self._reads.messages], timeout))


def _inherited():
    """Before a fork: the child will have all of this process's connections, too."""
    for connection in _mine:
        connection._count()


def _close_all():
    for connection in _mine[:]:
        connection.close()


def Pipe(duplex=True):
    """Two connected ends; if not duplex, the first receives and the second sends."""
    there = _Channel()
    if duplex:
        back = _Channel()
        return Connection(there, back), Connection(back, there)
    return Connection(there, None), Connection(None, there)


def wait(object_list, timeout=None):
    """Those of the connections and process sentinels that are ready, waiting until one is."""
    objects = list(object_list)
    items = [obj._reads.messages if isinstance(obj, Connection) else obj for obj in objects]
    return [objects[i] for i in _kernel.wait_any(items, timeout)]


# ---- Connections by address

# Where listeners of this process and its ancestors listen: a shared queue that takes the far ends of new pipes.
_listening = {}
_names = 0


class Listener:
    """Waits for clients at an address."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        global _names
        if address is None:
            _names += 1
            address = f"/tmp/pymp-{_kernel.getpid()}/listener-{_names}"
        if address in _listening:
            raise OSError(98, "Address already in use")
        self._address = address
        self._authkey = authkey
        self._queue = _listening[address] = _kernel.Queue(shared=True)
        self.last_accepted = None

    @property
    def address(self):
        """Where it listens."""
        return self._address

    def accept(self):
        """A connection to the next client, waiting for it."""
        import pickle

        if self._queue is None:
            raise OSError("listener is closed")
        key, connection = pickle.loads(self._queue.get()[0])
        _check_key(self._authkey, key)
        return connection

    def close(self):
        """Do not listen any more."""
        if self._queue is not None:
            _listening.pop(self._address, None)
            self._queue = None

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


def Client(address, family=None, authkey=None):
    """A connection to the listener at an address."""
    import pickle

    queue = _listening.get(address)
    if queue is None:
        raise ConnectionRefusedError(111, "Connection refused")
    mine, other = Pipe()
    queue.put(pickle.dumps((authkey, other)))
    other.close()
    return mine


def _check_key(expected, key):
    from multiprocessing.context import AuthenticationError

    if expected is not None and key != expected:
        raise AuthenticationError("digest received was wrong")
