"""Tasks: coroutines that a loop runs; and waiting for several of them."""

import _kernel
from asyncio import events, exceptions, futures
from asyncio.coroutines import _format_coroutine, iscoroutine
from asyncio.futures import Future, _chain_future, isfuture, wrap_future
from contextvars import copy_context

__all__ = (
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed",
    "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks",
    "create_eager_task_factory", "eager_task_factory", "_register_task", "_unregister_task", "_enter_task", "_leave_task",
)

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

_task_count = 0
# Tasks that are not done, in the order of creation; and which of them each loop runs at the moment.
_tasks = {}
_current = {}


def _the_end_of(count):
    return "the end of 1 task" if count == 1 else f"the end of {count} tasks"


class Task(Future):
    """A coroutine that a loop runs."""

    _log_destroy_pending = True
    _must_cancel = False
    _fut_waiter = None
    _requests = 0

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _task_count
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _task_count += 1
            name = f"Task-{_task_count}"
        self._name = str(name)
        self._coro = coro
        self._context = copy_context() if context is None else context
        self._number = _kernel.task_created(self._name)
        if eager_start and self._loop.is_running():
            _tasks[self] = None
            self._start_now()
        else:
            self._loop.call_soon(self._step, context=self._context)
            _tasks[self] = None

    def _start_now(self):
        """Run it to its first wait, in the midst of the task that makes it."""
        former = _current.pop(self._loop, None)
        try:
            self._context.run(self._step)
        finally:
            if former is not None:
                _enter_task(self._loop, former)
                _kernel.task_runs(former._number)

    def _ended(self):
        """Nothing leads to it any more."""
        if self.done():
            super()._ended()
            return
        _kernel.task_ended(self._number, True)
        # As it goes in CPython: with the loop the coroutine ends before its task.
        if self._loop.is_closed():
            self._coro.close()
        if self._log_destroy_pending:
            self._loop.call_exception_handler(self._about({
                "task": self,
                "message": "Task was destroyed but it is pending!",
            }))
        self._coro.close()

    def _describe(self):
        parts = super()._describe()
        if self._requests and not self.done():
            parts[0] = "cancelling"
        parts.insert(1, f"name={self._name!r}")
        parts.insert(2, f"coro=<{_format_coroutine(self._coro)}>")
        if self._fut_waiter is not None:
            parts.insert(3, f"wait_for={self._fut_waiter!r}")
        return parts

    @property
    def _what(self):
        return f"the end of {self._name}"

    def get_coro(self):
        """The coroutine."""
        return self._coro

    def get_context(self):
        """The context that it runs in."""
        return self._context

    def get_name(self):
        """What it is called; only people read it."""
        return self._name

    def set_name(self, value):
        """Call it something else."""
        self._name = str(value)
        _kernel.task_renamed(self._number, self._name)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        """Where its coroutine stands, as frames: one while it waits; those of its exception when it has failed."""
        frame = getattr(self._coro, "cr_frame", None) or getattr(self._coro, "gi_frame", None)
        if frame is not None:
            return [frame][:limit]
        frames = []
        if self._exception is not None:
            traceback = self._exception.__traceback__
            while traceback is not None:
                frames.append(traceback.tb_frame)
                traceback = traceback.tb_next
        return frames if limit is None else frames[:limit]

    def print_stack(self, *, limit=None, file=None):
        """Write where it stands."""
        import traceback

        exception = self._exception
        frames = self.get_stack(limit=limit)
        places = [(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None) for frame in frames]
        if not places:
            print(f"No stack for {self!r}", file=file or _stderr())
        elif exception is not None:
            print(f"Traceback for {self!r} (most recent call last):", file=file or _stderr())
            places = [(*row[:3], row[3]) for row in traceback.extract_tb(exception.__traceback__, limit)]
        else:
            print(f"Stack for {self!r} (most recent call last):", file=file or _stderr())
        traceback.print_list(places, file=file)
        if exception is not None:
            for line in traceback.format_exception_only(type(exception), exception):
                print(line, file=file or _stderr(), end="")

    def cancel(self, msg=None):
        """Raise CancelledError in it; False when it is done."""
        self._was_seen()
        if self.done():
            return False
        self._requests += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """How many times it was asked to cancel, less those taken back."""
        return self._requests

    def uncancel(self):
        """Take one request to cancel back; how many are left."""
        if self._requests > 0:
            self._requests -= 1
        return self._requests

    def _step(self, exc=None):
        """Run the coroutine to its next await."""
        if self.done():
            raise exceptions.InvalidStateError(f"_step(): already done: {self!r}, {exc!r}")
        if self._must_cancel:
            if not isinstance(exc, exceptions.CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        _enter_task(loop, self)
        _kernel.task_runs(self._number)
        try:
            awaited = self._coro.send(None) if exc is None else self._coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
            self._end(False)
        except exceptions.CancelledError as cancelled:
            self._cancelled_error = cancelled
            super().cancel()
            self._end(False)
        except (KeyboardInterrupt, SystemExit) as end:
            super().set_exception(end)
            self._end(True)
            raise
        except BaseException as failure:
            super().set_exception(failure)
            self._end(True)
        else:
            self._wait_for(awaited)
        finally:
            _leave_task(loop, self)
            _kernel.task_runs(None)
            self = None

    def _wait_for(self, awaited):
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        if blocking is None:
            if awaited is None:
                # A bare yield: go on in the next round.
                self._loop.call_soon(self._step, context=self._context)
                return
            mistake = f"Task got bad yield: {awaited!r}"
        elif awaited._loop is not self._loop:
            mistake = f"Task {self!r} got Future {awaited!r} attached to a different loop"
        elif not blocking:
            mistake = f"yield was used instead of yield from in task {self!r} with {awaited!r}"
        elif awaited is self:
            mistake = f"Task cannot await on itself: {self!r}"
        else:
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self.task_wakeup, context=self._context)
            self._fut_waiter = awaited
            _kernel.task_waits(self._number, awaited._what)
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        self._loop.call_soon(self._step, RuntimeError(mistake), context=self._context)

    def task_wakeup(self, future):
        """What it waited for is done."""
        try:
            future.result()
        except BaseException as exc:
            self._step(exc)
        else:
            self._step()
        self = None

    def _make_cancelled_error(self):
        error = self.__dict__.pop("_cancelled_error", None)
        return super()._make_cancelled_error() if error is None else error

    def _end(self, failed):
        _tasks.pop(self, None)
        _kernel.task_ended(self._number, failed)

    __hash__ = object.__hash__


