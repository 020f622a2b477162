"""Pools: workers, processes or threads, that calls are handed to."""

import _kernel
import collections
import itertools
import queue
import threading
import time
import types

from multiprocessing import TimeoutError, get_context, util

__all__ = ["Pool", "ThreadPool"]

INIT = "INIT"
RUN = "RUN"
CLOSE = "CLOSE"
TERMINATE = "TERMINATE"

job_counter = itertools.count()


# ---- Exceptions on their way to another process


class RemoteTraceback(Exception):
    """The traceback of an exception in another process, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    """An exception that takes its traceback along, as text."""

    def __init__(self, exc, tb=None):
        self.exc = exc
        self.tb = f'\n"""\n{_kernel.format_raised(exc)}"""'

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    """The exception again, with its remote traceback as its cause."""
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
    """One chunk of a `map`."""
    return list(map(*args))


def starmapstar(args):
    """One chunk of a `starmap`."""
    return list(itertools.starmap(args[0], args[1]))


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    """What a worker does: take calls, make them, send back what came of them."""
    if maxtasks is not None and not (isinstance(maxtasks, int) and maxtasks >= 1):
        raise AssertionError(f"Maxtasks {maxtasks!r} is not valid")
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while maxtasks is None or completed < maxtasks:
        try:
            task = inqueue.get()
        except (EOFError, OSError):
            util.debug("worker got EOFError or OSError -- exiting")
            break
        if task is None:
            util.debug("worker got sentinel -- exiting")
            break
        job, i, func, args, kwds = task
        try:
            result = (True, func(*args, **kwds))
        except Exception as exc:
            if wrap_exception and func is not _failed_call:
                exc = ExceptionWithTraceback(exc, exc.__traceback__)
            result = (False, exc)
        try:
            outqueue.put((job, i, result))
        except Exception as exc:
            wrapped = MaybeEncodingError(exc, result[1])
            util.debug("Possible encoding error while sending result: %s", wrapped)
            outqueue.put((job, i, (False, wrapped)))
        task = job = result = func = args = kwds = None
        completed += 1
    util.debug("worker exiting after %d tasks", completed)


def _failed_call(ex):
    """What is sent to a worker in place of a call whose arguments the iterable failed to give."""
    raise ex


# ---- The pool


class _Cache(dict):
    """The jobs that are not done. Who handles workers is told when there are none."""

    def __init__(self, /, *args, notifier=None, **kwds):
        self.notifier = notifier
        super().__init__(*args, **kwds)

    def __delitem__(self, job):
        super().__delitem__(job)
        if not self:
            self.notifier.put(None)


class Pool:
    """Processes that calls are handed to."""

    _wrap_exception = True

    @staticmethod
    def Process(ctx, *args, **kwds):
        """A worker, not started."""
        return ctx.Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._pool = []
        self._state = INIT
        self._ctx = context or get_context()
        self._setup_queues()
        self._taskqueue = queue.SimpleQueue()
        self._change_notifier = self._new_notifier()
        for own in (self._inqueue, self._outqueue, self._taskqueue, self._change_notifier):
            own._made = 0
        self._cache = _Cache(notifier=self._change_notifier)
        self._maxtasksperchild = maxtasksperchild
        self._initializer = initializer
        self._initargs = initargs
        if processes is None:
            processes = _kernel.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        try:
            self._repopulate_pool()
        except Exception:
            for one in self._pool:
                if one.exitcode is None:
                    one.terminate()
            for one in self._pool:
                one.join()
            raise
        self._worker_handler = self._handler(self._handle_workers)
        self._task_handler = self._handler(self._handle_tasks)
        self._result_handler = self._handler(self._handle_results)
        self._terminate = util.Finalize(None, self._terminate_pool, exitpriority=15)
        self._state = RUN
        self._made = _kernel.line()

    def _handler(self, target):
        thread = threading.Thread(target=target)
        thread.daemon = True
        thread._pool_state = RUN
        thread.start()
        return thread

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} state={self._state} pool_size={len(self._pool)}>"

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()

    # What differs between processes and threads.

    def _setup_queues(self):
        self._inqueue = self._ctx.SimpleQueue()
        self._outqueue = self._ctx.SimpleQueue()

    def _new_notifier(self):
        return self._ctx.SimpleQueue()

    def _wait_for_updates(self):
        """Wait until a worker has ended or something was said to the notifier."""
        sentinels = [one.sentinel for one in self._pool]
        _kernel.wait_any([self._change_notifier._pipe.channel, *sentinels])
        while not self._change_notifier.empty():
            self._change_notifier.get()

    def _drop_tasks(self):
        """Take back the calls that no worker has begun."""
        channel = self._inqueue._pipe.channel
        while self._task_handler.is_alive() and channel.size():
            channel.receive(0)
            time.sleep(0)

    # Workers.

    def _repopulate_pool(self):
        for _ in range(self._processes - len(self._pool)):
            one = self.Process(
                self._ctx,
                target=worker,
                args=(
                    self._inqueue, self._outqueue, self._initializer, self._initargs, self._maxtasksperchild,
                    self._wrap_exception,
                ),
            )
            one.name = one.name.replace("Process", "PoolWorker")
            one.daemon = True
            one.start()
            self._pool.append(one)
            util.debug("added worker")

    def _maintain_pool(self):
        ended = False
        for i in reversed(range(len(self._pool))):
            if self._pool[i].exitcode is not None:
                util.debug("cleaning up worker %d", i)
                self._pool[i].join()
                ended = True
                del self._pool[i]
        if ended:
            self._repopulate_pool()

    # The pool's threads.

    def _handle_workers(self):
        thread = threading.current_thread()
        # Until the pool is closed and all is done, or it is terminated.
        while thread._pool_state == RUN or self._cache and thread._pool_state != TERMINATE:
            self._maintain_pool()
            self._wait_for_updates()
        self._taskqueue.put(None)
        util.debug("worker handler exiting")

    def _handle_tasks(self):
        thread = threading.current_thread()
        for tasks, set_length in iter(self._taskqueue.get, None):
            task = None
            try:
                for task in tasks:
                    if thread._pool_state != RUN:
                        util.debug("task handler found thread._state != RUN")
                        break
                    try:
                        self._inqueue.put(task)
                    except Exception as exc:
                        job, i = task[:2]
                        if job in self._cache:
                            self._cache[job]._set(i, (False, exc))
                else:
                    if set_length:
                        util.debug("doing set_length()")
                        set_length(task[1] + 1 if task else 0)
                    continue
                break
            finally:
                tasks = task = None
        else:
            util.debug("task handler got sentinel")
        util.debug("task handler sending sentinel to result handler")
        self._outqueue.put(None)
        util.debug("task handler sending sentinel to workers")
        for _ in self._pool:
            self._inqueue.put(None)
        util.debug("task handler exiting")

    def _handle_results(self):
        thread = threading.current_thread()
        while True:
            task = self._outqueue.get()
            if thread._pool_state != RUN:
                util.debug("result handler found thread._state=TERMINATE")
                break
            if task is None:
                util.debug("result handler got sentinel")
                break
            self._deliver(*task)
            task = None
        while self._cache and thread._pool_state != TERMINATE:
            task = self._outqueue.get()
            if task is None:
                util.debug("result handler ignoring extra sentinel")
                continue
            self._deliver(*task)
            task = None
        util.debug("result handler exiting: len(cache)=%s, thread._state=%s", len(self._cache), thread._pool_state)

    def _deliver(self, job, i, obj):
        if job in self._cache:
            self._cache[job]._set(i, obj)

    # Handing over calls.

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        """Make a call in a worker and wait for its result."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Make a call in a worker."""
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._taskqueue.put(([(result._job, 0, func, args, kwds)], None))
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
        if not hasattr(iterable, "__len__"):
            iterable = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(iterable), len(self._pool) * 4)
            if extra:
                chunksize += 1
        if len(iterable) == 0:
            chunksize = 0
        chunks = _chunks(func, iterable, chunksize)
        result = MapResult(self, chunksize, len(iterable), callback, error_callback=error_callback)
        self._taskqueue.put((self._tasks(result._job, mapper, chunks), None))
        return result

    def _tasks(self, job, func, items):
        """A call for each item. If the iterable fails, so does the call that would have come next."""
        i = -1
        try:
            for i, item in enumerate(items):
                yield job, i, func, (item,), {}
        except Exception as exc:
            yield job, i + 1, _failed_call, (exc,), {}

    def imap(self, func, iterable, chunksize=1):
        """`map` whose results can be had one by one, in order."""
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        """`imap` whose results come as they are ready."""
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize == 1:
            result = kind(self)
            self._taskqueue.put((self._tasks(result._job, func, iterable), result._set_length))
            return result
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        chunks = _chunks(func, iterable, chunksize)
        result = kind(self)
        self._taskqueue.put((self._tasks(result._job, mapstar, chunks), result._set_length))
        return (item for chunk in result for item in chunk)

    # The end.

    def close(self):
        """Take no more calls; the workers end when all is done."""
        util.debug("closing pool")
        self._made = 0
        if self._state == RUN:
            self._state = CLOSE
            self._worker_handler._pool_state = CLOSE
            self._change_notifier.put(None)

    def terminate(self):
        """End the workers at once."""
        util.debug("terminating pool")
        self._made = 0
        self._state = TERMINATE
        self._terminate()

    def join(self):
        """Wait for the workers' end, after `close` or `terminate`."""
        util.debug("joining pool")
        if self._state == RUN:
            raise ValueError("Pool is still running")
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError("In unknown state")
        self._worker_handler.join()
        self._task_handler.join()
        self._result_handler.join()
        for one in self._pool:
            one.join()

    def _terminate_pool(self):
        util.debug("finalizing pool")
        self._worker_handler._pool_state = TERMINATE
        self._task_handler._pool_state = TERMINATE
        self._change_notifier.put(None)
        util.debug("helping task handler/workers to finish")
        self._drop_tasks()
        if not self._result_handler.is_alive() and self._cache:
            raise AssertionError("Cannot have cache with result_hander not alive")
        self._result_handler._pool_state = TERMINATE
        self._outqueue.put(None)
        util.debug("joining worker handler")
        _join(self._worker_handler)
        processes = self._pool and hasattr(self._pool[0], "terminate")
        if processes:
            util.debug("terminating workers")
            for one in self._pool:
                if one.exitcode is None:
                    one.terminate()
        util.debug("joining task handler")
        _join(self._task_handler)
        util.debug("joining result handler")
        _join(self._result_handler)
        if processes:
            util.debug("joining pool workers")
            for one in self._pool:
                if one.is_alive():
                    util.debug("cleaning up worker %d", one.pid)
                    one.join()


