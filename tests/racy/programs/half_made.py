"""An object is shared before its parts are in it."""

import threading

shared = None
seen = []


def part(n):
    return n * n


def make():
    global shared
    shared = {}
    shared["a"] = part(1)
    shared["b"] = part(2)


def look():
    if shared is None:
        seen.append("nothing")
    else:
        seen.append(list(shared.values()))


threads = [threading.Thread(target=make), threading.Thread(target=look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
