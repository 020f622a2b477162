"""A dict is gone through while another thread adds to it: it may be read before, after, or break off."""

import threading

start = threading.Barrier(2)
prices = {"tea": 3, "milk": 2}
seen = []


def same(value):
    return value


def read():
    start.wait()
    try:
        for name in prices:
            seen.append(same(name))
    except RuntimeError as error:
        seen.append(str(error))


def write():
    start.wait()
    for name in ("bread", "salt"):
        prices[same(name)] = 1


threads = [threading.Thread(target=read), threading.Thread(target=write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
