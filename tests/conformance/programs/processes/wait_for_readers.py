from multiprocessing import Pipe, Process, current_process
from multiprocessing.connection import wait


def count(writer):
    for i in range(3):
        writer.send((i, current_process().name))
    writer.close()


if __name__ == "__main__":
    readers, seen = [], {}
    for i in range(3):
        reader, writer = Pipe(duplex=False)
        readers.append(reader)
        process = Process(target=count, args=(writer,), name=f"p{i}")
        process.start()
        writer.close()
    while readers:
        for reader in wait(readers):
            try:
                number, name = reader.recv()
            except EOFError:
                readers.remove(reader)
            else:
                seen.setdefault(name, []).append(number)
    print(sorted(seen.items()))
