"""Locks, semaphores, events, conditions and barriers that processes share."""

import _kernel
import threading
from operator import index

from multiprocessing import context, process

__all__ = ["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event"]


_FORK_ONLY = (
    "A SemLock created in a fork context is being shared with a process in a spawn context. This is not supported. "
    "Please use the same context to create multiprocessing objects and Process."
)


def _taken(kernel_object, block, timeout):
    """Take one of a lock or semaphore; false when there was none in time."""
    if not index(block):
        return kernel_object.acquire(False)
    if timeout is None:
        return kernel_object.acquire()
    timeout = _seconds(timeout)
    return kernel_object.acquire(False) if timeout <= 0 else kernel_object.acquire(True, timeout)


def _seconds(timeout):
    if timeout is None:
        return None
    if not hasattr(type(timeout), "__float__") and not hasattr(type(timeout), "__index__"):
        raise TypeError(f"must be real number, not {type(timeout).__name__}")
    seconds = float(timeout)
    # Neither NaN nor more than the clock can show.
    if not seconds < 9e18:
        raise OSError(22, "Invalid argument")
    return min(seconds, threading.TIMEOUT_MAX)


class _Shared:
    """What is only pickled when a process is started with it, and not if it was made for processes that are forked."""

    def __init__(self, ctx):
        if ctx is None:
            ctx = context._default.get_context()
        self._is_fork_ctx = ctx.get_start_method() == "fork"

    def __getstate__(self):
        context.assert_spawning(self._made_of())
        if self._is_fork_ctx:
            raise RuntimeError(_FORK_ONLY)
        return self.__dict__

    def _made_of(self):
        """The part that is pickled first."""
        return self


class _Held(_Shared):
    """A lock, and who of this process holds it."""

    def __init__(self, lock, ctx):
        super().__init__(ctx)
        self._lock = lock
        self._pid = self._thread = None
        self._count = 0

    def _here(self):
        """How often this process has taken the lock and not given it back; a child begins with 0."""
        pid = _kernel.getpid()
        if self._pid != pid:
            self._pid, self._count = pid, 0
        return self._count

    def _mine(self):
        return self._here() > 0 and self._thread == threading.get_ident()

    def acquire(self, block=True, timeout=None):
        """Take the lock; False when it was not free in time."""
        taken = _taken(self._lock, block, timeout)
        if taken:
            self._count = self._here() + 1
            self._thread = threading.get_ident()
        return taken

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def _owner(self, nobody):
        if self._mine():
            name = process.current_process().name
            thread = threading.current_thread()
            return name if thread is threading.main_thread() else f"{name}|{thread.name}"
        if self._lock.acquire(False):
            self._lock.release()
            return nobody
        return "SomeOtherThread" if self._here() > 0 else "SomeOtherProcess"


class Lock(_Held):
    """A lock that any process may release."""

    def __init__(self, *, ctx=None):
        super().__init__(_kernel.Lock(shared=True), ctx)

    def release(self):
        """Give the lock back."""
        self._count = self._here() - 1
        try:
            self._lock.release()
        except RuntimeError:
            self._count += 1
            raise ValueError("semaphore or lock released too many times") from None

    def __repr__(self):
        return f"<{type(self).__name__}(owner={self._owner('None')})>"


class RLock(_Held):
    """A lock that its owner may take again."""

    def __init__(self, *, ctx=None):
        super().__init__(_kernel.RLock(shared=True), ctx)

    def release(self):
        """Give the lock back once."""
        if not self._mine():
            raise AssertionError("attempt to release recursive lock not owned by thread")
        self._count -= 1
        self._lock.release()

    def __repr__(self):
        owner = self._owner("None")
        depth = self._count if self._mine() else 0 if owner == "None" else "nonzero"
        return f"<{type(self).__name__}({owner}, {depth})>"


