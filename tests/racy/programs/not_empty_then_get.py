"""A queue that was not empty may be so when its item is fetched; then the thread waits for ever."""

import queue
import threading

items = queue.Queue()
items.put("only")
got = []


def work(name):
    if not items.empty():
        got.append((name, items.get()))


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(got)
