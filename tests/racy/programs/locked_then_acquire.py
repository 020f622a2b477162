"""`locked()` says what was; the lock may be free or taken a moment later."""

import threading

lock = threading.Lock()
log = []


def hold():
    with lock:
        log.append("held")


def look():
    if lock.locked():
        log.append("busy")
    else:
        with lock:
            log.append("mine")


threads = [threading.Thread(target=hold), threading.Thread(target=look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
