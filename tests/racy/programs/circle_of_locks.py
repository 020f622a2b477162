"""Three threads, three locks, each takes its own and its neighbour's."""

import threading

forks = [threading.Lock() for _ in range(3)]


def eat(place):
    with forks[place]:
        with forks[(place + 1) % 3]:
            pass


threads = [threading.Thread(target=eat, args=(place,)) for place in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all have eaten")
