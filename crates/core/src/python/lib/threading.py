"""Threads and the ways in which they wait for each other, on the kernel's objects."""

import _kernel
import sys
from _kernel import Lock, RLock, thread_ident as get_ident
from _thread import TIMEOUT_MAX, _ExceptHookArgs as ExceptHookArgs, _local as local, get_native_id, stack_size

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event",
    "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer",
    "ThreadError", "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs", "gettrace",
    "getprofile", "get_native_id",
]

ThreadError = RuntimeError
_RLock = _CRLock = _PyRLock = RLock


def _where(obj):
    kind = type(obj)
    return f"<{kind.__module__}.{kind.__qualname__} at {id(obj):#x}"


def _is_number(timeout):
    # A comparison, for the error that CPython's gives.
    return timeout > 0


def _not_pickled(self):
    raise TypeError("cannot pickle '_thread.lock' object")


def _deprecated(message):
    import warnings

    warnings.warn(message, DeprecationWarning)


# ---- Conditions, semaphores, events, barriers


class Condition:
    """Threads wait until another thread, which holds the same lock, notifies them."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self._condition = _condition_of(lock)
        self.acquire = lock.acquire
        self.release = lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def __repr__(self):
        return f"<Condition({self._lock}, {self._condition.waiters()})>"

    def wait(self, timeout=None):
        """Release the lock, wait to be notified, take the lock again; False when the time was over first."""
        try:
            return self._condition.wait(timeout)
        except (TypeError, ValueError):
            if _is_number(timeout):
                raise
            # What is no number, or not above 0 as NaN.
            return self._condition.wait(0)

    def wait_for(self, predicate, timeout=None):
        """Wait until `predicate()` is true; its last value."""
        end = None
        result = predicate()
        while not result:
            if timeout is not None:
                if end is None:
                    end = _kernel.now() + timeout
                left = end - _kernel.now()
                if left <= 0:
                    break
                self.wait(left)
            else:
                self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up to `n` of the waiting threads."""
        self._condition.notify(n)

    def notify_all(self):
        """Wake all waiting threads."""
        self._condition.notify_all()

    def notifyAll(self):
        """The old name of `notify_all`."""
        _deprecated("notifyAll() is deprecated, use notify_all() instead")
        self.notify_all()


def _condition_of(lock):
    if isinstance(lock, (Lock, RLock)):
        return _kernel.Condition(lock)
    return _ForeignCondition(lock)


class _ForeignCondition:
    """A condition on a lock that is not the kernel's: each waiting thread has a lock of its own to wait at."""

    def __init__(self, lock):
        self._lock = lock
        self._waiting = []

    def _check(self, message):
        owned = getattr(self._lock, "_is_owned", None)
        if owned is not None:
            held = owned()
        elif self._lock.acquire(False):
            self._lock.release()
            held = False
        else:
            held = True
        if not held:
            raise RuntimeError(message)

    def wait(self, timeout=None):
        self._check("cannot wait on un-acquired lock")
        mine = Lock()
        mine.acquire()
        self._waiting.append(mine)
        self._lock.release()
        notified = False
        try:
            if timeout is None:
                mine.acquire()
                notified = True
            else:
                notified = mine.acquire(timeout > 0, max(timeout, 0) or -1)
            return notified
        finally:
            self._lock.acquire()
            if not notified and mine in self._waiting:
                self._waiting.remove(mine)

    def notify(self, n=1):
        self._check("cannot notify on un-acquired lock")
        woken, self._waiting = self._waiting[:n], self._waiting[n:]
        for lock in woken:
            lock.release()

    def notify_all(self):
        self.notify(len(self._waiting))

    def waiters(self):
        return len(self._waiting)


class Semaphore:
    """A counter that `acquire` takes one from, waiting while it is 0, and `release` adds to."""

    _bound = None

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._semaphore = _kernel.Semaphore(value, self._bound)

    @property
    def _value(self):
        return self._semaphore.value()

    def __repr__(self):
        return f"{_where(self)}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Take one; with a timeout or without blocking, False when there was none."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        return self._semaphore.acquire(blocking, None if timeout is None else 0.0 + timeout)

    __enter__ = acquire
    __getstate__ = _not_pickled

    def release(self, n=1):
        """Add `n`."""
        if n < 1:
            raise ValueError("n must be one or more")
        self._semaphore.release(n)

    def __exit__(self, *details):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot exceed its first value."""

    def __init__(self, value=1):
        self._bound = self._initial_value = value
        super().__init__(value)

    def release(self, n=1):
        """Add `n`; ValueError when there would be more than at first."""
        super().release(n)

    def __repr__(self):
        return f"{_where(self)}: value={self._value}/{self._initial_value}>"


class Event:
    """A flag that threads wait for."""

    __getstate__ = _not_pickled

    def __init__(self):
        self._event = _kernel.Event()

    def __repr__(self):
        return f"{_where(self)}: {'set' if self.is_set() else 'unset'}>"

    def is_set(self):
        """Whether the flag is set."""
        return self._event.is_set()

    def isSet(self):
        """The old name of `is_set`."""
        _deprecated("isSet() is deprecated, use is_set() instead")
        return self.is_set()

    def set(self):
        """Set the flag and wake all who wait for it."""
        self._event.set()

    def clear(self):
        """Take the flag back."""
        self._event.clear()

    def wait(self, timeout=None):
        """Wait until the flag is set; False when the time was over first."""
        try:
            return self._event.wait(timeout)
        except (TypeError, ValueError, OverflowError):
            if self.is_set():
                return True
            if _is_number(timeout):
                raise
            return False


class BrokenBarrierError(RuntimeError):
    """A barrier was aborted or reset, or a thread's time was over, while threads waited at it."""


