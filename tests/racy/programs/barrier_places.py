"""A barrier tells each thread the place in which it came."""

import threading

barrier = threading.Barrier(3)
places = [None] * 3


def work(n):
    places[n] = barrier.wait()


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(places)
