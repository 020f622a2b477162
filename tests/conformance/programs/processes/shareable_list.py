from multiprocessing import Process
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import ShareableList, SharedMemory


def change(shared):
    shared[0] = 42
    shared[1] = "new"
    shared.shm.close()


def attempt(function):
    try:
        return function()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    shared = ShareableList([1, 2.5, "abc", b"xyz", None, True, "howdy", -273.154, 100])
    print(list(shared), len(shared), shared[2], shared[-1], shared.count(1), shared.index("abc"), shared.format)
    print(attempt(lambda: shared.__setitem__(2, "x" * 100)))
    print(attempt(lambda: shared[20]))
    print(attempt(lambda: shared.__setitem__(20, 1)))
    print(attempt(lambda: shared.index("zz")))
    print(attempt(lambda: ShareableList([[]])))
    shared[2], shared[4] = "xy", 5
    print(list(shared), 5 in shared, repr(shared).split(", name=")[0])
    process = Process(target=change, args=(shared,))
    process.start()
    process.join()
    print(shared[0], attempt(lambda: shared[1]))
    same = ShareableList(name=shared.shm.name)
    print(list(same) == list(shared))
    same.shm.close()
    shared.shm.close()
    shared.shm.unlink()
    with SharedMemoryManager() as manager:
        numbers, block = manager.ShareableList(range(5)), manager.SharedMemory(size=8)
        print(list(numbers), sum(numbers), type(block).__name__)
    print(attempt(lambda: SharedMemory(block.name)).split(":")[0])
