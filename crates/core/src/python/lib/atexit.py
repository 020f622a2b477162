"""Functions to call when the program ends, last first."""

import _kernel

_hooks = _kernel.exit_hooks()


class _Hook:
    """A function to call at exit, with its arguments."""

    def __init__(self, function, args, kwargs):
        self._function = function
        self._args = args
        self._kwargs = kwargs

    def __call__(self):
        self._function(*self._args, **self._kwargs)

    def __repr__(self):
        # An exception in it is reported under the function's own name.
        return repr(self._function)


def register(func, /, *args, **kwargs):
    """Call `func(*args, **kwargs)` at exit; answer `func`, so that it can be a decorator."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _hooks.append(_Hook(func, args, kwargs))
    return func


def unregister(func, /):
    """Do not call `func` at exit."""
    _hooks[:] = [hook for hook in _hooks if getattr(hook, "_function", None) != func]


def _clear():
    """Forget all functions."""
    _hooks.clear()


def _ncallbacks():
    """How many functions will be called."""
    return len(_hooks)


def _run_exitfuncs():
    """Call them now, and forget them."""
    import sys

    while _hooks:
        hook = _hooks.pop()
        try:
            hook()
        except BaseException as exc:
            sys.stderr.write(f"Exception ignored in atexit callback: {hook!r}\n{_kernel.format_raised(exc)}")
