from multiprocessing import Pipe, Process


def send(connection):
    connection.send("one")
    connection.send("two")


def start():
    reader, writer = Pipe(duplex=False)
    process = Process(target=send, args=(writer,))
    process.start()
    return reader, process


if __name__ == "__main__":
    reader, process = start()
    try:
        while True:
            print(reader.recv())
    except EOFError:
        print("the parent's writing end went with its variable")
    process.join()
