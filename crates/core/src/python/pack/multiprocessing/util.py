"""What the modules of multiprocessing have in common: the logger, and what has to be done before a process ends."""

import _kernel
import atexit
import os
import sys
import threading
import weakref

from multiprocessing import process

__all__ = [
    "sub_debug", "debug", "info", "sub_warning", "get_logger", "log_to_stderr", "get_temp_dir", "register_after_fork",
    "is_exiting", "Finalize", "ForkAwareThreadLock", "ForkAwareLocal", "SUBDEBUG", "SUBWARNING",
]

NOTSET = 0
SUBDEBUG = 5
DEBUG = 10
INFO = 20
SUBWARNING = 25
LOGGER_NAME = "multiprocessing"
DEFAULT_LOGGING_FORMAT = "[%(levelname)s/%(processName)s] %(message)s"

# ---- The logger: nothing is written before somebody asked for it.

_logger = None
_log_to_stderr = False


def sub_debug(msg, *args):
    """Log with the level below DEBUG."""
    if _logger:
        _logger.log(SUBDEBUG, msg, *args)


def debug(msg, *args):
    """Log with the level DEBUG."""
    if _logger:
        _logger.log(DEBUG, msg, *args)


def info(msg, *args):
    """Log with the level INFO."""
    if _logger:
        _logger.log(INFO, msg, *args)


def sub_warning(msg, *args):
    """Log with the level above INFO."""
    if _logger:
        _logger.log(SUBWARNING, msg, *args)


def get_logger():
    """The logger of multiprocessing."""
    global _logger
    import logging

    if _logger is None:
        _logger = logging.getLogger(LOGGER_NAME)
        _logger.propagate = 0
        # The last words of a process come after logging has shut down.
        atexit.unregister(_exit_function)
        atexit.register(_exit_function)
    return _logger


def log_to_stderr(level=None):
    """Let the logger write to standard error."""
    global _log_to_stderr
    import logging

    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(DEFAULT_LOGGING_FORMAT))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _log_to_stderr = True
    return _logger


def _log_settings():
    """What a fresh process has to know to log as this one does."""
    return _logger is not None and (_log_to_stderr, _logger.getEffectiveLevel())


def _take_log_settings(settings):
    if settings:
        to_stderr, level = settings
        get_logger().setLevel(level)
        if to_stderr:
            log_to_stderr()


def get_temp_dir():
    """A directory for the files of this process and its children."""
    config = process.current_process()._config
    path = config.get("tempdir")
    if path is None:
        import tempfile

        config["tempdir"] = path = tempfile.mkdtemp(prefix="pymp-")
        info("created temp directory %s", path)
    return path


# ---- After a fork

_after_fork = weakref.WeakValueDictionary()
# What modules of multiprocessing themselves do in a forked child.
_fork_hooks = []
_numbers = iter(range(1 << 60))


def register_after_fork(obj, func):
    """Call `func(obj)` in each child that is forked, while the object lives."""
    _after_fork[(next(_numbers), id(obj), func)] = obj


def _run_after_forkers():
    for hook in _fork_hooks:
        hook()
    for (_, _, func), obj in sorted(_after_fork.items(), key=lambda item: item[0][0]):
        try:
            func(obj)
        except Exception as exc:
            info("after forker raised exception %s", exc)


class ForkAwareThreadLock:
    """A lock that is free in a forked child."""

    def __init__(self):
        self._lock = threading.Lock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        register_after_fork(self, ForkAwareThreadLock._at_fork_reinit)

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class ForkAwareLocal(threading.local):
    """An object whose attributes each thread has for itself, and a forked child begins without."""

    def __init__(self):
        register_after_fork(self, lambda obj: obj.__dict__.clear())

    def __reduce__(self):
        return type(self), ()


# ---- Before the end

_finalizers = {}
_finalizer_numbers = iter(range(1 << 60))


class Finalize:
    """A call that is made once: when asked for, when an object ends, or before the process does."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if exitpriority is not None and not isinstance(exitpriority, int):
            raise TypeError(f"Exitpriority ({exitpriority!r}) must be None or int, not {type(exitpriority)!s}")
        self._weakref = None
        if obj is not None:
            self._weakref = weakref.ref(obj, self)
        elif exitpriority is None:
            raise ValueError("Without object, exitpriority cannot be None")
        self._callback = callback
        self._args = args
        self._kwargs = kwargs or {}
        self._key = (exitpriority, next(_finalizer_numbers))
        self._pid = _kernel.getpid()
        _finalizers[self._key] = self

    def __call__(self, wr=None):
        if _finalizers.pop(self._key, None) is None:
            sub_debug("finalizer no longer registered")
            return None
        if self._pid != _kernel.getpid():
            sub_debug("finalizer ignored because different process")
            result = None
        else:
            sub_debug("finalizer calling %s with args %s and kwargs %s", self._callback, self._args, self._kwargs)
            result = self._callback(*self._args, **self._kwargs)
        self._forget()
        return result

    def _forget(self):
        self._weakref = self._callback = self._args = self._kwargs = self._key = None

    def cancel(self):
        """Do not make the call any more."""
        if self._key is not None and _finalizers.pop(self._key, None) is not None:
            self._forget()

    def still_active(self):
        """Whether the call has still to be made."""
        return self._key in _finalizers

    def __repr__(self):
        if self._weakref is None or self._weakref() is None:
            return f"<{type(self).__name__} object, dead>"
        text = f"<{type(self).__name__} object, callback={getattr(self._callback, '__name__', self._callback)}"
        if self._args:
            text += f", args={self._args}"
        if self._kwargs:
            text += f", kwargs={self._kwargs}"
        if self._key[0] is not None:
            text += f", exitpriority={self._key[0]}"
        return text + ">"


def _run_finalizers(minpriority=None):
    """Make the calls that have at least this priority, the highest first, the latest of equal ones first."""
    if minpriority is None:
        wanted = lambda key: key[0] is not None
    else:
        wanted = lambda key: key[0] is not None and key[0] >= minpriority
    for key in sorted(filter(wanted, list(_finalizers)), reverse=True):
        finalizer = _finalizers.get(key)
        if finalizer is not None:
            sub_debug("calling %s", finalizer)
            try:
                finalizer()
            except Exception as exc:
                sys.stderr.write(_kernel.format_raised(exc))
    if minpriority is None:
        _finalizers.clear()


_exiting = False


def is_exiting():
    """Whether the process is ending."""
    return _exiting or _exiting is None


def _exit_function():
    global _exiting
    if _exiting:
        return
    _exiting = True
    info("process shutting down")
    debug('running all "atexit" finalizers with priority >= 0')
    _run_finalizers(0)
    children = process.active_children()
    for child in children:
        if child.daemon:
            info("calling terminate() for daemon %s", child.name)
            child._popen.terminate()
    for child in children:
        # A daemon takes a moment to end elsewhere.
        if child.daemon or child.is_alive():
            info("calling join() for process %s", child.name)
            child.join()
    debug('running the remaining "atexit" finalizers')
    _run_finalizers()


def _begin_child():
    """In a forked child: what the parent has to do before its end is not the child's business."""
    global _exiting
    _exiting = False
    _finalizers.clear()
    _run_after_forkers()


atexit.register(_exit_function)


def _flush_std_streams():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError):
            pass


def close_all_fds_except(fds):
    """Processes have no files of others to close here."""


def _close_stdin():
    sys.stdin = open(os.devnull)
