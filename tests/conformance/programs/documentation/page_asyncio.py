# The calls of asyncio's pages about coroutines, tasks, queues, futures, streams and the loop, in the ways they show them.
import asyncio
import concurrent.futures
import datetime
import functools
import random
import signal
import socket
import time


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def nested():
    return 42


async def coroutines():
    print("hello")
    await asyncio.sleep(1)
    print("world")
    start = time.monotonic()
    task1, task2 = asyncio.create_task(say_after(1, "hello")), asyncio.create_task(say_after(2, "world"))
    await task1
    await task2
    print(round(time.monotonic() - start))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(say_after(0.1, "hello"))
        tg.create_task(say_after(0.2, "group"))
    print(await nested(), await asyncio.create_task(nested()))
    background = set()
    for i in range(3):
        task = asyncio.create_task(say_after(0.01, f"background {i}"))
        background.add(task)
        task.add_done_callback(background.discard)
    await asyncio.sleep(0.1)
    print(background)


class Terminate(Exception):
    """Ends a group."""


async def force_end():
    raise Terminate()


async def job(n, delay):
    print(f"job {n}: start")
    await asyncio.sleep(delay)
    print(f"job {n}: done")


async def factorial(name, number):
    f = 1
    for i in range(2, number + 1):
        print(f"Task {name}: factorial({number}), currently i={i}...")
        await asyncio.sleep(1)
        f *= i
    return f


async def eternity():
    await asyncio.sleep(3600)


async def cancel_me():
    print("cancel_me(): before")
    try:
        await eternity()
    except asyncio.CancelledError:
        print("cancel_me(): cancelled")
        raise
    finally:
        print("cancel_me(): after")


async def tasks():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job(1, 0.1))
            group.create_task(job(2, 0.5))
            await asyncio.sleep(0.2)
            group.create_task(force_end())
    except* Terminate:
        print("ended")
    print(await asyncio.gather(factorial("A", 2), factorial("B", 3), factorial("C", 4)))
    try:
        async with asyncio.timeout(1):
            await eternity()
    except TimeoutError:
        print("timeout")
    async with asyncio.timeout(None) as cm:
        cm.reschedule(asyncio.get_running_loop().time() + 1.5)
        await asyncio.sleep(0.1)
    print(cm.expired())
    try:
        await asyncio.wait_for(eternity(), timeout=1.0)
    except TimeoutError:
        print("waited")
    done, pending = await asyncio.wait([asyncio.create_task(nested())])
    print(len(done), pending)
    for first in asyncio.as_completed([say_after(0.2, "late"), say_after(0.1, "early")]):
        await first
    print(await asyncio.shield(nested()))
    task = asyncio.create_task(cancel_me())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main: cancelled now", task.cancelled())
    loop = asyncio.get_running_loop()
    end = loop.time() + 3.0
    while loop.time() + 1.0 < end:
        print(datetime.timedelta(seconds=round(end - loop.time())))
        await asyncio.sleep(1)


def blocking_io():
    time.sleep(1)
    return "read"


def cpu_bound():
    return sum(i * i for i in range(1000))


async def threads():
    print(await asyncio.gather(asyncio.to_thread(blocking_io), asyncio.sleep(1)))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking_io))
    with concurrent.futures.ThreadPoolExecutor() as pool:
        print(await loop.run_in_executor(pool, cpu_bound))
    with concurrent.futures.ProcessPoolExecutor() as pool:
        print(await loop.run_in_executor(pool, cpu_bound))

    def submit():
        future = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.5, result=3), loop)
        return future.result(2)

    print(await loop.run_in_executor(None, submit))


async def worker(name, queue):
    while True:
        sleep_for = await queue.get()
        await asyncio.sleep(sleep_for)
        queue.task_done()


async def queues():
    queue = asyncio.Queue()
    total = 0
    random.seed(1)
    for _ in range(20):
        sleep_for = random.uniform(0.05, 1.0)
        total += sleep_for
        queue.put_nowait(sleep_for)
    workers = [asyncio.create_task(worker(f"worker-{i}", queue)) for i in range(3)]
    started = time.monotonic()
    await queue.join()
    slept = time.monotonic() - started
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print(total / 3 <= slept < total)


async def set_after(fut, delay, value):
    await asyncio.sleep(delay)
    fut.set_result(value)


