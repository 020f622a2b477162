# N philosophers take the left fork, then the right one; ORDERED: the lower number first.
# Executions: 7, 1 deadlock; N=2: 3, 1 deadlock; N=5: 31, 1 deadlock; N=6: 63, 1 deadlock; ORDERED=True: 6; N=5 ORDERED=True: 30; N=6 ORDERED=True: 62.
import threading

N = 3
ORDERED = False
forks = [threading.Lock() for _ in range(N)]


def dine(i):
    first, second = i, (i + 1) % N
    if ORDERED and second < first:
        first, second = second, first
    with forks[first]:
        with forks[second]:
            pass


threads = [threading.Thread(target=dine, args=(i,)) for i in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
