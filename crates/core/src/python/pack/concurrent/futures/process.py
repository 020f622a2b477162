"""An executor that runs calls in a pool of processes."""

import _kernel
import multiprocessing
import pickle
import threading
from concurrent.futures import _base
from operator import index

# Calls that wait in the queue beside those that run, so that a worker need not wait for its next one.
EXTRA_QUEUED_CALLS = 1

_managers = {}
_shutdown = False

# Messages that are not pickled calls or results.
_STOP = _WAKE = b""


class BrokenProcessPool(_base.BrokenExecutor):
    """A process of the executor ended abruptly."""


class _RemoteTraceback(Exception):
    """The traceback of an exception in another process, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _ExceptionWithTraceback:
    """An exception on its way to another process."""

    def __init__(self, exc, tb=None):
        self.exc = exc
        self.tb = f'\n"""\n{_kernel.format_raised(exc)}"""'

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


def _python_exit():
    global _shutdown
    _shutdown = True
    managers = list(_managers.items())
    for manager, results in managers:
        results.put(_WAKE)
    for manager, results in managers:
        manager.join()


threading._register_atexit(_python_exit)


# ---- In the workers


def _process_worker(calls, results, initializer, initargs, max_tasks):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as exc:
            import logging

            logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=exc)
            return
    done = 0
    while True:
        message = calls.get()[0]
        if message == _STOP:
            return
        number, fn, args, kwargs = pickle.loads(message)
        try:
            answer = (number, None, fn(*args, **kwargs))
        except BaseException as exc:
            answer = (number, _ExceptionWithTraceback(exc), None)
        try:
            message = pickle.dumps(answer)
        except Exception as exc:
            message = pickle.dumps((number, _ExceptionWithTraceback(exc), None))
        results.put(message)
        message = fn = args = kwargs = answer = None
        done += 1
        if done == max_tasks:
            results.put(pickle.dumps((None, None, _kernel.getpid())))
            return


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


# ---- In the parent


class _Call:
    """A call and the future of its result."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs


class ProcessPoolExecutor(_base.Executor):
    """Runs calls in at most `max_workers` processes."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = _kernel.cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if mp_context is None:
            mp_context = multiprocessing.get_context("spawn" if max_tasks_per_child is not None else None)
        method = mp_context.get_start_method(allow_none=False)
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
            if method == "fork":
                raise ValueError("max_tasks_per_child is incompatible with the 'fork' multiprocessing start method;"
                                 " supply a different mp_context.")
        self._max_workers = index(max_workers)
        self._mp_context = mp_context
        self._max_tasks_per_child = max_tasks_per_child
        self._initializer = initializer
        self._initargs = initargs
        # Copies of a process with threads are only safe before there are any: then all workers start at once.
        self._start_one_by_one = method != "fork"
        self._processes = {}
        self._manager = None
        self._lock = threading.Lock()
        self._shutdown = False
        self._made = _kernel.line()
        self._broken = False
        self._numbers = 0
        # Calls that no worker can take yet, in order; and all calls that are not done, by number.
        self._waiting = []
        self._pending = {}
        self._handed = 0
        self._calls = _kernel.Queue(shared=True)
        self._results = _kernel.Queue(shared=True)

    def _add_process(self):
        process = self._mp_context.Process(
            target=_process_worker,
            args=(self._calls, self._results, self._initializer, self._initargs, self._max_tasks_per_child),
        )
        process.start()
        self._processes[process.pid] = process

    def _ensure_running(self):
        if self._start_one_by_one:
            busy = len(self._pending)
            if len(self._processes) < min(self._max_workers, busy):
                self._add_process()
        elif self._manager is None:
            for _ in range(self._max_workers):
                self._add_process()
        if self._manager is None:
            self._manager = _ExecutorManagerThread(self)
            _managers[self._manager] = self._results
            self._manager.start()

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            number = self._numbers
            self._numbers += 1
            self._pending[number] = _Call(future, fn, args, kwargs)
            self._waiting.append(number)
            self._ensure_running()
            self._hand_out()
            return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """The results of `fn` over the iterables in order, `chunksize` calls sent at once."""
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        chunks = super().map(_Chunk(fn), _chunks(chunksize, iterables), timeout=timeout, buffersize=buffersize)
        return _flatten(chunks)

    def _hand_out(self):
        while self._waiting and self._handed < self._max_workers + EXTRA_QUEUED_CALLS:
            number = self._waiting.pop(0)
            call = self._pending[number]
            if not call.future.set_running_or_notify_cancel():
                del self._pending[number]
                continue
            try:
                message = pickle.dumps((number, call.fn, call.args, call.kwargs))
            except Exception as exc:
                del self._pending[number]
                exc.__cause__ = _RemoteTraceback(f'\n"""\n{_kernel.format_raised(exc)}"""')
                call.future.set_exception(exc)
                continue
            self._handed += 1
            self._calls.put(message)

    # What the manager's thread does.

    def _manage(self):
        while True:
            pids = list(self._processes)
            ready = _kernel.wait_any([self._results, *pids])
            if ready[0] == 0:
                message = self._results.get()[0]
                if message != _WAKE:
                    try:
                        answer = pickle.loads(message)
                    except BaseException as exc:
                        self._break(_kernel.format_raised(exc))
                        return
                    self._take(*answer)
                    message = answer = None
            else:
                self._break()
                return
            with self._lock:
                if (self._shutdown or _shutdown) and not self._pending:
                    self._shutdown = True
                    break
        for _ in self._processes:
            self._calls.put(_STOP)
        for process in self._processes.values():
            process.join()

    def _take(self, number, exception, result):
        if number is None:
            # A worker has done its share.
            self._processes.pop(result).join()
            if not (self._shutdown and not self._pending):
                self._add_process()
            return
        with self._lock:
            call = self._pending.pop(number)
            self._handed -= 1
            self._hand_out()
        if exception is not None:
            call.future.set_exception(exception)
        else:
            call.future.set_result(result)

    def _break(self, cause=None):
        with self._lock:
            self._broken = "A child process terminated abruptly, the process pool is not usable anymore"
            self._shutdown = True
            pending, self._pending = self._pending, {}
            self._waiting.clear()
        broken = BrokenProcessPool(
            "A process in the process pool was terminated abruptly while the future was running or pending."
        )
        if cause is not None:
            broken.__cause__ = _RemoteTraceback(f"\n'''\n{cause}'''")
        for call in pending.values():
            call.future.set_exception(broken)
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            process.join()

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._made = 0
        with self._lock:
            self._shutdown = True
            if cancel_futures:
                for number in self._waiting:
                    self._pending.pop(number).future.cancel()
                self._waiting.clear()
        if self._manager is not None:
            self._results.put(_WAKE)
            if wait:
                self._manager.join()
                _managers.pop(self._manager, None)

    shutdown.__doc__ = _base.Executor.shutdown.__doc__

    def terminate_workers(self):
        """End the workers by SIGTERM; what they had not done is cancelled or broken."""
        self._end_workers("terminate")

    def kill_workers(self):
        """End the workers by SIGKILL; what they had not done is cancelled or broken."""
        self._end_workers("kill")

    def _end_workers(self, how):
        processes = list(self._processes.values())
        self.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            getattr(process, how)()


class _ExecutorManagerThread(threading.Thread):
    """Takes the results of an executor's processes."""

    def __init__(self, executor):
        self._executor = executor
        super().__init__(daemon=False)

    def run(self):
        self._executor._manage()


class _Chunk:
    """A function over a chunk of arguments, pickled by what it calls."""

    def __init__(self, fn):
        self.fn = fn

    def __call__(self, chunk):
        return _process_chunk(self.fn, chunk)


def _chunks(size, iterables):
    chunk = []
    for args in zip(*iterables):
        chunk.append(args)
        if len(chunk) == size:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)


def _flatten(chunks):
    for chunk in chunks:
        chunk.reverse()
        while chunk:
            yield chunk.pop()
