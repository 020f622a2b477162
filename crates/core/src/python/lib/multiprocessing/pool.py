"""Pools: workers, processes or threads, that calls are handed to."""

import _kernel
import threading
from multiprocessing import process
from multiprocessing.context import TimeoutError

__all__ = ["Pool", "ThreadPool"]

INIT = "INIT"
RUN = "RUN"
CLOSE = "CLOSE"
TERMINATE = "TERMINATE"

# Messages that are not pickled calls or results.
_STOP = b""

_jobs = 0


class RemoteTraceback(Exception):
    """The traceback of an exception in another process, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    """An exception on its way to another process."""

    def __init__(self, exc, tb=None):
        self.exc = exc
        self.tb = f'\n"""\n{_kernel.format_exception(exc)}"""'

    def __reduce__(self):
        return _rebuild_exception, (self.exc, self.tb)


def _rebuild_exception(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    """A result could not be sent back."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"


# ---- In the workers


def mapstar(args):
    """Each of a chunk's items through the function."""
    func, items = args
    return list(map(func, *zip(*items))) if items else []


def starmapstar(args):
    """Each of a chunk's tuples of arguments through the function."""
    func, items = args
    return [func(*item) for item in items]


def worker(tasks, results, load, dump, initializer, initargs, maxtasks, identity):
    """What a worker does: take calls, make them, send back what came of them."""
    if initializer is not None:
        initializer(*initargs)
    done = 0
    while maxtasks is None or done < maxtasks:
        message = tasks.get()[0]
        if message == _STOP:
            return
        job, i, func, args, kwds = load(message)
        try:
            result = (True, func(*args, **kwds))
        except Exception as exc:
            result = (False, ExceptionWithTraceback(exc) if identity is not None else exc)
        try:
            message = dump((job, i, result))
        except Exception as exc:
            value = result[1].exc if isinstance(result[1], ExceptionWithTraceback) else result[1]
            message = dump((job, i, (False, ExceptionWithTraceback(MaybeEncodingError(exc, value)))))
        results.put(message)
        message = result = func = args = kwds = None
        done += 1
    results.put(dump((None, None, process.current_process().pid if identity is not None else threading.get_ident())))


# ---- The pool


class Pool:
    """Processes that calls are handed to."""

    def __init__(
        self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None
    ):
        self._pool = []
        if context is None:
            from multiprocessing.context import _default as context
        self._ctx = context
        if processes is None:
            processes = _kernel.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._initializer = initializer
        self._initargs = initargs
        self._maxtasksperchild = maxtasksperchild
        self._state = RUN
        # Jobs whose results are not all here.
        self._cache = {}
        self._lock = threading.Lock()
        self._stopped = False
        self._tasks, self._results = self._queues()
        for _ in range(processes):
            self._add_worker()
        self._handler = _handler_thread(self)
        self._handler.start()

    # What differs between processes and threads.

    def _queues(self):
        import pickle

        self._dump = pickle.dumps
        self._load = pickle.loads
        return _kernel.Queue(shared=True), _kernel.Queue(shared=True)

    def _add_worker(self):
        one = self._ctx.Process(
            target=worker,
            args=(
                self._tasks, self._results, self._load, self._dump, self._initializer, self._initargs,
                self._maxtasksperchild, 0,
            ),
        )
        one.name = one.name.replace("Process", "PoolWorker")
        one.daemon = True
        self._pool.append(one)
        one.start()

    def _end_worker(self, one):
        if one.is_alive():
            one.terminate()

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} state={self._state} pool_size={len(self._pool)}>"

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, *details):
        self.terminate()

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    # Handing over calls.

    def _send(self, job, i, func, args, kwds):
        try:
            message = self._dump((job._job, i, func, args, kwds))
        except Exception as exc:
            job._set(i, (False, exc))
        else:
            self._tasks.put(message)

    def apply(self, func, args=(), kwds={}):
        """Make a call in a worker and wait for its result."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Make a call in a worker."""
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._send(result, 0, func, args, kwds)
        return result

    def map(self, func, iterable, chunksize=None):
        """The results of `func` over the items, in order; waits for all."""
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """`map` without waiting."""
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        """`map` over tuples of arguments."""
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """`starmap` without waiting."""
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        items = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(items), len(self._pool) * 4)
            if extra:
                chunksize += 1
        if not items:
            chunksize = 0
        result = MapResult(self, chunksize, len(items), callback, error_callback)
        for i, chunk in enumerate(_chunks(items, chunksize)):
            if mapper is mapstar:
                chunk = tuple((item,) for item in chunk)
            self._send(result, i, mapper, ((func, chunk),), {})
        return result

    def imap(self, func, iterable, chunksize=1):
        """`map` whose results can be had one by one, in order."""
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        """`imap` whose results come as they are ready."""
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        result = kind(self)
        if hasattr(iterable, "__len__"):
            self._feed(result, func, iterable, chunksize)
        else:
            # It may be endless, or wait for something.
            feeder = threading.Thread(
                target=self._feed, args=(result, func, iterable, chunksize), name="_handle_tasks", daemon=True
            )
            feeder.start()
        if chunksize == 1:
            return result
        return (item for chunk in result for item in chunk)

    def _feed(self, result, func, iterable, chunksize):
        n = 0
        try:
            if chunksize == 1:
                for item in iterable:
                    if self._state == TERMINATE:
                        return
                    self._send(result, n, func, (item,), {})
                    n += 1
            else:
                for chunk in _chunks(iterable, chunksize):
                    if self._state == TERMINATE:
                        return
                    self._send(result, n, mapstar, ((func, tuple((item,) for item in chunk)),), {})
                    n += 1
        except Exception as exc:
            # The iterable failed: so does the result that would have come next.
            result._set(n, (False, exc))
            n += 1
        result._set_length(n)

    # Taking results.

    def _handle_results(self):
        while True:
            message = self._results.get()[0]
            if message == _STOP:
                return
            job, i, result = self._load(message)
            if job is None:
                self._replace(result)
                continue
            if job in self._cache:
                self._cache[job]._set(i, result)
            message = result = None

    def _replace(self, pid):
        for one in self._pool:
            if one.ident == pid:
                one.join()
                self._pool.remove(one)
                break
        if self._state != TERMINATE:
            self._add_worker()

    def _done(self, job):
        with self._lock:
            self._cache.pop(job, None)
            if self._state == CLOSE and not self._cache:
                self._stop()

    def _stop(self):
        if not self._stopped:
            self._stopped = True
            for _ in self._pool:
                self._tasks.put(_STOP)
            self._results.put(_STOP)

    # The end.

    def close(self):
        """Take no more calls; the workers end when all is done."""
        with self._lock:
            if self._state == RUN:
                self._state = CLOSE
                if not self._cache:
                    self._stop()

    def terminate(self):
        """End the workers at once."""
        with self._lock:
            self._state = TERMINATE
            stopped, self._stopped = self._stopped, True
        for one in self._pool:
            self._end_worker(one)
        while self._tasks.get(False) is not None:
            pass
        if not stopped:
            self._results.put(_STOP)
        for one in self._pool:
            one.join()

    def join(self):
        """Wait for the workers' end, after `close` or `terminate`."""
        if self._state == RUN:
            raise ValueError("Pool is still running")
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError("In unknown state")
        self._handler.join()
        for one in self._pool:
            one.join()


