# rule: deadlock
from multiprocessing import Pipe, Process


def talk(connection):
    connection.send_bytes(b"y" * 1_000_000)
    print(len(connection.recv_bytes()))


if __name__ == "__main__":
    mine, other = Pipe()
    process = Process(target=talk, args=(other,), name="talker")
    process.start()
    print("both send first")
    mine.send_bytes(b"x" * 1_000_000)
    print(len(mine.recv_bytes()))
