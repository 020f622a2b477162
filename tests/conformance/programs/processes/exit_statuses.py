import multiprocessing as mp
import os
import signal
import sys


def leave(how):
    how[0](*how[1:])


def fail():
    raise RuntimeError


if __name__ == "__main__":
    ways = [(sys.exit,), (sys.exit, 3), (sys.exit, None), (sys.exit, -1), (sys.exit, 256), (sys.exit, True), (os._exit, 7), (int,)]
    for way in ways:
        process = mp.Process(target=leave, args=(way,))
        process.start()
        process.join()
        print(way[0].__name__, way[1:], process.exitcode)
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGABRT):
        process = mp.Process(target=lambda: os.kill(os.getpid(), number))
        process.start()
        process.join()
        print(process.exitcode, repr(process).split("stopped ")[1])
    process = mp.Process(target=leave, args=((sys.exit, "a message"),))
    process.start()
    process.join()
    print(process.exitcode)
