"""Starting a process in each of the three ways, and what is known of it afterwards: its number and how it ended."""

import _kernel
import sys
import threading
from multiprocessing import util


class Popen:
    """A process that runs. Each way of starting it has a class."""

    method = None

    def __init__(self, process_obj):
        util._flush_std_streams()
        self.returncode = None
        self.pid = self._launch(process_obj)
        self.sentinel = self.pid

    def poll(self, timeout=0):
        """Its exit status; None while it runs, also after so many seconds. None for the time means: however long."""
        if self.returncode is None:
            self.returncode = _kernel.wait_process(self.pid, timeout)
        return self.returncode

    def wait(self, timeout=None):
        """Wait for its end, or for the time."""
        if self.returncode is not None:
            return self.returncode
        return self.poll(None if timeout is None else max(timeout, 0))

    def terminate(self):
        """End it by SIGTERM."""
        self._send_signal(15)

    def kill(self):
        """End it by SIGKILL."""
        self._send_signal(9)

    def _send_signal(self, number):
        if self.poll() is None:
            try:
                _kernel.kill_process(self.pid, number)
            except ProcessLookupError:
                # It ended by itself in between.
                pass

    def close(self):
        """Nothing to give up."""


class ForkPopen(Popen):
    """A process that began as a copy of its parent."""

    method = "fork"

    def _launch(self, process_obj):
        thread = threading._before_fork()

        def run():
            threading._after_fork(thread)
            return process_obj._bootstrap()

        return _kernel.fork(run, process_obj.name)


_START_TOO_EARLY = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        """


class SpawnPopen(Popen):
    """A process that began with nothing but the main module, imported under another name."""

    method = "spawn"

    def _launch(self, process_obj):
        from multiprocessing import context, process
        from multiprocessing.reduction import ForkingPickler

        if getattr(process.current_process(), "_inheriting", False):
            raise RuntimeError(_START_TOO_EARLY)
        settings = context._default.get_start_method(), process_obj.name, sys.argv, util._log_settings()
        # In two parts: the settings come first, then the main module is imported, then the process is unpickled.
        message = _pickled(self, lambda: ForkingPickler.dumps((settings, ForkingPickler.dumps(process_obj))))
        return self._start(message, process_obj.name)

    def _start(self, message, name):
        return _kernel.spawn(message, name)


class ForkServerPopen(SpawnPopen):
    """A process that was forked by a server, which has nothing of the program in it but the modules to preload."""

    method = "forkserver"

    def _start(self, message, name):
        with _server_lock:
            connection = _connection_to_server()
            connection.send_bytes(message)
            return connection.recv()


# The process that the server serves, its number and the connection to it; the modules that it loads at its start.
_server = (None, None, None)
_server_lock = threading.Lock()
preload = ["__main__"]


def ensure_server():
    """Start the server if it does not run yet."""
    with _server_lock:
        _connection_to_server()


def _connection_to_server():
    global _server
    from multiprocessing.connection import Pipe
    from multiprocessing.reduction import ForkingPickler

    owner, _, connection = _server
    if owner == _kernel.getpid():
        return connection
    connection, far = Pipe()
    pid = _kernel.spawn(_pickled(far, lambda: ForkingPickler.dumps((far, preload))), "ForkServer")
    far.close()
    _server = _kernel.getpid(), pid, connection

    def stop():
        connection.close()
        _kernel.wait_process(pid)

    util.Finalize(None, stop, exitpriority=-1000)
    return connection


def _serve(connection, modules, load_main):
    # As in CPython 3.11, the server does not find the program's own modules.
    for name in modules:
        if name.partition(".")[0] in sys.stdlib_module_names:
            try:
                __import__(name)
            except ImportError:
                pass
    while True:
        try:
            message = connection.recv_bytes()
        except EOFError:
            return
        connection.send(_fork_served(connection, message, load_main))


def _fork_served(connection, message, load_main):
    import pickle

    thread = threading._before_fork()

    def run():
        threading._after_fork(thread)
        connection.close()
        return _run(settings, message, load_main)

    settings, message = pickle.loads(message)
    return _kernel.fork(run, settings[1])


def _pickled(popen, dump):
    """What `dump()` answers, which may pickle what only new processes get."""
    from multiprocessing import context

    context.set_spawning_popen(popen)
    try:
        return dump()
    finally:
        context.set_spawning_popen(None)


def spawn_main(message, load_main):
    """In a fresh process: import the main module as `__mp_main__` by `load_main()`, then run the process in the message; or serve."""
    import pickle

    first, second = pickle.loads(message)
    if isinstance(second, list):
        _serve(first, second, load_main)
    else:
        sys.exit(_run(first, second, load_main))


def _run(settings, message, load_main):
    import pickle

    from multiprocessing import context, process

    current = process.current_process()
    current._inheriting = True
    try:
        method, current.name, sys.argv, log_settings = settings
        util._take_log_settings(log_settings)
        context._default.set_start_method(method, force=True)
        load_main()
        sys.modules["__main__"] = sys.modules["__mp_main__"]
        process_obj = pickle.loads(message)
    except Exception as exc:
        _report(exc)
        return 1
    finally:
        del current._inheriting
    return process_obj._bootstrap()


def _report(exc):
    """Write an error that kept a fresh process from beginning, which CPython starts as a command of one line."""
    header = "Traceback (most recent call last):\n"
    text = _kernel.format_raised(exc)
    before, _, after = text.rpartition(header)
    sys.stderr.write(f'{before}{header}  File "<string>", line 1, in <module>\n{after}')
