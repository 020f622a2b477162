"""Two threads take from a queue what is there, without waiting."""

import queue
import threading

items = queue.Queue()
for n in range(2):
    items.put(n)
got = []


def work(name):
    try:
        got.append((name, items.get_nowait()))
    except queue.Empty:
        got.append((name, None))


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(got)
