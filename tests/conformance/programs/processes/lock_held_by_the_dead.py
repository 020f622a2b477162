import multiprocessing as mp
import os


def take(lock):
    lock.acquire()
    os._exit(0)


if __name__ == "__main__":
    lock = mp.Lock()
    process = mp.Process(target=take, args=(lock,))
    process.start()
    process.join()
    print(lock.acquire(timeout=0.1), lock)
    lock.release()
    print(lock.acquire(timeout=0.1), lock)