class Semaphore(_Shared):
    """A counter that `acquire` takes one from, waiting while it is 0."""

    _bound = None

    def __init__(self, value=1, *, ctx=None):
        super().__init__(ctx)
        if index(value) >> 31 not in (0, -1):
            raise OverflowError("Python int too large to convert to C int")
        if value < 0:
            raise OSError(22, "Invalid argument")
        self._semaphore = _kernel.Semaphore(value, self._bound, shared=True)

    def acquire(self, block=True, timeout=None):
        """Take one; False when there was none in time."""
        return _taken(self._semaphore, block, timeout)

    def release(self):
        """Add one."""
        try:
            self._semaphore.release()
        except ValueError:
            raise ValueError("semaphore or lock released too many times") from None

    def get_value(self):
        """How many may still acquire."""
        return self._semaphore.value()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def __repr__(self):
        return f"<{type(self).__name__}(value={self.get_value()})>"


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot exceed its first value."""

    def __init__(self, value=1, *, ctx=None):
        self._bound = value
        super().__init__(value, ctx=ctx)

    def __repr__(self):
        return f"<{type(self).__name__}(value={self.get_value()}, maxvalue={self._bound})>"


class Condition(_Shared):
    """Processes wait until another one, which holds the same lock, notifies them."""

    def __init__(self, lock=None, *, ctx=None):
        super().__init__(ctx)
        self._lock = lock or RLock(ctx=ctx)
        self.acquire, self.release = self._lock.acquire, self._lock.release
        if isinstance(self._lock, _Held):
            self._condition = _kernel.Condition(self._lock._lock, shared=True)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def __getstate__(self):
        state = super().__getstate__().copy()
        del state["acquire"], state["release"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __repr__(self):
        waiting = self._condition.waiters() if isinstance(self._lock, _Held) else 0
        return f"<{type(self).__name__}({self._lock}, {waiting})>"

    def wait(self, timeout=None):
        """Release the lock, wait to be notified, take the lock again; False when the time was over first."""
        assert self._lock._mine(), "must acquire() condition before using wait()"
        lock = self._lock
        thread, count = lock._thread, lock._count
        lock._count = 0
        try:
            return self._condition.wait(_seconds(timeout))
        finally:
            lock._pid, lock._thread, lock._count = _kernel.getpid(), thread, count

    def notify(self, n=1):
        """Wake up to `n` of those who wait."""
        assert self._lock._mine(), "lock is not owned"
        self._condition.notify(n)

    def notify_all(self):
        """Wake all who wait."""
        assert self._lock._mine(), "lock is not owned"
        self._condition.notify_all()

    wait_for = threading.Condition.wait_for


class Event(_Shared):
    """A flag that processes wait for."""

    def __init__(self, *, ctx=None):
        super().__init__(ctx)
        self._cond = Condition(Lock(ctx=ctx), ctx=ctx)
        self._event = _kernel.Event(shared=True)

    def _made_of(self):
        return self._cond

    def is_set(self):
        """Whether the flag is set."""
        return self._event.is_set()

    def set(self):
        """Set the flag and wake all who wait for it."""
        self._event.set()

    def clear(self):
        """Take the flag back."""
        self._event.clear()

    def wait(self, timeout=None):
        """Wait until the flag is set; False when the time was over first."""
        return self.is_set() or self._event.wait(_seconds(timeout))

    def __repr__(self):
        return f"<{type(self).__qualname__} at {id(self):#x} {'set' if self.is_set() else 'unset'}>"


class Barrier(_Shared, threading.Barrier):
    """A number of processes wait for each other and then go on together."""

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        # State and count live where all processes see them.
        _Shared.__init__(self, ctx)
        self._shared = _kernel.SharedArray(2)
        threading.Barrier.__init__(self, parties, action, timeout)
        self._cond = Condition(ctx=ctx)

    def _made_of(self):
        return self._cond

    @property
    def _state(self):
        return self._shared.get(0)

    @_state.setter
    def _state(self, state):
        self._shared.set(0, state)

    @property
    def _count(self):
        return self._shared.get(1)

    @_count.setter
    def _count(self, count):
        self._shared.set(1, count)
