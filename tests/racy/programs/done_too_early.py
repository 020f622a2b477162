"""A worker says that an item is done before it has written the result: who joins the queue may miss some."""

import queue
import threading

jobs = queue.Queue()
results = []


def square(n):
    return n * n


def work():
    while (n := jobs.get()) is not None:
        jobs.task_done()
        results.append(square(n))


threads = [threading.Thread(target=work) for _ in range(2)]
for n in range(3):
    jobs.put(n)
for thread in threads:
    thread.start()
jobs.join()
seen = sorted(results)
for _ in threads:
    jobs.put(None)
for thread in threads:
    thread.join()
print(seen, sorted(results), jobs.unfinished_tasks)
