# A reader goes down from a[N] to the first zero, while writer j sets a[j] to one more than a[j - 1].
# Executions: 64; N=2: 5; N=3: 12; N=4: 28; N=7: 320; N=10: 3328.
import threading

N = 5
a = [0] * (N + 1)


def read():
    i = N
    while a[i] != 0:
        i -= 1


def write(j):
    a[j] = a[j - 1] + 1


threads = [threading.Thread(target=read)] + [threading.Thread(target=write, args=(j,)) for j in range(1, N + 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
