"""The interface of multiprocessing, with threads."""

import threading
from multiprocessing.dummy.connection import Pipe
from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

__all__ = [
    "Process", "current_process", "active_children", "freeze_support", "Lock", "RLock", "Semaphore",
    "BoundedSemaphore", "Condition", "Event", "Barrier", "Queue", "Manager", "Pipe", "Pool", "JoinableQueue",
]

JoinableQueue = Queue
current_process = threading.current_thread


class DummyProcess(threading.Thread):
    """A thread that looks like a process."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        threading.Thread.__init__(self, group, target, name, args, kwargs)
        self._pid = None
        self._children = []
        self._start_called = False
        self._parent = current_process()

    def start(self):
        """Let it run."""
        if self._parent is not current_process():
            raise RuntimeError(f"Parent is {self._parent!r} but current_process is {current_process()!r}")
        self._start_called = True
        _children_of(self._parent).append(self)
        threading.Thread.start(self)

    @property
    def exitcode(self):
        """0 when it is over."""
        return 0 if self._start_called and not self.is_alive() else None


Process = DummyProcess


def _children_of(thread):
    return thread.__dict__.setdefault("_children", [])


def active_children():
    """The threads that this one started through this module and that run."""
    children = _children_of(current_process())
    children[:] = [child for child in children if child.is_alive()]
    return list(children)


def freeze_support():
    """Does nothing."""


def Pool(processes=None, initializer=None, initargs=()):
    """A pool of threads."""
    from multiprocessing.pool import ThreadPool

    return ThreadPool(processes, initializer, initargs)


def Manager():
    """Objects need no manager between threads: this module itself."""
    import multiprocessing.dummy

    return multiprocessing.dummy


def shutdown():
    """There is nothing to shut down."""


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
        self._value = value

    @property
    def value(self):
        """The value."""
        return self._value

    @value.setter
    def value(self, value):
        self._value = value

    def __repr__(self):
        return f"<{type(self).__name__}({self._typecode!r}, {self._value!r})>"


def Array(typecode, sequence, lock=True):
    """Numbers."""
    import array

    return array.array(typecode, sequence)
