from multiprocessing import Manager, Process


def add(counter, lock, times):
    for _ in range(times):
        with lock:
            counter.value += 1


if __name__ == "__main__":
    with Manager() as manager:
        counter, lock = manager.Value("i", 0), manager.Lock()
        processes = [Process(target=add, args=(counter, lock, 3)) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(counter, counter.value, lock.acquire(False), lock.acquire(timeout=0.05))
        lock.release()
