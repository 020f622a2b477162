"""A barrier is given up while a thread waits at it, or before."""

import threading

barrier = threading.Barrier(2)
log = []


def wait(name):
    try:
        barrier.wait()
        log.append(name)
    except threading.BrokenBarrierError:
        log.append(name + " broken")


threads = [threading.Thread(target=wait, args=("a",)), threading.Thread(target=barrier.abort)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
