import multiprocessing
import time

def worker(name, delay=0.0):
    time.sleep(delay)
    print(name, multiprocessing.current_process().name)

if __name__ == "__main__":
    p = multiprocessing.Process(target=worker, args=("a",), kwargs={"delay": 0.1})
    q = multiprocessing.Process(target=worker, args=("b", 0.3), name="second")
    print(p.name, p.is_alive(), p.exitcode, p.daemon, p.pid)
    p.start()
    q.start()
    print(p.is_alive(), p.pid != q.pid, p.exitcode)
    p.join()
    q.join()
    print(p.is_alive(), p.exitcode, q.exitcode, multiprocessing.active_children())
    print(multiprocessing.current_process().name, multiprocessing.parent_process())
    try:
        p.start()
    except AssertionError as error:
        print(error)
