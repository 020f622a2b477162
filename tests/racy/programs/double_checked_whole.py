"""Looked at without the lock, again with it, and told of when it is whole: there is one."""

import threading

lock = threading.Lock()
made = []
shared = None


def make():
    made.append(1)
    return {"size": 3}


def get(place):
    global shared
    if shared is None:
        with lock:
            if shared is None:
                shared = make()
    got[place] = shared["size"]


got = [0, 0]
threads = [threading.Thread(target=get, args=(place,)) for place in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(got, len(made))
