"""Processes: what is known of each, its start, its end and its place in the family."""

import _kernel
import sys
import threading

__all__ = ["BaseProcess", "current_process", "active_children", "parent_process"]

# Names of the signals whose negative number an exit status can be.
_SIGNALS = {2: "SIGINT", 6: "SIGABRT", 9: "SIGKILL", 11: "SIGSEGV", 15: "SIGTERM"}


class BaseProcess:
    """A function that runs in a process of its own. Contexts derive classes that know how to start it."""

    _closed = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        current = _current
        current._started += 1
        self._identity = current._identity + (current._started,)
        self._config = current._config.copy()
        self._parent_pid = _kernel.getpid()
        self._parent_name = current.name
        self._pid = None
        self._exitcode = None
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
        assert self._pid is None, "cannot start a process twice"
        assert self._parent_pid == _kernel.getpid(), "can only start a process object created by current process"
        assert not _current._config.get("daemon"), "daemonic processes are not allowed to have children"
        self._pid = self._launch()
        _children.append(self)
        # What the arguments refer to is the child's business now.
        self._target = self._args = self._kwargs = None

    def _launch(self):
        raise NotImplementedError

    def terminate(self):
        """End it by SIGTERM."""
        self._signal(15)

    def kill(self):
        """End it by SIGKILL."""
        self._signal(9)

    def _signal(self, number):
        self._check_closed()
        if self._poll(0) is None:
            _kernel.kill_process(self._pid, number)

    def join(self, timeout=None):
        """Wait until the process is over, or the time."""
        self._check_closed()
        assert self._parent_pid == _kernel.getpid(), "can only join a child process"
        assert self._pid is not None, "can only join a started process"
        if self._poll(timeout) is not None and self in _children:
            _children.remove(self)

    def _poll(self, timeout):
        if self._exitcode is None and self._pid is not None:
            if timeout is not None and timeout < 0:
                timeout = 0
            self._exitcode = _kernel.wait_process(self._pid, timeout)
        return self._exitcode

    def is_alive(self):
        """Whether it has been started and is not over."""
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == _kernel.getpid(), "can only test a child process"
        if self._pid is None:
            return False
        if self._poll(0) is None:
            return True
        if self in _children:
            _children.remove(self)
        return False

    def close(self):
        """Give up all that belongs to the process, which must be over."""
        if self._pid is not None and not self._closed:
            if self._poll(0) is None:
                raise ValueError(
                    "Cannot close a process while it is still running. "
                    "You should first call join() or terminate()."
                )
            if self in _children:
                _children.remove(self)
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
        assert self._pid is None, "process has already started"
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
        return None if self is _current else self._poll(0)

    @property
    def ident(self):
        """Its number, or None before its start."""
        self._check_closed()
        return _kernel.getpid() if self is _current else self._pid

    pid = ident

    @property
    def sentinel(self):
        """What `multiprocessing.connection.wait` takes to wait for its end."""
        self._check_closed()
        if self._pid is None:
            raise ValueError("process not started")
        return self._pid

    def __repr__(self):
        exitcode = None
        if self is _current:
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._parent_pid != _kernel.getpid():
            status = "unknown"
        elif self._pid is None:
            status = "initial"
        else:
            exitcode = self._poll(0)
            status = "started" if exitcode is None else "stopped"
        parts = [type(self).__name__, f"name={self._name!r}"]
        if self._pid is not None and not self._closed:
            parts.append(f"pid={self._pid}")
        parts += [f"parent={self._parent_pid}", status]
        if exitcode is not None:
            signal = _SIGNALS.get(-exitcode)
            parts.append(f"exitcode={'-' + signal if signal else exitcode}")
        if self.daemon:
            parts.append("daemon")
        return f"<{' '.join(parts)}>"

    def _bootstrap(self):
        """In the new process: all it does. Answers its exit status."""
        global _current, _children, _parent
        _parent = _ParentProcess(self._parent_name, self._parent_pid)
        _current = self
        _children = []
        status = 1
        try:
            try:
                self.run()
                status = 0
            finally:
                _end_children()
        except SystemExit as exc:
            status = _exit_status(exc)
        except BaseException as exc:
            sys.stderr.write(f"Process {self.name}:\n{_kernel.format_exception(exc)}")
        finally:
            threading._shutdown()
            connections = sys.modules.get("multiprocessing.connection")
            if connections is not None:
                connections._close_all()
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
        return status


def _exit_status(exc):
    if exc.code is None:
        return 0
    if isinstance(exc.code, int):
        return exc.code & 255
    sys.stderr.write(f"{exc.code}\n")
    return 1


class AuthenticationString(bytes):
    """A key that only goes to children."""

    def __reduce__(self):
        from multiprocessing.context import spawning

        if not spawning():
            raise TypeError("Pickling an AuthenticationString object is disallowed for security reasons")
        return AuthenticationString, (bytes(self),)


class _ParentProcess(BaseProcess):
    """The process that started this one."""

    def __init__(self, name, pid):
        self._identity = ()
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._exitcode = None
        self._config = {}

    def _poll(self, timeout):
        return _kernel.wait_process(self._pid, timeout)

    def is_alive(self):
        return self._poll(0) is None

    def join(self, timeout=None):
        self._poll(timeout)

    @property
    def ident(self):
        return self._pid

    pid = ident


class _MainProcess(BaseProcess):
    """The process that the program began with."""

    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent_pid = None
        self._pid = None
        self._exitcode = None
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
    for child in _children[:]:
        if child._poll(0) is not None and child in _children:
            _children.remove(child)
    return list(_children)


def parent_process():
    """The process that started this one, or None."""
    return _parent


def _end_children():
    for child in active_children():
        if child.daemon:
            child.terminate()
    for child in active_children():
        child.join()


_kernel.exit_hooks().append(_end_children)
