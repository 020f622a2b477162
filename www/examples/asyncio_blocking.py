# time.sleep() in a coroutine stops the whole event loop: the clock's ticks
# stand still for two seconds. Put "await asyncio.sleep(2)" there instead.
import asyncio
import time


async def clock():
    for tick in range(1, 5):
        print(f"clock: tick {tick}")
        await asyncio.sleep(0.5)


async def careless():
    await asyncio.sleep(0.7)
    print("careless: I sleep, and everybody with me")
    time.sleep(2)
    print("careless: awake again")


async def main():
    await asyncio.gather(clock(), careless())


asyncio.run(main())
