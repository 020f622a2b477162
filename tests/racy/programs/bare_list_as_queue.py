"""A consumer looks three times into a list that a producer fills, without waiting."""

import threading

items = []
got = []


def produce():
    for n in range(2):
        items.append(n)


def consume():
    for _ in range(3):
        if items:
            got.append(items.pop(0))
        else:
            got.append("-")


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(got, items)
