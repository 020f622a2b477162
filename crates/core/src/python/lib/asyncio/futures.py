"""Futures: results that are on their way, within one loop."""

import _kernel
from asyncio import events, exceptions
from asyncio.coroutines import _format_callback, _short, where
from contextvars import copy_context

__all__ = ("Future", "wrap_future", "isfuture")

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


class Future:
    """A result that is on its way."""

    # True between a task's being given it by `await` and the task's waiting for it.
    _asyncio_future_blocking = False
    _log_traceback = False
    _cancel_message = None
    # In debug mode: where it was made.
    _source_traceback = None
    # What a task that awaits it waits for, in words.
    _what = "a future"

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._callbacks = []
        if self._loop.get_debug():
            self._source_traceback = where()

    def __repr__(self):
        return f"<{' '.join([type(self).__name__, *self._describe()])}>"

    def _describe(self):
        parts = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                parts.append(f"exception={self._exception!r}")
            else:
                parts.append(f"result={_short(self._result)}")
        if self._callbacks:
            parts.append(_format_callbacks(self._callbacks))
        if self._source_traceback:
            frame = self._source_traceback[-1]
            parts.append(f"created at {frame.filename}:{frame.lineno}")
        return parts

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)

    def get_loop(self):
        """The loop that it belongs to."""
        return self._loop

    def _was_seen(self):
        if self._log_traceback:
            self._log_traceback = False
            _kernel.unwatch_end(self)

    def _ended(self):
        """Nothing leads to it any more: say so when its exception was never seen."""
        if self._log_traceback:
            self._log_traceback = False
            self._loop.call_exception_handler(self._about({
                "message": f"{type(self).__name__} exception was never retrieved",
                "exception": self._exception,
                "future": self,
            }))

    def _about(self, context):
        if self._source_traceback:
            context["source_traceback"] = self._source_traceback
        return context

    def cancel(self, msg=None):
        """Cancel it; False when it is done."""
        self._was_seen()
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _make_cancelled_error(self):
        if self._cancel_message is None:
            return exceptions.CancelledError()
        return exceptions.CancelledError(self._cancel_message)

    def cancelled(self):
        """Whether it was cancelled."""
        return self._state == _CANCELLED

    def done(self):
        """Whether it has a result or an exception or was cancelled."""
        return self._state != _PENDING

    def result(self):
        """The result; raises the exception."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise exceptions.InvalidStateError("Result is not set.")
        self._was_seen()
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        """The exception, or None."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise exceptions.InvalidStateError("Exception is not set.")
        self._was_seen()
        return self._exception

    def add_done_callback(self, fn, /, *, context=None):
        """Let the loop call `fn(future)` when it is done."""
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        """Take a callback back; how many there were."""
        left = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(left)
        if removed:
            self._callbacks[:] = left
        return removed

    def _schedule_callbacks(self):
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = []
            for callback, context in callbacks:
                self._loop.call_soon(callback, self, context=context)

    def set_result(self, result):
        """Finish it with a result."""
        if self._state != _PENDING:
            raise exceptions.InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        """Finish it with an exception."""
        if self._state != _PENDING:
            raise exceptions.InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        self._exception = exception
        self._state = _FINISHED
        self._schedule_callbacks()
        self._log_traceback = True
        _kernel.watch_end(self)

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state == _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


Future.__module__ = "_asyncio"


def _format_callbacks(callbacks):
    shown = [_format_callback(callback, ()) for callback, _ in callbacks]
    if len(shown) > 2:
        shown = [shown[0], f"<{len(shown) - 2} more>", shown[-1]]
    return f"cb=[{', '.join(shown)}]"


def isfuture(obj):
    """Whether it is a future of asyncio, or acts as one."""
    return hasattr(type(obj), "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def _set_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def _copy_state(source, target):
    """Finish one future as the other was finished, whichever kind they are."""
    if target.cancelled():
        return
    if source.cancelled():
        target.cancel()
        if hasattr(target, "set_running_or_notify_cancel"):
            target.set_running_or_notify_cancel()
        return
    if hasattr(target, "set_running_or_notify_cancel") and not target.set_running_or_notify_cancel():
        return
    exception = source.exception()
    if exception is not None:
        target.set_exception(_as_kind(exception, target))
    else:
        target.set_result(source.result())


def _as_kind(exception, target):
    """Errors of concurrent.futures and of asyncio that mean the same are different classes."""
    from concurrent.futures import _base

    if isinstance(target, Future):
        if type(exception) is _base.CancelledError:
            return exceptions.CancelledError(*exception.args)
        if type(exception) is _base.InvalidStateError:
            return exceptions.InvalidStateError(*exception.args)
    return exception


def _chain_future(source, target):
    """Let the target follow the source, and cancelling the target cancel the source."""
    source_loop = source.get_loop() if isinstance(source, Future) else None
    target_loop = target.get_loop() if isinstance(target, Future) else None

    def _call_check_cancel(target):
        if target.cancelled():
            if source_loop is None or source_loop is target_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if target.cancelled() and target_loop is not None and target_loop.is_closed():
            return
        if target_loop is None or target_loop is source_loop:
            _copy_state(source, target)
        elif not target_loop.is_closed():
            target_loop.call_soon_threadsafe(_copy_state, source, target)

    target.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """A future of asyncio that follows one of concurrent.futures."""
    if isfuture(future):
        return future
    from concurrent import futures

    assert isinstance(future, futures.Future), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = events.get_event_loop()
    wrapped = loop.create_future()
    wrapped._what = "a call in another thread or process"
    _chain_future(future, wrapped)
    return wrapped
