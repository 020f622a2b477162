from array import array
from multiprocessing import Process
from multiprocessing.connection import Client, Listener


def client(address, key):
    with Client(address, authkey=key) as connection:
        print(connection.recv(), flush=True)
        print(connection.recv_bytes(), flush=True)
        numbers = array("i", [0, 0, 0, 0, 0])
        print(connection.recv_bytes_into(numbers), numbers, flush=True)


if __name__ == "__main__":
    for address in (("localhost", 0), None):
        with Listener(address, authkey=b"secret password") as listener:
            process = Process(target=client, args=(listener.address, b"secret password"))
            process.start()
            with listener.accept() as connection:
                print("connected", type(listener.last_accepted).__name__)
                connection.send([2.25, None, "junk", float])
                connection.send_bytes(b"hello")
                connection.send_bytes(array("i", [42, 1729]))
                process.join()
