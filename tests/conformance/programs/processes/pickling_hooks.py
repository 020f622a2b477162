from multiprocessing import Pipe, Process, Queue
import os


class Point:
    def __init__(self, x):
        self.x = x

    def __getstate__(self):
        print("pickled in the", "parent" if os.getpid() == parent else "child", flush=True)
        return self.x

    def __setstate__(self, state):
        self.x = state
        print("unpickled in the", "parent" if os.getpid() == parent else "child", flush=True)


def child(queue, connection):
    connection.send(queue.get().x)


if __name__ == "__main__":
    parent = os.getpid()
    queue, (reader, writer) = Queue(), Pipe(False)
    process = Process(target=child, args=(queue, writer))
    process.start()
    queue.put(Point(5))
    print(reader.recv())
    process.join()
    Process(target=print, args=("not pickled by fork", Point(1).x), kwargs={"flush": True}).start()
