"""An executor that runs calls in a pool of threads."""

import _kernel
import threading
from concurrent.futures import _base

_executors = 0
# Work queues of all executors with threads, for the end of the program.
_queues = {}
_shutdown = False


def _python_exit():
    global _shutdown
    _shutdown = True
    queues = list(_queues.items())
    for thread, queue in queues:
        queue.put(None)
    for thread, queue in queues:
        thread.join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """A thread of the executor could not be initialized."""


class _Call:
    """A call and the future of its result."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            # The traceback holds this frame: do not hold what holds it.
            self = None
        else:
            self.future.set_result(result)


def _work(executor, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as exc:
            import logging

            logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=exc)
            executor._break()
            return
    queue = executor._work_queue
    while True:
        (call,) = queue.get()
        if call is None:
            # The next one has to end, too.
            executor._shutdown = True
            queue.put(None)
            return
        call.run()
        del call
        executor._idle.release()


class ThreadPoolExecutor(_base.Executor):
    """Runs calls in at most `max_workers` threads, started as they are needed."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        global _executors
        if max_workers is None:
            max_workers = min(32, (_kernel.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = _kernel.Queue()
        # Threads that have nothing to do.
        self._idle = _kernel.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._made = _kernel.line()
        self._shutdown_lock = threading.Lock()
        if not thread_name_prefix:
            thread_name_prefix = "ThreadPoolExecutor-%d" % _executors
            _executors += 1
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._work_queue.put(_Call(future, fn, args, kwargs))
            self._add_thread()
            return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def __getstate__(self):
        raise TypeError("cannot pickle '_queue.SimpleQueue' object")

    def _add_thread(self):
        if self._idle.acquire(False):
            return
        number = len(self._threads)
        if number < self._max_workers:
            thread = threading.Thread(
                name=f"{self._thread_name_prefix}_{number}", target=_work,
                args=(self, self._initializer, self._initargs),
            )
            # The executor waits for its threads itself; they must not end with the thread that submits.
            thread._daemonic = False
            self._threads.add(thread)
            _queues[thread] = self._work_queue
            thread.start()

    def _break(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            self._drain(lambda future: future.set_exception(BrokenThreadPool(self._broken)))

    def _drain(self, end):
        while True:
            item = self._work_queue.get(False)
            if item is None:
                return
            if item[0] is not None:
                end(item[0].future)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._made = 0
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                self._drain(lambda future: future.cancel())
            self._work_queue.put(None)
        if wait:
            for thread in list(self._threads):
                thread.join()
                _queues.pop(thread, None)

    shutdown.__doc__ = _base.Executor.shutdown.__doc__
