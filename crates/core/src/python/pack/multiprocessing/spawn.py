"""What `spawn` has for programs: there is one interpreter, and nothing is frozen."""

import sys

__all__ = ["freeze_support", "get_executable", "is_forking", "set_executable"]

WINEXE = WINSERVICE = False

_executable = None


def set_executable(exe):
    """Say what starts new processes: accepted and shown, without a meaning."""
    global _executable
    _executable = exe


def get_executable():
    """What starts new processes."""
    return sys.executable if _executable is None else _executable


def is_forking(argv):
    """Whether a command line is that of a new process."""
    return len(argv) >= 2 and argv[1] == "--multiprocessing-fork"


def freeze_support():
    """Run the process that this program was started for, if it is frozen: it never is."""
