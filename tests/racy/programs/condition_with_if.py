"""Consumers look only once, with `if`, before they wait for a condition: who wakes may find nothing."""

import threading

condition = threading.Condition()
items, taken, empty = [], [], []


def consume(name):
    with condition:
        if not items:
            condition.wait(0.02)
        if items:
            taken.append((name, items.pop(0)))
        else:
            empty.append(name)


def produce():
    with condition:
        items.append("bread")
        condition.notify_all()


threads = [threading.Thread(target=consume, args=(name,)) for name in "ab"] + [threading.Thread(target=produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(taken, sorted(empty), items)
