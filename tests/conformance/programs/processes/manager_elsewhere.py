# A manager served by one process, used by others that know its address and key.
from multiprocessing import Process
from multiprocessing.managers import BaseManager
import queue

tasks = queue.Queue()


class QueueManager(BaseManager):
    pass


QueueManager.register("get_queue", callable=lambda: tasks)


def use(address, word):
    manager = QueueManager(address=address, authkey=b"abracadabra")
    manager.connect()
    manager.get_queue().put(word)


if __name__ == "__main__":
    manager = QueueManager(address=("localhost", 0), authkey=b"abracadabra")
    manager.start()
    for word in ("hello", "world"):
        process = Process(target=use, args=(manager.address, word))
        process.start()
        process.join()
    shared = manager.get_queue()
    print(shared.get(), shared.get(), shared.empty())
    manager.shutdown()
    try:
        QueueManager(address=manager.address, authkey=b"abracadabra").connect()
    except ConnectionRefusedError as error:
        print(error)
