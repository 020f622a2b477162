"""Signals: their names, and handlers for those that a program sends itself."""

import _kernel
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
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31
    SIGRTMIN = 34
    SIGRTMAX = 64
    SIGSTKFLT = 16
    SIGIOT = 6
    SIGCLD = 17
    SIGPOLL = 29


class Handlers(IntEnum):
    """What can be in the place of a handler."""

    SIG_DFL = 0
    SIG_IGN = 1


for _name, _member in (*Signals.__members__.items(), *Handlers.__members__.items()):
    globals()[_name] = _member
del _name, _member
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
ItimerError = OSError


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
    _kernel.handle_signal(int(signalnum), 2 if callable(handler) else int(handler))
    return old


def getsignal(signalnum, /):
    """A signal's handler."""
    return _handlers.get(int(signalnum), Handlers.SIG_DFL)


def raise_signal(signum, /):
    """Send this process a signal. Its handler runs in the main thread."""
    _send(int(signum), False)


def _send(signum, wakes):
    import threading

    if callable(getsignal(signum)) and threading.current_thread() is threading.main_thread():
        _arrived(signum)
    else:
        _kernel.kill_process(_kernel.getpid(), signum, wakes)


def _arrived(signum):
    """What the main thread does."""
    handler = getsignal(signum)
    if callable(handler):
        handler(signum, None)


def strsignal(signalnum, /):
    """A signal in words."""
    return {
        1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 11: "Segmentation fault", 13: "Broken pipe",
        14: "Alarm clock", 15: "Terminated",
    }.get(signalnum)


def valid_signals():
    """All signals."""
    return set(Signals)


_alarm = None


def _ring(interval):
    if interval:
        _set(interval, interval)
    _send(14, True)


def _set(seconds, interval):
    """Start or stop the alarm clock; seconds that were left, and the interval of the one before."""
    global _alarm
    import threading
    import time

    old = _alarm
    left = 0.0, 0.0
    if old is not None:
        old[0].cancel()
        left = max(old[1] - time.monotonic(), 0.0), float(old[2])
    _alarm = None
    if seconds:
        timer = threading.Timer(seconds, _ring, (interval,))
        timer.daemon = True
        _alarm = timer, time.monotonic() + seconds, interval
        timer.start()
    return left


def alarm(seconds, /):
    """Send SIGALRM after some seconds of virtual time, 0 for never."""
    return round(_set(seconds, 0.0)[0])


def setitimer(which, seconds, interval=0.0, /):
    """The same, and again after each interval."""
    if which != ITIMER_REAL:
        raise ItimerError(22, "Invalid argument")
    return _set(seconds, interval)


def getitimer(which, /):
    """Seconds that are left, and the interval."""
    import time

    if _alarm is None:
        return 0.0, 0.0
    return max(_alarm[1] - time.monotonic(), 0.0), _alarm[2]


def siginterrupt(signalnum, flag, /):
    """Nothing is interrupted."""
