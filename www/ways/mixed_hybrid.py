# The same work, every way: an event loop waits, and four processes compute.
import asyncio
from concurrent.futures import ProcessPoolExecutor

JOBS = 4
SIZE = 120_000
WAIT = 0.02


async def fetch(number):
    """Waits for an answer, as from a network, and lets the others go on."""
    await asyncio.sleep(WAIT)
    return number


def compute(number):
    """Computes and waits for nothing."""
    total = 0
    for i in range(SIZE):
        total += i * number % 7
    return total


async def work(pool, number):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, compute, await fetch(number))


async def main():
    with ProcessPoolExecutor(4) as pool:
        results = await asyncio.gather(*(work(pool, number) for number in range(JOBS)))
    print(sum(results))


if __name__ == "__main__":
    asyncio.run(main())
