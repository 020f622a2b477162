from multiprocessing import Manager

if __name__ == "__main__":
    with Manager() as manager:
        names = manager.Namespace(x=1)
        names.y = "two"
        print(names, names.x, names.y, hasattr(names, "z"))
        semaphore, barrier, array = manager.Semaphore(1), manager.Barrier(1), manager.Array("d", [1, 2])
        print(semaphore.acquire(), semaphore.acquire(False), barrier.wait(), barrier.parties, barrier.broken)
        print(array, list(array), len(array))
