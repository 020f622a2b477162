"""A loop waits for two threads; which of them is first is open."""

import asyncio

seen = []


def work(name):
    seen.append(name)


async def main():
    await asyncio.gather(asyncio.to_thread(work, "a"), asyncio.to_thread(work, "b"))
    print(*seen)


asyncio.run(main())
