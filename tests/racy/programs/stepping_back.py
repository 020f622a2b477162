"""Who does not get the second lock gives the first one back and goes away."""

import threading

left, right = threading.Lock(), threading.Lock()
log = []


def work(first, second, name):
    with first:
        if second.acquire(blocking=False):
            log.append(name)
            second.release()
        else:
            log.append(name + " not")


threads = [threading.Thread(target=work, args=(left, right, "a")), threading.Thread(target=work, args=(right, left, "b"))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
