"""A value is read when its flag may not be set yet."""

import threading

ready = threading.Event()
box = []
seen = []


def write():
    box.append(1)
    ready.set()
    box.append(2)


def read():
    early = ready.is_set()
    ready.wait()
    seen.append((early, len(box)))


threads = [threading.Thread(target=read), threading.Thread(target=write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
