"""A queue with room for one item: who comes while it is full drops what it has."""

import queue
import threading

items = queue.Queue(1)
dropped, got = [], []


def put(name):
    try:
        items.put_nowait(name)
    except queue.Full:
        dropped.append(name)


def get():
    got.append(items.get())


threads = [threading.Thread(target=put, args=("a",)), threading.Thread(target=put, args=("b",)), threading.Thread(target=get)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(got, dropped, items.qsize())
