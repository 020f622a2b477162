# One thread pushes N times, one pops N times, under one lock.
# Executions: 252; N=3: 20; N=6: 924.
import threading

N = 5
lock = threading.Lock()
items = []


def push():
    for i in range(N):
        with lock:
            items.append(i)


def pop():
    for _ in range(N):
        with lock:
            if items:
                items.pop()


threads = [threading.Thread(target=push), threading.Thread(target=pop)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
