"""Time limits for blocks of code."""

import _kernel
from asyncio import events, exceptions, tasks

__all__ = ("Timeout", "timeout", "timeout_at")


class Timeout:
    """Cancels the task's block when its time is over, and turns that into TimeoutError."""

    def __init__(self, when):
        self._state = "created"
        self._when = when
        self._handler = None
        self._task = None

    def when(self):
        """The time at which it ends, by the loop's clock, or None."""
        return self._when

    def reschedule(self, when):
        """Let it end at another time."""
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._handler is not None:
            self._handler.cancel()
            self._handler = None
        if when is not None:
            loop = events.get_running_loop()
            if when <= _kernel.loop_now():
                self._handler = loop.call_soon(self._on_timeout)
            else:
                self._handler = loop.call_at(when, self._on_timeout)

    def expired(self):
        """Whether the time was over while the block ran."""
        return self._state in ("expiring", "expired")

    def __repr__(self):
        text = f"[{self._state}]"
        if self._state == "active":
            when = round(self._when, 3) if self._when is not None else None
            text += f" when={when}"
        return f"<Timeout {text}>"

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = tasks.current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._handler is not None:
            self._handler.cancel()
            self._handler = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and exc_type is exceptions.CancelledError:
                # Nobody else asked to cancel it.
                raise TimeoutError from exc_val
        elif self._state == "active":
            self._state = "finished"
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = "expiring"
        self._handler = None


def timeout(delay):
    """A block that may take this many seconds; None: any time."""
    loop = events.get_running_loop()
    return Timeout(_kernel.loop_now() + delay if delay is not None else None)


def timeout_at(when):
    """A block that may take until a time of the loop's clock."""
    return Timeout(when)
