import multiprocessing as mp


def take_again(lock, queue):
    queue.put((lock.acquire(False), repr(lock)))


if __name__ == "__main__":
    queue = mp.Queue()
    for lock in (mp.Lock(), mp.RLock()):
        with lock:
            process = mp.Process(target=take_again, args=(lock, queue))
            process.start()
            print(queue.get(), lock)
            process.join()
