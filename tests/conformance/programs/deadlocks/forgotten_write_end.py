# rule: deadlock
# The parent keeps its copy of the writing end open, so the end never comes.
from multiprocessing import Pipe, Process


def send(connection):
    connection.send(1)
    connection.close()


if __name__ == "__main__":
    reader, writer = Pipe(duplex=False)
    Process(target=send, args=(writer,)).start()
    try:
        while True:
            print(reader.recv())
    except EOFError:
        print("never")
