"""The interface of multiprocessing, with threads."""

import threading
from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

__all__ = [
    "Process", "current_process", "active_children", "freeze_support", "Lock", "RLock", "Semaphore",
    "BoundedSemaphore", "Condition", "Event", "Barrier", "Queue", "Manager", "Pipe", "Pool", "JoinableQueue",
]

JoinableQueue = Queue
current_process = threading.current_thread


class Process(threading.Thread):
    """A thread that looks like a process."""

    @property
    def exitcode(self):
        """0 when it is over."""
        return 0 if self._is_started and not self.is_alive() else None


def active_children():
    """The threads that run and were started through this module."""
    return [thread for thread in threading.enumerate() if isinstance(thread, Process)]


def freeze_support():
    """Does nothing."""


def Pool(processes=None, initializer=None, initargs=()):
    """A pool of threads."""
    from multiprocessing.pool import ThreadPool

    return ThreadPool(processes, initializer, initargs)


def Pipe(duplex=True):
    """Two connected ends."""
    from multiprocessing.connection import Pipe

    return Pipe(duplex)


def Manager():
    """Objects need no manager between threads: this module itself."""
    import multiprocessing.dummy

    return multiprocessing.dummy


dict = dict
list = list


class Namespace:
    """An object with attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        names = sorted(f"{name}={value!r}" for name, value in self.__dict__.items() if not name.startswith("_"))
        return f"{type(self).__name__}({', '.join(names)})"


class Value:
    """A value."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self.value = value

    def __repr__(self):
        return f"<{type(self).__name__}({self._typecode!r}, {self.value!r})>"


def Array(typecode, sequence, lock=True):
    """Numbers."""
    return list(sequence)
