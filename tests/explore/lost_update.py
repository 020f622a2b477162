# N threads add to x in ROUNDS rounds, each reading it first and writing it back later.
# Executions: 4; N=3: 36; ROUNDS=2: 34; ROUNDS=3: 328; ROUNDS=5: 34904.
import threading

N = 2
ROUNDS = 1
x = 0


def work():
    global x
    for _ in range(ROUNDS):
        t = x
        x = t + 1


threads = [threading.Thread(target=work) for _ in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(x)
