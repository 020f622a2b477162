# rule: deadlock
import multiprocessing
import sys


def leave(number):
    sys.exit(number)


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print("mapping", flush=True)
        print(pool.map(leave, [1, 2]))
