"""Looked at without the lock, made under it: two make it one after the other."""

import threading

lock = threading.Lock()
made = []
shared = None


def get(name):
    global shared
    if shared is None:
        with lock:
            made.append(name)
            shared = name


threads = [threading.Thread(target=get, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(made, shared)
