"""Tasks that hand over all the time: a queue, a lock, sleeps of no length, gather."""

import asyncio

ROUNDS = 3000


async def produce(box):
    for i in range(ROUNDS):
        await box.put(i)


async def consume(box):
    total = 0
    for _ in range(ROUNDS):
        total += await box.get()
    return total


async def add(lock, totals):
    for _ in range(ROUNDS):
        async with lock:
            totals[0] += 1
            if totals[0] % 3 == 0:
                await asyncio.sleep(0)


async def main():
    box, lock, totals = asyncio.Queue(maxsize=2), asyncio.Lock(), [0]
    adders = [add(lock, totals) for _ in range(3)]
    results = await asyncio.gather(produce(box), consume(box), *adders)
    print(results[1], totals)


asyncio.run(main())
