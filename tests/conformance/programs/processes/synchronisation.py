import multiprocessing
import time

def waiter(event, n):
    event.wait()
    time.sleep(n * 0.1)
    print("waiter", n)

def holder(lock, n):
    time.sleep(n * 0.05)
    with lock:
        print("in", n)
        time.sleep(0.15)
        print("out", n)

def runner(barrier, n):
    time.sleep(n * 0.1)
    print("arrived", n)
    barrier.wait()
    time.sleep(0.1 + n * 0.1)
    print("past", n)

def run_all(target, first, n):
    ps = [multiprocessing.Process(target=target, args=(first, i)) for i in range(n)]
    for p in ps:
        p.start()
    return ps

if __name__ == "__main__":
    event = multiprocessing.Event()
    ps = run_all(waiter, event, 3)
    print("set", event.is_set())
    event.set()
    [p.join() for p in ps]
    [p.join() for p in run_all(holder, multiprocessing.Lock(), 3)]
    [p.join() for p in run_all(runner, multiprocessing.Barrier(3), 3)]
    semaphore = multiprocessing.Semaphore(1)
    print(semaphore.acquire(), semaphore.acquire(timeout=0.05), semaphore.release())
    rlock = multiprocessing.RLock()
    with rlock, rlock:
        print("twice")
