"""Queues between processes: a pipe, and a thread in each process that puts, which feeds it."""

import _kernel
import sys
import threading
from collections import deque
from operator import index

from multiprocessing import context
from multiprocessing.connection import _PIPE_SIZE
from multiprocessing.reduction import ForkingPickler
from multiprocessing.util import Finalize, debug, info, is_exiting
from queue import Empty, Full

__all__ = ["Queue", "SimpleQueue", "JoinableQueue"]

_UNLIMITED = 2147483647
_SENTINEL = object()


class _Pipe:
    """The queue's channel. Every process that has the queue has both ends, so it never comes to an end."""

    def __init__(self):
        self.channel = _kernel.Channel(_PIPE_SIZE)
        self._pid = None
        self.open()

    def open(self):
        """Open both ends in a process that got the queue pickled; a forked one has them."""
        self.channel.open(False)
        self.channel.open(True)

    def __getstate__(self):
        self.open()
        return self.channel, _kernel.getpid()

    def __setstate__(self, state):
        self.channel, pid = state
        self.channel.adopt(False, pid)
        self.channel.adopt(True, pid)

    def close(self, sends):
        self.channel.close(sends)


class _Reader:
    """The end of a queue at which items arrive, for `connection.wait`."""

    def __init__(self, channel):
        self._channel = channel

    def poll(self, timeout=0.0):
        """Whether there is an item; waits for one as long."""
        return bool(_kernel.wait_any([self._channel], None if timeout is None else 0.0 + timeout))


class Queue:
    """First in, first out; what is put is pickled by a thread of the putting process, and a copy comes out."""

    def __init__(self, maxsize=0, *, ctx):
        if maxsize <= 0:
            maxsize = _UNLIMITED
        self._maxsize = maxsize
        self._pipe = _Pipe()
        self._made = _kernel.line()
        # Room for items: taken by `put`, given back by `get`.
        self._sem = ctx.BoundedSemaphore(maxsize)
        self._reset()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._maxsize, self._pipe, self._sem, getattr(self, "_unfinished", None), getattr(self, "_cond", None)

    def __setstate__(self, state):
        self._maxsize, self._pipe, self._sem, unfinished, cond = state
        if cond is not None:
            self._unfinished, self._cond = unfinished, cond
        self._reset()

    def _reset(self):
        """What each process has for itself."""
        self._pid = _kernel.getpid()
        self._notempty = threading.Condition(threading.Lock())
        self._buffer = deque()
        self._thread = None
        self._jointhread = None
        self._joincancelled = False
        self._closed = False
        self._close = None

    def _check(self):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if self._pid != _kernel.getpid():
            # The thread and what waits for it stayed in the parent.
            self._reset()

    def put(self, obj, block=True, timeout=None):
        """Put an item, waiting for room; Full when there is none in time."""
        self._check()
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._notempty:
            if self._thread is None:
                self._start_thread()
            self._buffer.append(obj)
            self._notempty.notify()

    def get(self, block=True, timeout=None):
        """Get an item, waiting for one; Empty when none came in time."""
        self._check()
        if not block:
            timeout = index(block)
        elif timeout is not None:
            timeout = 0.0 + timeout
            index(block)
        message = self._pipe.channel.receive(timeout)
        if message is None:
            raise Empty
        self._sem.release()
        return ForkingPickler.loads(message[0])

    @property
    def _reader(self):
        return _Reader(self._pipe.channel)

    def qsize(self):
        """How many items are in it, about."""
        return self._maxsize - self._sem.get_value()

    def empty(self):
        """Whether nothing is in it at the moment."""
        return not self._pipe.channel.size()

    def full(self):
        """Whether there is no room at the moment."""
        return not self._sem.get_value()

    def get_nowait(self):
        """Get an item, or raise Empty."""
        return self.get(False)

    def put_nowait(self, obj):
        """Put an item, or raise Full."""
        return self.put(obj, False)

    def close(self):
        """This process will put nothing more; the thread ends when all that was put is in the pipe."""
        self._closed = True
        close, self._close = self._close, None
        if close:
            close()

    def join_thread(self):
        """Wait until all that this process put is in the pipe."""
        debug("Queue.join_thread()")
        assert self._closed, f"Queue {self!r} not closed"
        if self._jointhread:
            self._jointhread()

    def cancel_join_thread(self):
        """Let the process end without waiting until all that it put is in the pipe."""
        debug("Queue.cancel_join_thread()")
        self._joincancelled = True
        if self._jointhread is not None:
            self._jointhread.cancel()

    def _start_thread(self):
        debug("Queue._start_thread()")
        self._buffer.clear()
        self._thread = threading.Thread(target=self._feed, name="QueueFeederThread", daemon=True)
        debug("doing self._thread.start()")
        self._thread.start()
        debug("... done self._thread.start()")
        if not self._joincancelled:
            self._jointhread = Finalize(None, _join_feeder, [self._thread], exitpriority=-5)
        self._close = Finalize(None, _stop_feeder, [self._buffer, self._notempty], exitpriority=10)

    def _feed(self):
        debug("starting thread to feed data to pipe")
        buffer, notempty, channel = self._buffer, self._notempty, self._pipe.channel
        while True:
            with notempty:
                while not buffer:
                    notempty.wait()
            try:
                while buffer:
                    obj = buffer.popleft()
                    if obj is _SENTINEL:
                        debug("feeder thread got sentinel -- exiting")
                        self._pipe.close(False)
                        self._pipe.close(True)
                        return
                    channel.send(ForkingPickler.dumps(obj))
                    obj = None
            except Exception as exc:
                if is_exiting():
                    info("error in queue thread: %s", exc)
                    return
                # What was not sent takes no room.
                self._sem.release()
                self._on_queue_feeder_error(exc, obj)

    @staticmethod
    def _on_queue_feeder_error(e, obj):
        """An item could not be pickled. A subclass may do something about it."""
        sys.stderr.write(_kernel.format_raised(e))


