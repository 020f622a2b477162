"""Two producers, one consumer, a queue with room for one item."""

import queue
import threading

items = queue.Queue(1)
taken = []


def produce(name):
    for n in range(2):
        items.put(f"{name}{n}")


def consume():
    for _ in range(4):
        taken.append(items.get())


threads = [threading.Thread(target=produce, args=(name,)) for name in "ab"] + [threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(" ".join(taken))
