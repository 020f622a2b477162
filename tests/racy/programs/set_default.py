"""`setdefault` makes a value too many at times, but all get the same one."""

import threading

made = []
groups = {}


def new():
    made.append(1)
    return []


def put(item):
    groups.setdefault("all", new()).append(item)


threads = [threading.Thread(target=put, args=(item,)) for item in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(groups, len(made))
