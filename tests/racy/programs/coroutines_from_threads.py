"""Two threads hand coroutines to one event loop: tasks do not interrupt each other, but their order is open."""
# Explored in part.

import asyncio
import threading

steps = []


async def task(name):
    steps.append(name)
    await asyncio.sleep(0)
    steps.append(name.upper())


def hand_over(loop, name):
    asyncio.run_coroutine_threadsafe(task(name), loop).result()


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(asyncio.to_thread(hand_over, loop, name) for name in "ab"))


asyncio.run(main())
print("".join(steps))
