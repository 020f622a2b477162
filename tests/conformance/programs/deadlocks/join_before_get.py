# rule: deadlock
from multiprocessing import Process, Queue


def large(queue):
    queue.put("x" * 1_000_000)


if __name__ == "__main__":
    queue = Queue()
    process = Process(target=large, args=(queue,), name="putter")
    process.start()
    print("waiting for the end")
    process.join()
    print("never", len(queue.get()))
