# N threads write x, one reads it.
# Executions: 720; N=2: 6; N=3: 24.
import threading

N = 5
x = -1


def write(i):
    global x
    x = i


def read():
    seen = x


threads = [threading.Thread(target=write, args=(i,)) for i in range(N)] + [threading.Thread(target=read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
