# N threads put four words each into a hash table with linear probing. A place is taken with compare-and-swap, which a try-lock is here.
# Executions: 8; N=11: 1; N=13: 64; N=14: 512.
import threading

N = 12
SIZE = 128
table = [threading.Lock() for _ in range(SIZE)]


def insert(tid):
    for m in range(4):
        w = m * 11 + tid
        h = (w * 7) % SIZE
        while not table[h].acquire(blocking=False):
            h = (h + 1) % SIZE


threads = [threading.Thread(target=insert, args=(tid,)) for tid in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
