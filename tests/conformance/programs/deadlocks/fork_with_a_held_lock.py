# rule: deadlock
# The child's copy of the lock is held by a thread that it does not have.
import multiprocessing as mp
import threading
import time

lock = threading.Lock()


def hold():
    with lock:
        time.sleep(0.5)


def child():
    with lock:
        print("never")


if __name__ == "__main__":
    threading.Thread(target=hold).start()
    process = mp.Process(target=child, name="child")
    process.start()
    process.join()