Task.__module__ = "_asyncio"


def _stderr():
    import sys

    return sys.stderr


def _enter_task(loop, task):
    other = _current.get(loop)
    if other is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {other!r} is being executed.")
    _current[loop] = task


def _leave_task(loop, task):
    other = _current.get(loop)
    if other is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {other!r}.")
    del _current[loop]


def _forget_pending(loop):
    """The loop is closed: its tasks are on their own, and say so when they are dropped."""
    for task in [task for task in _tasks if task._loop is loop]:
        del _tasks[task]
        if not task.done():
            _kernel.watch_end(task)


def _forget_all():
    """The program ends."""
    for loop in [task._loop for task in _tasks]:
        _forget_pending(loop)


_kernel.exit_hooks().append(_forget_all)


def _register_task(task):
    _tasks[task] = None


def _unregister_task(task):
    _tasks.pop(task, None)


def current_task(loop=None):
    """The task that runs now, or None."""
    return _current.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """The loop's tasks that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in list(_tasks) if task._loop is loop and not task.done()}


def create_task(coro, *, name=None, context=None):
    """Run a coroutine as a task of the running loop."""
    loop = events.get_running_loop()
    if context is not None:
        return loop.create_task(coro, name=name, context=context)
    _use_number(loop, name)
    return loop.create_task(coro, name=name)


def _use_number(loop, name):
    """As in CPython, where a task gets a numbered name before its own one."""
    global _task_count
    if name is not None and getattr(loop, "_task_factory", None) is None:
        _task_count += 1


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks run at once to their first wait."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is; a coroutine or another awaitable as a task."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    wrapped = coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        wrapped = _await(coro_or_future)
    if loop is None:
        try:
            loop = events.get_event_loop()
        except RuntimeError:
            wrapped.close()
            raise
    return loop.create_task(wrapped)


async def _await(awaitable):
    return await awaitable


# ---- Sleeping


class _NextRound:
    """Awaiting it lets the others go first, once."""

    def __await__(self):
        yield


async def sleep(delay, result=None):
    """Wait some seconds, while other tasks run."""
    if delay <= 0:
        await _NextRound()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    future._what = "time to pass"
    handle = loop.call_later(delay, futures._set_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


# ---- Waiting for one, within a time


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(future, loop):
    waiter = loop.create_future()
    waiter._what = future._what

    def released(future):
        _release_waiter(waiter)

    future.add_done_callback(released)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(released)


async def _cancelled_result(future, loop):
    """After the time is over: the result if there is one after all."""
    await _cancel_and_wait(future, loop)
    try:
        return future.result()
    except exceptions.CancelledError as exc:
        raise TimeoutError() from exc


async def wait_for(fut, timeout):
    """The result, or TimeoutError when the time is over first; then it is cancelled."""
    loop = events.get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        return await _cancelled_result(fut, loop)
    waiter = loop.create_future()
    handle = loop.call_later(timeout, _release_waiter, waiter)

    def released(future):
        _release_waiter(waiter)

    fut = ensure_future(fut, loop=loop)
    waiter._what = fut._what
    fut.add_done_callback(released)
    try:
        try:
            await waiter
        except exceptions.CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(released)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(released)
        return await _cancelled_result(fut, loop)
    finally:
        handle.cancel()


# ---- Waiting for several


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for some of the tasks or futures: sets of those done and of those not."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = events.get_running_loop()
    waiter = loop.create_future()
    waiter._what = f"one of {len(fs)} tasks" if return_when == FIRST_COMPLETED else _the_end_of(len(fs))
    handle = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def _on_completion(future):
        nonlocal left
        left -= 1
        failed = not future.cancelled() and future.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and failed:
            if handle is not None:
                handle.cancel()
            _release_waiter(waiter)

    for future in fs:
        future.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for future in fs:
            future.remove_done_callback(_on_completion)
    done = {future for future in fs if future.done()}
    return done, fs - done


def as_completed(fs, *, timeout=None):
    """An iterator over coroutines, each of which gives the next result that is ready; or, by `async for`, over the futures
    as they become ready."""
    return _AsCompleted(fs, timeout)


class _AsCompleted:
    def __init__(self, fs, timeout):
        self._fs = fs
        self._timeout = timeout
        self._done = None
        self._handle = None
        self._left = 0

    def _begin(self):
        """Let the futures run, before the first is asked for."""
        from asyncio.queues import Queue

        fs = self._fs
        if isfuture(fs) or iscoroutine(fs):
            raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
        self._done = Queue()
        self._done._made = 0
        loop = events.get_event_loop()
        # A dict instead of a set: whichever order a set has, this is one it could have.
        self._todo = {ensure_future(f, loop=loop): None for f in dict.fromkeys(fs)}
        self._left = len(self._todo)
        for future in self._todo:
            future.add_done_callback(self._on_completion)
        if self._todo and self._timeout is not None:
            self._handle = loop.call_later(self._timeout, self._on_timeout)

    def _on_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._on_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _on_completion(self, future):
        if not self._todo:
            return
        del self._todo[future]
        self._done.put_nowait(future)
        if not self._todo and self._handle is not None:
            self._handle.cancel()

    def _take(self, end):
        if self._done is None:
            self._begin()
        if not self._left:
            raise end
        self._left -= 1

    async def _next_future(self):
        future = await self._done.get()
        if future is None:
            raise exceptions.TimeoutError
        return future

    async def _wait_for_one(self):
        return (await self._next_future()).result()

    def __iter__(self):
        return self

    def __next__(self):
        self._take(StopIteration)
        return self._wait_for_one()

    def __aiter__(self):
        return self

    async def __anext__(self):
        self._take(StopAsyncIteration)
        return await self._next_future()


class _GatheringFuture(Future):
    """What `gather` answers: cancelling it cancels those that it waits for."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False
        self._what = _the_end_of(len(children))

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            # Not cancelled itself yet: only when the children are.
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """The results of all, in order; they run at once."""
    if not coros_or_futures:
        loop = events.get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer
    finished = 0
    total = 0
    children = []
    outer = None
    known = {}
    loop = None

    def _done_callback(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                # Nobody will ask for it any more.
                future.exception()
            return
        if not return_exceptions:
            failure = future._make_cancelled_error() if future.cancelled() else future.exception()
            if failure is not None:
                outer.set_exception(failure)
                return
        if finished == total:
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error())
            else:
                outer.set_result([_outcome(child) for child in children])

    for arg in coros_or_futures:
        future = known.get(arg)
        if future is None:
            future = ensure_future(arg, loop=loop)
            if loop is None:
                loop = future._loop
            if future is not arg:
                future._log_destroy_pending = False
            total += 1
            known[arg] = future
            future.add_done_callback(_done_callback)
        children.append(future)
    outer = _GatheringFuture(children, loop=loop)
    return outer


def _outcome(future):
    if future.cancelled():
        message = future._cancel_message
        return exceptions.CancelledError("" if message is None else message)
    exception = future.exception()
    return future.result() if exception is None else exception


def shield(arg):
    """A future that follows another one; cancelling it does not cancel that."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()
    outer._what = inner._what

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                # Nobody will ask for it any more.
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Run a coroutine in a loop of another thread; a future of concurrent.futures."""
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future

    future = Future()

    def callback():
        try:
            _chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(callback)
    return future
