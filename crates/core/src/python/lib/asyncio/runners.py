"""Running a program's main coroutine."""

import _kernel
import sys
import threading
from asyncio import events, exceptions, tasks
from asyncio.coroutines import iscoroutine
from contextvars import copy_context

__all__ = ("Runner", "run")


class Runner:
    """A loop that runs several coroutines, one after another."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._closed = False
        self._sets_event_loop = False

    def __enter__(self):
        self._prepare()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _prepare(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is not None:
            return
        if self._loop_factory is None:
            self._loop = events.new_event_loop()
            events.set_event_loop(self._loop)
            self._sets_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = copy_context()

    def get_loop(self):
        """The loop."""
        self._prepare()
        return self._loop

    def run(self, coro, *, context=None):
        """Run a coroutine; its result."""
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if events._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._prepare()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        self._interrupts = 0
        handler = self._catch_interrupts(task)
        try:
            return self._loop.run_until_complete(task)
        except exceptions.CancelledError:
            if self._interrupts and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            if handler is not None:
                signal = sys.modules["signal"]
                if signal.getsignal(signal.SIGINT) is handler:
                    signal.signal(signal.SIGINT, signal.default_int_handler)

    def _catch_interrupts(self, task):
        """Let the first SIGINT cancel the task; the handler, or None where there is none."""
        # Who has not imported the module cannot raise signals either.
        signal = sys.modules.get("signal")
        if (
            signal is None or threading.current_thread() is not threading.main_thread()
            or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
        ):
            return None

        def interrupt(number, frame):
            self._interrupts += 1
            if self._interrupts == 1 and not task.done():
                task.cancel()
                self._loop.call_soon_threadsafe(lambda: None)
                return
            raise KeyboardInterrupt()

        signal.signal(signal.SIGINT, interrupt)
        return interrupt

    def close(self):
        """Cancel the tasks that are left and end the loop."""
        # One that has not begun can still begin.
        if self._loop is None or self._closed:
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._sets_event_loop:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._closed = True


def run(main, *, debug=None, loop_factory=None):
    """Run a coroutine in a new loop; its result."""
    if events._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    left = [task for task in list(tasks._tasks) if task._loop is loop and not task.done()]
    if not left:
        return
    for task in left[:5]:
        frame = getattr(task._coro, "cr_frame", None)
        place = f" (line {frame.f_lineno})" if frame is not None else ""
        _kernel.note(f"The task {task._name}{place} was not finished when the main coroutine ended, and was cancelled: nobody awaited it.")
    if len(left) > 5:
        _kernel.note(f"{len(left) - 5} more tasks were cancelled.")
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })
