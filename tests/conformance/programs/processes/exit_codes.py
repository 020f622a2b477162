import multiprocessing
import os
import sys
import time

def fine():
    return "ignored"
def status():
    sys.exit(3)
def message():
    sys.exit("said on the way out")
def fails():
    return [][1]
def sleeps():
    time.sleep(60)

if __name__ == "__main__":
    for target in (fine, status, message, fails):
        p = multiprocessing.Process(target=target)
        p.start()
        p.join()
        print(target.__name__, p.exitcode)
    p = multiprocessing.Process(target=sleeps)
    p.start()
    p.join(timeout=0.1)
    print(p.is_alive(), p.exitcode)
    p.terminate()
    p.join()
    print(p.is_alive(), p.exitcode)
    p = multiprocessing.Process(target=sleeps)
    p.start()
    p.kill()
    p.join()
    print(p.exitcode)
