"""Signals: their names, and handlers for those that a program sends itself."""

from enum import IntEnum


class Signals(IntEnum):
    """Numbers of signals."""

    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20


class Handlers(IntEnum):
    """What can be in the place of a handler."""

    SIG_DFL = 0
    SIG_IGN = 1


for _name, _member in (*Signals.__members__.items(), *Handlers.__members__.items()):
    globals()[_name] = _member
del _name, _member
NSIG = 65


def default_int_handler(signum, frame, /):
    """What SIGINT does."""
    raise KeyboardInterrupt


_handlers = {2: default_int_handler}


def signal(signalnum, handler, /):
    """Let a handler be called for a signal; the old one."""
    import threading

    if threading.current_thread() is not threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    if not callable(handler) and handler not in (0, 1):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    old = getsignal(signalnum)
    _handlers[int(signalnum)] = handler
    return old


def getsignal(signalnum, /):
    """A signal's handler."""
    return _handlers.get(int(signalnum), Handlers.SIG_DFL)


def raise_signal(signum, /):
    """Send this process a signal."""
    import _kernel

    handler = getsignal(signum)
    if handler == Handlers.SIG_IGN and not callable(handler):
        return
    if callable(handler):
        handler(int(signum), None)
    elif signum not in (17, 18):
        _kernel.kill_process(_kernel.getpid(), int(signum))


def strsignal(signalnum, /):
    """A signal in words."""
    return {
        1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 11: "Segmentation fault", 13: "Broken pipe",
        14: "Alarm clock", 15: "Terminated",
    }.get(signalnum)


def valid_signals():
    """All signals."""
    return set(Signals)


def alarm(seconds, /):
    """There is no alarm clock."""
    raise NotImplementedError("Interleave has no signal.alarm; threading.Timer calls a function after some seconds")


setitimer = alarm


def siginterrupt(signalnum, flag, /):
    """Nothing is interrupted."""
