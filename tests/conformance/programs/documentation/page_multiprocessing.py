# The calls of the page about multiprocessing, in the ways it shows them.
import array
import multiprocessing as mp
import os
import threading
import time
from multiprocessing import Array, Lock, Manager, Pipe, Pool, Process, Queue, RawArray, TimeoutError, Value
from multiprocessing.connection import Client, Listener, wait
from multiprocessing.managers import BaseManager


def f(x):
    return x * x


def info(title, parent):
    print(title, __name__ in ("__main__", "__mp_main__"), os.getppid() == parent, os.getpid() != parent)


def greet(name):
    info("function greet", greet.parent)
    print("hello", name)


def put(q):
    q.put([42, None, "hello"])


def send(conn):
    conn.send([42, None, "hello"])
    conn.close()


def locked(lock, i):
    lock.acquire()
    try:
        print("hello world", i)
    finally:
        lock.release()


def numbers(n, a):
    n.value = 3.1415927
    for i in range(len(a)):
        a[i] = -a[i]


def managed(d, l):
    d[1] = "1"
    d["2"] = 2
    d[0.25] = None
    l.reverse()


class Maths:
    def add(self, x, y):
        return x + y

    def mul(self, x, y):
        return x * y


class MyManager(BaseManager):
    pass


MyManager.register("Maths", Maths)


def tell(w):
    for i in range(3):
        w.send((i, mp.current_process().name))
    w.close()


def calculate(func, args):
    return f"{mp.current_process().name.split('-')[0]} says that {func.__name__}{args} = {func(*args)}"


def mul(a, b):
    return a * b


def plus(a, b):
    return a + b


def worker(tasks, done):
    for func, args in iter(tasks.get, "STOP"):
        done.put(calculate(func, args))


if __name__ == "__main__":
    mp.freeze_support()
    with Pool(3) as p:
        print(p.map(f, [1, 2, 3]))

    greet.parent = os.getpid()
    p = Process(target=greet, args=("bob",))
    p.start()
    p.join()

    ctx = mp.get_context("spawn")
    q = ctx.Queue()
    p = ctx.Process(target=put, args=(q,))
    p.start()
    print(q.get())
    p.join()

    q = Queue()
    p = Process(target=put, args=(q,))
    p.start()
    print(q.get())
    p.join()

    parent_conn, child_conn = Pipe()
    p = Process(target=send, args=(child_conn,))
    p.start()
    print(parent_conn.recv())
    p.join()

    lock = Lock()
    workers = [Process(target=locked, args=(lock, 7)) for _ in range(3)]
    for p in workers:
        p.start()
    for p in workers:
        p.join()

    num, arr = Value("d", 0.0), Array("i", range(10))
    p = Process(target=numbers, args=(num, arr))
    p.start()
    p.join()
    print(num.value, arr[:])
    with num.get_lock():
        num.value += 1
    print(num.value, list(RawArray("b", 3)))

    with Manager() as manager:
        d, l = manager.dict(), manager.list(range(10))
        p = Process(target=managed, args=(d, l))
        p.start()
        p.join()
        print(d, l)
        # A container in a container; a change of a plain one inside is noticed when it is set again.
        l = manager.list()
        l.append({})
        inner = l[0]
        inner["a"] = 1
        print(l[0])
        l[0] = inner
        print(l[0])
        a, b = manager.list(), manager.list()
        a.append(b)
        b.append("hello")
        print(a[0][0], len(a), str(b))
        ns = manager.Namespace()
        ns.x, ns.y, ns._z = 10, "hello", 12.3
        print(ns)
        print(manager.list([i * i for i in range(10)])[4], repr(l)[:22], l == [inner])

    with Pool(processes=4) as pool:
        print(pool.map(f, range(10)))
        print(sorted(pool.imap_unordered(f, range(10))))
        res = pool.apply_async(f, (20,))
        print(res.get(timeout=10))
        res = pool.apply_async(os.getpid, ())
        print(res.get(timeout=10) != os.getpid())
        several = [pool.apply_async(os.getpid, ()) for _ in range(4)]
        print(len([res.get(timeout=10) for res in several]))
        res = pool.apply_async(time.sleep, (10,))
        try:
            print(res.get(timeout=0.1))
        except TimeoutError:
            print("too late")
        it = pool.imap(f, range(10))
        print(next(it), next(it), it.next(timeout=10))
    try:
        pool.map(f, [1])
    except ValueError as error:
        print(error)

    p = mp.Process(target=time.sleep, args=(1000,))
    print(p.is_alive(), p.exitcode, p.pid)
    p.start()
    print(p.is_alive())
    p.terminate()
    p.join()
    print(p.is_alive(), p.exitcode, p.sentinel > 0)
    p.close()

    a, b = Pipe()
    a.send([1, "hello", None])
    print(b.recv())
    b.send_bytes(b"thank you")
    print(a.recv_bytes(), a.poll(), a.poll(0.01))
    arr1, arr2 = array.array("i", range(5)), array.array("i", [0] * 10)
    a.send_bytes(arr1)
    count = b.recv_bytes_into(arr2)
    print(count == len(arr1) * arr1.itemsize, arr2)

    with MyManager() as manager:
        maths = manager.Maths()
        print(maths.add(4, 3), maths.mul(7, 8))

    address = ("localhost", 0)
    with Listener(address, authkey=b"secret password") as listener:
        def ask():
            with Client(listener.address, authkey=b"secret password") as conn:
                print(conn.recv())
                print(conn.recv_bytes())
                arr = array.array("i", [0] * 5)
                print(conn.recv_bytes_into(arr), arr)

        t = threading.Thread(target=ask)
        t.start()
        with listener.accept() as conn:
            conn.send([2.25, None, "junk", float])
            conn.send_bytes(b"hello")
            conn.send_bytes(array.array("i", [42, 1729]))
            t.join()

    readers = []
    for i in range(4):
        r, w = Pipe(duplex=False)
        readers.append(r)
        p = Process(target=tell, args=(w,), name=f"teller {i}")
        p.start()
        w.close()
    heard = []
    while readers:
        for r in wait(readers):
            try:
                heard.append(r.recv())
            except EOFError:
                readers.remove(r)
    print(sorted(heard))

    tasks, done = Queue(), Queue()
    jobs = [(mul, (i, 7)) for i in range(5)] + [(plus, (i, 8)) for i in range(3)]
    for task in jobs:
        tasks.put(task)
    for i in range(3):
        Process(target=worker, args=(tasks, done)).start()
    for line in sorted(done.get() for _ in jobs):
        print("\t", line)
    for i in range(3):
        tasks.put("STOP")
