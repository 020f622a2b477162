"""Handles of callbacks, and which event loop belongs to which thread."""

import threading
from _kernel import thread_ident
from contextvars import copy_context

__all__ = (
    "AbstractEventLoop", "AbstractEventLoopPolicy", "AbstractServer", "Handle", "TimerHandle", "get_event_loop_policy",
    "set_event_loop_policy", "get_event_loop", "set_event_loop", "new_event_loop", "get_child_watcher",
    "set_child_watcher", "_set_running_loop", "get_running_loop", "_get_running_loop",
)


class Handle:
    """A callback that the loop will call."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "_source_traceback", "_repr", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._source_traceback = None
        if loop.get_debug():
            from asyncio.coroutines import where

            self._source_traceback = where()

    def _describe(self):
        parts = [type(self).__name__]
        if self._cancelled:
            parts.append("cancelled")
        return parts

    def __repr__(self):
        if self._source_traceback and self._cancelled:
            return self._repr
        parts = self._describe()
        if self._callback is not None:
            from asyncio.coroutines import _format_callback

            parts.append(_format_callback(self._callback, self._args))
        if self._source_traceback:
            frame = self._source_traceback[-1]
            parts.append(f"created at {frame.filename}:{frame.lineno}")
        return f"<{' '.join(parts)}>"

    def cancel(self):
        """Do not call it."""
        if not self._cancelled:
            if self._source_traceback:
                # What it was can be seen afterwards.
                self._repr = repr(self)
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        """Whether it was cancelled."""
        return self._cancelled

    def get_context(self):
        """The context that it is called in."""
        return self._context

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            from asyncio.coroutines import _format_callback

            context = {
                "message": f"Exception in callback {_format_callback(self._callback, self._args)}",
                "exception": exc,
                "handle": self,
            }
            if self._source_traceback:
                context["source_traceback"] = self._source_traceback
            self._loop.call_exception_handler(context)
        self = None


class TimerHandle(Handle):
    """A callback that the loop will call at a time."""

    __slots__ = ("_when", "_scheduled")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _describe(self):
        parts = super()._describe()
        parts.insert(2 if self._cancelled else 1, f"when={self._when}")
        return parts

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """The time at which it is called, by the loop's clock."""
        return self._when

    def __hash__(self):
        return hash(self._when)

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when, self._callback, self._args, self._cancelled) == (
            other._when, other._callback, other._args, other._cancelled
        )

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when <= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when >= other._when if isinstance(other, TimerHandle) else NotImplemented


def _abstract(class_, plain, asynchronous):
    """Gives a class methods that a subclass has to have."""
    for name in plain.split():
        def method(self, *args, **kwargs):
            raise NotImplementedError

        method.__name__ = name
        setattr(class_, name, method)
    for name in asynchronous.split():
        async def method(self, *args, **kwargs):
            raise NotImplementedError

        method.__name__ = name
        setattr(class_, name, method)


class AbstractServer:
    """A server of a loop."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


_abstract(AbstractServer, "close get_loop is_serving", "start_serving serve_forever wait_closed")


class AbstractEventLoop:
    """An event loop."""


_abstract(
    AbstractEventLoop,
    """run_forever run_until_complete stop is_running is_closed close _timer_handle_cancelled call_soon call_later call_at time
    create_future create_task call_soon_threadsafe run_in_executor set_default_executor add_reader remove_reader add_writer
    remove_writer add_signal_handler remove_signal_handler set_task_factory get_task_factory get_exception_handler
    set_exception_handler default_exception_handler call_exception_handler get_debug set_debug""",
    """shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo create_connection create_server sendfile start_tls
    create_unix_connection create_unix_server connect_accepted_socket create_datagram_endpoint connect_read_pipe
    connect_write_pipe subprocess_shell subprocess_exec sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall
    sock_sendto sock_connect sock_accept sock_sendfile""",
)

class AbstractEventLoopPolicy:
    """Which loop belongs to which thread."""

    def get_event_loop(self):
        """The calling thread's loop."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Give the calling thread a loop."""
        raise NotImplementedError

    def new_event_loop(self):
        """A new loop."""
        raise NotImplementedError

    def get_child_watcher(self):
        """What watches child processes."""
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        """Let this watch child processes."""
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """Each thread has the loop that it set; the main thread gets one on demand."""

    def __init__(self):
        self._loops = {}
        self._was_set = False

    def get_event_loop(self):
        loop = self._loops.get(thread_ident())
        if loop is None and not self._was_set and threading.current_thread() is threading.main_thread():
            loop = self.new_event_loop()
            self.set_event_loop(loop)
        if loop is None:
            raise RuntimeError(f"There is no current event loop in thread {threading.current_thread().name!r}.")
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        if threading.current_thread() is threading.main_thread():
            self._was_set = True
        self._loops[thread_ident()] = loop

    def new_event_loop(self):
        return self._loop_factory()


_policy = None
# The loop that runs in each thread.
_running = {}


def get_running_loop():
    """The loop that runs in the calling thread."""
    loop = _running.get(thread_ident())
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def _get_running_loop():
    return _running.get(thread_ident())


def _set_running_loop(loop):
    _running[thread_ident()] = loop


def get_event_loop_policy():
    """The policy."""
    global _policy
    if _policy is None:
        from asyncio.unix_events import DefaultEventLoopPolicy

        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Set the policy; None: the default one."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _policy = policy


def get_event_loop():
    """The loop that runs in the calling thread, or else the one that belongs to it."""
    loop = _running.get(thread_ident())
    return get_event_loop_policy().get_event_loop() if loop is None else loop


def set_event_loop(loop):
    """Give the calling thread a loop."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new loop."""
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    """What watches child processes."""
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    """Let this watch child processes."""
    return get_event_loop_policy().set_child_watcher(watcher)