class Barrier:
    """A number of threads wait for each other and then go on together."""

    _FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = self._FILLING
        self._count = 0

    def __repr__(self):
        if self.broken:
            return f"{_where(self)}: broken>"
        return f"{_where(self)}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        """Wait until all parties are here; each gets another number from 0 on."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            # Those of the last round have to be out before the next one begins.
            while self._state in (self._DRAINING, self._RESETTING):
                self._cond.wait()
            if self._state == self._BROKEN:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._wait_for_others(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (self._DRAINING, self._RESETTING):
                    self._state = self._FILLING
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = self._DRAINING
            self._cond.notify_all()
        except BaseException:
            self._break()
            raise

    def _wait_for_others(self, timeout):
        if not self._cond.wait_for(lambda: self._state != self._FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = self._BROKEN
        self._cond.notify_all()

    def reset(self):
        """Send the waiting threads away with BrokenBarrierError and begin anew."""
        with self._cond:
            if self._count == 0:
                self._state = self._FILLING
            else:
                self._state = self._RESETTING
            self._cond.notify_all()

    def abort(self):
        """Break the barrier for good."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        """How many threads it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads wait now."""
        return self._count if self._state == self._FILLING else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state == self._BROKEN


# ---- Threads

_active = {}
_numbers = 0
_trace_hook = _profile_hook = None


def _new_name(template="Thread-%d"):
    global _numbers
    _numbers += 1
    return template % _numbers


class Thread:
    """A function that runs beside the others."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = _new_name()
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._is_started = False
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._is_started:
            status = "started" if self.is_alive() else "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    __getstate__ = _not_pickled

    def start(self):
        """Let it run: `run()` is called in the new thread."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._is_started:
            raise RuntimeError("threads can only be started once")
        self._is_started = True
        try:
            self._ident = _kernel.new_thread(self._name)
            _active[self._ident] = self
            _kernel.start_thread(self._bootstrap, (), self._name, bool(self._daemonic), self._ident)
        except BaseException:
            self._is_started = False
            raise

    def run(self):
        """What the thread does: call the target, unless a subclass says otherwise."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # What the arguments refer to need not outlive the thread.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self.run()
        except BaseException as exc:
            _report(self, exc)

    def join(self, timeout=None):
        """Wait until the thread is over, or the time."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._is_started:
            raise RuntimeError("cannot join thread before it is started")
        if self._ident == get_ident():
            raise RuntimeError("cannot join current thread")
        if timeout is not None:
            timeout = max(timeout, 0)
        if self is _main_thread:
            # It is over when its program is, before it has waited for the others.
            _main_over.wait(timeout)
            return
        _kernel.join_thread(self._ident, timeout)

    def is_alive(self):
        """Whether it has been started and is not over."""
        assert self._initialized, "Thread.__init__() not called"
        if self is _main_thread and _shutting_down:
            return False
        return self._ident is not None and _kernel.thread_running(self._ident)

    @property
    def name(self):
        """What it is called; only people read it."""
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        if self._ident is not None:
            _kernel.rename_thread(self._ident, self._name)

    @property
    def ident(self):
        """Its identifier, or None before its start."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        """The operating system's identifier, the same here."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def daemon(self):
        """Whether the program may end without waiting for it."""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._is_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        """The old name of `daemon`."""
        _deprecated("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        """The old way to set `daemon`."""
        _deprecated("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):
        """The old way to read `name`."""
        _deprecated("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        """The old way to set `name`."""
        _deprecated("setName() is deprecated, set the name attribute instead")
        self.name = name


class Timer(Thread):
    """Calls a function after some seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Do not call the function any more."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _RunningThread(Thread):
    """A thread that runs already and was not started here."""

    def __init__(self, name, daemon):
        Thread.__init__(self, name=name, daemon=daemon)
        self._is_started = True
        self._ident = get_ident()
        _active[self._ident] = self


class _MainThread(_RunningThread):
    """The thread that runs the program."""

    def __init__(self):
        super().__init__("MainThread", False)


class _DummyThread(_RunningThread):
    """A thread that was started by other means."""

    def __init__(self):
        super().__init__(_new_name("Dummy-%d"), True)

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


# ---- Exceptions that leave a thread


def _excepthook(args, /):
    """Write an exception that left a thread to stderr."""
    if type(args) is not ExceptHookArgs:
        raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
    if args.exc_type is SystemExit:
        return
    if sys is None or sys.stderr is None:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    sys.stderr.write(f"Exception in thread {name}:\n{_kernel.format_raised(args.exc_value)}")


excepthook = __excepthook__ = _excepthook


def _report(thread, exc):
    if not isinstance(exc, SystemExit):
        _kernel.uncaught(exc)
    try:
        excepthook(ExceptHookArgs((type(exc), exc, exc.__traceback__, thread)))
    except BaseException as second:
        if second.__context__ is exc:
            second.__context__ = None
        sys.stderr.write("Exception in threading.excepthook:\n" + _kernel.format_raised(second))


# ---- All threads


def current_thread():
    """The calling thread."""
    ident = get_ident()
    # An item, not a call: who looks at one thread does not look at the others.
    return _active[ident] if ident in _active else _DummyThread()


def currentThread():
    """The old name of `current_thread`."""
    _deprecated("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def main_thread():
    """The thread that runs the program."""
    return _main_thread


def enumerate():
    """All threads that run."""
    for ident, thread in list(_active.items()):
        if not _kernel.thread_running(ident):
            _active.pop(ident, None)
    return list(_active.values())


def active_count():
    """How many threads run."""
    return len(enumerate())


def activeCount():
    """The old name of `active_count`."""
    _deprecated("activeCount() is deprecated, use active_count() instead")
    return active_count()


def settrace(func):
    """Remember a trace function for new threads; nothing calls it here."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    """What `settrace` was given."""
    return _trace_hook


def setprofile(func):
    """Remember a profile function for new threads; nothing calls it here."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    """What `setprofile` was given."""
    return _profile_hook


# ---- The end

_at_exit = []
_shutting_down = False
_main_over = _kernel.Event()


def _register_atexit(func, *args, **kwargs):
    """Call this when the main thread is over, before the other threads are waited for."""
    if _shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _at_exit.append((func, args, kwargs))


def _shutdown():
    """Wait for all threads that are not daemons."""
    global _shutting_down
    if _shutting_down:
        return
    _shutting_down = True
    _main_over.set()
    for func, args, kwargs in reversed(_at_exit):
        func(*args, **kwargs)
    me = get_ident()
    waiting = True
    while waiting:
        waiting = False
        for thread in enumerate():
            if not thread._daemonic and thread._ident != me and thread is not _main_thread:
                waiting = True
                _kernel.join_thread(thread._ident)


def _before_fork():
    return current_thread()


def _after_fork(thread):
    """In the child: the thread that forked is the only one and the main one."""
    global _main_thread, _main_over, _shutting_down
    _main_thread = thread
    _main_over = _kernel.Event()
    thread._ident = get_ident()
    _active.clear()
    _active[thread._ident] = thread
    _at_exit.clear()
    _shutting_down = False


_main_thread = _MainThread()
