# N threads add to x in ROUNDS rounds under a lock.
import threading

N = 3
ROUNDS = 1
x = 0
lock = threading.Lock()


def work():
    global x
    for _ in range(ROUNDS):
        with lock:
            x += 1


threads = [threading.Thread(target=work) for _ in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(x)
