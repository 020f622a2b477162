"""Processes: what is known of each, its start, its end and its place in the family."""

import _kernel
import sys
import threading

__all__ = ["BaseProcess", "current_process", "active_children", "parent_process"]

# The names of signals, by the negative number that stands for their end of a process.
_exitcode_to_name = {
    -number: "-SIG" + name
    for number, name in enumerate(
        "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG "
        "XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS".split(), 1
    )
}
_exitcode_to_name.update({-34: "-SIGRTMIN", -64: "-SIGRTMAX"})


class BaseProcess:
    """A function that runs in a process of its own. Contexts derive classes that know how to start it."""

    def _Popen(self):
        raise NotImplementedError

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        current = _current
        current._started += 1
        self._identity = current._identity + (current._started,)
        self._config = current._config.copy()
        self._parent_pid = _kernel.getpid()
        self._parent_name = current.name
        self._popen = None
        self._closed = False
        self._started = 0
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or f"{type(self).__name__}-{':'.join(map(str, self._identity))}"
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        """What the process does: call the target, unless a subclass says otherwise."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        """Start the process: `run()` is called in it."""
        self._check_closed()
        assert self._popen is None, "cannot start a process twice"
        assert self._parent_pid == _kernel.getpid(), "can only start a process object created by current process"
        assert not _current._config.get("daemon"), "daemonic processes are not allowed to have children"
        _forget_ended()
        self._popen = self._Popen(self)
        self._sentinel = self._popen.sentinel
        # What the arguments refer to is the child's business now.
        del self._target, self._args, self._kwargs
        _children.append(self)

    def terminate(self):
        """End it by SIGTERM."""
        self._check_closed()
        self._popen.terminate()

    def kill(self):
        """End it by SIGKILL."""
        self._check_closed()
        self._popen.kill()

    def join(self, timeout=None):
        """Wait until the process is over, or the time."""
        self._check_closed()
        assert self._parent_pid == _kernel.getpid(), "can only join a child process"
        assert self._popen is not None, "can only join a started process"
        if self._popen.wait(timeout) is not None:
            self._forget()

    def _forget(self):
        if self in _children:
            _children.remove(self)

    def is_alive(self):
        """Whether it has been started and is not over."""
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == _kernel.getpid(), "can only test a child process"
        if self._popen is None:
            return False
        if self._popen.poll() is None:
            return True
        self._forget()
        return False

    def close(self):
        """Give up all that belongs to the process, which must be over."""
        if self._popen is not None:
            if self._popen.poll() is None:
                raise ValueError(
                    "Cannot close a process while it is still running. "
                    "You should first call join() or terminate()."
                )
            self._popen.close()
            self._popen = None
            del self._sentinel
            self._forget()
        self._closed = True

    @property
    def name(self):
        """What it is called; only people read it."""
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        """Whether it is ended when its parent ends, instead of being waited for."""
        return self._config.get("daemon", False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, "process has already started"
        self._config["daemon"] = daemonic

    @property
    def authkey(self):
        """The key by which processes of one program know each other."""
        return self._config["authkey"]

    @authkey.setter
    def authkey(self, authkey):
        self._config["authkey"] = AuthenticationString(authkey)

    @property
    def exitcode(self):
        """Its exit status, the negative number of the signal that ended it, or None while it is not over."""
        self._check_closed()
        if self is _current:
            return self._popen
        return self._popen and self._popen.poll()

    @property
    def ident(self):
        """Its number, or None before its start."""
        self._check_closed()
        if self is _current:
            return _kernel.getpid()
        return self._popen and self._popen.pid

    pid = ident

    @property
    def sentinel(self):
        """What `multiprocessing.connection.wait` takes to wait for its end."""
        self._check_closed()
        try:
            return self._sentinel
        except AttributeError:
            raise ValueError("process not started") from None

    def __repr__(self):
        exitcode = None
        if self is _current:
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._parent_pid != _kernel.getpid():
            status = "unknown"
        elif self._popen is None:
            status = "initial"
        else:
            exitcode = self._popen.poll()
            status = "started" if exitcode is None else "stopped"
        parts = [type(self).__name__, f"name={self._name!r}"]
        if self._popen is not None:
            parts.append(f"pid={self._popen.pid}")
        parts += [f"parent={self._parent_pid}", status]
        if exitcode is not None:
            parts.append(f"exitcode={_exitcode_to_name.get(exitcode, exitcode)}")
        if self.daemon:
            parts.append("daemon")
        return f"<{' '.join(parts)}>"

    def _bootstrap(self):
        """In the new process: all it does. Answers its exit status."""
        global _current, _children, _parent
        from multiprocessing import context, util

        status = 1
        try:
            if self._start_method is not None:
                context._force_start_method(self._start_method)
            _children = []
            util._close_stdin()
            _current = self
            _parent = _ParentProcess(self._parent_name, self._parent_pid)
            self._after_fork()
            util.info("child process calling self.run()")
            try:
                self.run()
                status = 0
            finally:
                util._exit_function()
        except SystemExit as exc:
            if exc.code is None:
                status = 0
            elif isinstance(exc.code, int):
                status = exc.code
            else:
                sys.stderr.write(str(exc.code) + "\n")
        except BaseException as exc:
            sys.stderr.write(f"Process {self.name}:\n{_kernel.format_raised(exc)}")
        finally:
            threading._shutdown()
            util.info("process exiting with exitcode %d", status)
            util._flush_std_streams()
        return status & 255

    @staticmethod
    def _after_fork():
        from multiprocessing import util

        util._begin_child()


class AuthenticationString(bytes):
    """A key that only goes to children."""

    def __reduce__(self):
        from multiprocessing.context import get_spawning_popen

        if get_spawning_popen() is None:
            raise TypeError("Pickling an AuthenticationString object is disallowed for security reasons")
        return AuthenticationString, (bytes(self),)


class _ParentProcess(BaseProcess):
    """The process that started this one."""

    def __init__(self, name, pid):
        self._identity = ()
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._sentinel = pid
        self._config = {}

    def is_alive(self):
        return _kernel.wait_process(self._pid, 0) is None

    @property
    def ident(self):
        return self._pid

    pid = ident

    def join(self, timeout=None):
        _kernel.wait_process(self._pid, timeout)


class _MainProcess(BaseProcess):
    """The process that the program began with."""

    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._started = 0
        self._config = {"authkey": AuthenticationString(b"interleave"), "semprefix": "/mp"}

    def close(self):
        """It cannot be closed from inside."""


_current = _MainProcess()
_parent = None
# Children that have been started and not been seen to be over.
_children = []


def current_process():
    """The process that this is."""
    return _current


def active_children():
    """The children that run."""
    _forget_ended()
    return list(_children)


def _forget_ended():
    for child in _children[:]:
        if child._popen is not None and child._popen.poll() is not None:
            child._forget()


def parent_process():
    """The process that started this one, or None."""
    return _parent
