import asyncio
import time

async def polite(n):
    await asyncio.sleep(0.2)
    print("polite", n)

async def rude():
    time.sleep(0.5)
    print("rude")

async def timed(*coroutines):
    start = time.perf_counter()
    await asyncio.gather(*coroutines)
    print("took", round(time.perf_counter() - start, 1))

async def main():
    await timed(polite(1), polite(2), polite(3))
    await timed(polite(4), rude())
    start = time.perf_counter()
    await polite(5)
    await polite(6)
    print("one after another", round(time.perf_counter() - start, 1))

asyncio.run(main())
