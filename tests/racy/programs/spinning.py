"""A thread goes round until another sets its flag."""

import threading

ready = False
value = 0
seen = []


def write():
    global ready, value
    ready = True
    value = abs(-7)


def read():
    while not ready:
        pass
    seen.append(value)


threads = [threading.Thread(target=read), threading.Thread(target=write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
