"""Each looks whether the event is set before it sets it and calls itself the first."""

import threading

event = threading.Event()
first = []


def claim(name):
    if not event.is_set():
        event.set()
        first.append(name)


threads = [threading.Thread(target=claim, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(first)
