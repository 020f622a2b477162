"""What is a coroutine, and how it is shown."""

from _plain import has_flag, plain

__all__ = ("iscoroutinefunction", "iscoroutine")


async def _sample():
    pass


_one = _sample()
_CoroutineType = type(_one)
_one.close()
del _one

_FunctionType = type(_sample)
_CO_COROUTINE = 0x80


def iscoroutinefunction(func):
    """Whether calling it gives a coroutine."""
    return has_flag(func, _CO_COROUTINE) or getattr(plain(func), "_is_coroutine", None) is True


def iscoroutine(obj):
    """Whether it is a coroutine."""
    if type(obj) is _CoroutineType:
        return True
    if isinstance(obj, type) or not hasattr(type(obj), "__await__"):
        return False
    return all(hasattr(obj, name) for name in ("send", "throw", "close"))


def _format_coroutine(coro):
    """A coroutine in words: its name, and where it is."""
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None) or f"<{type(coro).__name__} without __name__>"
    name += "()"
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if code is None:
        return name + " running" if getattr(coro, "cr_running", False) else name
    frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
    if frame is not None:
        return f"{name} running at {code.co_filename}:{getattr(frame, 'f_lineno', code.co_firstlineno)}"
    return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"


def _format_callback(func, args, kwargs=None):
    """A callback in words: its name, its arguments and where it was defined."""
    source = _source(func)
    text = _format_call(func, args, kwargs)
    return f"{text} at {source[0]}:{source[1]}" if source else text


def _format_call(func, args, kwargs, suffix=""):
    if type(func).__name__ == "partial":
        suffix = _format_args(args, kwargs) + suffix
        return _format_call(func.func, func.args, func.keywords, suffix)
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    return name + _format_args(args, kwargs) + suffix


def _format_args(args, kwargs):
    shown = [_short(arg) for arg in args or ()]
    if kwargs:
        shown += [f"{key}={_short(value)}" for key, value in kwargs.items()]
    return f"({', '.join(shown)})"


def _short(value):
    from reprlib import repr

    return repr(value)


def _source(func):
    while True:
        inner = getattr(func, "__wrapped__", None)
        if inner is None and type(func).__name__ in ("partial", "partialmethod"):
            inner = func.func
        if inner is None:
            break
        func = inner
    code = getattr(func, "__code__", None)
    if code is None or type(func) is not _FunctionType:
        return None
    return code.co_filename, code.co_firstlineno


def where():
    """Where the program stands, as a summary of its stack: for what debug mode shows."""
    import sys
    import traceback

    # Frames of the library are never seen.
    try:
        frame = sys._getframe()
    except ValueError:
        return []
    return traceback.StackSummary.extract(traceback.walk_stack(frame), limit=10)[::-1]
