"""One event lets two threads go: which is first is open."""

import threading

gate = threading.Event()
order = []


def run(name):
    gate.wait()
    order.append(name)
    order.append(name.upper())


threads = [threading.Thread(target=run, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
gate.set()
for thread in threads:
    thread.join()
print("".join(order))
