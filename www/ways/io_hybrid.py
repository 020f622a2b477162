# The same work, every way: an event loop hands the calls that block to threads.
import asyncio
import time

JOBS = 4
WAIT = 0.05


def work(number):
    """Waits for an answer, as from a network, and hardly computes."""
    time.sleep(WAIT)
    return number * number


async def main():
    results = await asyncio.gather(*(asyncio.to_thread(work, number) for number in range(JOBS)))
    print(sum(results))


if __name__ == "__main__":
    asyncio.run(main())
