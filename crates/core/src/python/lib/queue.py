"""Queues that threads hand items through."""

import _kernel
from _kernel import Lock
from threading import Condition, _not_pickled
from _queue import Empty, SimpleQueue, _check

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Full(Exception):
    "There was no room to put an item."


class ShutDown(Exception):
    "The queue was shut down."


class Queue:
    """First in, first out.

    A subclass may keep the items another way, with `_init`, `_put`, `_get` and `_qsize`.
    """

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._made = _kernel.line()
        # How many items were put and not reported as done.
        self._unfinished = _kernel.Semaphore(0)
        self.mutex = Lock()
        self.all_tasks_done = Condition(self.mutex)
        if type(self)._put is Queue._put:
            self._items = _kernel.Queue(_capacity(maxsize))
            self.queue = _Items(self._items)
        else:
            self._items = None
            self._init(maxsize)

    __getstate__ = _not_pickled
    is_shutdown = False

    # In a plain queue nobody waits at these conditions but a program that asks for them.
    _not_empty = _not_full = None

    @property
    def not_empty(self):
        """Notified when an item is put."""
        if self._not_empty is None:
            self._not_empty = Condition(self.mutex)
        return self._not_empty

    @property
    def not_full(self):
        """Notified when an item is got."""
        if self._not_full is None:
            self._not_full = Condition(self.mutex)
        return self._not_full

    def _init(self, maxsize):
        from collections import deque

        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    @property
    def unfinished_tasks(self):
        """How many items were put and not reported as done."""
        return self._unfinished.value()

    def put(self, item, block=True, timeout=None):
        """Put an item, waiting for room; Full when there is none in time."""
        self._unfinished.release()
        try:
            if self._items is not None:
                if self.maxsize > 0:
                    _check(block, timeout)
                done = self._items.put(item, block, timeout if block else None)
                if done is None:
                    raise ShutDown
                if done and self._not_empty is not None:
                    with self.mutex:
                        self._not_empty.notify()
            else:
                done = self._put_locked(item, block, timeout)
        except BaseException:
            self._finish_one()
            raise
        if not done:
            self._finish_one()
            raise Full

    def _put_locked(self, item, block, timeout):
        with self.mutex:
            if self.maxsize > 0 and not _wait(self.not_full, self._has_room, block, timeout):
                return False
            if self.is_shutdown:
                raise ShutDown
            self._put(item)
            self.not_empty.notify()
            return True

    def _has_room(self):
        return self.is_shutdown or self._qsize() < self.maxsize

    def _has_item(self):
        return self.is_shutdown or self._qsize()

    def get(self, block=True, timeout=None):
        """Get an item, waiting for one; Empty when none came in time."""
        if self._items is not None:
            _check(block, timeout)
            item = self._items.get(block, timeout if block else None)
            if item is None:
                raise Empty
            if item is False:
                raise ShutDown
            if self._not_full is not None:
                with self.mutex:
                    self._not_full.notify()
            return item[0]
        with self.mutex:
            if not _wait(self.not_empty, self._has_item, block, timeout):
                raise Empty
            if not self._qsize():
                raise ShutDown
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Put an item, or raise Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Get an item, or raise Empty."""
        return self.get(block=False)

    def task_done(self):
        """Say that an item that was got has been worked on."""
        if not self._finish_one():
            raise ValueError("task_done() called too many times")

    def _finish_one(self):
        if not self._unfinished.acquire(False):
            return False
        if not self._unfinished.value():
            with self.mutex:
                self.all_tasks_done.notify_all()
        return True

    def join(self):
        """Wait until every item that was put has been worked on."""
        with self.mutex:
            while self._unfinished.value():
                self.all_tasks_done.wait()

    def shutdown(self, immediate=False):
        """Let nothing be put any more, and nobody wait for an item; with `immediate` drop the items that are in it."""
        with self.mutex:
            self.is_shutdown = True
            if self._items is not None:
                self._items.close()
            while immediate and self.qsize():
                if self._items is not None:
                    self._items.get(False)
                else:
                    self._get()
                self._unfinished.acquire(False)
            if immediate:
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    def qsize(self):
        """How many items are in it, about."""
        return self._qsize() if self._items is None else self._items.size()

    def empty(self):
        """Whether nothing is in it at the moment."""
        return not self.qsize()

    def full(self):
        """Whether there is no room at the moment."""
        return 0 < self.maxsize <= self.qsize()

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


def _capacity(maxsize):
    try:
        return -int(-maxsize // 1) if maxsize > 0 else 0
    except TypeError:
        # Who puts an item hears of it.
        return 0


def _wait(condition, ready, block, timeout):
    if not block:
        return bool(ready())
    if timeout is None:
        while not ready():
            condition.wait()
        return True
    _check(block, timeout)
    end = _kernel.now() + timeout
    while not ready():
        left = end - _kernel.now()
        if left <= 0:
            return False
        condition.wait(left)
    return True


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        from heapq import heappush

        heappush(self.queue, item)

    def _get(self):
        from heapq import heappop

        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class _Items:
    """The items of a queue whose place is the kernel: looks like the deque that CPython keeps them in."""

    def __init__(self, items):
        self._items = items

    def _list(self):
        copy = []
        for _ in range(self._items.size()):
            item = self._items.get(False)
            if item is None:
                break
            copy.append(item[0])
        for item in copy:
            self._items.put(item, False)
        return copy

    def __repr__(self):
        return f"deque({self._list()!r})"

    def __len__(self):
        return self._items.size()

    def __iter__(self):
        return iter(self._list())

    def __contains__(self, item):
        return item in self._list()

    def __getitem__(self, index):
        return self._list()[index]

    def append(self, item):
        """Put an item, if there is room."""
        self._items.put(item, False)

    def extend(self, items):
        """Put several items, as long as there is room."""
        for item in items:
            self._items.put(item, False)

    def appendleft(self, item):
        """Put an item before the others."""
        items = self._list()
        self.clear()
        self.extend([item, *items])

    def popleft(self):
        """Take the first item."""
        item = self._items.get(False)
        if item is None:
            raise IndexError("pop from an empty deque")
        return item[0]

    def clear(self):
        """Throw all items away."""
        while self._items.get(False) is not None:
            pass
