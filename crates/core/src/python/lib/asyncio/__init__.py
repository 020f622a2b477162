"""Tasks that take turns in one thread."""

from asyncio import coroutines, events, exceptions, futures, tasks, base_events, selector_events, unix_events, runners
from asyncio.base_events import BaseEventLoop
from asyncio.coroutines import iscoroutine, iscoroutinefunction
from asyncio.events import (
    AbstractEventLoop, AbstractEventLoopPolicy, AbstractServer, Handle, TimerHandle, _get_running_loop, _set_running_loop, get_child_watcher, get_event_loop,
    get_event_loop_policy, get_running_loop, new_event_loop, set_child_watcher, set_event_loop, set_event_loop_policy,
)
from asyncio.exceptions import (
    BrokenBarrierError, CancelledError, IncompleteReadError, InvalidStateError, LimitOverrunError,
    SendfileNotAvailableError, TimeoutError,
)
from asyncio.futures import Future, isfuture, wrap_future
from asyncio.runners import Runner, run
from asyncio.tasks import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task, all_tasks, as_completed, create_eager_task_factory,
    create_task, current_task, eager_task_factory, ensure_future, gather, run_coroutine_threadsafe, shield, sleep, wait, wait_for,
    _enter_task, _leave_task, _register_task, _unregister_task,
)
from asyncio.unix_events import DefaultEventLoopPolicy, SelectorEventLoop

EventLoop = SelectorEventLoop

# Loaded when a program first asks for one of their names.
_LATER = {
    "locks": ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier"),
    "queues": ("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown"),
    "taskgroups": ("TaskGroup",),
    "timeouts": ("Timeout", "timeout", "timeout_at"),
    "threads": ("to_thread",),
    "log": ("logger",),
    "streams": (
        "StreamReader", "StreamWriter", "StreamReaderProtocol", "open_connection", "start_server", "open_unix_connection",
        "start_unix_server",
    ),
    "protocols": ("BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol", "BufferedProtocol"),
    "transports": (
        "BaseTransport", "ReadTransport", "WriteTransport", "Transport", "DatagramTransport", "SubprocessTransport",
    ),
    "subprocess": ("create_subprocess_exec", "create_subprocess_shell"),
    "_servers": ("Server",),
}
_WHERE = {name: module for module, names in _LATER.items() for name in names}

__all__ = (
    "AbstractEventLoop", "AbstractEventLoopPolicy", "AbstractServer", "BaseEventLoop", "BrokenBarrierError",
    "CancelledError", "DefaultEventLoopPolicy", "Future", "Handle", "IncompleteReadError", "InvalidStateError",
    "LimitOverrunError", "EventLoop", "Runner", "SelectorEventLoop", "SendfileNotAvailableError", "Task", "TimeoutError",
    "TimerHandle", "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "all_tasks", "as_completed",
    "create_eager_task_factory", "create_task", "current_task", "eager_task_factory", "ensure_future", "gather", "get_child_watcher", "get_event_loop", "get_event_loop_policy",
    "get_running_loop", "iscoroutine", "iscoroutinefunction", "isfuture", "new_event_loop", "run",
    "run_coroutine_threadsafe", "set_child_watcher", "set_event_loop", "set_event_loop_policy", "shield", "sleep",
    "wait", "wait_for", "wrap_future",
) + tuple(name for name in _WHERE if name not in ("logger", "Server"))


def __dir__():
    return sorted({*globals(), *_WHERE, *_LATER})


def __getattr__(name):
    module = name if name in _LATER else _WHERE.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    __import__(f"asyncio.{module}")
    if name in _LATER:
        return globals()[name]
    import sys

    found = globals()[name] = getattr(sys.modules[f"asyncio.{module}"], name)
    return found
