"""A bounded semaphore minds a release too many, unless somebody has just taken it."""

import threading

permits = threading.BoundedSemaphore(1)
log = []


def visit():
    permits.acquire()
    log.append("in")
    log.append("out")


def give_back():
    try:
        permits.release()
        log.append("given")
    except ValueError:
        log.append("too many")


threads = [threading.Thread(target=visit), threading.Thread(target=give_back)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
