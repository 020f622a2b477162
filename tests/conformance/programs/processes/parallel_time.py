import multiprocessing
import threading
import time

def wait():
    time.sleep(0.3)

if __name__ == "__main__":
    for kind in (threading.Thread, multiprocessing.Process):
        start = time.perf_counter()
        workers = [kind(target=wait) for _ in range(4)]
        for w in workers:
            w.start()
        for w in workers:
            w.join()
        took = time.perf_counter() - start
        print(kind.__name__, "together:", 0.25 < took < 0.8)
