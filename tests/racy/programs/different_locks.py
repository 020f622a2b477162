"""Two threads guard one number, each with a lock of its own."""

import threading

number = 0


def more(n):
    return n + 1


def work(lock):
    global number
    with lock:
        number = more(number)


threads = [threading.Thread(target=work, args=(threading.Lock(),)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(number)