def _handler_thread(pool):
    # CPython's pool has three threads of its own; here one does it, under the name of that which takes results.
    for _ in range(2):
        threading._new_name()
    return threading.Thread(target=pool._handle_results, daemon=True)


def _chunks(items, size):
    items = iter(items)
    while size:
        chunk = []
        for item in items:
            chunk.append(item)
            if len(chunk) == size:
                break
        if not chunk:
            return
        yield tuple(chunk)


# ---- Results


class ApplyResult:
    """The result of a call that is on its way."""

    def __init__(self, pool, callback, error_callback):
        global _jobs
        self._pool = pool
        self._event = _kernel.Event()
        self._job = _jobs
        _jobs += 1
        self._callback = callback
        self._error_callback = error_callback
        pool._cache[self._job] = self

    def ready(self):
        """Whether the result is here."""
        return self._event.is_set()

    def successful(self):
        """Whether the call returned."""
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        """Wait for the result."""
        self._event.wait(timeout)

    def get(self, timeout=None):
        """The result, waiting for it; raises what the call raised."""
        if not self._event.wait(timeout):
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, i, obj):
        self._success, self._value = obj
        self._finish()

    def _finish(self):
        if self._callback and self._success:
            self._callback(self._value)
        if self._error_callback and not self._success:
            self._error_callback(self._value)
        self._event.set()
        pool, self._pool = self._pool, None
        pool._done(self._job)

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of a `map` that is on its way."""

    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        self._left = -(-length // chunksize) if chunksize else 0
        if not self._left:
            self._event.set()
            pool._done(self._job)

    def _set(self, i, obj):
        self._left -= 1
        success, result = obj
        if success and self._success:
            self._value[i * self._chunksize:(i + 1) * self._chunksize] = result
        elif not success and self._success:
            # The first failure counts.
            self._success = False
            self._value = result
        if not self._left:
            self._finish()


class IMapIterator:
    """Results one by one, in order."""

    def __init__(self, pool):
        global _jobs
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._job = _jobs
        _jobs += 1
        self._items = []
        # Results that came before their turn.
        self._early = {}
        self._taken = 0
        self._came = 0
        self._length = None
        pool._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """The next result, waiting for it."""
        with self._cond:
            if not self._items and self._taken != self._length:
                self._cond.wait_for(lambda: self._items or self._taken == self._length, timeout)
            if not self._items:
                if self._taken == self._length:
                    self._pool = None
                    raise StopIteration
                raise TimeoutError
            self._taken += 1
            success, value = self._items.pop(0)
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, i, obj):
        with self._cond:
            self._add(i, obj)
            self._came += 1
            self._cond.notify()
            over = self._came == self._length
        if over:
            self._pool._done(self._job)

    def _add(self, i, obj):
        self._early[i] = obj
        while self._came_in_order() in self._early:
            self._items.append(self._early.pop(self._came_in_order()))

    def _came_in_order(self):
        return self._taken + len(self._items)

    def _set_length(self, length):
        with self._cond:
            self._length = length
            self._cond.notify()
            over = self._came == length
        if over:
            self._pool._done(self._job)


class IMapUnorderedIterator(IMapIterator):
    """Results one by one, as they are ready."""

    def _add(self, i, obj):
        self._items.append(obj)


# ---- Threads


class ThreadPool(Pool):
    """Threads that calls are handed to."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)

    def _queues(self):
        self._dump = self._load = _as_it_is
        return _kernel.Queue(), _kernel.Queue()

    def _add_worker(self):
        one = threading.Thread(
            target=worker,
            args=(self._tasks, self._results, self._load, self._dump, self._initializer, self._initargs, None, None),
            daemon=True,
        )
        self._pool.append(one)
        one.start()

    def _end_worker(self, one):
        self._tasks.put(_STOP)

    def terminate(self):
        """Drop the calls that no worker has begun, and end the workers."""
        while self._tasks.get(False) is not None:
            pass
        with self._lock:
            self._state = TERMINATE
            stopped, self._stopped = self._stopped, True
        for one in self._pool:
            self._end_worker(one)
        if not stopped:
            self._results.put(_STOP)


def _as_it_is(message):
    return message
