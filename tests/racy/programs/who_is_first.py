"""Three threads want one lock; each writes down how many were there before."""

import threading

start = threading.Barrier(3)

lock = threading.Lock()
places = {}


def work(name):
    start.wait()
    with lock:
        places[name] = len(places)


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(places, key=places.get))
