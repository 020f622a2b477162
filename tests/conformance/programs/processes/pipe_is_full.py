from multiprocessing import Pipe, Process


def send(connection):
    connection.send_bytes(b"x" * 200_000)
    connection.send("done")


if __name__ == "__main__":
    reader, writer = Pipe(False)
    process = Process(target=send, args=(writer,))
    process.start()
    process.join(0.2)
    print(process.is_alive(), reader.poll())
    print(len(reader.recv_bytes()), reader.recv())
    process.join()
    print(process.exitcode)
