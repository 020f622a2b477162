"""Who waits for the second lock for long enough gives up."""

import threading

left, right = threading.Lock(), threading.Lock()
log = []


def work(first, second, name):
    with first:
        if second.acquire(timeout=0.01):
            log.append(name)
            second.release()
        else:
            log.append(name + " not")


threads = [threading.Thread(target=work, args=(left, right, "a")), threading.Thread(target=work, args=(right, left, "b"))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(log))
