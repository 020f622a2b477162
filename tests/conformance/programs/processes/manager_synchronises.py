from multiprocessing import Manager, Process


def add(counter, lock, times):
    for _ in range(times):
        with lock:
            counter.value += 1


def consume(queue, results, event):
    event.wait()
    while (item := queue.get()) is not None:
        results.append(item * 2)


if __name__ == "__main__":
    with Manager() as manager:
        counter, lock = manager.Value("i", 0), manager.Lock()
        processes = [Process(target=add, args=(counter, lock, 5)) for _ in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(counter, counter.value, lock.acquire(False), lock.acquire(timeout=0.05))
        lock.release()
        queue, results, event = manager.Queue(), manager.list(), manager.Event()
        process = Process(target=consume, args=(queue, results, event))
        process.start()
        for item in (1, 2, 3, None):
            queue.put(item)
        event.set()
        process.join()
        print(results, queue.empty(), queue.qsize(), event.is_set())
        names = manager.Namespace(x=1)
        names.y = "two"
        print(names, names.x, names.y, hasattr(names, "z"))
        semaphore, barrier, array = manager.Semaphore(1), manager.Barrier(1), manager.Array("d", [1, 2])
        print(semaphore.acquire(), semaphore.acquire(False), barrier.wait(), barrier.parties, barrier.broken, array, list(array))
