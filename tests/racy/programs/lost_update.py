"""A counter that three threads raise through a function: updates can be lost."""
# Explored in part.

import threading

start = threading.Barrier(3)


def raised(n):
    return n + 1


def work():
    global counter
    start.wait()
    for _ in range(3):
        counter = raised(counter)


counter = 0
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
