# The same work, every way: a task for each job, all on one thread.
import asyncio

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


async def work(number):
    return compute(await fetch(number))


async def main():
    results = await asyncio.gather(*(work(number) for number in range(JOBS)))
    print(sum(results))


if __name__ == "__main__":
    asyncio.run(main())
