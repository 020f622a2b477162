"""A semaphore lets two of three threads in at once: how many were there at most depends on who was how fast."""

import threading

start = threading.Barrier(3)
permits = threading.Semaphore(2)
guard = threading.Lock()
inside = most = 0
order = []


def visit(name):
    global inside, most
    start.wait()
    with permits:
        with guard:
            inside += 1
            most = max(most, inside)
            order.append(name)
        with guard:
            inside -= 1


threads = [threading.Thread(target=visit, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, "".join(order))
