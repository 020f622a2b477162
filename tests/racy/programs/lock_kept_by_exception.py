"""An exception passes between acquire and release: who comes later waits for ever."""

import threading

lock = threading.Lock()
items = ["first"]
log = []


def look(place):
    lock.acquire()
    log.append(items[place])
    lock.release()


threads = [threading.Thread(target=look, args=(place,)) for place in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
