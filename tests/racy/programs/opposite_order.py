"""Two locks, taken in opposite order: done, or each waits for the other."""

import threading

left, right = threading.Lock(), threading.Lock()
log = []


def work(first, second, name):
    with first:
        with second:
            log.append(name)


threads = [threading.Thread(target=work, args=(left, right, "a")), threading.Thread(target=work, args=(right, left, "b"))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
