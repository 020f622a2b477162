"""Contexts: the ways to start a process, each with all that multiprocessing offers."""

import _kernel
import sys
import threading
from multiprocessing import process

__all__ = ()


class ProcessError(Exception):
    """What all errors of multiprocessing are."""


class BufferTooShort(ProcessError):
    """A message was longer than the buffer."""


class TimeoutError(ProcessError):
    """The time was over."""


class AuthenticationError(ProcessError):
    """The other side does not have the key."""


# ---- Starting processes

_spawning = threading.local()


def get_spawning_popen():
    """The start of a process for which something is being pickled in this thread, or None."""
    return getattr(_spawning, "popen", None)


def set_spawning_popen(popen):
    """Say for which start of a process something will be pickled in this thread."""
    _spawning.popen = popen


def assert_spawning(obj):
    """Only let an object be pickled when it goes to a child at its start."""
    if get_spawning_popen() is None:
        raise RuntimeError(
            f"{type(obj).__name__} objects should only be shared between processes through inheritance"
        )


class Process(process.BaseProcess):
    """A process that starts in the default way."""

    _start_method = None

    @staticmethod
    def _Popen(process_obj):
        return _default.get_context().Process._Popen(process_obj)

    @staticmethod
    def _after_fork():
        return _default.get_context().Process._after_fork()


class ForkProcess(process.BaseProcess):
    """A process that begins as a copy of its parent."""

    _start_method = "fork"

    @staticmethod
    def _Popen(process_obj):
        from multiprocessing._popen import ForkPopen

        return ForkPopen(process_obj)


class SpawnProcess(process.BaseProcess):
    """A process that begins with nothing but the main module, imported."""

    _start_method = "spawn"

    @staticmethod
    def _Popen(process_obj):
        from multiprocessing._popen import SpawnPopen

        return SpawnPopen(process_obj)

    @staticmethod
    def _after_fork():
        """A fresh process has nothing of its parent's to put away."""


class ForkServerProcess(process.BaseProcess):
    """A process that a server forks, which itself began with nothing of the program."""

    _start_method = "forkserver"

    @staticmethod
    def _Popen(process_obj):
        from multiprocessing._popen import ForkServerPopen

        return ForkServerPopen(process_obj)

    @staticmethod
    def _after_fork():
        """A fresh process has nothing of its parent's to put away."""


# ---- Contexts


