"""A scheduler: calls at given times, one after another."""

import heapq
import threading
import time
from time import monotonic as _time

__all__ = ["scheduler"]


class Event(tuple):
    """A call and its time: time, priority, sequence, action, argument, kwargs."""

    __slots__ = ()
    _fields = ("time", "priority", "sequence", "action", "argument", "kwargs")

    def __new__(cls, time, priority, sequence, action, argument, kwargs):
        return tuple.__new__(cls, (time, priority, sequence, action, argument, kwargs))

    time = property(lambda self: self[0], doc="When it is made, by the scheduler's clock.")
    priority = property(lambda self: self[1], doc="Calls of one time are made in the order of this number.")
    sequence = property(lambda self: self[2], doc="And then in the order in which they were entered.")
    action = property(lambda self: self[3], doc="What is called.")
    argument = property(lambda self: self[4], doc="With these arguments.")
    kwargs = property(lambda self: self[5], doc="And with these.")

    def __repr__(self):
        return "Event(time=%r, priority=%r, sequence=%r, action=%r, argument=%r, kwargs=%r)" % self


class scheduler:
    """Makes calls at given times, by any clock."""

    def __init__(self, timefunc=_time, delayfunc=time.sleep):
        self._queue = []
        self._lock = threading.RLock()
        self._entered = 0
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs={}):
        """Make a call at a time."""
        with self._lock:
            event = Event(time, priority, self._entered, action, argument, kwargs or {})
            self._entered += 1
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs={}):
        """Make a call after some time."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Do not make the call; ValueError when it was made."""
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        """Whether no calls are left."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Make all calls, each at its time. Without blocking: those that are due; the time until the next is the result."""
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                now = self.timefunc()
                due = event.time <= now
                if due:
                    heapq.heappop(self._queue)
            if due:
                event.action(*event.argument, **event.kwargs)
                # Let other threads go on.
                self.delayfunc(0)
            elif not blocking:
                return event.time - now
            else:
                self.delayfunc(event.time - now)

    @property
    def queue(self):
        """The calls that are left, in order."""
        with self._lock:
            return sorted(self._queue)
