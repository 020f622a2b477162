"""A group is made if a dict has none: what the first thread put in may go with it."""

import threading

groups = {}


def empty():
    return []


def put(item):
    if "all" not in groups:
        groups["all"] = empty()
    groups["all"].append(item)


threads = [threading.Thread(target=put, args=(item,)) for item in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(groups)