async def futures():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.create_task(set_after(fut, 1, "... world"))
    print("hello ...")
    print(await fut)
    fut = loop.create_future()
    fut.add_done_callback(functools.partial(print, "Future:"))
    fut.set_result(1)
    await asyncio.sleep(0)


async def handle_echo(reader, writer):
    data = await reader.read(100)
    addr = writer.get_extra_info("peername")
    print(f"Received {data.decode()!r} from {addr[0]!r}")
    writer.write(data)
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def streams():
    server = await asyncio.start_server(handle_echo, "127.0.0.1", 0)
    print([sock.getsockname()[0] for sock in server.sockets])
    port = server.sockets[0].getsockname()[1]
    async with server:
        serving = asyncio.create_task(server.serve_forever())
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write("Hello World!".encode())
        await writer.drain()
        print(f"Received: {(await reader.read(100)).decode()!r}")
        writer.close()
        await writer.wait_closed()
        serving.cancel()
    rsock, wsock = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=rsock)
    asyncio.get_running_loop().call_soon(wsock.send, "abc".encode())
    print("Received:", (await reader.read(100)).decode())
    writer.close()
    wsock.close()


class EchoServerProtocol(asyncio.Protocol):
    def connection_made(self, transport):
        print("Connection from", transport.get_extra_info("peername")[0])
        self.transport = transport

    def data_received(self, data):
        print("Data received:", data.decode())
        self.transport.write(data)
        self.transport.close()


class EchoClientProtocol(asyncio.Protocol):
    def __init__(self, message, on_con_lost):
        self.message, self.on_con_lost = message, on_con_lost

    def connection_made(self, transport):
        transport.write(self.message.encode())
        print("Data sent:", self.message)

    def data_received(self, data):
        print("Data received back:", data.decode())

    def connection_lost(self, exc):
        print("The server closed the connection")
        self.on_con_lost.set_result(True)


async def protocols():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: EchoServerProtocol(), "127.0.0.1", 0)
    on_con_lost = loop.create_future()
    async with server:
        host, port = server.sockets[0].getsockname()
        transport, protocol = await loop.create_connection(lambda: EchoClientProtocol("Hello", on_con_lost), host, port)
        try:
            await on_con_lost
        finally:
            transport.close()


def display_date(end_time, loop):
    print("date")
    if loop.time() + 1.0 < end_time:
        loop.call_later(1, display_date, end_time, loop)
    else:
        loop.stop()


def loops():
    loop = asyncio.new_event_loop()
    loop.call_soon(lambda: (print("Hello World"), loop.stop()))
    loop.run_forever()
    loop.call_soon(display_date, loop.time() + 3.5, loop)
    loop.run_forever()
    rsock, wsock = socket.socketpair()

    def read():
        print("Received:", rsock.recv(100).decode())
        loop.remove_reader(rsock)
        loop.stop()

    loop.add_reader(rsock, read)
    loop.call_soon(wsock.send, "abc".encode())
    loop.run_forever()
    rsock.close()
    wsock.close()
    loop.add_signal_handler(signal.SIGTERM, lambda: (print("got SIGTERM"), loop.stop()))
    loop.call_later(0.1, signal.raise_signal, signal.SIGTERM)
    loop.run_forever()
    loop.close()


async def bug():
    raise Exception("not consumed")


async def locks():
    lock, event, cond, sem = asyncio.Lock(), asyncio.Event(), asyncio.Condition(), asyncio.Semaphore(10)
    async with lock, cond, sem:
        print(lock.locked(), cond.locked(), sem.locked())

    async def waiter(event):
        print("waiting for it ...")
        await event.wait()
        print("... got it!")

    waiting = asyncio.create_task(waiter(event))
    await asyncio.sleep(1)
    event.set()
    await waiting
    barrier = asyncio.Barrier(3)

    async def pass_by():
        async with barrier as position:
            if position == 0:
                print("End of *after* barrier")

    await asyncio.gather(pass_by(), pass_by(), pass_by())
    print(barrier.n_waiting, barrier.parties, barrier.broken)


for part in coroutines, tasks, threads, queues, futures, streams, protocols, locks:
    print("--", part.__name__)
    if __name__ == "__main__":
        asyncio.run(part())
if __name__ == "__main__":
    loops()
    with asyncio.Runner() as runner:
        print(runner.run(nested()), runner.get_loop().is_running())
