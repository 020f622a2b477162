"""The lock guards the question, not what is done about it."""

import threading

lock = threading.Lock()
jobs = ["only"]
done, missed = [], []


def work(name):
    with lock:
        found = bool(jobs)
    if found:
        try:
            done.append((name, jobs.pop()))
        except IndexError:
            missed.append(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(done, missed)
