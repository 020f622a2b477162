"""Who has an `RLock` may take it again; the other waits until it is given back as often."""

import threading

lock = threading.RLock()
log = []


def inner(name):
    with lock:
        log.append(name.upper())


def outer(name):
    with lock:
        log.append(name)
        inner(name)


threads = [threading.Thread(target=outer, args=("a",)), threading.Thread(target=inner, args=("b",))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("".join(log))
