"""The parts of `queue` that CPython has in a module of their own."""

import _kernel
import sys


class Empty(Exception):
    "There was no item to get."


def _check(block, timeout):
    if block and timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")


class SimpleQueue:
    """First in, first out, without a limit and without `task_done`."""

    def __init__(self):
        self._items = _kernel.Queue()
        self._made = _kernel.line()

    def put(self, item, block=True, timeout=None):
        """Put an item."""
        self._items.put(item)

    def get(self, block=True, timeout=None):
        """Get an item, waiting for one; Empty when none came in time."""
        if isinstance(timeout, (int, float)):
            _check(block, timeout)
        item = self._items.get(block, timeout if block else None)
        if item is None:
            raise Empty
        return item[0]

    def put_nowait(self, item):
        """Put an item."""
        self._items.put(item)

    def get_nowait(self):
        """Get an item, or raise Empty."""
        return self.get(block=False)

    def empty(self):
        """Whether nothing is in it at the moment."""
        return not self._items.size()

    def qsize(self):
        """How many items are in it, about."""
        return self._items.size()

    def __reduce__(self):
        raise TypeError("cannot pickle '_queue.SimpleQueue' object")

    __class_getitem__ = classmethod(type(list[int]))


sys._dotted(SimpleQueue, "_queue")
