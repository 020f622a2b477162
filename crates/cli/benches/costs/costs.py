# What things cost: a line for each with its name and nanoseconds.
import asyncio
import multiprocessing
import socket
import threading
import time


def times(count, action):
    """Nanoseconds that one of `count` repetitions takes: the best of three rounds."""
    best = None
    for _ in range(3):
        start = time.perf_counter_ns()
        action(count)
        took = (time.perf_counter_ns() - start) / count
        best = took if best is None else min(best, took)
    return best


def adding(count):
    total = 0
    for i in range(count):
        total += i


def nothing():
    pass


def calling(count):
    for _ in range(count):
        nothing()


def locking(count):
    lock = threading.Lock()
    for _ in range(count):
        with lock:
            pass


def starting_threads(count):
    for _ in range(count):
        thread = threading.Thread(target=nothing)
        thread.start()
        thread.join()


def handing_over(count):
    mine, yours = threading.Semaphore(0), threading.Semaphore(0)

    def other():
        for _ in range(count // 2):
            yours.acquire()
            mine.release()

    thread = threading.Thread(target=other)
    thread.start()
    for _ in range(count // 2):
        yours.release()
        mine.acquire()
    thread.join()


def starting_processes(method):
    context = multiprocessing.get_context(method)

    def start(count):
        for _ in range(count):
            process = context.Process(target=nothing)
            process.start()
            process.join()

    return start


def echo(connection):
    while (message := connection.recv_bytes()) != b"":
        connection.send_bytes(message)


def sending(length):
    message = b"x" * length

    def send(count):
        here, there = multiprocessing.get_context("fork").Pipe()
        process = multiprocessing.get_context("fork").Process(target=echo, args=(there,))
        process.start()
        here.send_bytes(message)
        here.recv_bytes()
        start = time.perf_counter_ns()
        for _ in range(count // 2):
            here.send_bytes(message)
            here.recv_bytes()
        took.append((time.perf_counter_ns() - start) / count)
        here.send_bytes(b"")
        process.join()

    took = []
    for _ in range(3):
        send(200)
    return min(took)


def connecting(count):
    for _ in range(count):
        socket.create_connection(listener.getsockname()).close()


def sending_over_connections(count):
    here, there = socket.socketpair()
    for _ in range(count // 2):
        here.send(b"message")
        there.recv(100)


def switching_tasks(count):
    async def task():
        for _ in range(count // 2):
            await asyncio.sleep(0)

    async def both():
        await asyncio.gather(task(), task())

    asyncio.run(both())


if __name__ == "__main__":
    print("loop with an addition", times(100_000, adding))
    print("call of a function", times(100_000, calling))
    print("lock taken and released", times(50_000, locking))
    print("thread started and joined", times(200, starting_threads))
    print("handover to another thread", times(2_000, handing_over))
    print("process forked and joined", times(10, starting_processes("fork")))
    print("process spawned and joined", times(3, starting_processes("spawn")))
    short, long = sending(10), sending(50_010)
    print("message in a pipe", short)
    print("byte in a pipe", (long - short) / 50_000)
    with socket.create_server(("127.0.0.1", 0), backlog=1000) as listener:
        print("connection made", times(100, connecting))
    print("message over a connection", times(1_000, sending_over_connections))
    print("switch of tasks", times(5_000, switching_tasks))
