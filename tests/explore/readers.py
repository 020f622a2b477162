# One thread writes x; N threads read a cell of their own, then x.
# Executions: 8; N=2: 4; N=6: 64; N=9: 512.
import threading

N = 3
x = 0
cells = [0] * N


def write():
    global x
    x = 1


def read(i):
    own = cells[i]
    seen = x


threads = [threading.Thread(target=write)] + [threading.Thread(target=read, args=(i,)) for i in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
