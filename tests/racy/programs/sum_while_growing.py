"""A list is gone through while another thread adds to it."""

import threading

items = [1, 2]
sums = []


def grow():
    items.append(10)
    items.append(20)


def add_up():
    total = 0
    for item in items:
        total += item
    sums.append(total)


threads = [threading.Thread(target=grow), threading.Thread(target=add_up)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sums)
