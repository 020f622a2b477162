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

        signal.raise_signal(sig)
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
    110: "Connection timed out", 111: "Connection refused",
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
