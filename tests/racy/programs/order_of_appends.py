"""Three threads append to one list: any order that keeps each one's own is possible."""

import threading

start = threading.Barrier(3)

log = []


def work(name):
    start.wait()
    for step in range(2):
        log.append(f"{name}{step}")


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(" ".join(log))
