from multiprocessing import Process
from multiprocessing.connection import wait
import sys
import time


def end(number):
    time.sleep(number / 10)
    sys.exit(number)


if __name__ == "__main__":
    processes = {}
    for number in (3, 1, 2):
        process = Process(target=end, args=(number,))
        process.start()
        processes[process.sentinel] = process
    while processes:
        for sentinel in wait(list(processes)):
            process = processes.pop(sentinel)
            process.join()
            print(process.exitcode)
