"""The system that a program sees: its process, its environment, its files."""

import _os
import sys
from _os import _exit, cpu_count, getpid, getppid, urandom

name = "posix"
sep = "/"
pathsep = ":"
altsep = None
extsep = "."
curdir = "."
pardir = ".."
linesep = "\n"
devnull = "/dev/null"
error = OSError
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
EX_OK = 0
EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR = range(64, 72)
EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = range(72, 79)
WNOHANG, WUNTRACED, WCONTINUED, P_NOWAIT, P_WAIT, P_NOWAITO = 1, 2, 8, 1, 0, 1
PRIO_PROCESS, PRIO_PGRP, PRIO_USER, GRND_NONBLOCK, GRND_RANDOM = 0, 1, 2, 1, 2
O_NONBLOCK = O_NDELAY = 0o4000
O_SYNC, O_DIRECTORY, O_NOFOLLOW, O_ACCMODE, TMP_MAX = 0o4010000, 0o200000, 0o400000, 3, 238328
defpath = "/bin:/usr/bin"
supports_bytes_environ = True
supports_dir_fd = supports_effective_ids = supports_fd = supports_follow_symlinks = frozenset()


def WEXITSTATUS(status):
    return status >> 8 & 255


def WTERMSIG(status):
    return status & 127


def WIFEXITED(status):
    return not status & 127


def WIFSIGNALED(status):
    return 0 < status & 127 < 127


def WIFSTOPPED(status):
    return status & 255 == 127


def WSTOPSIG(status):
    return status >> 8 & 255


def WCOREDUMP(status):
    return bool(status & 128)


def waitstatus_to_exitcode(status):
    """The exit code that a status means; below 0 for a signal."""
    return status >> 8 & 255 if WIFEXITED(status) else -(status & 127)


def fsencode(filename):
    """A file name as bytes."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """A file name as text."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def get_exec_path(env=None):
    """Where programs would be looked for."""
    path = (environ if env is None else env).get("PATH", defpath)
    return path.split(":")


def getrandom(size, flags=0):
    return urandom(size)


def umask(mask, /):
    """Sets the mask of permissions; nothing heeds it."""
    global _umask
    old, _umask = _umask, mask & 0o777
    return old


_umask = 0o022


def nice(increment, /):
    return 0


def getpgrp():
    return getpid()


def getpgid(pid, /):
    return pid or getpid()


def getsid(pid, /):
    return pid or getpid()


def getgroups():
    return [0]


def sched_yield():
    """Lets others go first."""
    import time

    time.sleep(0)


def device_encoding(fd, /):
    return None


class times_result(tuple):
    __slots__ = ()
    user, system, children_user, children_system, elapsed = (property(lambda self, i=i: self[i]) for i in range(5))

    def __repr__(self):
        return "posix.times_result(user=%r, system=%r, children_user=%r, children_system=%r, elapsed=%r)" % self


def times():
    """Time that this process has used."""
    import time

    return times_result((time.process_time(), 0.0, 0.0, 0.0, time.monotonic()))


