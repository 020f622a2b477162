# A process does not end before what it put is in the pipe, and the pipe holds only so much.
from multiprocessing import Process, Queue


def large(queue):
    queue.put("x" * 1_000_000)


def small(queue):
    queue.put("x" * 10)


def careless(queue):
    queue.put("x" * 1_000_000)
    queue.cancel_join_thread()


if __name__ == "__main__":
    queue = Queue()
    process = Process(target=large, args=(queue,))
    process.start()
    process.join(0.5)
    print("still there:", process.is_alive(), process.exitcode)
    print(len(queue.get()))
    process.join()
    print(process.exitcode)
    process = Process(target=small, args=(queue,))
    process.start()
    process.join()
    print(process.exitcode, queue.get())
    process = Process(target=careless, args=(Queue(),))
    process.start()
    process.join()
    print(process.exitcode)
