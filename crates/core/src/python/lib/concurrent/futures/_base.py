"""Futures, waiting for several of them, and what executors have in common."""

import _kernel
import threading
from itertools import islice

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
# Cancelled, and those who wait have been told.
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_STATE_WORDS = {
    PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled", CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}


class Error(Exception):
    """What all errors of futures are."""


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """An executor can no longer run anything."""


class Future:
    """The result of a call that is on its way."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        text = f"<{type(self).__name__} at {id(self):#x} state={_STATE_WORDS[self._state]}"
        if self._state == FINISHED:
            if self._exception is not None:
                return f"{text} raised {type(self._exception).__name__}>"
            return f"{text} returned {type(self._result).__name__}>"
        return text + ">"

    def cancel(self):
        """Do not start the call; False when it is too late."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Whether it was cancelled."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Whether the call is being made."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Whether it is cancelled or finished."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        """Call `fn(future)` when it is done, in the thread that finishes it, or now if it is."""
        with self._condition:
            if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                self._done_callbacks.append(fn)
                return
        _call_back(fn, self)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            _call_back(callback, self)

    def _wait(self, timeout):
        with self._condition:
            if self._state in (PENDING, RUNNING):
                self._condition.wait(timeout)
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                raise CancelledError()
            if self._state != FINISHED:
                raise TimeoutError()

    def result(self, timeout=None):
        """What the call returned; waits for it. Raises what the call raised."""
        self._wait(timeout)
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        """What the call raised, or None; waits for it."""
        self._wait(timeout)
        return self._exception

    # What executors call.

    def set_running_or_notify_cancel(self):
        """Say that the call begins; False when it was cancelled before."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _log().critical("Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        """Finish it with a result."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Finish it with an exception."""
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


def _call_back(callback, future):
    try:
        callback(future)
    except Exception:
        _log().exception("exception calling callback for %r", future)


def _log():
    import logging

    return logging.getLogger("concurrent.futures")


# ---- Waiting for several


class _Waiter:
    """Collects futures as they finish, for a thread that waits for some of them."""

    def __init__(self, futures, return_when):
        self._lock = threading.Lock()
        self._event = _kernel.Event()
        self._return_when = return_when
        self._finished = []
        self._missing = 0
        enough = False
        for future in futures:
            with future._condition:
                if future._state in (CANCELLED_AND_NOTIFIED, FINISHED):
                    self._finished.append(future)
                    failed = future._state == FINISHED and future._exception is not None
                    enough = enough or return_when == FIRST_EXCEPTION and failed
                else:
                    self._missing += 1
                future._waiters.append(self)
        if not self._missing or enough or self._finished and return_when == FIRST_COMPLETED:
            self._event.set()

    def add(self, future):
        """Called by a future that finishes, under its lock."""
        with self._lock:
            self._finished.append(future)
            self._missing -= 1
            failed = future._state == FINISHED and future._exception is not None
            if not self._missing or self._return_when == FIRST_COMPLETED or self._return_when == FIRST_EXCEPTION and failed:
                self._event.set()

    def wait(self, timeout):
        """Wait until enough have finished."""
        self._event.wait(timeout)

    def take(self):
        """Those that have finished since the last time, in the order in which they did."""
        with self._lock:
            finished, self._finished = self._finished, []
            self._event.clear()
            return finished

    def leave(self, futures):
        """Do not collect any more."""
        for future in futures:
            with future._condition:
                if self in future._waiters:
                    future._waiters.remove(self)


def as_completed(fs, timeout=None):
    """Yield the futures as they finish, those that have already first."""
    end = None if timeout is None else timeout + _kernel.now()
    pending = dict.fromkeys(fs)
    total = len(pending)
    waiter = _Waiter(pending, FIRST_COMPLETED)
    try:
        for future in waiter.take():
            del pending[future]
            yield future
        while pending:
            left = None
            if end is not None:
                left = end - _kernel.now()
                if left < 0:
                    raise TimeoutError("%d (of %d) futures unfinished" % (len(pending), total))
            waiter.wait(left)
            for future in waiter.take():
                del pending[future]
                yield future
    finally:
        waiter.leave(pending)


class DoneAndNotDoneFutures(tuple):
    """What `wait` answers: the futures that are done and those that are not."""

    __slots__ = ()
    _fields = ("done", "not_done")

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    @property
    def done(self):
        return self[0]

    @property
    def not_done(self):
        return self[1]

    def __repr__(self):
        return "DoneAndNotDoneFutures(done=%r, not_done=%r)" % self


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait until all futures are done, or one is, or one has failed."""
    futures = dict.fromkeys(fs)
    for future in futures:
        future._condition
    pending = any(future._state not in (CANCELLED_AND_NOTIFIED, FINISHED) for future in futures)
    if pending and return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError("Invalid return condition: %r" % return_when)
    waiter = _Waiter(futures, return_when)
    waiter.wait(timeout)
    done = set(waiter.take())
    waiter.leave(futures)
    return DoneAndNotDoneFutures(done, set(futures) - done)


# ---- Executors


class Executor:
    """Something that runs calls elsewhere."""

    def submit(self, fn, /, *args, **kwargs):
        """Run `fn(*args, **kwargs)` elsewhere; a future of its result."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """The results of `fn` over the iterables, in order; all calls are submitted at once, or `buffersize` ahead."""
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError("buffersize must be an integer or None")
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")
        end = None if timeout is None else timeout + _kernel.now()
        calls = zip(*iterables)
        futures = [self.submit(fn, *args) for args in (calls if buffersize is None else islice(calls, buffersize))]

        # Only the results are a generator: the calls must not wait for it.
        def result_iterator():
            futures.reverse()
            try:
                while futures:
                    future = futures[-1]
                    result = _result_or_cancel(future, None if end is None else end - _kernel.now())
                    futures.pop()
                    for args in () if buffersize is None else islice(calls, 1):
                        futures.insert(0, self.submit(fn, *args))
                    yield result
            finally:
                for future in futures:
                    future.cancel()

        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; wait until those submitted are done."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(future, timeout):
    try:
        return future.result(timeout)
    finally:
        future.cancel()
