"""Queues that tasks hand items through."""

import _kernel
from asyncio.locks import Event, _LoopBound
from collections import deque
from heapq import heappop, heappush

__all__ = ("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown")


class QueueEmpty(Exception):
    """There was no item to get."""


class QueueFull(Exception):
    """There was no room to put an item."""


class QueueShutDown(Exception):
    """The queue was shut down."""


class Queue(_LoopBound):
    """First in, first out."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._made = _kernel.line()
        self._getters = []
        self._putters = []
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    # A subclass may keep the items another way.

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._describe()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._describe()}>"

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)

    def _describe(self):
        text = f"maxsize={self._maxsize!r}"
        if self._queue:
            text += f" _queue={list(self._queue)!r}"
        if self._getters:
            text += f" _getters[{len(self._getters)}]"
        if self._putters:
            text += f" _putters[{len(self._putters)}]"
        if self._unfinished_tasks:
            text += f" tasks={self._unfinished_tasks}"
        if self._is_shutdown:
            text += " shutdown"
        return text

    def _wake_next(self, waiters):
        while waiters:
            waiter = waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                break

    def qsize(self):
        """How many items are in it."""
        return len(self._queue)

    @property
    def maxsize(self):
        """How many items fit; 0: any number."""
        return self._maxsize

    def empty(self):
        """Whether nothing is in it."""
        return not self._queue

    def full(self):
        """Whether there is no room."""
        return 0 < self._maxsize <= self.qsize()

    async def put(self, item):
        """Put an item, waiting for room."""
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            putter = self._waiter("room in a queue that is full")
            self._putters.append(putter)
            try:
                await putter
            except BaseException:
                putter.cancel()
                if putter in self._putters:
                    self._putters.remove(putter)
                if not self.full() and not putter.cancelled():
                    # It was woken and does not use it.
                    self._wake_next(self._putters)
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        """Put an item, or raise QueueFull."""
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wake_next(self._getters)

    async def get(self):
        """Get an item, waiting for one."""
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            getter = self._waiter("an item from a queue that is empty")
            self._getters.append(getter)
            try:
                await getter
            except BaseException:
                getter.cancel()
                if getter in self._getters:
                    self._getters.remove(getter)
                if not self.empty() and not getter.cancelled():
                    # It was woken and does not use it.
                    self._wake_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self):
        """Get an item, or raise QueueEmpty."""
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        self._wake_next(self._putters)
        return item

    def task_done(self):
        """Say that an item that was got has been worked on."""
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        """Wait until every item that was put has been worked on."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()


    def shutdown(self, immediate=False):
        """Take no more items; `get` ends when the queue is empty, which with `immediate` is at once."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                waiter = waiters.pop(0)
                if not waiter.done():
                    waiter.set_result(None)


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heappush(self._queue, item)

    def _get(self):
        return heappop(self._queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
