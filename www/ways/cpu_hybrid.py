# The same work, every way: an event loop hands the computing to four processes.
import asyncio
from concurrent.futures import ProcessPoolExecutor

JOBS = 4
SIZE = 200_000


def work(number):
    """Computes and waits for nothing."""
    total = 0
    for i in range(SIZE):
        total += i * number % 7
    return total


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(4) as pool:
        jobs = [loop.run_in_executor(pool, work, number) for number in range(JOBS)]
        results = await asyncio.gather(*jobs)
    print(sum(results))


if __name__ == "__main__":
    asyncio.run(main())
