# "with lock:" gives the lock back however the block is left,
# by its end, by return or by an exception.
import threading

lock = threading.Lock()
shelf = ["apple", "pear"]


def take(name):
    try:
        with lock:
            fruit = shelf.pop()
            print(f"{name}: takes the {fruit}")
    except IndexError:
        print(f"{name}: the shelf is empty, but the lock is free: {not lock.locked()}")


for name in ("Ada", "Grace", "Edsger"):
    guest = threading.Thread(target=take, args=(name,))
    guest.start()
    guest.join()
