"""The greatest number so far is compared and then replaced: a smaller one may win."""

import threading

best = 0


def better(n):
    return n > best


def offer(n):
    global best
    if better(n):
        best = n


threads = [threading.Thread(target=offer, args=(n,)) for n in (2, 3, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(best)
