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


def spawning():
    """Whether a process is being pickled to be started, so that kernel objects may go with it."""
    return getattr(_spawning, "active", False)


def assert_spawning(obj):
    """Only let an object be pickled when it goes to a child at its start."""
    if not spawning():
        raise RuntimeError(
            f"{type(obj).__name__} objects should only be shared between processes through inheritance"
        )


def _fork(child):
    connections = sys.modules.get("multiprocessing.connection")
    if connections is not None:
        connections._inherited()
    thread = threading._before_fork()

    def run():
        threading._after_fork(thread)
        return child._bootstrap()

    return _kernel.fork(run, child.name)


_START_TOO_EARLY = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable."""


def _spawn(child):
    import pickle

    if sys.modules["__main__"].__name__ == "__mp_main__" and not _main_is_ready:
        raise RuntimeError(_START_TOO_EARLY)
    _spawning.active = True
    try:
        message = pickle.dumps((_default._method, sys.argv, child))
    finally:
        _spawning.active = False
    return _kernel.spawn(message, child.name)


_main_is_ready = False


def spawn_main(message):
    """In a fresh process, after its main module was imported as `__mp_main__`: run the process in the message."""
    global _main_is_ready
    import pickle

    main = sys.modules.get("__mp_main__") or sys.modules["__main__"]
    sys.modules["__main__"] = sys.modules["__mp_main__"] = main
    _main_is_ready = True
    method, sys.argv, child = pickle.loads(message)
    _default._method = method
    sys.exit(child._bootstrap())


class Process(process.BaseProcess):
    """A process that starts in the default way."""

    _start_method = None

    def _launch(self):
        return _LAUNCH[_default.get_start_method()](self)

    @staticmethod
    def _context():
        return _default


class ForkProcess(process.BaseProcess):
    """A process that begins as a copy of its parent."""

    _start_method = "fork"

    def _launch(self):
        return _fork(self)


class SpawnProcess(process.BaseProcess):
    """A process that begins with nothing but the main module, imported."""

    _start_method = "spawn"

    def _launch(self):
        return _spawn(self)


class ForkServerProcess(process.BaseProcess):
    """A process that a server forks, which itself began with nothing but the main module, imported."""

    _start_method = "forkserver"

    def _launch(self):
        return _spawn(self)


_LAUNCH = {"fork": _fork, "spawn": _spawn, "forkserver": _spawn}


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
        return _kernel.cpu_count()

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
        """The server has nothing to load before."""

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
    _method = None

    def get_context(self, method=None):
        if method is not None:
            return super().get_context(method)
        if self._method is None:
            self._method = "fork"
        return _CONTEXTS[self._method]

    def get_start_method(self, allow_none=False):
        if self._method is None and allow_none:
            return None
        return self.get_context()._name

    def set_start_method(self, method, force=False):
        """Say how processes start, once."""
        if self._method is not None and not force:
            raise RuntimeError("context has already been set")
        if method is None and force:
            self._method = None
            return
        self.get_context(method)
        self._method = method

    def get_all_start_methods(self):
        """The ways there are, the default one first."""
        return ["fork", "spawn", "forkserver"]


_default = DefaultContext()
