"""What cannot have the lock at once is not done."""

import threading

lock = threading.Lock()
done = []


def work(name):
    if lock.acquire(False):
        try:
            done.append(name)
        finally:
            lock.release()


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("".join(done))
