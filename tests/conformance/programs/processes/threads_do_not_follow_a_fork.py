import multiprocessing as mp
import threading
import time


def child():
    print([thread.name for thread in threading.enumerate()], threading.current_thread() is threading.main_thread(), flush=True)


def fork_from_thread():
    process = mp.Process(target=child)
    process.start()
    process.join()


if __name__ == "__main__":
    threading.Thread(target=time.sleep, args=(0.5,), name="sleeper").start()
    process = mp.Process(target=child)
    process.start()
    process.join()
    thread = threading.Thread(target=fork_from_thread, name="forker")
    thread.start()
    thread.join()
