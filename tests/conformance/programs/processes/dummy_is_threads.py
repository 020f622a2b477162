from multiprocessing import dummy
from multiprocessing.dummy import Pool
import threading


def work(queue):
    queue.put((dummy.current_process() is threading.current_thread(), threading.current_thread().name))


if __name__ == "__main__":
    queue = dummy.Queue()
    process = dummy.Process(target=work, args=(queue,))
    print(process.exitcode, type(process).__name__)
    process.start()
    process.join()
    print(queue.get(), process.exitcode, dummy.active_children())
    with Pool(2) as pool:
        print(pool.map(lambda x: x * x, range(4)), type(pool).__name__)
    a, b = dummy.Pipe()
    a.send([1])
    print(b.poll(), b.recv(), b.poll(0.01))
    value = dummy.Value("i", 5)
    value.value += 1
    print(value, dummy.Array("i", [1, 2]), dummy.Namespace(x=1), dummy.Manager() is dummy, dummy.freeze_support())
