import threading
import time

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.05))
lock.release()
print(lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print("RuntimeError:", error)
with lock:
    print("inside", lock.locked())
print("outside", lock.locked())
try:
    with lock:
        raise ValueError("inside")
except ValueError as error:
    print(error, lock.locked())

def holder():
    with lock:
        print("holder has it")
        time.sleep(0.3)
    print("holder let go")

def waiter(name, delay):
    time.sleep(delay)
    start = time.monotonic()
    with lock:
        waited = time.monotonic() - start
        time.sleep(0.1)
        print(name, "waited", round(waited, 1))

threads = [threading.Thread(target=holder), threading.Thread(target=waiter, args=("w1", 0.1))]
for t in threads:
    t.start()
time.sleep(0.05)
print("try", lock.acquire(False), lock.acquire(timeout=0.1))
for t in threads:
    t.join()
for run in [
    lambda: lock.acquire(timeout=-5),
    lambda: lock.acquire(False, 1),
]:
    try:
        run()
    except ValueError as error:
        print(error)
other = threading.Lock()
other.acquire()
t = threading.Thread(target=other.release)
t.start()
t.join()
print("released by another thread", other.locked())
