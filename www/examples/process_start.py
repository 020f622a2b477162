# A process is a whole interpreter of its own. It gets a copy of what main
# knows, so what it changes stays with it.
from multiprocessing import Process

visitors = 10


def count():
    global visitors
    visitors += 1
    print(f"child process: {visitors} visitors")


if __name__ == "__main__":
    child = Process(target=count)
    child.start()
    child.join()
    print(f"main process: {visitors} visitors")
