# The ends of a process close when it does, however it ends.
from multiprocessing import Pipe, Process
import os
import time


def leave(connection):
    connection.send("last words")
    os._exit(3)


def wait(connection):
    time.sleep(60)


def raise_error(connection):
    raise SystemExit(5)


if __name__ == "__main__":
    for target in (leave, wait, raise_error):
        reader, writer = Pipe(duplex=False)
        process = Process(target=target, args=(writer,))
        process.start()
        writer.close()
        if target is wait:
            process.kill()
        try:
            while True:
                print(reader.recv())
        except EOFError:
            print("end of file")
        process.join()
        print(process.exitcode)
