import asyncio
import time


def slow_library_call():
    time.sleep(3)
    return "3 s of work"


async def clock():
    for _ in range(3):
        print("tick")
        await asyncio.sleep(0.9)


async def report():
    result = await asyncio.get_running_loop().run_in_executor(None, slow_library_call)
    print("report:", result)


async def main():
    await asyncio.gather(clock(), report())


asyncio.run(main())
