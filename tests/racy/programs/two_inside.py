"""A semaphore lets two in, who then lose each other's update."""

import threading

permits = threading.Semaphore(2)
count = 0


def more(n):
    return n + 1


def visit():
    global count
    with permits:
        count = more(count)


threads = [threading.Thread(target=visit) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)
