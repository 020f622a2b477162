"""Queues between processes."""

import _kernel
from multiprocessing import context
from queue import Empty, Full

__all__ = ["Queue", "SimpleQueue", "JoinableQueue"]


class Queue:
    """First in, first out; what is put is pickled, and a copy comes out."""

    def __init__(self, maxsize=0, *, ctx=None):
        self._maxsize = maxsize if maxsize > 0 else 0
        self._messages = _kernel.Queue(self._maxsize, shared=True)
        self._closed = False

    def __getstate__(self):
        context.assert_spawning(self)
        return self.__dict__

    def _check(self):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")

    def put(self, obj, block=True, timeout=None):
        """Put an item, waiting for room; Full when there is none in time."""
        self._check()
        message = _dump(obj)
        if message is None:
            return
        if not self._messages.put(message, block, timeout if block else None):
            raise Full

    def get(self, block=True, timeout=None):
        """Get an item, waiting for one; Empty when none came in time."""
        self._check()
        message = self._messages.get(block, timeout if block else None)
        if message is None:
            raise Empty
        return _load(message[0])

    def put_nowait(self, obj):
        """Put an item, or raise Full."""
        return self.put(obj, False)

    def get_nowait(self):
        """Get an item, or raise Empty."""
        return self.get(False)

    def qsize(self):
        """How many items are in it, about."""
        return self._messages.size()

    def empty(self):
        """Whether nothing is in it at the moment."""
        return not self._messages.size()

    def full(self):
        """Whether there is no room at the moment."""
        return 0 < self._maxsize <= self._messages.size()

    def close(self):
        """This process will not use it any more."""
        self._closed = True

    def join_thread(self):
        """Items are handed on at once: there is no thread to wait for."""
        assert self._closed, f"Queue {self!r} not closed"

    def cancel_join_thread(self):
        """Items are handed on at once: there is no thread to wait for."""


def _dump(obj):
    import pickle

    try:
        return pickle.dumps(obj)
    except Exception as exc:
        # In CPython a thread of the queue's own finds this, reports it and goes on.
        _kernel.print_exception(exc)
        return None


def _load(message):
    import pickle

    return pickle.loads(message)


class JoinableQueue(Queue):
    """A queue whose items can be reported as done."""

    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)
        self._unfinished = _kernel.Semaphore(0, shared=True)
        self._lock = _kernel.Lock(shared=True)
        self._done = _kernel.Condition(self._lock, shared=True)

    def put(self, obj, block=True, timeout=None):
        self._check()
        message = _dump(obj)
        if message is None:
            return
        # Counted before anybody can get it and report it as done.
        self._unfinished.release()
        if not self._messages.put(message, block, timeout if block else None):
            self._finish_one()
            raise Full

    put.__doc__ = Queue.put.__doc__

    def _finish_one(self):
        if not self._unfinished.acquire(False):
            return False
        if not self._unfinished.value():
            with self._lock:
                self._done.notify_all()
        return True

    def task_done(self):
        """Say that an item that was got has been worked on."""
        if not self._finish_one():
            raise ValueError("task_done() called too many times")

    def join(self):
        """Wait until every item that was put has been worked on."""
        with self._lock:
            while self._unfinished.value():
                self._done.wait()


class SimpleQueue:
    """First in, first out, without a limit."""

    def __init__(self, *, ctx=None):
        self._messages = _kernel.Queue(shared=True)

    def __getstate__(self):
        context.assert_spawning(self)
        return self.__dict__

    def put(self, obj):
        """Put an item."""
        import pickle

        self._messages.put(pickle.dumps(obj))

    def get(self):
        """Get an item, waiting for one."""
        return _load(self._messages.get()[0])

    def empty(self):
        """Whether nothing is in it at the moment."""
        return not self._messages.size()

    def close(self):
        """This process will not use it any more."""
