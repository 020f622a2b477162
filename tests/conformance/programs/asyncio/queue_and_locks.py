import asyncio

async def producer(q):
    for i in range(4):
        await q.put(i)
        print("put", i)
    await q.put(None)

async def consumer(q):
    while (item := await q.get()) is not None:
        print("got", item)
        await asyncio.sleep(0.05)
        q.task_done()
    q.task_done()

async def critical(lock, n):
    print(n, "wants")
    async with lock:
        print(n, "has", lock.locked())
        await asyncio.sleep(0.05)
    print(n, "left")

async def limited(semaphore, n):
    async with semaphore:
        print("in", n)
        await asyncio.sleep(0.1)
    print("out", n)

async def waits(event, n):
    await event.wait()
    print("event", n)

async def conditional(condition, n):
    async with condition:
        await condition.wait()
        print("notified", n)

async def main():
    q = asyncio.Queue(maxsize=2)
    await asyncio.gather(producer(q), consumer(q))
    await q.join()
    print(q.empty(), q.qsize(), q.full(), q.maxsize)
    for action in (q.get_nowait, lambda: [q.put_nowait(i) for i in range(3)]):
        try:
            action()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as error:
            print(type(error).__name__)
    lock = asyncio.Lock()
    await asyncio.gather(*(critical(lock, n) for n in range(3)))
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(limited(semaphore, n) for n in range(4)))
    event = asyncio.Event()
    tasks = [asyncio.create_task(waits(event, n)) for n in range(2)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*tasks)
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(conditional(condition, n)) for n in range(3)]
    await asyncio.sleep(0.01)
    async with condition:
        condition.notify(1)
    await asyncio.sleep(0.01)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    p = asyncio.PriorityQueue()
    for n in (3, 1, 2):
        p.put_nowait(n)
    print([await p.get() for _ in range(3)])

asyncio.run(main())
