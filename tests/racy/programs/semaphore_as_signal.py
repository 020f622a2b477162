"""A semaphore that begins with nothing orders one thing only."""

import threading

signal = threading.Semaphore(0)
log = []


def first():
    log.append("a")
    signal.release()
    log.append("b")


def second():
    log.append("c")
    signal.acquire()
    log.append("d")


threads = [threading.Thread(target=first), threading.Thread(target=second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("".join(log))
