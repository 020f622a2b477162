"""Each access has the lock, but not both together."""

import threading

lock = threading.Lock()
stock = 5


def sell(n):
    global stock
    with lock:
        left = stock
    with lock:
        stock = left - n


threads = [threading.Thread(target=sell, args=(n,)) for n in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(stock)
