"""Pipes between threads: two queues, through which objects go as they are."""

import _kernel
from queue import Queue

__all__ = ["Client", "Listener", "Pipe"]

families = [None]


class Connection:
    """An end of a pipe."""

    def __init__(self, _in, _out):
        self._out = _out
        self._in = _in
        self.send = self.send_bytes = _out.put
        self.recv = self.recv_bytes = _in.get

    def poll(self, timeout=0.0):
        """Whether `recv` would not have to wait; waits for that as long."""
        if self._in.qsize() > 0:
            return True
        if timeout <= 0.0:
            return False
        return bool(_kernel.wait_any([self._in._items], timeout))

    def close(self):
        """Nothing to give up."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


class Listener:
    """Waits for clients; its address is the queue that they go to."""

    def __init__(self, address=None, family=None, backlog=1):
        self._backlog_queue = Queue(backlog)

    def accept(self):
        """A connection to the next client, waiting for it."""
        return Connection(*self._backlog_queue.get())

    def close(self):
        """Do not listen any more."""
        self._backlog_queue = None

    @property
    def address(self):
        """Where it listens."""
        return self._backlog_queue

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Client(address):
    """A connection to the listener with this address."""
    _in, _out = Queue(), Queue()
    _in._made = _out._made = 0
    address.put((_out, _in))
    return Connection(_in, _out)


def Pipe(duplex=True):
    """Two connected ends."""
    a, b = Queue(), Queue()
    a._made = b._made = 0
    return Connection(a, b), Connection(b, a)
