"""Who does not get the lock at once goes away."""

import threading

start = threading.Barrier(2)

lock = threading.Lock()
got = []


def work(name):
    start.wait()
    for _ in range(2):
        if lock.acquire(blocking=False):
            got.append(name)
            lock.release()


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("".join(got))
