"""Threads at their lowest: what `threading` stands on, for programs that use it by itself."""

import _kernel
from operator import index as _index
from _kernel import Lock as LockType, RLock, get_native_id, thread_ident as get_ident

TIMEOUT_MAX = 9223372036.0
error = RuntimeError
allocate_lock = allocate = lock = LockType

_running = []


def start_new_thread(*given):
    """Start a thread that calls `function(*args, **kwargs)`; answer its identifier."""
    if len(given) < 2:
        raise TypeError(f"start_new_thread expected at least 2 arguments, got {len(given)}")
    if len(given) > 3:
        raise TypeError(f"start_new_thread expected at most 3 arguments, got {len(given)}")
    function, args, kwargs = given if len(given) == 3 else (*given, {})
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    name = getattr(function, "__name__", "thread")
    return _kernel.start_thread(_run, (function, args, kwargs), name, True)


def start_new(*given):
    """The old name of `start_new_thread`."""
    return start_new_thread(*given)


def _run(function, args, kwargs):
    ident = get_ident()
    _running.append(ident)
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException as exc:
        import sys

        sys.stderr.write(f"Exception ignored in thread started by: {function!r}\n{_kernel.format_raised(exc)}")
    finally:
        _running.remove(ident)


def _count():
    """How many threads run that were started here."""
    return len(_running)


def exit():
    """End the calling thread, silently."""
    raise SystemExit


def exit_thread():
    """The old name of `exit`."""
    raise SystemExit


def interrupt_main(signum=2, /):
    """Interrupt the main thread as Ctrl+C would."""
    import signal

    if not 0 < signum < 65:
        raise ValueError("signal number out of range")
    # The main thread hears of it when it goes on by itself.
    if callable(signal.getsignal(signum)):
        _kernel.kill_process(_kernel.getpid(), signum, False)


def stack_size(size=0, /):
    """The stack size of new threads, which has no meaning here: accepted and forgotten."""
    global _stack_size
    size = _index(size)
    if size >> 63 not in (0, -1):
        raise OverflowError("Python int too large to convert to C ssize_t")
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    old, _stack_size = _stack_size, size
    return old


_stack_size = 0


class _ExceptHookArgs(tuple):
    """What `threading.excepthook` gets: exc_type, exc_value, exc_traceback, thread."""

    __slots__ = ()

    def __new__(cls, args):
        args = tuple(args)
        if len(args) != 4:
            raise TypeError(f"_thread._ExceptHookArgs() takes a 4-sequence ({len(args)}-sequence given)")
        return tuple.__new__(cls, args)

    @property
    def exc_type(self):
        return self[0]

    @property
    def exc_value(self):
        return self[1]

    @property
    def exc_traceback(self):
        return self[2]

    @property
    def thread(self):
        return self[3]

    def __repr__(self):
        return "_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, thread=%r)" % self


_NO_DEFAULT = object()


def _shown(obj):
    return "_thread._local" if type(obj) is _local else type(obj).__name__


def _impl(obj):
    return object.__getattribute__(obj, "_impl")


class _local:
    """An object whose attributes each thread has for itself."""

    __slots__ = ("_impl", "__weakref__")

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        # The creating thread's attributes are there from the start: its __init__ runs right after this.
        object.__setattr__(self, "_impl", ({get_ident(): {}}, args, kwargs))
        return self

    def __getattribute__(self, name):
        names = _names(self)
        if name == "__dict__":
            return names
        value = names.get(name, _NO_DEFAULT)
        if value is _NO_DEFAULT:
            kind = type(self)
            if kind is _local and name not in _LOCAL_NAMES:
                raise AttributeError(f"'_thread._local' object has no attribute '{name}'", name=name, obj=self)
            return object.__getattribute__(self, name)
        return value

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"'{_shown(self)}' object attribute '__dict__' is read-only")
        descriptor = getattr(type(self), name, None)
        if isinstance(descriptor, _Slot) or descriptor is not None and hasattr(type(descriptor), "__set__"):
            object.__setattr__(self, name, value)
        else:
            _names(self)[name] = value

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread._local' object")

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(f"'{_shown(self)}' object attribute '__dict__' is read-only")
        names = _names(self)
        if name not in names:
            raise AttributeError(f"'{_shown(self)}' object has no attribute '{name}'", name=name, obj=self)
        del names[name]


_local.__module__ = "_thread"
_Slot = type(_local.__dict__["_impl"])
_LOCAL_NAMES = frozenset(dir(_local))


def _names(obj):
    by_thread, args, kwargs = _impl(obj)
    ident = get_ident()
    names = by_thread.get(ident)
    if names is None:
        names = by_thread[ident] = {}
        kind = type(obj)
        if kind.__init__ is not object.__init__:
            kind.__init__(obj, *args, **kwargs)
    return names