class BaseContext:
    """What multiprocessing offers, with processes started in one way. Modules are loaded when they are needed."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    current_process = staticmethod(process.current_process)
    parent_process = staticmethod(process.parent_process)
    active_children = staticmethod(process.active_children)

    def cpu_count(self):
        """How many cores there are."""
        number = _kernel.cpu_count()
        if number is None:
            raise NotImplementedError("cannot determine number of cpus")
        return number

    def Manager(self):
        """A started manager: a process that keeps objects for others."""
        from multiprocessing.managers import SyncManager

        manager = SyncManager(ctx=self.get_context())
        manager.start()
        return manager

    def Pipe(self, duplex=True):
        """Two connected ends; messages go one way only if not duplex."""
        from multiprocessing.connection import Pipe

        return Pipe(duplex)

    def Lock(self):
        """A lock that processes share."""
        from multiprocessing.synchronize import Lock

        return Lock(ctx=self.get_context())

    def RLock(self):
        """A lock that its owner may take again."""
        from multiprocessing.synchronize import RLock

        return RLock(ctx=self.get_context())

    def Condition(self, lock=None):
        """A condition that processes share."""
        from multiprocessing.synchronize import Condition

        return Condition(lock, ctx=self.get_context())

    def Semaphore(self, value=1):
        """A semaphore that processes share."""
        from multiprocessing.synchronize import Semaphore

        return Semaphore(value, ctx=self.get_context())

    def BoundedSemaphore(self, value=1):
        """A semaphore that cannot exceed its first value."""
        from multiprocessing.synchronize import BoundedSemaphore

        return BoundedSemaphore(value, ctx=self.get_context())

    def Event(self):
        """A flag that processes wait for."""
        from multiprocessing.synchronize import Event

        return Event(ctx=self.get_context())

    def Barrier(self, parties, action=None, timeout=None):
        """A point at which a number of processes wait for each other."""
        from multiprocessing.synchronize import Barrier

        return Barrier(parties, action, timeout, ctx=self.get_context())

    def Queue(self, maxsize=0):
        """A queue between processes."""
        from multiprocessing.queues import Queue

        return Queue(maxsize, ctx=self.get_context())

    def JoinableQueue(self, maxsize=0):
        """A queue whose items can be reported as done."""
        from multiprocessing.queues import JoinableQueue

        return JoinableQueue(maxsize, ctx=self.get_context())

    def SimpleQueue(self):
        """A queue between processes with less to it."""
        from multiprocessing.queues import SimpleQueue

        return SimpleQueue(ctx=self.get_context())

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        """A pool of processes."""
        from multiprocessing.pool import Pool

        return Pool(processes, initializer, initargs, maxtasksperchild, context=self.get_context())

    def RawValue(self, typecode_or_type, *args):
        """A number in shared memory, without a lock."""
        from multiprocessing.sharedctypes import RawValue

        return RawValue(typecode_or_type, *args)

    def RawArray(self, typecode_or_type, size_or_initializer):
        """Numbers in shared memory, without a lock."""
        from multiprocessing.sharedctypes import RawArray

        return RawArray(typecode_or_type, size_or_initializer)

    def Value(self, typecode_or_type, *args, lock=True):
        """A number in shared memory."""
        from multiprocessing.sharedctypes import Value

        return Value(typecode_or_type, *args, lock=lock, ctx=self.get_context())

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        """Numbers in shared memory."""
        from multiprocessing.sharedctypes import Array

        return Array(typecode_or_type, size_or_initializer, lock=lock, ctx=self.get_context())

    def freeze_support(self):
        """Does nothing: programs here are not frozen."""

    def get_logger(self):
        """The logger of multiprocessing."""
        from multiprocessing.util import get_logger

        return get_logger()

    def log_to_stderr(self, level=None):
        """Let the logger write to stderr."""
        from multiprocessing.util import log_to_stderr

        return log_to_stderr(level)

    def allow_connection_pickling(self):
        """Connections can always be pickled."""

    def set_executable(self, executable):
        """There is no other interpreter to choose."""

    def set_forkserver_preload(self, module_names):
        """The modules of the library that the server of `forkserver` loads when it starts."""
        if not all(isinstance(name, str) for name in module_names):
            raise TypeError("module_names must be a list of strings")
        from multiprocessing import _popen

        _popen.preload = list(module_names)

    def get_context(self, method=None):
        """The context of this start method."""
        if method is None:
            return self
        context = _CONTEXTS.get(method)
        if context is None:
            raise ValueError(f"cannot find context for {method!r}")
        return context

    def get_start_method(self, allow_none=False):
        """`fork`, `spawn` or `forkserver`."""
        return self._name

    def set_start_method(self, method, force=False):
        """Only the default context can be changed."""
        raise ValueError("cannot set start method of concrete context")

    @property
    def reducer(self):
        """The module that says how objects are pickled for other processes."""
        from multiprocessing import reduction

        return reduction


class ForkContext(BaseContext):
    """Processes begin as copies of their parents."""

    _name = "fork"
    Process = ForkProcess


class SpawnContext(BaseContext):
    """Processes begin with the main module only."""

    _name = "spawn"
    Process = SpawnProcess


class ForkServerContext(BaseContext):
    """Processes are copies of a server that has the main module only."""

    _name = "forkserver"
    Process = ForkServerProcess


_CONTEXTS = {"fork": ForkContext(), "spawn": SpawnContext(), "forkserver": ForkServerContext()}


class DefaultContext(BaseContext):
    """Processes start in the way that `set_start_method` said, or by fork."""

    Process = Process

    def __init__(self):
        self._actual = None

    def get_context(self, method=None):
        if method is not None:
            return super().get_context(method)
        if self._actual is None:
            self._actual = _CONTEXTS["fork"]
        return self._actual

    def get_start_method(self, allow_none=False):
        if self._actual is None and allow_none:
            return None
        return self.get_context()._name

    def set_start_method(self, method, force=False):
        """Say how processes start, once."""
        if self._actual is not None and not force:
            raise RuntimeError("context has already been set")
        self._actual = None if method is None and force else self.get_context(method)

    def get_all_start_methods(self):
        """The ways there are, the default one first."""
        return ["fork", "spawn", "forkserver"]


def _force_start_method(method):
    _default._actual = _CONTEXTS[method]


_default = DefaultContext()
