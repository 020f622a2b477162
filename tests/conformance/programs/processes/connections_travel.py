from multiprocessing import Pipe, Process


def relay(connection):
    inner = connection.recv()
    inner.send("through a pipe that came through a pipe")
    inner.close()
    connection.close()


if __name__ == "__main__":
    mine, other = Pipe()
    process = Process(target=relay, args=(other,))
    process.start()
    other.close()
    reader, writer = Pipe(False)
    mine.send(writer)
    print(reader.recv())
    process.join()
    writer.close()
    try:
        reader.recv()
    except EOFError:
        print("closed everywhere")
