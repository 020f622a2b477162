import threading
import time

semaphore = threading.Semaphore(2)
active = most = 0
guard = threading.Lock()

def worker(n):
    global active, most
    with semaphore:
        with guard:
            active += 1
            most = max(most, active)
        time.sleep(0.1)
        with guard:
            active -= 1

threads = [threading.Thread(target=worker, args=(i,)) for i in range(6)]
start = time.monotonic()
for t in threads:
    t.start()
for t in threads:
    t.join()
print("most at once", most, "rounds", round((time.monotonic() - start) / 0.1))
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False), semaphore.acquire(timeout=0.05))
semaphore.release(2)
semaphore.release()
print([semaphore.acquire(blocking=False) for _ in range(4)])
bounded = threading.BoundedSemaphore(1)
with bounded:
    print("in")
try:
    bounded.release()
except ValueError as error:
    print(error)
try:
    threading.Semaphore(-1)
except ValueError as error:
    print(error)
signal = threading.Semaphore(0)
def later():
    time.sleep(0.1)
    print("signal")
    signal.release()
threading.Thread(target=later).start()
signal.acquire()
print("got it")
