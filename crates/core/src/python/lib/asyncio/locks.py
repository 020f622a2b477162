"""Locks, events, conditions, semaphores and barriers for tasks."""

from asyncio import events, exceptions

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")


class _LoopBound:
    """Something that belongs to the loop in which a task first waits for it."""

    _loop = None

    def _get_loop(self):
        loop = events._get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    def _waiter(self, what):
        future = self._get_loop().create_future()
        future._what = what
        return future


class _ContextManager:
    """`async with` acquires and releases."""

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


def _show(obj, text, waiters):
    kind = type(obj)
    if waiters:
        text += f", waiters:{len(waiters)}"
    return f"<{kind.__module__}.{kind.__qualname__} object at {id(obj):#x} [{text}]>"


class Lock(_ContextManager, _LoopBound):
    """A lock that one task holds at a time; those that wait get it in order."""

    def __init__(self):
        self._waiters = []
        self._locked = False

    def __repr__(self):
        return _show(self, "locked" if self._locked else "unlocked", self._waiters)

    def locked(self):
        """Whether a task holds it."""
        return self._locked

    async def acquire(self):
        """Take the lock, waiting for it."""
        if not self._locked and all(waiter.cancelled() for waiter in self._waiters):
            self._locked = True
            return True
        future = self._waiter("a lock")
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except exceptions.CancelledError:
            if not self._locked:
                self._wake_first()
            raise
        self._locked = True
        return True

    def release(self):
        """Give the lock back."""
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_LoopBound):
    """A flag that tasks wait for."""

    def __init__(self):
        self._waiters = []
        self._value = False

    def __repr__(self):
        return _show(self, "set" if self._value else "unset", self._waiters)

    def is_set(self):
        """Whether the flag is set."""
        return self._value

    def set(self):
        """Set the flag and wake all who wait for it."""
        if not self._value:
            self._value = True
            for future in self._waiters:
                if not future.done():
                    future.set_result(True)

    def clear(self):
        """Take the flag back."""
        self._value = False

    async def wait(self):
        """Wait until the flag is set."""
        if self._value:
            return True
        future = self._waiter("an event that is not set")
        self._waiters.append(future)
        try:
            await future
            return True
        finally:
            self._waiters.remove(future)


class Condition(_ContextManager, _LoopBound):
    """Tasks wait until another task, which holds the same lock, notifies them."""

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = []

    def __repr__(self):
        return _show(self, "locked" if self.locked() else "unlocked", self._waiters)

    async def wait(self):
        """Release the lock, wait to be notified, take the lock again."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            future = self._waiter("a condition that nobody has notified")
            self._waiters.append(future)
            try:
                await future
                return True
            finally:
                self._waiters.remove(future)
        finally:
            # The lock has to be taken again, whatever happens meanwhile.
            cancelled = False
            while True:
                try:
                    await self.acquire()
                    break
                except exceptions.CancelledError:
                    cancelled = True
            if cancelled:
                raise exceptions.CancelledError

    async def wait_for(self, predicate):
        """Wait until `predicate()` is true; its last value."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up to `n` of the waiting tasks."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        for future in self._waiters:
            if n <= 0:
                break
            if not future.done():
                n -= 1
                future.set_result(False)

    def notify_all(self):
        """Wake all waiting tasks."""
        self.notify(len(self._waiters))


class Semaphore(_ContextManager, _LoopBound):
    """A counter that `acquire` takes one from, waiting while it is 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = []
        self._value = value

    def __repr__(self):
        return _show(self, "locked" if self.locked() else f"unlocked, value:{self._value}", self._waiters)

    def locked(self):
        """Whether `acquire` would have to wait."""
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters)

    async def acquire(self):
        """Take one, waiting for it."""
        if not self.locked():
            self._value -= 1
            return True
        future = self._waiter("a semaphore that is at 0")
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except exceptions.CancelledError:
            if not future.cancelled():
                self._value += 1
                self._wake_next()
            raise
        if self._value > 0:
            self._wake_next()
        return True

    def release(self):
        """Add one."""
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        for future in self._waiters:
            if not future.done():
                # It is the waiter's from now on: nobody can come between.
                self._value -= 1
                future.set_result(True)
                return


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot exceed its first value."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier(_LoopBound):
    """A number of tasks wait for each other and then go on together."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        kind = type(self)
        text = self._state
        if not self.broken:
            text += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{kind.__module__}.{kind.__qualname__} object at {id(self):#x} [{text}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *details):
        pass

    async def wait(self):
        """Wait until all parties are here; each gets another number from 0 on."""
        async with self._cond:
            # Those of the last round have to be out before the next one begins.
            await self._cond.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise exceptions.BrokenBarrierError("Barrier aborted")
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._state = "draining"
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state != "filling")
                    if self._state in ("broken", "resetting"):
                        raise exceptions.BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ("resetting", "draining"):
                        self._state = "filling"
                    self._cond.notify_all()

    async def reset(self):
        """Send the waiting tasks away with BrokenBarrierError and begin anew."""
        async with self._cond:
            if self._count > 0:
                if self._state != "resetting":
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    async def abort(self):
        """Break the barrier for good."""
        async with self._cond:
            self._state = "broken"
            self._cond.notify_all()

    @property
    def parties(self):
        """How many tasks it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many tasks wait now."""
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state == "broken"
