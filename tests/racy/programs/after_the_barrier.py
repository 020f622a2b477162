"""A barrier orders what comes before it and what comes after, but nothing else."""

import threading

barrier = threading.Barrier(2)
log = []


def work(name):
    log.append(name)
    barrier.wait()
    log.append(name.upper())


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("".join(log))
