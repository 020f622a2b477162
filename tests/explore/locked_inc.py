# N threads add to x in ROUNDS rounds under a lock.
# Executions: 6; N=2: 2; N=5: 120; N=7: 5040; N=2 ROUNDS=3: 20; ROUNDS=2: 90; ROUNDS=3: 1680.
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
