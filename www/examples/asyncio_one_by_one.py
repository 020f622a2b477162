# Awaiting one coroutine after another is no faster than waiting always is:
# the second starts when the first has ended.
import asyncio
import time


async def fetch(page, seconds):
    print(f"{page}: asked")
    await asyncio.sleep(seconds)
    print(f"{page}: here after {seconds} s")


async def main():
    began = time.perf_counter()
    await fetch("news", 2)
    await fetch("weather", 1)
    print(f"in all {time.perf_counter() - began:.0f} s")


asyncio.run(main())
