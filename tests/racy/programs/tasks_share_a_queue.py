"""Two tasks take work from one queue: who does what depends on how long each piece takes."""
# Durations decide.

import asyncio


async def worker(name, queue, done):
    while not queue.empty():
        item = await queue.get()
        await asyncio.sleep(item / 1000)
        done.append(name + str(item))


async def main():
    queue, done = asyncio.Queue(), []
    for item in (2, 1, 1):
        queue.put_nowait(item)
    await asyncio.gather(worker("a", queue, done), worker("b", queue, done))
    return done


print(asyncio.run(main()))
