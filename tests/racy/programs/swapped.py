"""Two threads turn three places round, by way of a variable of their own."""

import threading

places = ["a", "b", "c"]


def kept(item):
    return item


def swap(i, j):
    item = kept(places[i])
    places[i] = kept(places[j])
    places[j] = item


threads = [threading.Thread(target=swap, args=(0, 1)), threading.Thread(target=swap, args=(1, 2))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("".join(places))
