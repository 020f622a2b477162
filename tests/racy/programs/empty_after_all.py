"""Threads look whether a list has an item before they take one: it may be gone by then."""

import threading

start = threading.Barrier(3)
items = ["a", "b"]
taken, missed = [], []


def is_there():
    return len(items) > 0


def take(name):
    start.wait()
    if is_there():
        try:
            taken.append((name, items.pop()))
        except IndexError:
            missed.append(name)


threads = [threading.Thread(target=take, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(taken), missed)
