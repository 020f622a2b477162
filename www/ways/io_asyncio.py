# The same work, every way: a task for each job, all on one thread.
import asyncio

JOBS = 4
WAIT = 0.05


async def work(number):
    """Waits for an answer, as from a network, and lets the others go on."""
    await asyncio.sleep(WAIT)
    return number * number


async def main():
    results = await asyncio.gather(*(work(number) for number in range(JOBS)))
    print(sum(results))


if __name__ == "__main__":
    asyncio.run(main())
