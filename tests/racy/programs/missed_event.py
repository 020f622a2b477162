"""An event that is set and cleared at once: who did not wait yet misses it."""

import threading

start = threading.Barrier(3)
event = threading.Event()
heard = []


def listen(name):
    start.wait()
    heard.append((name, event.wait(0.02)))


def pulse():
    start.wait()
    event.set()
    event.clear()


threads = [threading.Thread(target=listen, args=(name,)) for name in "ab"] + [threading.Thread(target=pulse)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(heard))
