import threading
import time

def act():
    print("all here")

barrier = threading.Barrier(3, action=act)
def runner(n):
    for lap in range(2):
        time.sleep(n * 0.1)
        print("runner", n, "at", lap)
        barrier.wait()
        time.sleep(0.05 + n * 0.05)
        print("runner", n, "left", lap)

threads = [threading.Thread(target=runner, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(barrier.parties, barrier.n_waiting, barrier.broken)
two = threading.Barrier(2)
def alone():
    try:
        two.wait(timeout=0.1)
    except threading.BrokenBarrierError as error:
        print("broken", repr(error))
t = threading.Thread(target=alone)
t.start()
t.join()
print(two.broken)
two.reset()
print(two.broken)
numbers = []
one = threading.Barrier(4)
ts = [threading.Thread(target=lambda: numbers.append(one.wait())) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(numbers))
