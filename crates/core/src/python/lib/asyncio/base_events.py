"""The event loop: callbacks that are ready, callbacks that wait for their time, and what wakes it from outside."""

import _kernel
import sys
from asyncio import events, futures, tasks
from asyncio.coroutines import iscoroutine, iscoroutinefunction
from collections import deque
from heapq import heapify, heappop, heappush

__all__ = ("BaseEventLoop", "Server")

_MOST_CANCELLED = 100


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        # The loop has let it through already.
        return
    future._loop.stop()


class BaseEventLoop(events.AbstractEventLoop):
    """An event loop."""

    slow_callback_duration = 0.1

    def __init__(self):
        # Handles to be run, in order.
        self._ready = deque()
        # Set by other threads when they add one.
        self._wakeup = _kernel.Event()
        # A heap of (when, number, handle); the number keeps handles of one time in order.
        self._scheduled = []
        self._timers = 0
        self._cancelled_timers = 0
        self._thread = None
        self._stopping = False
        self._closed = False
        self._debug = False
        self._exception_handler = None
        self._task_factory = None
        self._default_executor = None
        self._executor_shut_down = False
        self._asyncgens_shut_down = False
        # In an exploration: who says which timers fire, and which callbacks go first.
        self._explored = None
        # One object, by which the machine knows the loop's generators.
        self._asyncgen_dropped = self._asyncgen_finalizer_hook
        logging = sys.modules.get("logging")
        if logging is not None:
            logging.getLogger("asyncio").debug("Using selector: %s", "EpollSelector")

    def __repr__(self):
        return (
            f"<{type(self).__name__} running={self.is_running()} "
            f"closed={self.is_closed()} debug={self.get_debug()}>"
        )

    def create_future(self):
        """A future that belongs to this loop."""
        return futures.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        """Run a coroutine as a task."""
        self._check_closed()
        if self._task_factory is None:
            return tasks.Task(coro, loop=self, name=name, context=context)
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        if name is not None and hasattr(task, "set_name"):
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        """Let this make the tasks; None: the default."""
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        """What makes the tasks, or None."""
        return self._task_factory

    # ---- Running

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def run_forever(self):
        """Run until `stop` is called."""
        self._check_closed()
        self._check_running()
        self._thread = _kernel.thread_ident()
        if self._explored is None and _kernel.explored():
            from asyncio._explored import Explored

            self._explored = Explored(self)
        old_hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(self._asyncgen_firstiter_hook, self._asyncgen_dropped)
        events._set_running_loop(self)
        try:
            run_once = self._run_once if self._explored is None else self._explored.run_once
            while True:
                run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._thread = None
            events._set_running_loop(None)
            sys.set_asyncgen_hooks(*old_hooks)

    def run_until_complete(self, future):
        """Run until the future, or the coroutine as a task, is done; its result."""
        self._check_closed()
        self._check_running()
        is_new = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except BaseException:
            if is_new and future.done() and not future.cancelled():
                # It is raised here; nobody else needs to see it.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        """Stop after the callbacks that are ready now."""
        self._stopping = True

    def close(self):
        """End it for good."""
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        tasks._forget_pending(self)
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    def is_closed(self):
        """Whether it was closed."""
        return self._closed

    def is_running(self):
        """Whether it runs."""
        return self._thread is not None

    def time(self):
        """Its clock, in seconds."""
        return _kernel.now()

    # ---- Callbacks

    def call_soon(self, callback, *args, context=None):
        """Call this in the next round."""
        if self._closed:
            raise RuntimeError("Event loop is closed")
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_soon")
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """`call_soon` from another thread."""
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        if self._thread != _kernel.thread_ident():
            self._wakeup.set()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        """Call this after some seconds."""
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(_kernel.loop_now() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        """Call this at a time of the loop's clock."""
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        handle = events.TimerHandle(when, callback, args, self, context)
        handle._scheduled = True
        if self._explored is not None:
            self._explored.schedule(when, handle)
            return handle
        self._timers += 1
        heappush(self._scheduled, (when, self._timers, handle))
        return handle

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._cancelled_timers += 1

    def _check_callback(self, callback, method):
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    def _check_thread(self):
        if self._thread is not None and self._thread != _kernel.thread_ident():
            raise RuntimeError("Non-thread-safe operation invoked on an event loop other than the current one")

    def _run_once(self):
        """One round: wait until something is ready, then run all that is ready by then."""
        scheduled = self._scheduled
        self._drop_cancelled_timers(scheduled)
        timeout = 0
        if not self._ready and not self._stopping:
            timeout = None
            if scheduled:
                # Whole milliseconds, as the selector of CPython waits: timers close to each other fire together.
                timeout = -(-max(0, scheduled[0][0] - _kernel.loop_now()) * 1000 // 1) / 1000
        self._select(timeout)
        if scheduled:
            # What is due within the clock's resolution is due now.
            end = _kernel.loop_now() + 1e-9
            while scheduled and scheduled[0][0] < end:
                handle = heappop(scheduled)[2]
                handle._scheduled = False
                self._ready.append(handle)
        # What becomes ready meanwhile is for the next round.
        ready = self._ready
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                if self._debug:
                    self._run_timed(handle)
                else:
                    handle._run()
        handle = None

    def _select(self, timeout):
        """Wait until something happens outside, but no longer than so many seconds; callbacks go to those that are ready."""
        self._ready.extend(self._happened(timeout))

    def _happened(self, timeout):
        """Wait until something happens outside, but no longer than so many seconds; the callbacks that are ready by that."""
        if timeout is None or timeout > 0:
            self._wakeup.wait(timeout)
        if self._wakeup.is_set():
            self._wakeup.clear()
        return ()

    def _drop_cancelled_timers(self, scheduled):
        if self._cancelled_timers > _MOST_CANCELLED and self._cancelled_timers * 2 > len(scheduled):
            scheduled[:] = [entry for entry in scheduled if not entry[2]._cancelled]
            heapify(scheduled)
            self._cancelled_timers = 0
        while scheduled and scheduled[0][2]._cancelled:
            heappop(scheduled)[2]._scheduled = False
            self._cancelled_timers -= 1

    def _run_timed(self, handle):
        start = _kernel.loop_now()
        handle._run()
        seconds = _kernel.loop_now() - start
        if seconds >= self.slow_callback_duration:
            from asyncio.log import logger

            logger.warning("Executing %s took %.3f seconds", _format_handle(handle), seconds)

    # ---- Threads and processes

    def run_in_executor(self, executor, func, *args):
        """Call `func(*args)` in an executor, the loop's own if it is None; a future of its result."""
        self._check_closed()
        if executor is None:
            executor = self._default_executor
            if self._executor_shut_down:
                raise RuntimeError("Executor shutdown has been called")
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor

                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        """Let this be the loop's own executor."""
        from concurrent.futures import ThreadPoolExecutor

        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self):
        """End the loop's own executor and wait for its calls."""
        self._executor_shut_down = True
        if self._default_executor is None:
            return
        import threading

        future = self.create_future()

        def end():
            try:
                self._default_executor.shutdown(wait=True)
                self.call_soon_threadsafe(future.set_result, None)
            except Exception as exc:
                self.call_soon_threadsafe(future.set_exception, exc)

        thread = threading.Thread(target=end)
        thread.start()
        try:
            await future
        finally:
            thread.join()

    # ---- Asynchronous generators

    def _asyncgen_firstiter_hook(self, generator):
        if self._asyncgens_shut_down:
            import warnings

            warnings.warn(
                f"asynchronous generator {generator!r} was scheduled after loop.shutdown_asyncgens() call",
                ResourceWarning, source=self,
            )

    def _asyncgen_finalizer_hook(self, generator):
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, generator.aclose())

    async def shutdown_asyncgens(self):
        """Close the asynchronous generators that have begun and not ended."""
        self._asyncgens_shut_down = True
        generators = _kernel.asyncgens(self._asyncgen_dropped)
        if not generators:
            return
        results = await tasks.gather(*[generator.aclose() for generator in generators], return_exceptions=True)
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                    "exception": result,
                    "asyncgen": generator,
                })

    # ---- Errors

    def get_debug(self):
        """Whether it looks for mistakes."""
        return self._debug

    def set_debug(self, enabled):
        """Let it look for mistakes."""
        self._debug = enabled

    def get_exception_handler(self):
        """What is called for errors that nobody handles, or None."""
        return self._exception_handler

    def set_exception_handler(self, handler):
        """Let this be called for errors that nobody handles: `handler(loop, context)`."""
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Log the error."""
        from asyncio.log import logger

        exception = context.get("exception")
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            value = context[key]
            if key in ("message", "exception"):
                continue
            if key == "source_traceback":
                import traceback

                value = "Object created at (most recent call last):\n" + "".join(traceback.format_list(value)).rstrip()
            else:
                value = repr(value)
            lines.append(f"{key}: {value}")
        logger.error("\n".join(lines), exc_info=exception if exception is not None else False)

    def call_exception_handler(self, context):
        """An error that nobody handles: call the handler."""
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self.default_exception_handler({
                "message": "Unhandled error in exception handler",
                "exception": exc,
                "context": context,
            })


def _format_handle(handle):
    task = getattr(handle._callback, "__self__", None)
    return repr(task) if isinstance(task, tasks.Task) else str(handle)


def __getattr__(name):
    if name == "Server":
        from asyncio._servers import Server

        return Server
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
