import multiprocessing as mp
import sys


def child():
    print(repr(sys.stdin.read()), flush=True)


if __name__ == "__main__":
    process = mp.Process(target=child)
    process.start()
    process.join()
