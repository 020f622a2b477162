# N threads try for a lock once.
# Executions: 21; N=2: 4; N=4: 148.
import threading

N = 3
x = 0
lock = threading.Lock()


def work():
    global x
    if lock.acquire(False):
        x += 1
        lock.release()


threads = [threading.Thread(target=work) for _ in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(x)
