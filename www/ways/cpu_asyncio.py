# The same work, every way: a task for each job, all on one thread.
import asyncio

JOBS = 4
SIZE = 200_000


async def work(number):
    """Computes and waits for nothing: the event loop cannot go on meanwhile."""
    total = 0
    for i in range(SIZE):
        total += i * number % 7
    return total


async def main():
    results = await asyncio.gather(*(work(number) for number in range(JOBS)))
    print(sum(results))


if __name__ == "__main__":
    asyncio.run(main())