def _join(thread):
    if threading.current_thread() is not thread:
        thread.join()


def _chunks(func, iterable, size):
    items = iter(iterable)
    while True:
        chunk = tuple(itertools.islice(items, size))
        if not chunk:
            return
        yield func, chunk


# ---- Results


class ApplyResult:
    """The result of a call that is on its way."""

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = threading.Event()
        self._job = next(job_counter)
        self._cache = pool._cache
        self._callback = callback
        self._error_callback = error_callback
        self._cache[self._job] = self

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
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, i, obj):
        self._success, self._value = obj
        if self._callback and self._success:
            self._callback(self._value)
        if self._error_callback and not self._success:
            self._error_callback(self._value)
        self._event.set()
        del self._cache[self._job]
        self._pool = None

    __class_getitem__ = classmethod(types.GenericAlias)


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of a `map` that is on its way."""

    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback=error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        if chunksize <= 0:
            self._number_left = 0
            self._event.set()
            del self._cache[self._job]
        else:
            self._number_left = length // chunksize + bool(length % chunksize)

    def _set(self, i, success_result):
        self._number_left -= 1
        success, result = success_result
        if success and self._success:
            self._value[i * self._chunksize:(i + 1) * self._chunksize] = result
            if self._number_left == 0:
                if self._callback:
                    self._callback(self._value)
                self._finish()
        else:
            if not success and self._success:
                # The first failure counts.
                self._success = False
                self._value = result
            if self._number_left == 0:
                if self._error_callback:
                    self._error_callback(self._value)
                self._finish()

    def _finish(self):
        del self._cache[self._job]
        self._event.set()
        self._pool = None


class IMapIterator:
    """Results one by one, in order."""

    def __init__(self, pool):
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._job = next(job_counter)
        self._cache = pool._cache
        self._items = collections.deque()
        # How many results came in their order, and those that came before their turn.
        self._index = 0
        self._length = None
        self._unsorted = {}
        self._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """The next result, waiting for it."""
        with self._cond:
            if not self._items:
                if self._index == self._length:
                    self._pool = None
                    raise StopIteration from None
                self._cond.wait(timeout)
                if not self._items:
                    if self._index == self._length:
                        self._pool = None
                        raise StopIteration from None
                    raise TimeoutError from None
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, i, obj):
        with self._cond:
            self._add(i, obj)
            self._end_if_complete()

    def _add(self, i, obj):
        self._unsorted[i] = obj
        while self._index in self._unsorted:
            self._items.append(self._unsorted.pop(self._index))
            self._index += 1
            self._cond.notify()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._index == length:
                self._cond.notify()
            self._end_if_complete()

    def _end_if_complete(self):
        if self._index == self._length and self._job in self._cache:
            del self._cache[self._job]
            self._pool = None


class IMapUnorderedIterator(IMapIterator):
    """Results one by one, as they are ready."""

    def _add(self, i, obj):
        self._items.append(obj)
        self._index += 1
        self._cond.notify()


# ---- Threads


class ThreadPool(Pool):
    """Threads that calls are handed to."""

    _wrap_exception = False

    @staticmethod
    def Process(ctx, *args, **kwds):
        from multiprocessing.dummy import Process

        return Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)

    def _setup_queues(self):
        self._inqueue = queue.SimpleQueue()
        self._outqueue = queue.SimpleQueue()

    def _new_notifier(self):
        return queue.SimpleQueue()

    def _wait_for_updates(self):
        self._change_notifier.get()
        while not self._change_notifier.empty():
            self._change_notifier.get()

    def _drop_tasks(self):
        try:
            while True:
                self._inqueue.get(block=False)
        except queue.Empty:
            pass
        for _ in self._pool:
            self._inqueue.put(None)
