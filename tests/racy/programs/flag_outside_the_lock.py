"""The flag is set without the condition's lock: it may be set, and told, between the look and the wait."""

import threading

condition = threading.Condition()
ready = False


def is_ready():
    return ready


def wait():
    with condition:
        if not is_ready():
            condition.wait(0.05)
        seen.append(ready)


def tell():
    global ready
    ready = True
    with condition:
        condition.notify()


seen = []
threads = [threading.Thread(target=wait), threading.Thread(target=tell)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
