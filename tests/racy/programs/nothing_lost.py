"""Where nothing is called between reading and writing, CPython does not switch."""

import threading

total = 0


def work(n):
    global total
    for _ in range(2):
        total += n


threads = [threading.Thread(target=work, args=(n,)) for n in (1, 10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
