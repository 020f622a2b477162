# A manager that other processes reach by its address and key.
import multiprocessing
import queue
from multiprocessing.managers import BaseManager

ADDRESS = ("127.0.0.1", 51_733)
orders = queue.Queue()


class Counter(BaseManager):
    pass


def serve(ready):
    class Server(BaseManager):
        pass

    Server.register("orders", callable=lambda: orders)
    server = Server(address=ADDRESS, authkey=b"key").get_server()
    ready.set()
    server.serve_forever()


def customer(number):
    manager = Counter(address=ADDRESS, authkey=b"key")
    manager.connect()
    manager.orders().put(f"order {number}")


if __name__ == "__main__":
    Counter.register("orders")
    ready = multiprocessing.Event()
    server = multiprocessing.Process(target=serve, args=(ready,), daemon=True)
    server.start()
    ready.wait()
    customers = [multiprocessing.Process(target=customer, args=(number,)) for number in range(3)]
    for process in customers:
        process.start()
    for process in customers:
        process.join()
    manager = Counter(address=ADDRESS, authkey=b"key")
    manager.connect()
    waiting = manager.orders()
    print(sorted(waiting.get() for _ in range(3)), waiting.empty())
    stranger = Counter(address=ADDRESS, authkey=b"guess")
    try:
        stranger.connect()
    except multiprocessing.AuthenticationError as error:
        print(error)
    server.terminate()
    server.join()
    print(server.exitcode)
