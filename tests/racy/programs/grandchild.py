"""A thread starts another and does not wait for it."""

import threading

log = []


def child():
    log.append("child")


def parent():
    thread = threading.Thread(target=child)
    thread.start()
    log.append("parent")
    return thread


outer = threading.Thread(target=parent)
outer.start()
outer.join()
print(list(log))
