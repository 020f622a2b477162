"""The first producer to end tells the consumer to stop."""

import queue
import threading

items = queue.SimpleQueue()
got = []


def produce(name):
    items.put(name)
    items.put(None)


def consume():
    while (item := items.get()) is not None:
        got.append(item)


threads = [threading.Thread(target=produce, args=(name,)) for name in "ab"] + [threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(got)
