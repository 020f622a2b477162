"""The operating system that a program seems to run on."""

import sys

import _kernel
import _os
from _os import _exit, cpu_count, getpid, getppid, urandom

from os import path
from os.path import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

name = "posix"
linesep = "\n"
error = OSError

O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
WNOHANG = 1
EX_OK = 0

_FOLDER = "/home/learner"


class PathLike:
    """What has a path: a class with `__fspath__`."""

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, "__fspath__")
        return NotImplemented


def fspath(path, /):
    """The text of a path."""
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    text = method(path)
    if isinstance(text, (str, bytes)):
        return text
    raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(text).__name__}")


def fsencode(filename):
    """A path as bytes."""
    text = fspath(filename)
    return text if isinstance(text, bytes) else text.encode()


def fsdecode(filename):
    """A path as text."""
    text = fspath(filename)
    return text.decode() if isinstance(text, bytes) else text


class _Environ(dict):
    def _checked(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {type(key).__name__}")
        return key

    def __setitem__(self, key, value):
        dict.__setitem__(self, self._checked(key), self._checked(value))

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __repr__(self):
        return f"environ({dict.__repr__(self)})"


environ = _Environ(
    {"HOME": _FOLDER, "USER": "learner", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin", "PWD": _FOLDER}
)


def getenv(key, default=None):
    """A variable of the environment."""
    return environ.get(key, default)


def putenv(name, value, /):
    """Set a variable of the environment that child processes see."""


def unsetenv(name, /):
    """Forget a variable of the environment that child processes see."""


def getcwd():
    """The folder that relative paths begin at."""
    return _FOLDER


def getcwdb():
    """The same as bytes."""
    return _FOLDER.encode()


def chdir(path):
    """Go to another folder: there is only one."""
    if _path_of(path) != _FOLDER:
        raise FileNotFoundError(2, "No such file or directory", path)


def _path_of(path_):
    return path.abspath(path_)


def listdir(path="."):
    """The names of the program's files in a folder."""
    folder = _path_of(path)
    inside = folder.rstrip("/") + "/"
    found = {}
    for name_, _ in _os.files():
        full = _path_of(name_)
        if full.startswith(inside):
            found[full[len(inside):].split("/")[0]] = None
    if not found and folder != _FOLDER:
        raise FileNotFoundError(2, "No such file or directory", path)
    return list(found)


def access(path_, mode):
    """Whether a file can be used: those of the program can be read."""
    return path.exists(path_) and not mode & W_OK


def process_cpu_count():
    """How many processors the process may use."""
    return cpu_count()


def sched_getaffinity(pid):
    """The processors that a process may use."""
    return set(range(cpu_count()))


def getpgid(pid):
    """The group of a process."""
    return pid or getpid()


def getuid():
    """Who runs the program."""
    return 1000


geteuid = getgid = getegid = getuid


def getlogin():
    """The name of who runs the program."""
    return "learner"


def uname():
    """What the system is."""
    return ("Linux", "interleave", "6.1.0", "#1", "x86_64")


def strerror(code, /):
    """A system error in words."""
    return {
        1: "Operation not permitted", 2: "No such file or directory", 3: "No such process",
        4: "Interrupted system call", 9: "Bad file descriptor", 10: "No child processes",
        11: "Resource temporarily unavailable", 12: "Cannot allocate memory", 13: "Permission denied",
        17: "File exists", 20: "Not a directory", 21: "Is a directory", 22: "Invalid argument", 32: "Broken pipe",
        110: "Connection timed out", 111: "Connection refused",
    }.get(code, f"Unknown error {code}")


def kill(pid, signal, /):
    """Send a signal to a process."""
    _kernel.kill_process(pid, int(signal))


def abort():
    """End the process as if it had crashed."""
    sys.stdout.flush()
    _exit(134)


def fork():
    """Copy the process: use multiprocessing, since here only a function can begin in the copy."""
    raise OSError(
        38, "os.fork() returns twice, which this machine cannot do; multiprocessing.Process starts a forked process"
    )


def waitpid(pid, options, /):
    """Wait for the end of a child: its pid and wait status."""
    try:
        status = _kernel.wait_process(pid, 0 if options & WNOHANG else None)
    except ProcessLookupError:
        raise ChildProcessError(10, "No child processes") from None
    if status is None:
        return (0, 0)
    return (pid, -status if status < 0 else status << 8)


def waitstatus_to_exitcode(status):
    """The exit code in a wait status; that of a signal is negative."""
    return -(status & 127) if status & 127 else status >> 8


def wait():
    """Wait for the end of any child."""
    raise ChildProcessError(10, "No child processes")


def system(command):
    """Run a command: there is no shell."""
    return 127 << 8


def get_terminal_size(fd=1, /):
    """The size of the terminal: the output is none."""
    raise OSError(25, "Inappropriate ioctl for device")


def isatty(fd, /):
    """Whether a file is a terminal."""
    return False


def getrandom(size, flags=0):
    """Random bytes."""
    return urandom(size)


def nice(increment, /):
    """Be more patient: changes nothing."""
    return 0


def register_at_fork(*, before=None, after_in_parent=None, after_in_child=None):
    """Functions to call around a fork: accepted and forgotten."""


def times():
    """Processor times of the process."""
    import time

    now = time.process_time()
    return (now, 0.0, 0.0, 0.0, now)


def _read_only(*args, **kwargs):
    raise OSError(30, "Read-only file system")


mkdir = makedirs = remove = unlink = rmdir = rename = replace = _read_only


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Folders below `top`, each with the names of the folders and files in it."""
    folders, files = [], []
    for entry in listdir(top):
        (folders if path.isdir(path.join(top, entry)) else files).append(entry)
    if topdown:
        yield top, folders, files
    for folder in folders:
        yield from walk(path.join(top, folder), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files
