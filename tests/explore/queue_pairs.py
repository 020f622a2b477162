# PAIRS producers put ITEMS items each into a bounded queue, as many consumers get them.
# Executions: 36; ITEMS=4: 4900; ITEMS=3: 400; PAIRS=1: 1; PAIRS=3 ITEMS=1: 36.
import queue
import threading

PAIRS = 2
ITEMS = 2
CAPACITY = 2
q = queue.Queue(CAPACITY)


def produce(n):
    for i in range(ITEMS):
        q.put((n, i))


def consume():
    for _ in range(ITEMS):
        q.get()


threads = [threading.Thread(target=produce, args=(n,)) for n in range(PAIRS)]
threads += [threading.Thread(target=consume) for _ in range(PAIRS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