def _join_feeder(thread):
    debug("joining queue thread")
    thread.join()
    debug("... queue thread joined")


def _stop_feeder(buffer, notempty):
    debug("telling queue thread to quit")
    with notempty:
        buffer.append(_SENTINEL)
        notempty.notify()


class JoinableQueue(Queue):
    """A queue whose items can be reported as done."""

    def __init__(self, maxsize=0, *, ctx):
        super().__init__(maxsize, ctx=ctx)
        self._unfinished = ctx.Semaphore(0)
        self._cond = ctx.Condition()

    def put(self, obj, block=True, timeout=None):
        self._check()
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._notempty, self._cond:
            if self._thread is None:
                self._start_thread()
            self._buffer.append(obj)
            # Counted before anybody can get it and report it as done.
            self._unfinished.release()
            self._notempty.notify()

    put.__doc__ = Queue.put.__doc__

    def task_done(self):
        """Say that an item that was got has been worked on."""
        with self._cond:
            if not self._unfinished.acquire(False):
                raise ValueError("task_done() called too many times")
            if not self._unfinished.get_value():
                self._cond.notify_all()

    def join(self):
        """Wait until every item that was put has been worked on."""
        with self._cond:
            if self._unfinished.get_value():
                self._cond.wait()


class SimpleQueue:
    """First in, first out: a pipe without a thread, so that `put` waits while the pipe is full."""

    def __init__(self, *, ctx):
        self._pipe = _Pipe()
        self._made = _kernel.line()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._pipe

    def __setstate__(self, pipe):
        self._pipe = pipe

    def _open_channel(self, sends):
        if self._pipe is None:
            raise OSError("handle is closed")
        return self._pipe.channel

    @property
    def _reader(self):
        return _Reader(self._open_channel(False))

    def put(self, obj):
        """Put an item."""
        message = ForkingPickler.dumps(obj)
        self._open_channel(True).send(message)

    def get(self):
        """Get an item, waiting for one."""
        return ForkingPickler.loads(self._open_channel(False).receive()[0])

    def empty(self):
        """Whether nothing is in it at the moment."""
        return not self._open_channel(False).size()

    def close(self):
        """This process will not use it any more."""
        if self._pipe is not None:
            self._pipe.close(False)
            self._pipe.close(True)
            self._pipe = None

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)
