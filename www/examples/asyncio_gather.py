# gather() lets coroutines wait together. One thread is enough:
# while one of them sleeps, the event loop turns to the next.
import asyncio
import time


async def fetch(page, seconds):
    print(f"{page}: asked")
    await asyncio.sleep(seconds)
    print(f"{page}: here after {seconds} s")
    return len(page)


async def main():
    began = time.perf_counter()
    sizes = await asyncio.gather(fetch("news", 2), fetch("weather", 1), fetch("maps", 3))
    print(f"sizes {sizes}, in all {time.perf_counter() - began:.0f} s")


asyncio.run(main())
