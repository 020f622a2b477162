"""A future's callback runs in the worker that finished it, or, when it is finished already, in the thread that adds it."""

import threading
from concurrent.futures import ThreadPoolExecutor

callers = []


def done(future):
    callers.append("main" if threading.current_thread() is threading.main_thread() else "worker")


def work(n):
    return n


with ThreadPoolExecutor(1) as pool:
    futures = [pool.submit(work, n) for n in range(2)]
    for future in futures:
        future.add_done_callback(done)
print(sorted(callers))
