"""An event is set and cleared; a look at it may come before, between or after."""

import threading

event = threading.Event()
seen = []


def pulse():
    event.set()
    event.clear()


def look():
    seen.append(event.is_set())


threads = [threading.Thread(target=pulse), threading.Thread(target=look), threading.Thread(target=look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