class _Environ:
    """Names and values, all of them strings."""

    def __init__(self, names):
        self._names = names

    def _check(self, text):
        if not isinstance(text, str):
            raise TypeError(f"str expected, not {type(text).__name__}")
        return text

    def __getitem__(self, key):
        try:
            return self._names[self._check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._names[self._check(key)] = self._check(value)

    def __delitem__(self, key):
        try:
            del self._names[self._check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        return iter(list(self._names))

    def __len__(self):
        return len(self._names)

    def __contains__(self, key):
        return key in self._names

    def __eq__(self, other):
        return self._names == (other._names if isinstance(other, _Environ) else other)

    def __or__(self, other):
        return self._names | dict(other.items())

    def __repr__(self):
        return f"environ({self._names!r})"

    def get(self, key, default=None):
        """The value, or the default."""
        return self._names.get(key, default)

    def keys(self):
        """The names."""
        return self._names.keys()

    def values(self):
        """The values."""
        return self._names.values()

    def items(self):
        """Both."""
        return self._names.items()

    def pop(self, key, *default):
        """Take a name out."""
        return self._names.pop(key, *default)

    def setdefault(self, key, value):
        """The value; this one if there is none yet."""
        if key not in self._names:
            self[key] = value
        return self[key]

    def update(self, other=(), /, **more):
        """Set several."""
        for key, value in dict(other, **more).items():
            self[key] = value

    def copy(self):
        """A dict of them."""
        return dict(self._names)

    def clear(self):
        """Take all out."""
        self._names.clear()


environ = _Environ({"HOME": "/home/user", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "USER": "user"})


def getenv(key, default=None):
    """A value of the environment, or the default."""
    return environ.get(key, default)


def putenv(key, value, /):
    """Set a value of the environment."""
    environ[key] = value


def unsetenv(key, /):
    """Take a value out of the environment."""
    environ.pop(key, None)


def getlogin():
    """Who runs the program."""
    return "user"


def getuid():
    """The user's number."""
    return 1000


geteuid = getgid = getegid = getuid


def sched_getaffinity(pid, /):
    """The cores that the process may use."""
    return set(range(cpu_count()))


def process_cpu_count():
    """How many cores the process may use."""
    return cpu_count()


def getloadavg():
    """The load: none."""
    return 0.0, 0.0, 0.0


class terminal_size(tuple):
    """Columns and lines."""

    columns = property(lambda self: self[0], doc="Columns.")
    lines = property(lambda self: self[1], doc="Lines.")

    def __repr__(self):
        return "os.terminal_size(columns=%d, lines=%d)" % self


def get_terminal_size(fd=1, /):
    """How large the output's window is."""
    return terminal_size((80, 24))


class uname_result(tuple):
    """What the system is."""

    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])

    def __repr__(self):
        return "posix.uname_result(sysname=%r, nodename=%r, release=%r, version=%r, machine=%r)" % self


def uname():
    """What the system is."""
    return uname_result(("Linux", "interleave", "1", "1", "x86_64"))


def kill(pid, sig, /):
    """Send a signal to a process."""
    import _kernel

    if sig == 0:
        if _kernel.wait_process(pid, 0) is not None:
            raise ProcessLookupError(3, "No such process")
        return
    if pid == getpid():
        import signal

        signal._send(sig, True)
    else:
        _kernel.kill_process(pid, sig)


def abort():
    """End the process at once by SIGABRT."""
    import _kernel

    _kernel.kill_process(getpid(), 6)


def fork():
    """Copies of a process are made by multiprocessing here."""
    raise NotImplementedError("Interleave has no os.fork; multiprocessing.Process starts a copy of the process")


def system(command):
    """There are no other programs to run."""
    raise NotImplementedError("Interleave runs no other programs")


popen = execv = execvp = spawnv = system


def strerror(code, /):
    """An error number in words."""
    return _ERRORS.get(code, f"Unknown error {code}")


_ERRORS = {
    1: "Operation not permitted", 2: "No such file or directory", 3: "No such process", 4: "Interrupted system call",
    9: "Bad file descriptor", 10: "No child processes", 11: "Resource temporarily unavailable",
    12: "Cannot allocate memory", 13: "Permission denied", 17: "File exists", 20: "Not a directory",
    21: "Is a directory", 22: "Invalid argument", 28: "No space left on device", 32: "Broken pipe",
    39: "Directory not empty", 98: "Address already in use", 104: "Connection reset by peer",
    88: "Socket operation on non-socket", 95: "Operation not supported", 97: "Address family not supported by protocol",
    99: "Cannot assign requested address", 101: "Network is unreachable", 103: "Software caused connection abort",
    106: "Transport endpoint is already connected", 107: "Transport endpoint is not connected",
    110: "Connection timed out", 111: "Connection refused", 113: "No route to host", 115: "Operation now in progress",
}


def fspath(path):
    """A path as a string."""
    if isinstance(path, (str, bytes)):
        return path
    if not hasattr(type(path), "__fspath__"):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return path.__fspath__()


class PathLike:
    """What has `__fspath__`."""

    @classmethod
    def __class_getitem__(cls, item):
        return cls


import posixpath
import posixpath as path

sys.modules["os.path"] = path

from _osfiles import *
