# An event loop has N calls done in threads of its pool and waits for all. What ends first is a choice.
# Executions: 6.
import asyncio

N = 1


def work(n):
    return n + 1


async def main():
    print(await asyncio.gather(*[asyncio.to_thread(work, number) for number in range(N)]))


asyncio.run(main())
